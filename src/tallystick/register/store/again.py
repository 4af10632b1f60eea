"""A Parquet file of a release beside the same table written again: byte by byte, or cell by cell."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from tallystick.base.reasons import Reason, Unfit
from tallystick.register.store.frames import BROKEN, quietly
from tallystick.register.store.layout import refuse_other_layout
from tallystick.register.store.lines import NUMBER

ComparedCells = tuple[str | None, ...]
#: The number of a row as a spreadsheet shows it, and its cells in two tables; None where one has no such row.
RowPair = tuple[int, ComparedCells | None, ComparedCells | None]
#: So many rows are compared at a time.
LOT = 200_000
#: How often a row stood there before it.
_TIME = "\N{NULL}time"


def refuse_other_table(ours: Path, theirs: Path, version: str) -> None:
    """Look whether two Parquet files hold the same table: columns, types, order, every cell, null or not.

    Args:
        ours: the table as this program writes it.
        theirs: as another version of the writing library is said to have written it.
        version: that version.

    Raises:
        Unfit: it is another table, or something else is in its file; says what.
    """
    refuse_other_layout(ours.read_bytes(), theirs.read_bytes(), version)
    try:
        with quietly():
            same = _is_same(ours, theirs)
    except BROKEN:
        raise Unfit(Reason("it can't be read as Parquet")) from None
    if not same:
        raise Unfit(Reason("some of its cells are others"))


def _is_same(ours: Path, theirs: Path) -> bool:
    one, other = (pl.scan_parquet(place, glob=False) for place in (ours, theirs))
    if list(one.collect_schema().items()) != list(other.collect_schema().items()):
        return False
    for start in itertools.count(0, LOT):
        lots = [scan.slice(start, LOT).collect() for scan in (one, other)]
        if not lots[0].equals(lots[1], null_equal=True):
            return False
        if lots[0].is_empty():
            return True
    raise AssertionError("no table is without end")


def heading_of(place: Path) -> list[str]:
    """The names of the columns.

    Raises:
        Unfit: it can't be read.
    """
    try:
        with quietly():
            return pl.scan_parquet(place, glob=False).collect_schema().names()
    except BROKEN:
        raise Unfit(Reason("it can't be read as Parquet")) from None


def rows_otherwise(old: Path, new: Path, most: int) -> list[RowPair]:
    """The rows in which two tables in Parquet differ, at most so many of each kind.

    Where both have as many rows they are held side by side,
    else the rows are given that only one of them has.

    Raises:
        Unfit: one can't be read, or they have other columns.
    """
    try:
        with quietly():
            one, other = (pl.scan_parquet(place, glob=False).cast(pl.String) for place in (old, new))
            names = one.collect_schema().names()
            if names != other.collect_schema().names():
                raise Unfit(Reason("its columns are others"))
            sizes = [int(scan.select(pl.len()).collect().item()) for scan in (one, other)]
            if sizes[0] != sizes[1]:
                return _only_one_has(one, other, names, most) or _only_one_has(
                    _counted(one, names), _counted(other, names), [*names, _TIME], most
                )
            return list(itertools.islice(_side_by_side(one, other, sizes[0]), most))
    except BROKEN:
        raise Unfit(Reason("it can't be read as Parquet")) from None


def _only_one_has(one: pl.LazyFrame, other: pl.LazyFrame, names: list[str], most: int) -> list[RowPair]:
    gone, more = _only(one, other, names, most), _only(other, one, names, most)
    return [*((at, row, None) for at, row in gone), *((at, None, row) for at, row in more)]


def _counted(scan: pl.LazyFrame, names: list[str]) -> pl.LazyFrame:
    """The rows, each with how often it stood there before: where nothing else differs, one stands twice."""
    return scan.with_columns(pl.int_range(pl.len()).over(names).alias(_TIME))


def _only(
    one: pl.LazyFrame, other: pl.LazyFrame, names: list[str], most: int
) -> Iterator[tuple[int, ComparedCells]]:
    """The rows of the first that the other does not have."""
    alone = one.with_row_index(NUMBER, offset=2).join(
        other, on=names, how="anti", nulls_equal=True, maintain_order="left"
    )
    found = alone.drop(_TIME, strict=False).head(most).collect()
    return ((row[0], row[1:]) for row in found.iter_rows())


def _side_by_side(one: pl.LazyFrame, other: pl.LazyFrame, rows: int) -> Iterator[RowPair]:
    for start in range(0, rows, LOT):
        lots = [scan.slice(start, LOT).collect() for scan in (one, other)]
        if not lots[0].equals(lots[1], null_equal=True):
            pairs = enumerate(zip(*(lot.iter_rows() for lot in lots), strict=True), start=start + 2)
            yield from ((at, was, now) for at, (was, now) in pairs if was != now)
