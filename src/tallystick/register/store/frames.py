"""From a Parquet file to its cells as text, many rows at a time, as if they had stood in a CSV."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from tallystick.base.findings import Problem
from tallystick.register.rows import EMPTY_ROW, RawTable, note_heading
from tallystick.register.store.lines import NUMBER

#: So many rows are read at a time.
LOT = 200_000
_BINARY = Problem(
    "binary-fractions",
    "its numbers are binary fractions, which can't keep the digits that were printed",
    "write the column as text, or as a decimal type",
)
_STRANGE = Problem("strange-type", "its type is none that a cell of a table has", "write the column as text")


def unreadable(problem: Exception) -> Problem:
    """What is wrong with a file that is no Parquet."""
    return Problem(
        "unreadable-file",
        f"it can't be read as Parquet: {str(problem).partition(chr(10))[0][:200]}",
        "write it anew, or give the table as CSV",
    )


def parquet_frames(raw: RawTable, place: Path) -> Iterator[pl.DataFrame]:
    """The cells of a Parquet file by column name, with row numbers as a spreadsheet would show them.

    What is wrong with the file or with whole rows is noted in the raw table.
    """
    try:
        scan = pl.scan_parquet(place, glob=False)
        schema = scan.collect_schema()
        rows = scan.select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, OSError) as problem:
        raw.lost = True
        raw.find(unreadable(problem))
        return
    note_heading(raw, schema.names())
    names = [name for name in schema.names() if name in raw.table.columns]
    texts = [_as_text(raw, name, schema[name]) for name in names]
    for start in range(0, rows, LOT):
        try:
            frame = scan.slice(start, LOT).select(texts).collect()
        except (pl.exceptions.PolarsError, OSError) as problem:
            raw.lost = True
            raw.find(unreadable(problem))
            return
        numbers = pl.Series(NUMBER, range(start + 2, start + 2 + len(frame)), dtype=pl.UInt32)
        yield _without_empty(raw, frame.insert_column(0, numbers))


def _as_text(raw: RawTable, name: str, kind: pl.DataType) -> pl.Expr:
    cells = pl.col(name)
    if kind.is_float():
        raw.find(_BINARY, 1, name, str(kind))
        return pl.lit(None, dtype=pl.String).alias(name)
    if kind == pl.Boolean:
        return pl.when(cells).then(pl.lit("true")).when(~cells).then(pl.lit("false")).alias(name)
    if kind.is_nested() or (kind.is_temporal() and kind != pl.Date) or kind in (pl.Binary, pl.Object):
        raw.find(_STRANGE, 1, name, str(kind))
        return pl.lit(None, dtype=pl.String).alias(name)
    text = cells.cast(pl.String)
    return pl.when(text != "").then(text).alias(name)


def _without_empty(raw: RawTable, frame: pl.DataFrame) -> pl.DataFrame:
    empty = frame.select(pl.all_horizontal(pl.exclude(NUMBER).is_null())).to_series()
    if not empty.any():
        return frame
    for number in frame[NUMBER].filter(empty):
        raw.find(EMPTY_ROW, number)
    return frame.filter(~empty)
