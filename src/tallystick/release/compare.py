"""Two versions of a file, cell by cell."""

import csv
import io
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tallystick.base.reasons import Count, Ordinal, Reason, Text, Unfit, Value, plural
from tallystick.base.records import read_json

GONE = Reason("(not there)")
THE_FILE = Reason("the file")
#: Said of a table in Parquet of which only the bytes differ.
OTHER_FORM = Reason("the same cells, written otherwise")
#: What an empty cell of a table in Parquet holds, and what it ought not to.
_EMPTY, _EMPTY_TEXT = Reason("(nothing)"), Reason("(an empty text)")
#: Of one file at most so many differences are told, though somebody wrote a million false rows.
MOST = 2_000
#: Up to this size rows are looked for elsewhere in the table; larger ones are read side by side, row by row.
_SMALL = 8_000_000
#: So many characters of a value are told.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that is not the same in two versions of a file.

    Attributes:
        file: the file.
        place: where in it: row and column, or the path in a record; None for the file as a whole.
        old: what stands in the first.
        new: what stands in the second.
        row: for a table, the row that a spreadsheet shows of the first (of the second where it has none).
        column: for a table, the column.
        key: what the row is about: its first cells.
    """

    file: str
    place: Value | None
    old: Value
    new: Value
    row: int | None = None
    column: str = ""
    key: str = ""

    @property
    def in_words(self) -> Reason:
        """The file, the place in it, what its row is about, and both values."""
        values: dict[str, Value] = {"file": Text(self.file), "old": self.old, "new": self.new}
        if self.place is None:
            return Reason("{file}: “{old}” -> “{new}”", **values)
        if not self.key:
            return Reason("{file}, {place}: “{old}” -> “{new}”", **values, place=self.place)
        values |= {"place": self.place, "about": Text(self.key)}
        return Reason("{file}, {place} ({about}): “{old}” -> “{new}”", **values)


def differences(name: str, old: bytes | None, new: bytes | None) -> list[Mismatch]:
    """What differs between two versions of a file; None for a file that is not there."""
    if old == new:
        return []
    if old is None or new is None:
        return [Mismatch(name, None, GONE if old is None else THE_FILE, GONE if new is None else THE_FILE)]
    found: list[Mismatch] = []
    try:
        found = list(itertools.islice(_inside(name, old, new), MOST + 1))
    except (ValueError, csv.Error, RecursionError):
        found = []
    if len(found) > MOST:
        more = Reason("more than {most} differences; only so many are told", most=Count(MOST))
        return [*found[:MOST], Mismatch(name, None, more, more)]
    return found or [Mismatch(name, None, *_first_lines(old, new))]


def _inside(name: str, old: bytes, new: bytes) -> Iterator[Mismatch]:
    if name.endswith(".json"):
        yield from _records(name, "", read_json(old), read_json(new))
    elif name.endswith(".csv") and max(len(old), len(new)) <= _SMALL:
        yield from _tables(name, list(_rows(old)), list(_rows(new)))
    elif name.endswith(".csv"):
        yield from _side_by_side(name, _rows(old), _rows(new))
    elif name.endswith(".parquet"):
        yield from _in_parquet(name, old, new)


def _in_parquet(name: str, old: bytes, new: bytes) -> Iterator[Mismatch]:
    from tallystick.release.parquet import parquet_rows  # the table engine is loaded only for this

    try:
        heading, rows = parquet_rows(old, new, MOST + 1)
    except Unfit as problem:
        yield Mismatch(name, None, problem.reason, THE_FILE)
        return
    for number, one, other in rows:
        if one is None or other is None:
            yield Mismatch(name, _in_row(number), _short_row(one), _short_row(other), number)
        else:
            key = " ".join(cell[:_LONGEST] for cell in other[:2] if cell)
            for column, was, now in zip(heading, one, other, strict=True):
                if was != now:
                    place = _in_cell(number, column)
                    yield Mismatch(name, place, *_short_cells(was, now), number, column, key)
    if not rows:
        yield Mismatch(name, None, OTHER_FORM, THE_FILE)


def _short_row(row: Sequence[str | None] | None) -> Value:
    return _row(None if row is None else [(cell or "")[:_LONGEST] for cell in row])


def _short_cells(was: str | None, now: str | None) -> tuple[Value, Value]:
    """Two cells that differ, for a message, from where they do: one that stands once can be in every row."""
    if not was and not now:
        return (_EMPTY if was is None else _EMPTY_TEXT), (_EMPTY if now is None else _EMPTY_TEXT)
    one, other = was or "", now or ""
    shorter = min(len(one), len(other))
    alike = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    begin = 0 if alike < _LONGEST // 2 else alike - _LONGEST // 2
    return Text(one[begin : begin + _LONGEST]), Text(other[begin : begin + _LONGEST])


def _rows(data: bytes) -> Iterator[list[str]]:
    lines = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")
    return csv.reader(lines, strict=True)


def _side_by_side(name: str, old: Iterator[list[str]], new: Iterator[list[str]]) -> Iterator[Mismatch]:
    """The cells that differ in rows of one place; memory does not grow with the table."""
    before, after = next(old, None), next(new, None)
    if before != after:
        yield Mismatch(name, _in_row(1), _row(before), _row(after), 1)
    heading = _both(before or (), after or ())
    lines = _under(heading, before or (), old), _under(heading, after or (), new)
    for row, (one, other) in enumerate(itertools.zip_longest(*lines), start=2):
        if one is None or other is None:
            yield Mismatch(name, _in_row(row), _row(one), _row(other), row)
        elif one != other:
            yield from _cells(name, heading, row, (one, other))


def _tables(name: str, old: list[list[str]], new: list[list[str]]) -> Iterator[Mismatch]:
    before, after = (rows[0] if rows else None for rows in (old, new))
    if before != after:
        yield Mismatch(name, _in_row(1), _row(before), _row(after), row=1)
    if before is None or after is None:
        return
    heading = _both(before, after)
    old, new = ([heading, *_under(heading, rows[0], rows[1:])] for rows in (old, new))
    if len(old) == len(new) and sorted(old) != sorted(new):
        for row, (one, other) in enumerate(zip(old, new, strict=True), start=1):
            yield from _cells(name, heading, row, (one, other))
    else:
        yield from _moved(name, old, new)


def _both(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """The columns of two versions of a table: those of the second, and then those that only the first has."""
    return [*after, *(column for column in before if column not in after)]


def _under(heading: Sequence[str], own: Sequence[str], rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """Rows under the columns of both versions, empty where their own has no such column.

    So no cell is passed over because a column came, went or moved. Where a column stands there twice nobody
    can say which is meant, and rows stay as they are.
    """
    if heading == own or len(set(own)) < len(own):
        yield from rows
        return
    places = [own.index(column) if column in own else None for column in heading]
    for row in rows:
        known = (row[at] if at is not None and at < len(row) else "" for at in places)
        yield [*known, *row[len(own) :]]


def _cells(
    name: str, heading: Sequence[str], row: int, rows: tuple[Sequence[str], Sequence[str]]
) -> Iterator[Mismatch]:
    one, other = rows
    key = " ".join(cell for cell in other[:2] if cell)
    for at in range(max(len(one), len(other))):
        old = Text(one[at]) if at < len(one) else GONE
        new = Text(other[at]) if at < len(other) else GONE
        if old != new:
            column = heading[at] if at < len(heading) else str(at + 1)
            yield Mismatch(name, _in_cell(row, column), old, new, row, column, key)


def _in_cell(row: int, column: str) -> Reason:
    return Reason("row {row}, column {column}", row=Ordinal(row), column=Text(column))


def _moved(name: str, old: list[list[str]], new: list[list[str]]) -> Iterator[Mismatch]:
    """Rows that are only in one, and then rows that stand elsewhere."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at, row in enumerate(new, start=1):
        places.setdefault(tuple(row), []).append(at)
    for at, row in enumerate(old, start=1):
        left = places.get(tuple(row), [])
        if not left:
            yield Mismatch(name, _in_row(at), _row(row), GONE, at, key=" ".join(row[:2]))
        elif (there := left.pop(0)) != at and len(old) == len(new):
            was, now = (Reason("in row {row}", row=Ordinal(place)) for place in (at, there))
            yield Mismatch(name, _in_row(at), was, now, at, key=" ".join(row[:2]))
    for cells, rest in sorted(places.items()):
        for at in rest:
            yield Mismatch(name, _in_row(at), GONE, _row(cells), at, key=" ".join(cells[:2]))


def _in_row(row: int) -> Reason:
    return Reason("row {row}", row=Ordinal(row))


def _row(cells: Sequence[str] | None) -> Value:
    return GONE if cells is None else Text(", ".join(cells))


def _records(name: str, path: str, old: object, new: object) -> Iterator[Mismatch]:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in sorted({*old, *new}):
            below = f"{path}.{key}" if path else str(key)
            yield from _records(name, below, old.get(key, GONE), new.get(key, GONE))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for at, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _records(name, f"{path}[{at}]", one, other)
    elif old != new:
        yield Mismatch(name, Text(path), _short(old), _short(new))


def _first_lines(old: bytes, new: bytes) -> tuple[Value, Value]:
    """The first lines that differ, for a file that has no cells."""
    for one, other in zip(old.splitlines(), new.splitlines(), strict=False):
        if one != other:
            return _short(one.decode("utf-8", "replace")), _short(other.decode("utf-8", "replace"))
    return _size(old), _size(new)


def _size(data: bytes) -> Reason:
    return Reason(plural("{number} byte", "{number} bytes"), number=Count(len(data)))


def _short(value: object) -> Value:
    if isinstance(value, Reason):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return Text(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")
