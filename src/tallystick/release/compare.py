"""Two versions of a file, cell by cell."""

import csv
import io
import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tallystick.base.records import read_json

_GONE = "(not there)"
#: Of one file at most so many differences are told, though somebody wrote a million false rows.
MOST = 2_000
#: Up to this size rows are looked for elsewhere in the table; larger ones are read side by side, row by row.
_SMALL = 8_000_000


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not the same in two versions of a file.

    Attributes:
        file: the file.
        place: where in it: row and column, or the path in a record; empty for the file as a whole.
        old: what stands in the first.
        new: what stands in the second.
        row: for a table, the row that a spreadsheet shows of the first (of the second where it has none).
        column: for a table, the column.
        key: what the row is about: its first cells.
    """

    file: str
    place: str
    old: str
    new: str
    row: int | None = None
    column: str = ""
    key: str = ""


def differences(name: str, old: bytes | None, new: bytes | None) -> list[Difference]:
    """What differs between two versions of a file; None for a file that is not there."""
    if old == new:
        return []
    if old is None or new is None:
        return [
            Difference(name, "", _GONE if old is None else "the file", _GONE if new is None else "the file")
        ]
    found: list[Difference] = []
    try:
        found = list(itertools.islice(_inside(name, old, new), MOST + 1))
    except (ValueError, csv.Error, RecursionError):
        found = []
    if len(found) > MOST:
        more = f"more than {MOST} differences; only so many are told"
        return [*found[:MOST], Difference(name, "", more, more)]
    return found or [Difference(name, "", *_first_lines(old, new))]


def _inside(name: str, old: bytes, new: bytes) -> Iterator[Difference]:
    if name.endswith(".json"):
        yield from _records(name, "", read_json(old), read_json(new))
    elif name.endswith(".csv") and max(len(old), len(new)) <= _SMALL:
        yield from _tables(name, list(_rows(old)), list(_rows(new)))
    elif name.endswith(".csv"):
        yield from _side_by_side(name, _rows(old), _rows(new))


def _rows(data: bytes) -> Iterator[list[str]]:
    lines = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")
    return csv.reader(lines, strict=True)


def _side_by_side(name: str, old: Iterator[list[str]], new: Iterator[list[str]]) -> Iterator[Difference]:
    """The cells that differ in rows of one place; memory does not grow with the table."""
    heading: Sequence[str] = ()
    for row, (one, other) in enumerate(itertools.zip_longest(old, new), start=1):
        heading = heading or other or ()
        if one is None or other is None:
            was, now = (_GONE if cells is None else ", ".join(cells) for cells in (one, other))
            yield Difference(name, f"row {row}", was, now, row)
        elif one != other:
            yield from _cells(name, heading, row, (one, other))


def _tables(name: str, old: list[list[str]], new: list[list[str]]) -> Iterator[Difference]:
    heading = new[0] if new else []
    if not old or old[0] != heading:
        shown = (", ".join(old[0]) if old else _GONE, ", ".join(heading) or _GONE)
        yield Difference(name, "row 1", *shown, row=1)
    elif len(old) == len(new) and sorted(old) != sorted(new):
        for row, (one, other) in enumerate(zip(old, new, strict=True), start=1):
            yield from _cells(name, heading, row, (one, other))
    else:
        yield from _moved(name, old, new)


def _cells(
    name: str, heading: Sequence[str], row: int, rows: tuple[Sequence[str], Sequence[str]]
) -> Iterator[Difference]:
    one, other = rows
    key = " ".join(cell for cell in other[:2] if cell)
    for at in range(max(len(one), len(other))):
        old = one[at] if at < len(one) else _GONE
        new = other[at] if at < len(other) else _GONE
        if old != new:
            column = heading[at] if at < len(heading) else f"column {at + 1}"
            yield Difference(name, f"row {row}, column {column}", old, new, row, column, key)


def _moved(name: str, old: list[list[str]], new: list[list[str]]) -> Iterator[Difference]:
    """Rows that are only in one, and then rows that stand elsewhere."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at, row in enumerate(new, start=1):
        places.setdefault(tuple(row), []).append(at)
    for at, row in enumerate(old, start=1):
        left = places.get(tuple(row), [])
        if not left:
            yield Difference(name, f"row {at}", ", ".join(row), _GONE, at, key=" ".join(row[:2]))
        elif (there := left.pop(0)) != at and len(old) == len(new):
            yield Difference(name, f"row {at}", f"in row {at}", f"in row {there}", at, key=" ".join(row[:2]))
    for cells, rest in sorted(places.items()):
        for at in rest:
            yield Difference(name, f"row {at}", _GONE, ", ".join(cells), at, key=" ".join(cells[:2]))


def _records(name: str, path: str, old: object, new: object) -> Iterator[Difference]:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in sorted({*old, *new}):
            below = f"{path}.{key}" if path else str(key)
            yield from _records(name, below, old.get(key, _GONE), new.get(key, _GONE))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for at, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _records(name, f"{path}[{at}]", one, other)
    elif old != new:
        yield Difference(name, path, _short(old), _short(new))


def _first_lines(old: bytes, new: bytes) -> tuple[str, str]:
    """The first lines that differ, for a file that has no cells."""
    lines = zip(old.splitlines(), new.splitlines(), strict=False)
    one, other = next(((a, b) for a, b in lines if a != b), (b"%d bytes" % len(old), b"%d bytes" % len(new)))
    return _short(one.decode("utf-8", "replace")), _short(other.decode("utf-8", "replace"))


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else text[:199] + "…"
