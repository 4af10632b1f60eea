"""Which further figures are withheld so that none of the withheld comes back: the secondary suppression.

For each figure that must be hidden two further sets of counts are sought, none below zero and whole wherever
such are found soon, that give every figure still shown and this one lower and higher values, as far apart as
its interval must be wide. What differs in them has to be withheld; the search shuns wide figures, and takes
others by a lot. A reader can't tell the sets apart, so no reckoning on the published figures gives the hidden
one back. It is the programme of an attacker by M. Fischetti and J. J. Salazar, "Solving the cell suppression
problem on tabular data with linear constraints", Management Science 47 (2001), turned into the search; HiGHS
solves it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from tallystick.suppression.system import Guarded, Room, System

#: How much dearer a figure is for each axis of which it tells the whole.
_BY_WIDTH = 6.0
#: How many branches the search for whole changes may follow, and what counts as no difference.
_BRANCHES = 20
_SMALL = 1e-6


@dataclass(frozen=True)
class Other:
    """Another set of counts that gives the same figures wherever they are shown.

    Attributes:
        change: by how much it differs in each unknown, shape (unknowns,); whole wherever that was found.
        differs: in which figures of the release it differs, and by how much, shape (figures,).
    """

    change: NDArray[np.float64]
    differs: NDArray[np.float64]


class Search:
    """The search for other sets of counts, with what is withheld so far."""

    def __init__(self, system: System, rooms: Sequence[Room], costs: NDArray[np.float64]) -> None:
        """Begin with nothing withheld.

        Args:
            system: the equations of a reader.
            rooms: what each figure needs where it is withheld.
            costs: how much a reader loses with each figure, shape (figures,).
        """
        self._system = system
        self._rooms = list(rooms)
        self._guarded: list[Guarded] = []
        self._costs = costs
        self.withheld = np.zeros(len(rooms), dtype=bool)
        self.others: list[Other] = []

    def close(self) -> None:
        """Withhold more until whatever is hidden has its room, and every guarded thing too.

        Raises:
            Unprotected: something has not even its width, whatever is withheld.
        """
        self._guarded = [replace(one, room=self._hide(one.row, one.room)) for one in self._system.guarded]
        while narrow := [at for at in np.flatnonzero(self.withheld) if not self._is_wide(at, self.others)]:
            for at in narrow:
                self._rooms[at] = self._hide(self._row(at), self._rooms[at])

    def show_again(self, must: NDArray[np.bool_]) -> None:
        """Show what later findings made needless to withhold, the dearest first.

        Args:
            must: what is withheld whatever else is, shape (figures,).
        """
        for at in sorted(np.flatnonzero(self.withheld & ~must), key=lambda one: -self._costs[one]):
            left = [one for one in self.others if one.differs[at] == 0]
            self.withheld[at] = False
            if all(self._is_wide(one, left) for one in np.flatnonzero(self.withheld)) and all(
                _moves(one.row, one.room, left) for one in self._guarded
            ):
                self.others = left
            else:
                self.withheld[at] = True

    def _is_wide(self, at: np.intp, others: list[Other]) -> bool:
        return _reaches([float(one.differs[at]) for one in others], self._rooms[at])

    def _hide(self, row: NDArray[np.float64], room: Room) -> Room:
        """Withhold what is needed so that a sum of unknowns has its room; gives what room there is to be had.

        Below and above it in one: where only a set far away on one side would do, what lies in the middle of
        its interval would have to be hidden otherwise than what lies at an end, and would be told by that.
        """
        if _moves(row, room, self.others):
            return room
        found, reached = self._apart(row, room), room
        if found is None:
            reached = Room(room.width)
            found = self._apart(row, reached)
        if found is None:
            raise Unprotected
        for one in found:
            self.others.append(one)
            self.withheld |= one.differs != 0
        return reached

    def _row(self, at: np.intp) -> NDArray[np.float64]:
        return np.asarray(self._system.rows[[at]].toarray()[0], dtype=np.float64)

    def _apart(self, row: NDArray[np.float64], room: Room) -> tuple[Other, Other] | None:
        """Two sets of counts in which a sum lies so far apart, at the least cost, if there are any.

        The unknowns are, for the lower set and then for the upper one, the change and, for each figure that
        is not withheld yet, its rise and its fall.
        """
        free = np.flatnonzero(~self.withheld)
        rows, counts = self._system.rows, self._system.counts
        unknowns, shown = len(counts), len(free)
        unit, fixed = sparse.eye_array(shown), self._system.fixed
        balance = sparse.hstack([rows[free], -unit, unit])
        kept = sparse.hstack([fixed, sparse.csr_array((fixed.shape[0], 2 * shown))])
        one = sparse.vstack([balance, kept])
        beside = np.zeros(2 * shown)
        below, above = (
            np.concatenate([-row, beside, 0 * row, beside]),
            np.concatenate([0 * row, beside, row, beside]),
        )
        least = np.array([room.below, room.above, room.width])
        weights = np.concatenate([np.zeros(unknowns), self._costs[free], self._costs[free]])
        found = _solved(
            np.tile(weights, 2),
            sparse.vstack([sparse.block_diag([one, one]), [below, above, below + above]]).tocsc(),
            np.concatenate([np.zeros(2 * one.shape[0]), least]),
            np.tile(np.concatenate([-counts, beside]), 2),
            np.tile(np.arange(unknowns + 2 * shown) < unknowns, 2),
        )
        if found is None:
            return None
        lower, upper = found[:unknowns], found[unknowns:]
        return Other(lower, _clean(rows @ lower)), Other(upper, _clean(rows @ upper))


def _solved(
    costs: NDArray[np.float64],
    rows: sparse.csc_array,
    sums: NDArray[np.float64],
    lowest: NDArray[np.float64],
    whole: NDArray[np.bool_],
) -> NDArray[np.float64] | None:
    """The cheapest solution, of whole changes where one is found soon, else of any; None where there is none.

    The simplex mostly ends at whole changes by itself. Where it doesn't, branches are followed up to a fixed
    number, never up to a time, so that the same counts give the same release on any machine.

    Args:
        costs: of each unknown, shape (unknowns,).
        rows: the conditions, shape (conditions, unknowns).
        sums: what each comes to; of the last three, what it comes to at least. Shape (conditions,).
        lowest: the least that each unknown can be, shape (unknowns,).
        whole: which of them should be whole, and are given, shape (unknowns,).
    """
    most = np.concatenate([sums[:-3], np.full(3, np.inf)])
    told = {"bounds": Bounds(lowest, np.inf), "constraints": LinearConstraint(rows, sums, most)}
    found = milp(costs, **told)
    if found.x is None:
        return None
    change = _clean(found.x[whole])
    if (change == np.rint(change)).all():
        return change
    counted = milp(costs, integrality=whole, options={"node_limit": _BRANCHES, "mip_rel_gap": 0.05}, **told)
    return change if counted.x is None else np.rint(counted.x[whole])


def _clean(change: NDArray[np.float64]) -> NDArray[np.float64]:
    """A change without the last digits of the arithmetic."""
    near = np.rint(change)
    return np.asarray(np.where(np.abs(change - near) < _SMALL, near, change), dtype=np.float64)


class Unprotected(ValueError):
    """Earlier releases give away what this one must hide, whatever it withholds."""


def _moves(row: NDArray[np.float64], room: Room, others: list[Other]) -> bool:
    """Whether the other sets of counts give a sum its room."""
    return _reaches([float(row @ one.change) for one in others], room)


def _reaches(changes: Sequence[float], room: Room) -> bool:
    """Whether some changes, and none at all, go as far as is needed."""
    above, below = max(0.0, *changes, 0.0), max(0.0, *(-one for one in changes), 0.0)
    return (
        above + below >= room.width - _SMALL and above >= room.above - _SMALL and below >= room.below - _SMALL
    )


def costs_of(widths: NDArray[np.int64], drawn: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much the search shuns each figure: more a wider one, and among those of one width by the lot.

    The figures themselves have no say: a choice that hangs on them tells of them whoever can repeat it.

    Args:
        widths: on how many axes each figure tells more than a leaf, shape (figures,).
        drawn: from 0 to 1, what nobody outside knows, shape (figures,).
    """
    return np.asarray((1.0 + drawn) * _BY_WIDTH**widths, dtype=np.float64)
