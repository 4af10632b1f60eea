"""How a Parquet file is laid out, held against one that this program wrote: nothing may lie hidden in it.

A Parquet file can hold more than one reader sees: bytes that no footer names, columns in another file, notes,
rows that are counted elsewhere. Here every byte has to belong to a page or an index of the columns that are
expected, and every record may only have the fields that a plain table needs.

Source: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.register.store.thrift import Struct, read_struct

_MAGIC = b"PAR1"
_TAIL = 8
#: Of a file's record: its form, schema, rows, row groups, notes, writer, orders of columns.
_SCHEMA, _ROWS, _GROUPS, _NOTES, _WRITER = range(2, 7)
_FILE = frozenset(range(1, 8))
#: Of a row group: columns, bytes, rows, its place, its bytes compressed, its number.
_COLUMNS, _GROUP_ROWS = 1, 3
_GROUP = frozenset({1, 2, 3, 5, 6, 7})
#: Of a column in a row group: the place of its record, the record, place and length of its two indexes.
_RECORD_AT, _RECORD = 2, 3
_INDEXES = ((4, 5), (6, 7))
_CHUNK = frozenset(range(2, 8))
#: Of that record: type, path, values, bytes, packed bytes, places of its pages; encodings, codec, bounds.
_TYPE, _PATH, _VALUES, _UNPACKED, _PACKED, _PAGES_AT, _DICTIONARY_AT = 1, 3, 5, 6, 7, 9, 11
_META = frozenset({1, 2, 3, 4, 5, 6, 7, 9, 11, 12, 13, 16})
#: Of a page: its kind, its bytes, packed bytes, checksum, and what its kind says, the values first.
_KIND, _PAGE_UNPACKED, _PAGE_PACKED = 1, 2, 3
_SAYS = {0: 5, 2: 7, 3: 8}
_DICTIONARY = 2
_PAGE = frozenset({1, 2, 3, 4})
_WRITERS = re.compile(rb"Polars(?: \(python\) version ([0-9A-Za-z.]{1,30}) \(build [0-9a-f]{40}\))?")
#: Unpacked it may be so many times as large as ours, and so many bytes more.
_TIMES_LARGER, _BYTES_LARGER = 4, 1 << 24

_NO_PARQUET = Reason("it can't be read as Parquet")
_HIDDEN = Reason("it holds bytes that belong to no column")
_OTHER_COLUMNS = Reason("its columns or their types are others")
_UNKNOWN = Reason("a record in it says more than a plain table needs")

#: From where to where something lies in the file.
Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Footer:
    record: Struct
    begins: int


def refuse_other_layout(ours: bytes, theirs: bytes, version: str | None = None) -> None:
    """Look whether a Parquet file holds the same columns and as many rows as ours, plainly, and nothing else.

    Cells are not looked at, nor the bounds and indexes by which other tools skip parts of it.

    Args:
        ours: the file as this program writes it.
        theirs: the file as another version of the writing library is said to have written it.
        version: that version; None for any.

    Raises:
        Unfit: it holds something else, or can't be read; says what.
    """
    try:
        own, their = _footer(ours).record, _footer(theirs)
        _refuse_other_table(own, their.record, version)
        extents = [one for group in their.record[_GROUPS] for one in _of_group(theirs, group, own)]
        larger = _unpacked(their.record) > _TIMES_LARGER * _unpacked(own) + _BYTES_LARGER
    except Unfit:
        raise
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise Unfit(_NO_PARQUET) from None
    if larger:
        raise Unfit(Reason("unpacked it would be many times as large as what comes out again"))
    _refuse_gaps(extents, len(_MAGIC), their.begins)


def _footer(data: bytes) -> _Footer:
    """The record of a whole file, and where it begins."""
    ends = len(data) - _TAIL
    begins = ends - int.from_bytes(data[ends : ends + 4], "little")
    record, end = read_struct(data, begins)
    if data[:4] != _MAGIC or data[-4:] != _MAGIC or end != ends:
        raise Unfit(_NO_PARQUET)
    return _Footer(record, begins)


def _refuse_other_table(own: Struct, their: Struct, version: str | None) -> None:
    _refuse_more(their, _FILE)
    if their[_SCHEMA] != own[_SCHEMA]:
        raise Unfit(_OTHER_COLUMNS)
    rows = sum(group[_GROUP_ROWS] for group in their[_GROUPS])
    if not their[_ROWS] == rows == own[_ROWS]:
        raise Unfit(Reason("it has another number of rows"))
    if _notes(their) != _notes(own):
        raise Unfit(Reason("it holds notes that no table of a release has"))
    writer = _WRITERS.fullmatch(their[_WRITER])
    if writer is None or (version is not None and writer[1] not in (None, version.encode())):
        said = their[_WRITER].decode("ascii", "replace")[:80]
        raise Unfit(Reason("it says that “{writer}” wrote it", writer=Text(said)))


def _notes(record: Struct) -> list[tuple[bytes, list[int]]]:
    """What the notes in a file are called. The one there is describes the columns to one family of tools."""
    return [(note[1], sorted(note)) for note in record.get(_NOTES, ())]


def _refuse_more(record: Struct, known: frozenset[int]) -> None:
    if not record.keys() <= known:
        raise Unfit(_UNKNOWN)


def _of_group(data: bytes, group: Struct, own: Struct) -> Iterator[Extent]:
    """Where the parts of a row group lie."""
    _refuse_more(group, _GROUP)
    for chunk, ours in itertools.zip_longest(group[_COLUMNS], own[_GROUPS][0][_COLUMNS]):
        _refuse_more(chunk, _CHUNK)
        meta, one = chunk[_RECORD], ours[_RECORD]
        _refuse_more(meta, _META)
        if [meta[_TYPE], meta[_PATH]] != [one[_TYPE], one[_PATH]] or meta[_VALUES] != group[_GROUP_ROWS]:
            raise Unfit(_OTHER_COLUMNS)
        begins, ends = _pages(data, meta)
        if chunk[_RECORD_AT] not in {0, begins, ends, meta[_PAGES_AT] + meta[_PACKED]}:
            raise Unfit(_UNKNOWN)
        yield begins, _behind_copy(data, ends, meta)
        for place, length in _INDEXES:
            if place in chunk:
                _, end = read_struct(data, chunk[place])
                if end != chunk[place] + chunk[length]:
                    raise Unfit(_HIDDEN)
                yield chunk[place], end


def _behind_copy(data: bytes, at: int, meta: Struct) -> int:
    """The place behind the copy of a column's record, where one stands behind its pages."""
    try:
        again, end = read_struct(data, at)
    except ValueError:
        return at
    return end if again == meta else at


def _pages(data: bytes, meta: Struct) -> Extent:
    """Where the pages of a column lie, which follow one another and hold just its values."""
    begins = min(meta.get(_DICTIONARY_AT, meta[_PAGES_AT]), meta[_PAGES_AT])
    at, ends, values, unpacked = begins, begins + meta[_PACKED], 0, 0
    while at < ends:
        page, behind = read_struct(data, at)
        kind, packed = page[_KIND], page[_PAGE_PACKED]
        larger = page[_PAGE_UNPACKED]
        _refuse_more(page, _PAGE | {_SAYS[kind]})
        if (kind == _DICTIONARY and at != begins) or min(packed, larger) < 0:
            raise Unfit(_HIDDEN)
        values += 0 if kind == _DICTIONARY else page[_SAYS[kind]][1]
        unpacked += larger + behind - at
        at = behind + packed
    if at != ends or values != meta[_VALUES] or unpacked != meta[_UNPACKED]:
        raise Unfit(_HIDDEN)
    return begins, ends


def _unpacked(record: Struct) -> int:
    total: int = sum(chunk[_RECORD][_UNPACKED] for group in record[_GROUPS] for chunk in group[_COLUMNS])
    return total


def _refuse_gaps(extents: list[Extent], begins: int, ends: int) -> None:
    """Every byte between begins and ends must lie in just one of the extents."""
    for start, end in [*sorted(extents), (ends, ends)]:
        if start != begins:
            raise Unfit(_HIDDEN)
        begins = end
