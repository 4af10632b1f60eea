"""Tables that hold one item after the other: a row of its words, one of heads, one of the cells below them.

The heads come back word for word below each item, and name what the row below says: when, and who leads.
"""

from collections.abc import Sequence

from tallystick.reading.cells import RowCells, cells_of
from tallystick.reading.model import Line

#: An item is a row of three, and one alone shows no such order.
_ROWS, _FEWEST = 3, 2


#: The rows of an item: its words, the heads, the cells below.
Framed = tuple[int, int, int]


def over_heads(lines: Sequence[Line], table: Sequence[int], head: int) -> list[Framed]:
    """The rows of each item: its words, the heads, the cells below; none where the table is no such one.

    Args:
        lines: the text's lines.
        table: the table's rows.
        head: the first row that names columns.
    """
    if len(table) < _ROWS * _FEWEST or len(table) % _ROWS:
        return []
    parts = [(table[at], table[at + 1], table[at + 2]) for at in range(0, len(table), _ROWS)]
    heads = {" ".join(lines[named].text.split()) for _, named, _ in parts}
    return parts if len(heads) == 1 and parts[0][1] == head else []


def words_of_item(line: Line) -> RowCells:
    """The cells of an item's row: the longest holds what will be done."""
    cells = cells_of(line)
    longest = max(cells, key=lambda cell: cell[1] - cell[0])
    return tuple((low, high, "action" if (low, high) == longest else "") for low, high in cells)
