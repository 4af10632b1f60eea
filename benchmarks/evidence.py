"""A million figures of a CSV read, understood and compared, beside polars reading the same file."""

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.cpu import Spent, least

FIGURES, INDICATORS, YEARS = 1_000_000, 10, 25
BOUND = 4.0
RUNS = 3
_POLARS = "import polars, sys; polars.read_csv(sys.argv[1])"
_READ_AND_WRITE = "import polars, sys; polars.read_csv(sys.argv[1]).write_parquet(sys.argv[2])"
_OURS = [sys.executable, "-m", "tallystick"]


def evidence_claims() -> list[bool]:
    """Reading a million rows takes at most four times polars; what saving them takes is told beside it."""
    with tempfile.TemporaryDirectory() as scratch:
        package, file = _written(Path(scratch))
        theirs = least([sys.executable, "-c", _POLARS, str(file)], RUNS)
        written = least([sys.executable, "-c", _READ_AND_WRITE, str(file), f"{scratch}/them.parquet"], RUNS)
        add = [*_OURS, "evidence", "add", str(package), str(file), "--source", "example-yearbook"]
        read = least([*add, "--dry-run"], RUNS)
        saved = least(add, 1)
        print(
            f"       add, checked and saved: {saved.seconds / written.seconds:.1f} times polars reading the "
            f"file and writing it as Parquet ({written.seconds:.2f} s)"
        )
        return [_told("add --dry-run", read, theirs), _told("add, checked and saved", saved, theirs)]


def _told(name: str, ours: Spent, theirs: Spent) -> bool:
    ratio = ours.seconds / theirs.seconds
    holds = ratio <= BOUND
    print(
        f"{'holds' if holds else 'FAILS'}  {name}, {FIGURES:,} figures: {ours.seconds:.2f} s, "
        f"{ours.megabytes:.0f} MB; polars reading the file: {theirs.seconds:.2f} s; ratio {ratio:.1f}, "
        f"bound {BOUND:.0f}"
    )
    return holds


def _written(scratch: Path) -> tuple[Path, Path]:
    """The invented plan with areas and indicators for a million figures, and their file."""
    package, file = scratch / "package", scratch / "figures.csv"
    shutil.copytree("src/tallystick/pipeline/example", package)
    areas = [f"QX-{number:04}" for number in range(FIGURES // INDICATORS // YEARS)]
    names = [f"measure{number}" for number in range(INDICATORS)]
    with (package / "tables/areas.csv").open("a") as out:
        out.writelines(f"{one},Area {one},QX\n" for one in areas)
    with (package / "tables/indicators.csv").open("a") as out:
        out.writelines(f"{one},Measure {one},What {one} counts.,outcome,percent,up,,,,,\n" for one in names)
    with file.open("w") as out:
        out.write("indicator,area,period,value,unit\n")
        for place, name in enumerate(names):
            for number, area in enumerate(areas):
                for year in range(2000, 2000 + YEARS):
                    value = (place * 7919 + number * 104729 + year * 31) % 10000 / 100
                    out.write(f"{name},{area},{year},{value:.2f},percent\n")
    return package, file


if __name__ == "__main__":
    sys.exit(0 if all(evidence_claims()) else 1)
