"""A Parquet file measured before the engine reads it: how much it would unpack to, by what its pages say.

A few bytes can say that they are a cell of 100 kB a million times. The engine takes what a file says for
granted, and ends the process where there is not enough memory.
"""

import functools
import mmap
from pathlib import Path
from typing import Any

from tallystick.base.reasons import Count, Reason, Unfit
from tallystick.base.regular import in_words
from tallystick.register.store.thrift import Struct, read_struct

_MAGIC, _TAIL = b"PAR1", 8
#: A record of a hundred million rows in small groups is smaller.
LARGEST_RECORD = 4 * 1024 * 1024
#: A table has a few columns; each element of the schema is one, or holds some.
MOST_ELEMENTS, DEEPEST = 1_000, 8
#: Of a row group, which is read whole. Other programs write up to 1,048,576 rows.
LARGEST_GROUP, MOST_GROUP_ROWS = 256 * 1024 * 1024, 1 << 20
_SMALLER = Reason("write it in smaller row groups, or give the table as CSV")
#: Of the file's record: schema, row groups; of an element: how many it holds; of a group: columns and rows.
_SCHEMA, _GROUPS, _CHILDREN, _COLUMNS, _ROWS = 2, 4, 5, 1, 3
#: Of a column: its record, in it the packed bytes and where the pages and the dictionary begin.
_RECORD, _PACKED, _PAGES_AT, _DICTIONARY_AT = 3, 7, 9, 11
#: Of a page: its bytes unpacked and packed.
_PAGE_UNPACKED, _PAGE_PACKED = 2, 3
_NO_PARQUET = Reason("its record of what it holds is broken")


class TooLarge(Unfit):
    """A file that may be sound and unpacks to more than is taken in.

    Attributes:
        fix: what would be right.
    """

    def __init__(self, reason: Reason) -> None:
        """Say how much."""
        super().__init__(reason)
        self.fix = _SMALLER


def refuse_large(place: Path) -> None:
    """Look whether each row group of a Parquet file is of a size that can be read whole.

    Raises:
        TooLarge: one has too many rows or bytes, or there are too many columns.
        Unfit: the file's record of itself is broken.
        OSError: the file can't be read.
    """
    with place.open("rb") as file:
        if file.seek(0, 2) < len(_MAGIC) + _TAIL:
            raise Unfit(_NO_PARQUET)
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            try:
                _measure(data)
            except Unfit:
                raise
            except (ValueError, KeyError, TypeError, IndexError, AttributeError):
                raise Unfit(_NO_PARQUET) from None


def _measure(data: mmap.mmap) -> None:
    ends = len(data) - _TAIL
    length = int.from_bytes(data[ends : ends + 4], "little")
    if data[-4:] != _MAGIC or length > ends:
        raise Unfit(_NO_PARQUET)
    if length > LARGEST_RECORD:
        raise TooLarge(Reason("its record of itself is larger than {size}", size=in_words(LARGEST_RECORD)))
    record, _ = read_struct(data[ends - length : ends], 0)
    _refuse_deep(record[_SCHEMA])
    pages = functools.cache(functools.partial(_unpacked, data))
    for group in record[_GROUPS]:
        if not 0 <= group[_ROWS] <= MOST_GROUP_ROWS:
            raise TooLarge(Reason("a row group has more than {count} rows", count=Count(MOST_GROUP_ROWS)))
        extents = (_extent(chunk[_RECORD]) for chunk in group[_COLUMNS])
        if sum(pages(*one) for one in extents) > LARGEST_GROUP:
            raise TooLarge(
                Reason("a row group of it unpacks to more than {size}", size=in_words(LARGEST_GROUP))
            )


def _refuse_deep(schema: list[Struct]) -> None:
    if len(schema) > MOST_ELEMENTS:
        raise TooLarge(Reason("it has more than {count} columns", count=Count(MOST_ELEMENTS)))
    open_: list[int] = []
    for one in schema:
        while open_ and not open_[-1]:
            open_.pop()
        if open_:
            open_[-1] -= 1
        open_.append(one.get(_CHILDREN, 0))
        if len(open_) > DEEPEST or not 0 <= open_[-1] < len(schema):
            raise Unfit(Reason("its columns lie in one another"))


def _extent(meta: Struct) -> tuple[int, int]:
    """Where the pages of a column begin and end."""
    begins = min(meta.get(_DICTIONARY_AT) or meta[_PAGES_AT], meta[_PAGES_AT])
    return begins, begins + meta[_PACKED]


def _unpacked(data: Any, at: int, ends: int) -> int:  # noqa: ANN401 - bytes of a file, read where they lie
    """How many bytes the pages between two places unpack to, by their own word, which the engine takes."""
    if not 0 <= at <= ends <= len(data):
        raise Unfit(_NO_PARQUET)
    total = 0
    while at < ends and total <= LARGEST_GROUP:
        page, behind = read_struct(data, at)
        unpacked, packed = page[_PAGE_UNPACKED], page[_PAGE_PACKED]
        if min(unpacked, packed) < 0:
            raise Unfit(_NO_PARQUET)
        total += unpacked
        at = behind + packed
    return total
