"""Tables of a PDF whose cells are ruled on all sides: what stands in a cell is found by the rules around it.

However the words of a cell stand in it, in the middle or at its top, and however the file orders them, they
are its own. A cell over several rows is read in the first, and one over all columns stands alone.
"""

from tallystick.reading.apart_grids import apart_grids
from tallystick.reading.printed import Printed
from tallystick.reading.printed_letters import without_letters
from tallystick.reading.printed_pairs import PairTables, without_list
from tallystick.reading.printed_words import running
from tallystick.reading.ruled_grids import RuledGrid, grids_of
from tallystick.reading.rulings import Rulings

#: So many cells of a row hold words, in this share of the rows at least.
_FILLED, _MOSTLY = 2, 0.6
#: Two columns make a table where what stands in them says so.
_PAIR = 2


def with_grids(
    lines: list[Printed], rulings: Rulings, pairs: PairTables
) -> tuple[list[Printed], list[Printed]]:
    """The rows of a page's ruled tables, and the pieces that stand in none.

    Args:
        lines: the pieces of the page.
        rulings: its rules.
        pairs: the document's tables of two columns so far.
    """
    rows: list[Printed] = []
    for grid in [*grids_of(rulings), *apart_grids(rulings, lines)]:
        inside = [one for one in lines if grid.holds(one)]
        found = _rows_of(grid, inside, pairs)
        if found:
            rows += found
            kept = {id(one) for one in inside}
            lines = [one for one in lines if id(one) not in kept]
    return rows, lines


_Cells = dict[tuple[int, int], list[Printed]]


def _rows_of(grid: RuledGrid, inside: list[Printed], pairs: PairTables) -> list[Printed]:
    """The rows of a grid, and of one of two columns the items of the lists in its cells."""
    cells: _Cells = {}
    for one in sorted(inside, key=lambda one: (-round(one.base), one.left)):
        cells.setdefault(grid.place(one), []).append(one)
    held = _by_row(cells)
    numbers = sorted(held)
    whole = {row for row in numbers if grid.is_whole(row, held[row])}
    parted = [row for row in numbers if row not in whole]
    filled = [sum((row, column) in cells for column in range(len(grid.cells))) for row in parted]
    if sum(count >= _FILLED for count in filled) < _MOSTLY * max(1, len(parted)):
        return []
    items: list[Printed] = []
    if len(grid.cells) == _PAIR:
        both = [(_text(cells.get((row, 0), [])), _text(cells.get((row, 1), []))) for row in parted]
        if not parted or not pairs.take(both, grid.across[:-1]):
            return []
        for row in parted:
            cells[row, 1], listed = without_list(cells.get((row, 1), []))
            items += listed
    else:
        for row in parted:
            cells[row, 0], listed = without_letters(cells.get((row, 0), []))
            items += listed
    held = _by_row(cells)
    whole = {row for row in numbers if grid.is_whole(row, held[row])}
    return [*(_row(grid, row, cells, held[row], whole=row in whole) for row in numbers), *items]


def _by_row(cells: _Cells) -> dict[int, list[Printed]]:
    """All pieces of each row."""
    found: dict[int, list[Printed]] = {}
    for (row, _), pieces in cells.items():
        found.setdefault(row, []).extend(pieces)
    return found


def _text(pieces: list[Printed]) -> str:
    return running(one.words for one in pieces)


def _row(grid: RuledGrid, number: int, cells: _Cells, held: list[Printed], *, whole: bool) -> Printed:
    words, spans = "", []
    for column in range(1 if whole else len(grid.cells)):
        words += " | " if column else ""
        text = _text(held if whole else cells.get((number, column), []))
        spans.append((len(words), len(words) + len(text)))
        words += text
    first = max(held, key=lambda one: one.base)
    return Printed(
        words,
        grid.across[0],
        grid.across[-1],
        first.base,
        first.size,
        bold=False,
        cells=tuple(spans),
        columns=tuple(grid.across[:-1]),
        covered=grid.covered(number),
        place=first.place,
    )
