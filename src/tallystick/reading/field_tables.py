"""Templates that are tables: a field's name in the first cell of each row, and what fills it in beside it.

Word documents and web pages fill in a template so for each commitment. Such a table is read down its rows,
and not by the heads of its columns: the same names come back in each.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from tallystick.reading.cells import cells_of
from tallystick.reading.column_roles import role_of
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.model import Line

#: A field's name is no longer, and comes back so often; of the names so many ask for something else each.
_LONGEST, _AGAIN, _ROLES = 90, 2, 2
#: A name that comes back in fewer of the records is none of a field.
_MOST = 0.5
#: Of the records, so many may have their fields in an order of their own.
_OWN_ORDER = 0.2
#: What a field is asked for holds the commitment's own words, and those promise as any others do.
_OWN_WORDS = frozenset({"action", "title", "goal"})


@dataclass(slots=True)
class FieldRows:
    """The rows of tables that fill in a template.

    Attributes:
        names: for each line that is such a row, the name of its field in small letters.
        roles: for each of them its cells: first and last character, and what the field asks for.
    """

    names: dict[int, str] = field(default_factory=dict)
    roles: dict[int, tuple[tuple[int, int, str], ...]] = field(default_factory=dict)


def field_rows(lines: list[Line], language: PlanLanguage) -> FieldRows:
    """Find the rows that fill in a template: their names come back, in one order, and say what they ask for.

    Args:
        lines: the text's lines.
        language: the language they are read in.
    """
    cells = {at: spans for at, line in enumerate(lines) if (spans := _name_and_value(line))}
    headed = {lines[at].hint.table for at in _first_rows(lines, cells) if _heads_columns(lines[at], language)}
    names = {
        at: _bare(lines[at], spans[0]) for at, spans in cells.items() if lines[at].hint.table not in headed
    }
    roles = {name: field_role(name, language) for name in set(names.values())}
    fields = _fields(names, roles)
    kept = {at: name for at, name in names.items() if name in fields}
    if not kept or not _in_order(list(kept.values())):
        return FieldRows()
    found = FieldRows(kept)
    for at in kept:
        name, value = cells[at]
        role = roles[kept[at]]
        found.roles[at] = ((*name, "status"), (*value, "" if role in _OWN_WORDS else role))
    return found


def field_role(name: str, language: PlanLanguage) -> str:
    """What a field of this name asks for, as a column of that name would; empty where it names nothing."""
    if language.pattern("fields", "background").fullmatch(name):
        return "status"
    return role_of(name, language)


def _name_and_value(line: Line) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The two cells of a row that holds a short name, and something beside it or nothing."""
    if not line.hint.table:
        return None
    cells = cells_of(line)
    if len(cells) < _ROLES or not is_name(_words(line, cells[0])):
        return None
    filled = [one for one in cells[1:] if _words(line, one)]
    return (cells[0], filled[0] if filled else cells[1]) if len(filled) < _ROLES else None


def _words(line: Line, cell: tuple[int, int]) -> str:
    return line.text[cell[0] - line.start : cell[1] - line.start].strip(" *_#")


def is_name(words: str) -> bool:
    """Whether words may be the name of a field: few, with a letter first and no end of a sentence."""
    return (
        0 < len(words) <= _LONGEST and words[0].isalpha() | (words[0] in "¿[") and words[-1] not in ".;。；"
    )


def _bare(line: Line, cell: tuple[int, int]) -> str:
    return _words(line, cell).strip("¿?:： *_").casefold()


def _fields(names: dict[int, str], roles: dict[str, str]) -> frozenset[str]:
    """The names that come back as those of a template's fields do."""
    counts = Counter(names.values())
    again = {name: count for name, count in counts.items() if count >= _AGAIN}
    if not again:
        return frozenset()
    most = max(again.values())
    kept = {name for name, count in again.items() if count >= _MOST * most}
    asked = {roles[name] for name in kept} - {""}
    return frozenset(kept) if len(asked) >= _ROLES else frozenset()


def _first_rows(lines: list[Line], rows: Iterable[int]) -> list[int]:
    """The first row of each table that has such rows."""
    first: dict[int, int] = {}
    for at in rows:
        first.setdefault(lines[at].hint.table, at)
    return list(first.values())


def _heads_columns(line: Line, language: PlanLanguage) -> bool:
    """Whether a row names what its second column holds: that of a table with a row an action.

    A name with a number, as *Commitment 3*, is that of one thing and heads no column.
    """
    cells = cells_of(line)
    if _words(line, cells[0])[-1:].isdecimal():
        return False
    first, second = (role_of(_words(line, one), language) for one in cells[:2])
    short = len(_words(line, cells[1])) <= _SHORT_HEAD
    return bool(first and second and first != second) and short and bool({first, second} & _OWN_WORDS)


#: The head of a column is no longer.
_SHORT_HEAD = 30


def _in_order(names: list[str]) -> bool:
    """Whether names come back in the order in which they first came."""
    order = {name: place for place, name in enumerate(dict.fromkeys(names))}
    again = sum(order[two] <= order[one] for one, two in pairwise(names))
    records = max(Counter(names).values())
    return again < records + max(1, _OWN_ORDER * records)
