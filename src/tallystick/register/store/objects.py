"""From columns of canonical text back to a table's typed rows."""

import functools
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from itertools import repeat
from typing import Any

import polars as pl

from tallystick.base.quick import quick
from tallystick.register import kinds as k
from tallystick.register.columns import Column, Table

#: Kinds whose value is the text itself.
_TEXTS = frozenset({k.TEXT, k.IDENTIFIER, k.UNIT, k.URL, k.SHA256})
_CellStream = Iterator[object]


def objects(table: Table, frame: pl.DataFrame, only: Collection[str] | None = None) -> Iterator[Any]:
    """The rows of a frame as objects of the table's class, one after the other.

    Args:
        table: which table it is.
        frame: its columns, each cell in canonical text and null where it is empty.
        only: the columns to fill; the others hold None, whatever they should hold. None for all.
    """
    columns = [
        _values(column, frame[name]) if only is None or name in only else repeat(None, len(frame))
        for name, column in table.columns.items()
    ]
    return map(quick(table.row), *columns)


def _values(column: Column, cells: pl.Series) -> _CellStream:
    if cells.null_count() == len(cells):
        return repeat(() if column.many else None, len(cells))
    read = _reader(column)
    if read is None:
        return iter(cells.to_list())
    if not cells.null_count():
        return map(read, cells.to_list())
    empty = () if column.many else None
    return (empty if cell is None else read(cell) for cell in cells.to_list())


@functools.cache
def _reader(column: Column) -> Callable[[str], object] | None:
    """From a canonical cell, which is known to be right, to its value; None where it is the value."""
    if column.many:
        return functools.lru_cache(maxsize=4096)(column.read)
    if column.allowed or column.kind in _TEXTS:
        return None
    if column.kind == k.NUMBER:
        return Decimal
    return functools.lru_cache(maxsize=4096)(column.read)
