"""From a Parquet file to its cells as text, many rows at a time, as if they had stood in a CSV."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from tallystick.base.csv_text import LARGEST_CELL
from tallystick.base.findings import Problem
from tallystick.base.reasons import Count, Foreign, Reason, Unfit
from tallystick.base.regular import in_words
from tallystick.register.rows import EMPTY_ROW, RawTable, note_heading
from tallystick.register.store.lines import NUMBER
from tallystick.register.store.measured import TooLarge, refuse_large

#: So many rows are read at a time.
LOT = 200_000
#: A file can say in a few bytes that it holds one row a thousand million times.
MOST_ROWS = 100_000_000
#: The texts of a lot, which stand in memory two or three times.
LARGEST_LOT = 128 * 1024 * 1024
#: What the engine raises for a broken file; some of them it takes for a fault of its own.
BROKEN = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError)
_BINARY = Problem(
    "binary-fractions",
    Reason("its numbers are binary fractions, which can't keep the digits that were printed"),
    Reason("write the column as text, or as a decimal type"),
)
_STRANGE = Problem(
    "strange-type",
    Reason("its type is none that a cell of a table has"),
    Reason("write the column as text"),
)


_WHY = Reason("it can't be read as Parquet: {words}")


def unreadable(problem: Exception) -> Problem:
    """What is wrong with a file that is no Parquet."""
    anew = Reason("write it anew, or give the table as CSV")
    if isinstance(problem, TooLarge):
        return Problem("unreadable-file", problem.reason, problem.fix)
    if isinstance(problem, Unfit):
        return Problem("unreadable-file", _WHY.saying(words=problem.reason), anew)
    words = Foreign(str(problem).partition("\n")[0][:200])
    return Problem("unreadable-file", _WHY.saying(words=words), anew)


def _too_many(rows: int) -> Problem:
    return Problem(
        "unreadable-file",
        Reason(
            "it says that it has {count} rows, more than {most}", count=Count(rows), most=Count(MOST_ROWS)
        ),
        Reason("look whether it is the right file"),
    )


@contextlib.contextmanager
def quietly() -> Iterator[None]:
    """Keep the engine from printing where in its own code a broken file made it give up."""
    held = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(held, 2)
        os.close(held)
        os.close(nowhere)


def parquet_frames(raw: RawTable, place: Path) -> Iterator[pl.DataFrame]:
    """The cells of a Parquet file by column name, with row numbers as a spreadsheet would show them.

    What is wrong with the file or with whole rows is noted in the raw table.
    """
    try:
        refuse_large(place)
        with quietly():
            scan = pl.scan_parquet(place, glob=False)
            schema = scan.collect_schema()
            rows = scan.select(pl.len()).collect().item()
    except (Unfit, *BROKEN) as problem:
        _lose(raw, unreadable(problem))
        return
    if rows > MOST_ROWS:
        _lose(raw, _too_many(rows))
        return
    note_heading(raw, schema.names())
    names = [name for name in schema.names() if name in raw.table.columns]
    texts = [_as_text(raw, name, schema[name]) for name in names]
    for start in range(0, rows, LOT):
        try:
            with quietly():
                lot = scan.slice(start, LOT)
                _refuse_swelling(lot, texts)
                frame = lot.select(texts).collect()
        except (Unfit, *BROKEN) as problem:
            _lose(raw, unreadable(problem))
            return
        numbers = pl.Series(NUMBER, range(start + 2, start + 2 + len(frame)), dtype=pl.UInt32)
        yield _without_empty(raw, frame.insert_column(0, numbers))


def _lose(raw: RawTable, problem: Problem) -> None:
    raw.lost = True
    raw.find(problem)


def _refuse_swelling(lot: pl.LazyFrame, texts: list[pl.Expr]) -> None:
    """Look how long the cells of a lot are: one long cell can stand in every row, and is copied for each.

    Raises:
        Unfit: a cell is longer than any, or all are together.
    """
    if not texts:
        return
    lengths = [one.str.len_bytes() for one in texts]
    most = lot.select(pl.max_horizontal(one.max() for one in lengths)).collect().item() or 0
    total = lot.select(pl.sum_horizontal(one.sum() for one in lengths)).collect().item() or 0
    if most > LARGEST_CELL or total > LARGEST_LOT:
        raise TooLarge(
            Reason(
                "{count} rows of it unpack to more than {size}", count=Count(LOT), size=in_words(LARGEST_LOT)
            )
            if most <= LARGEST_CELL
            else Reason("a cell is larger than any text here may be")
        )


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
