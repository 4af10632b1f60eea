"""Tables that hold one item after the other: a row of its words, one of heads, one of the cells below them.

The heads come back word for word below each item, and name what the row below says: when, and who leads. Rows
above an item may name the goal that it serves, and what is to be reached.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tallystick.reading.cells import RowCells, cells_of
from tallystick.reading.column_roles import role_of
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.model import Line

#: Heads that stand once only show no such order.
_FEWEST = 2

#: The rows of an item: its words, the heads, the cells below.
Framed = tuple[int, int, int]


def times_of_rows(lines: Sequence[Line]) -> Mapping[str, int]:
    """How often each row of a table stands in a text, word for word."""
    return Counter(_words(line) for line in lines if line.hint.table)


def over_heads(
    lines: Sequence[Line], table: Sequence[int], head: int, times: Mapping[str, int]
) -> list[Framed]:
    """The rows of each item: its words, the heads, the cells below; none where the table is no such one.

    Args:
        lines: the text's lines.
        table: the table's rows.
        head: the first row that names columns.
        times: how often each row stands in the text.
    """
    key = _words(lines[head])
    places = [n for n, at in enumerate(table) if _words(lines[at]) == key]
    if times.get(key, 0) < _FEWEST or places[0] == 0 or places[-1] + 1 == len(table):
        return []
    parts = [(table[n - 1], table[n], table[n + 1]) for n in places]
    beside = set(table).difference(*parts)
    paired = all(len(_filled(lines[at])) <= _PAIR for at in (*beside, *(words for words, _, _ in parts)))
    return (
        parts if paired and len({at for part in parts for at in part}) == len(parts) * len(parts[0]) else []
    )


#: A row that names the goal, or the item, holds a name and words.
_PAIR = 2


def reached_above(
    lines: Sequence[Line], tables: Iterable[Sequence[int]], times: Mapping[str, int], language: PlanLanguage
) -> Iterator[int]:
    """The rows of tables of goals that are a name such as *Target* and words.

    A goal that several targets serve comes back word for word above each, and is none of them.
    """
    for table in tables:
        rows = [_filled(lines[at]) for at in table]
        if all(len(cells) == _PAIR for cells in rows):
            named = zip(table, rows, strict=True)
            reached = [at for at, cells in named if role_of(cells[0], language) == "target"]
            yield from (at for at in reached if at == reached[-1] or times[_words(lines[at])] < _FEWEST)


def words_of_item(line: Line) -> RowCells:
    """The cells of an item's row: the longest holds what will be done."""
    cells = cells_of(line)
    longest = max(cells, key=lambda cell: cell[1] - cell[0])
    return tuple((low, high, "action" if (low, high) == longest else "") for low, high in cells)


def _words(line: Line) -> str:
    return " ".join(line.text.split())


def _filled(line: Line) -> list[str]:
    """The words of each cell that is not blank."""
    return [text for a, b in cells_of(line) if (text := line.text[a - line.start : b - line.start].strip())]
