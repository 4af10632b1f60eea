"""A million observations brought into an office: ``python -m benchmarks.office_import [OBSERVATIONS]``.

Beside it polars reading the same file, and the database's own program copying the same cells into the same
table of the same office, with its keys and its index: ``sqlite3 .import``, or ``psql \\copy`` where
``DATABASE_URL`` names a PostgreSQL, which is emptied. Of SQLite the processor's time is held against the
bound; PostgreSQL works in a process of its own, so that there time on the clock is.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars

from benchmarks.cpu import Spent, spent
from benchmarks.grown import Size, grow

SEED, OBSERVATIONS, BOUND = Path("plans/china-2021-2025"), 1_000_000, 3.0
#: What an area has figures of: 32 measures in 5 years.
_EACH = 160
_SERVER = os.environ.get("DATABASE_URL", "")
_POLARS = "import polars, sys; polars.read_parquet(sys.argv[1])"
_MAKE = "import sys; from tallystick.office.start import make_office; make_office(sys.argv[1], sys.argv[2])"
_EMPTY = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
_TABLE = "office_storedobservation"


def import_is_quick(observations: int) -> bool:
    """Bringing them in takes at most three times polars reading the file and the database's own copy."""
    with tempfile.TemporaryDirectory(prefix="bench-import-") as scratch:
        package, folder = Path(scratch) / "package", Path(scratch) / "office"
        count = grow(SEED, package, Size(areas=observations // _EACH), parquet=True)
        if _SERVER:
            spent(["psql", "-q", _SERVER, "-c", _EMPTY])
        subprocess.run([sys.executable, "-c", _MAKE, str(folder), "http://127.0.0.1:8020"], check=True)
        bring = [sys.executable, "-m", "tallystick", "office", "import", str(folder), str(package)]
        ours, clock = _timed(bring)
        file = package / "tables/observations.parquet"
        read, read_clock = _timed([sys.executable, "-c", _POLARS, str(file)])
        copied, copied_clock = _timed(_copy(folder, file, Path(scratch) / "cells.csv"))
    beside = read_clock + copied_clock if _SERVER else read.seconds + copied.seconds
    ratio = (clock if _SERVER else ours.seconds) / beside
    holds = ratio <= BOUND
    print(
        f"{'holds' if holds else 'FAILS'}  {count:,} observations, {'PostgreSQL' if _SERVER else 'SQLite'}: "
        f"{ours.seconds:.1f} s of the processor, {clock:.1f} s, {ours.megabytes:.0f} MB; polars reading the "
        f"file: {read.seconds:.1f} s, {read_clock:.1f} s; the database's own copy: {copied.seconds:.1f} s, "
        f"{copied_clock:.1f} s; ratio {ratio:.1f}, bound {BOUND:.0f}; load {os.getloadavg()[0]:.0f}"
    )
    return holds


def _timed(command: list[str]) -> tuple[Spent, float]:
    began = time.monotonic()
    taken = spent(command)
    return taken, time.monotonic() - began


def _copy(folder: Path, file: Path, cells: Path) -> list[str]:
    """The database's own program for as many rows again, whose identifiers are others."""
    rows = polars.read_parquet(file)
    told = rows.select(polars.col(name).cast(polars.String) for name in rows.columns)
    told = told.with_columns(polars.lit("again-").add(polars.col("id")).alias("id"))
    columns = [
        f"{one}_id" if one in {"indicator", "area", "source", "batch", "restated_by"} else one
        for one in told.columns
    ]
    if _SERVER:
        told.write_csv(cells, include_header=False)
        names = ", ".join(f'"{one}"' for one in columns)
        return ["psql", "-q", _SERVER, "-c", f"\\copy {_TABLE} ({names}) FROM '{cells}' WITH (FORMAT csv)"]
    place = folder / "office.sqlite3"
    asked = ["sqlite3", "-csv", str(place), f"PRAGMA table_info({_TABLE})"]
    lines = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.splitlines()
    order = [one.split(",")[1] for one in lines]
    told.columns = columns
    missing = [
        polars.lit(None, polars.String).alias(one) for one in order if one not in columns and one != "key"
    ]
    whole = told.with_columns(missing).with_row_index("key", 10 * len(rows)).select(order)
    whole.write_csv(cells, include_header=False)
    return ["sqlite3", str(place), "-cmd", ".mode csv", f".import {cells} {_TABLE}"]


if __name__ == "__main__":
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    sys.exit(not import_is_quick(int(sys.argv[1]) if len(sys.argv) > 1 else OBSERVATIONS))
