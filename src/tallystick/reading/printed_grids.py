"""Tables of a PDF whose cells are ruled on all sides: what stands in a cell is found by the rules around it.

However the words of a cell stand in it, in the middle or at its top, and however the file orders them, they
are its own. A cell over several rows is read in the first, and one over all columns stands alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from tallystick.reading.printed import Printed
from tallystick.reading.printed_pairs import PairTables, without_list
from tallystick.reading.rulings import Rulings

#: Rules that meet, or lie on one line, are no farther apart, in points.
_TOUCH = 3.0
#: Fewer columns make no grid: a frame around words has one. Two make one where what stands in them says so.
_COLUMNS, _PAIR = 2, 2
#: A standing rule parts columns where it reaches over this share of a grid's height; a lying one rows so.
_TALL, _WIDE = 0.4, 0.5
#: A rule over this share of a column parts its cells; over this, the rows.
_OVER_COLUMN, _WHOLE = 0.6, 0.95
#: So many cells of a row hold words, in this share of the rows at least.
_FILLED, _MOSTLY = 2, 0.6
_Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Grid:
    """A ruled table: the places of its rules, and of each column the heights at which its cells part.

    Attributes:
        across: where columns begin and end, from left to right.
        down: the heights at which rows part, from the top down.
        cells: for each column the heights at which its own cells part, from the top down.
        standing: the standing rules: place across, and from where to where each goes up.
    """

    across: list[float]
    down: list[float]
    cells: list[list[float]]
    standing: "_Rules"

    def holds(self, line: Printed) -> bool:
        """Whether a piece of a page stands in it."""
        return (
            self.across[0] - _TOUCH <= line.left < self.across[-1]
            and self.down[-1] <= line.base < self.down[0]
        )

    def place(self, line: Printed) -> tuple[int, int]:
        """Row and column of a piece: of a cell over several rows the first."""
        column = max((n for n, at in enumerate(self.across[:-1]) if line.left + _TOUCH > at), default=0)
        top = min((one for one in self.cells[column] if one > line.base), default=self.down[0])
        row = max((n for n, one in enumerate(self.down[:-1]) if one >= top - _TOUCH), default=0)
        return row, column

    def is_whole(self, row: int) -> bool:
        """Whether no rule parts the columns of a row."""
        high = self.down[row]
        low = self.down[row + 1] if row + 1 < len(self.down) else high
        middle = (low + high) / 2
        return not any(
            bottom <= middle <= top and self.across[0] + _TOUCH < at < self.across[-1] - _TOUCH
            for at, bottom, top in self.standing
        )

    def covered(self, row: int) -> tuple[int, ...]:
        """The columns whose cell in a row is one that began in a row above."""
        at = self.down[row]
        return tuple(
            n
            for n, heights in enumerate(self.cells)
            if row and not any(abs(one - at) <= _TOUCH for one in heights)
        )


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
    for grid in _grids(rulings):
        inside = [one for one in lines if grid.holds(one)]
        found, left = _rows_of(grid, inside, pairs)
        if found:
            rows += found
            kept = {id(one) for one in inside} - {id(one) for one in left}
            lines = [one for one in lines if id(one) not in kept]
    return rows, lines


_Cells = dict[tuple[int, int], list[Printed]]


def _rows_of(grid: _Grid, inside: list[Printed], pairs: PairTables) -> tuple[list[Printed], list[Printed]]:
    """The rows of a grid, and the pieces of lists in the cells of two columns, which stay as they are."""
    cells: _Cells = {}
    for one in sorted(inside, key=lambda one: (-round(one.base), one.left)):
        cells.setdefault(grid.place(one), []).append(one)
    numbers = sorted({row for row, _ in cells})
    parted = [row for row in numbers if not grid.is_whole(row)]
    filled = [sum((row, column) in cells for column in range(len(grid.cells))) for row in parted]
    if sum(count >= _FILLED for count in filled) < _MOSTLY * max(1, len(parted)):
        return [], []
    left: list[Printed] = []
    if len(grid.cells) == _PAIR:
        both = [(_text(cells.get((row, 0), [])), _text(cells.get((row, 1), []))) for row in parted]
        if not parted or not pairs.take(both, grid.across[:-1]):
            return [], []
        for row in parted:
            cells[row, 1], list_ = without_list(cells.get((row, 1), []))
            left += list_
    return [_row(grid, number, cells) for number in numbers], left


def _text(pieces: list[Printed]) -> str:
    return " ".join(one.words.replace("\t", " ") for one in pieces)


def _row(grid: _Grid, number: int, cells: _Cells) -> Printed:
    words, spans = "", []
    held = [one for (row, _), pieces in cells.items() if row == number for one in pieces]
    whole = grid.is_whole(number)
    for column in range(1 if whole else len(grid.cells)):
        words += " | " if column else ""
        text = _text(held if whole else cells.get((number, column), []))
        spans.append((len(words), len(words) + len(text)))
        words += text
    first = max(held, key=lambda one: one.base)
    return replace(
        first,
        words=words,
        left=grid.across[0],
        right=grid.across[-1],
        bold=False,
        run_in=0,
        cells=tuple(spans),
        columns=tuple(grid.across[:-1]),
        covered=grid.covered(number),
        gaps=(),
    )


def _grids(rulings: Rulings) -> list[_Grid]:
    """The tables that the rules of a page make: rules that meet belong together."""
    upright = _as_one(rulings.upright)
    level = _as_one(rulings.level)
    if len(upright) <= _COLUMNS or len(level) < 2:
        return []
    found = []
    for standing, lying in _meeting(upright, level):
        top, bottom = max(at for at, _, _ in lying), min(at for at, _, _ in lying)
        left, right = min(at for at, _, _ in standing), max(at for at, _, _ in standing)
        if top - bottom <= _TOUCH or right - left <= _TOUCH:
            continue
        across = _places(standing, _TALL * (top - bottom))
        columns = list(pairwise(across))
        wide = [_places(lying, _WIDE * (right - left))]
        wide += [_places(_over(lying, one, two), _WHOLE * (two - one)) for one, two in columns]
        down = _once(sorted((at for places in wide for at in places), reverse=True))
        if len(across) > _COLUMNS and len(down) > 1:
            cells = [_parts(lying, one, two) for one, two in columns]
            found.append(_Grid(across, down, cells, standing))
    return found


def _as_one(rules: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Rules of one line that touch, as one: edges of cells beside each other."""
    merged: list[tuple[float, float, float]] = []
    for at, low, high in sorted(rules):
        near = next(
            (
                n
                for n in range(len(merged) - 1, max(-1, len(merged) - _LOOKED_BACK), -1)
                if abs(merged[n][0] - at) <= _TOUCH / 2
                and low <= merged[n][2] + _TOUCH
                and high >= merged[n][1] - _TOUCH
            ),
            None,
        )
        if near is None:
            merged.append((at, low, high))
        else:
            place, one, two = merged[near]
            merged[near] = (place, min(one, low), max(two, high))
    return merged


#: Rules of one line stand next to one another in their order.
_LOOKED_BACK = 60
_Rules = list[tuple[float, float, float]]


def _meeting(upright: _Rules, level: _Rules) -> list[tuple[_Rules, _Rules]]:
    """Standing and lying rules in groups that meet one another."""
    groups: list[tuple[_Rules, _Rules]] = []
    for stand in upright:
        met = [one for one in level if _meet(stand, one)]
        joined = [group for group in groups if any(one in group[1] for one in met)]
        new: tuple[_Rules, _Rules] = ([stand], list(met))
        for group in joined:
            groups.remove(group)
            new = (group[0] + new[0], group[1] + [one for one in new[1] if one not in group[1]])
        groups.append(new)
    return [(standing, lying) for standing, lying in groups if len(standing) > 1 and len(lying) > 1]


def _meet(stand: tuple[float, float, float], lie: tuple[float, float, float]) -> bool:
    x, low, high = stand
    y, left, right = lie
    return left - _TOUCH <= x <= right + _TOUCH and low - _TOUCH <= y <= high + _TOUCH


def _places(rules: _Rules, least: float) -> list[float]:
    """Where rules lie that together are at least so long, each place once."""
    lengths: list[list[float]] = []
    for at, low, high in sorted(rules):
        if lengths and at - lengths[-1][0] <= _TOUCH:
            lengths[-1][1] += high - low
        else:
            lengths.append([at, high - low])
    return [at for at, length in lengths if length >= least]


def _once(heights: list[float]) -> list[float]:
    """Heights from the top down, those of one line once."""
    found: list[float] = []
    for at in heights:
        if not found or found[-1] - at > _TOUCH:
            found.append(at)
    return found


def _over(lying: _Rules, left: float, right: float) -> _Rules:
    """What of lying rules stands over a column."""
    return [
        (at, max(left, low), min(right, high))
        for at, low, high in lying
        if min(right, high) - max(left, low) > 0
    ]


def _parts(lying: _Rules, left: float, right: float) -> list[float]:
    """The heights at which the cells of one column part."""
    return sorted(_places(_over(lying, left, right), _OVER_COLUMN * (right - left)), reverse=True)
