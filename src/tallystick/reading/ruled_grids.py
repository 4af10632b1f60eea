"""The tables that the rules of a page make: where columns and rows part, and which cell a place is in."""

import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from tallystick.reading.printed import Printed
from tallystick.reading.rulings import Rulings

#: Rules that meet, or lie on one line, are no farther apart, in points.
_TOUCH = 3.0
#: Fewer columns make no grid: a frame around words has one.
_COLUMNS = 2
#: A standing rule parts columns where it reaches over this share of a grid's height; a lying one rows so.
_TALL, _WIDE = 0.4, 0.5
#: A rule over this share of a column parts its cells; over this, the rows.
_OVER_COLUMN, _WHOLE = 0.6, 0.95
#: So few points apart, two pieces stand beside each other.
_SAME_BASE = 2.0
#: The middle of what is centred is no farther from the middle, in shares of the width.
_MIDDLE = 0.03
_Rules = list[tuple[float, float, float]]


@dataclass(frozen=True, slots=True)
class RuledGrid:
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
    standing: _Rules

    def holds(self, line: Printed) -> bool:
        """Whether a piece of a page stands in it."""
        return (
            self.across[0] - _TOUCH <= line.left < self.across[-1]
            and self.down[-1] <= line.base < self.down[0]
        )

    def place(self, line: Printed) -> tuple[int, int]:
        """Row and column of a piece: of a cell over several rows the first."""
        column = max(0, bisect.bisect_left(self.across, line.left + _TOUCH, 0, len(self.across) - 1) - 1)
        top = min([one for one in self.cells[column] if one > line.base], default=self.down[0])
        last = len(self.down) - 2
        while last > 0 and self.down[last] < top - _TOUCH:
            last -= 1
        return max(0, last), column

    def is_whole(self, row: int, held: list[Printed]) -> bool:
        """Whether no rule parts the columns of a row, and nothing in it stands beside something else."""
        bases = sorted(one.base for one in held)
        beside = any(two - one <= _SAME_BASE for one, two in pairwise(bases))
        if beside or not all(self._heads(one) for one in held):
            return False
        high = self.down[row]
        low = self.down[row + 1] if row + 1 < len(self.down) else high
        middle = (low + high) / 2
        return not any(
            bottom <= middle <= top and self.across[0] + _TOUCH < at < self.across[-1] - _TOUCH
            for at, bottom, top in self.standing
        )

    def _heads(self, line: Printed) -> bool:
        """Whether a piece stands as a heading over all columns does: at their begin or in their middle."""
        off = abs(line.left + line.right - self.across[0] - self.across[-1]) / 2
        return self.place(line)[1] == 0 or off <= _MIDDLE * (self.across[-1] - self.across[0])

    def covered(self, row: int) -> tuple[int, ...]:
        """The columns whose cell in a row is one that began in a row above."""
        at = self.down[row]
        return tuple(
            n
            for n, heights in enumerate(self.cells)
            if row and not any(abs(one - at) <= _TOUCH for one in heights)
        )


def grids_of(rulings: Rulings) -> list[RuledGrid]:
    """The tables that the rules of a page make: rules that meet belong together."""
    upright = _as_one(rulings.upright)
    level = _as_one(rulings.level)
    if len(upright) <= _COLUMNS or len(level) < 2:
        return []
    found = [grid for standing, lying in _meeting(upright, level) if (grid := _grid(standing, lying))]
    return [_to_its_edges(grid, level) for grid in _bands_as_one(found)]


def _to_its_edges(grid: RuledGrid, level: _Rules) -> RuledGrid:
    """A table with shaded rows, to the rules as wide as it above and below its last such rows."""
    if len(grid.down) <= _ROW or len(grid.standing) <= len(grid.across):
        return grid
    wide = [
        at
        for at, low, high in level
        if abs(low - grid.across[0]) <= _TOUCH and abs(high - grid.across[-1]) <= _TOUCH
    ]
    above = min((at for at in wide if at > grid.down[0] + _TOUCH), default=0.0)
    below = max((at for at in wide if at < grid.down[-1] - _TOUCH), default=0.0)
    tops, bottoms = ([above] if above else []), ([below] if below else [])
    cells = [[*tops, *one, *bottoms] for one in grid.cells]
    return RuledGrid(grid.across, [*tops, *grid.down, *bottoms], cells, grid.standing)


def _grid(standing: _Rules, lying: _Rules) -> RuledGrid | None:
    """What rules that meet make, if it is a table."""
    top, bottom = max(at for at, _, _ in lying), min(at for at, _, _ in lying)
    left, right = min(at for at, _, _ in standing), max(at for at, _, _ in standing)
    if top - bottom <= _TOUCH or right - left <= _TOUCH:
        return None
    across = _places(standing, _TALL * (top - bottom))
    columns = list(pairwise(across))
    wide = [_places(lying, _WIDE * (right - left))]
    wide += [_places(_over(lying, one, two), _WHOLE * (two - one)) for one, two in columns]
    down = _once(sorted((at for places in wide for at in places), reverse=True))
    if len(across) <= _COLUMNS or len(down) <= 1:
        return None
    return RuledGrid(across, down, [_parts(lying, one, two) for one, two in columns], standing)


def _bands_as_one(grids: list[RuledGrid]) -> list[RuledGrid]:
    """The grids; those of one row each below one another are a table with every second row shaded."""
    found: list[RuledGrid] = []
    for grid in sorted(grids, key=lambda one: -one.down[0]):
        last = found[-1] if found else None
        if last and _is_band(last, grid):
            cells = [[*one, *two] for one, two in zip(last.cells, grid.cells, strict=True)]
            found[-1] = RuledGrid(
                last.across, [*last.down, *grid.down], cells, [*last.standing, *grid.standing]
            )
        else:
            found.append(grid)
    return found


#: A row has so many edges.
_ROW = 2


def _is_band(above: RuledGrid, band: RuledGrid) -> bool:
    """Whether a row stands below a grid that has its columns."""
    alike = len(above.across) == len(band.across) and all(
        abs(one - two) <= _TOUCH for one, two in zip(above.across, band.across, strict=True)
    )
    return alike and above.down[-1] > band.down[0] and len(band.down) == _ROW


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
