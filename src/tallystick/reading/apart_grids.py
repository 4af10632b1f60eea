"""Tables whose cells are boxes that don't touch, as slides draw them: a coloured box a cell, room between.

The boxes of a column begin and end at the same places, those of a row at the same heights; the first row
names what the columns hold.
"""

from itertools import pairwise

from tallystick.reading.pair_tables import names_columns
from tallystick.reading.printed import Printed
from tallystick.reading.printed_stacks import closed_boxes
from tallystick.reading.printed_words import running
from tallystick.reading.ruled_grids import RuledGrid
from tallystick.reading.rulings import RuledBox, Rulings

#: Edges of one column, or of one row, are no farther apart, and two boxes of a table no more, in points.
_SAME, _ROOM = 4.0, 30.0
#: So many columns, and rows with that of the heads, make a table.
_COLUMNS, _ROWS = 2, 3


def apart_grids(rulings: Rulings, lines: list[Printed]) -> list[RuledGrid]:
    """The tables that boxes apart make on a page, of which the first row names the columns.

    Args:
        rulings: the rules of the page.
        lines: its pieces.
    """
    grids = (_grid(boxes) for boxes in _tables(_columns(closed_boxes(rulings))))
    return [grid for grid in grids if grid and _is_headed(grid, lines)]


def _columns(boxes: list[RuledBox]) -> list[list[RuledBox]]:
    """The boxes that stand above one another, as wide as each other, from left to right."""
    columns: list[list[RuledBox]] = []
    for box in sorted(boxes, key=lambda one: (one.left, -one.high)):
        at = next((one for one in columns if _alike(one[0], box)), None)
        if at is None:
            columns.append([box])
        else:
            at.append(box)
    tall = [sorted(one, key=lambda box: -box.high) for one in columns if len(one) >= _ROWS]
    return [one for one in tall if all(0 <= a.low - b.high <= _ROOM for a, b in pairwise(one))]


def _alike(one: RuledBox, two: RuledBox) -> bool:
    return abs(one.left - two.left) <= _SAME and abs(one.right - two.right) <= _SAME


def _tables(columns: list[list[RuledBox]]) -> list[list[list[RuledBox]]]:
    """Columns beside each other whose boxes stand at the same heights, those of each table by themselves."""
    tables: list[list[list[RuledBox]]] = []
    for column in columns:
        last = tables[-1][-1] if tables else None
        if last and -_SAME <= column[0].left - last[0].right <= _ROOM and len(_shared(last, column)) >= _ROWS:
            tables[-1].append(column)
        else:
            tables.append([column])
    return [one for one in tables if len(one) >= _COLUMNS]


def _shared(one: list[RuledBox], two: list[RuledBox]) -> list[RuledBox]:
    """The boxes of a column beside which one of another stands."""
    return [box for box in one if any(_level(box, other) for other in two)]


def _level(one: RuledBox, two: RuledBox) -> bool:
    return abs(one.low - two.low) <= _SAME and abs(one.high - two.high) <= _SAME


def _grid(columns: list[list[RuledBox]]) -> RuledGrid | None:
    """The table that columns make: the rows that each of them has."""
    rows = columns[0]
    for column in columns[1:]:
        rows = _shared(rows, column)
    if len(rows) < _ROWS:
        return None
    heights = [*(max(_high(row, column) for column in columns) for row in rows), rows[-1].low - _SAME]
    across = [*(column[0].left for column in columns), columns[-1][0].right]
    inner = [(at, heights[-1], heights[0]) for at in across[1:-1]]
    return RuledGrid(across, heights, [heights for _ in columns], inner)


def _high(row: RuledBox, column: list[RuledBox]) -> float:
    return next(box.high for box in column if _level(row, box))


def _is_headed(grid: RuledGrid, lines: list[Printed]) -> bool:
    """Whether the first row of a table names its columns."""
    cells: dict[int, list[Printed]] = {}
    for one in sorted(lines, key=lambda one: (-round(one.base), one.left)):
        if grid.holds(one) and grid.place(one)[0] == 0:
            cells.setdefault(grid.place(one)[1], []).append(one)
    heads = [running(one.words for one in cells.get(n, [])).strip("¿?") for n in range(len(grid.cells))]
    return names_columns(tuple(heads))
