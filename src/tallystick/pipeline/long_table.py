"""A table of results of a large package as Parquet, made in one pass and never whole in memory."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from tallystick.base.canonical import Json
from tallystick.register.large import LONGEST_CSV
from tallystick.register.store.scratch import Scratch


def write_table(
    lots: Iterable[Mapping[str, Sequence[str]]], names: Sequence[str], scratch: Scratch, place: Path
) -> Mapping[str, Json]:
    """Write a table as one Parquet file and give what it holds.

    Each cell stands there as it would in the CSV, an empty one as null.

    Args:
        lots: the columns of so many rows at a time, each cell as text.
        names: the columns, in order.
        scratch: where parts may lie until the whole is written.
        place: the file to write.

    Returns:
        The number of rows, and for each column that holds something the SHA-256 of its cells, each followed
        by a line feed.
    """
    hashes = {name: hashlib.sha256() for name in names}
    filled: set[str] = set()
    parts: list[Path] = []
    rows = 0
    for columns in lots:
        frame = _frame(columns)
        for name, so_far in hashes.items():
            so_far.update("\n".join(columns[name]).encode() + b"\n")
        filled |= {name for name in names if frame[name].null_count() < len(frame)}
        parts.append(scratch.file("part.parquet"))
        frame.write_parquet(parts[-1], compression="lz4")
        rows += len(frame)
    pl.scan_parquet(parts, glob=False).sink_parquet(place, compression="zstd", row_group_size=LONGEST_CSV)
    for part in parts:
        part.unlink()
    return {
        "rows": rows,
        "columns": {name: one.hexdigest() for name, one in hashes.items() if name in filled},
    }


def read_table(place: Path) -> Iterator[Mapping[str, str]]:
    """The rows of such a file, an empty cell as an empty text."""
    scan = pl.scan_parquet(place, glob=False)
    rows = int(scan.select(pl.len()).collect().item())
    for start in range(0, rows, LONGEST_CSV):
        yield from scan.slice(start, LONGEST_CSV).collect().fill_null("").iter_rows(named=True)


def _frame(columns: Mapping[str, Sequence[str]]) -> pl.DataFrame:
    frame = pl.DataFrame({name: pl.Series(cells, dtype=pl.String) for name, cells in columns.items()})
    return frame.with_columns(pl.when(pl.all() != "").then(pl.all()).name.keep())
