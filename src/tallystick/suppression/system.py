"""The unknown counts behind what was published, and every figure as a sum of them, over all releases."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tallystick.suppression.axes import Name, TablePlan
from tallystick.suppression.model import CountsRelease
from tallystick.suppression.primary import totals


@dataclass(frozen=True)
class Room:
    """How far a sum must be able to lie from what it is, for all that a reader can tell.

    Attributes:
        width: from the lowest to the highest that it can be, at least.
        below: how far down from what it is, at least.
        above: how far up, at least.
    """

    width: int
    below: int = 0
    above: int = 0

    @classmethod
    def of(cls, value: int, width: int) -> "Room":
        """The room of a figure: whoever takes it for a small number may be wrong, and has several left."""
        return cls(width, min(value, width // 2), width - value) if 0 < value < width else cls(width)


@dataclass(frozen=True)
class Guarded:
    """Something that must not be told too exactly: a figure, or how a figure has changed since a release.

    Attributes:
        name: the figure.
        since: the place of the release that it is compared with; -1 for the figure itself.
        row: it as a sum of unknowns, shape (unknowns,).
        room: how far it must be able to lie from what it is.
    """

    name: Name
    since: int
    row: NDArray[np.float64]
    room: Room


@dataclass(frozen=True)
class System:
    """All that a reader of every release could set up as equations.

    Attributes:
        counts: the unknowns as they are, none below zero, shape (unknowns,): of each release the counts at
            the finest places, or what they have grown by since the one before: all where none went down, else
            those that are known to grow alone; and what sums have grown by that are known to grow.
        names: the figures of the release that is being made.
        rows: these figures as sums of unknowns, shape (figures, unknowns).
        values: what they are, shape (figures,).
        fixed: what earlier releases show, and that sums grow by what they do, as sums of unknowns, shape
            (shown, unknowns).
        guarded: what earlier releases withheld, and the changes that are small.
    """

    counts: NDArray[np.float64]
    names: tuple[Name, ...]
    rows: sparse.csr_array
    values: NDArray[np.int64]
    fixed: sparse.csr_array
    guarded: tuple[Guarded, ...]


def system(
    plan: TablePlan,
    counts: Mapping[Name, int],
    widths: Mapping[Name, int],
    earlier: tuple[CountsRelease, ...],
) -> System:
    """The system of a release that follows others of the same plan.

    Args:
        plan: the figures.
        counts: the counts of this release at the finest places.
        widths: how wide the interval of each figure must be where it is withheld.
        earlier: the releases before it, the earliest first.
    """
    leaves = plan.leaves()
    figures = _figures(plan, plan.names(), leaves)
    history = np.array([_in(one.counts, leaves) for one in earlier] + [_in(counts, leaves)])
    grows = _grows(history, np.array(plan.growing()))
    steps = np.where(grows, np.diff(history, axis=0, prepend=0), history)
    by_release = [_of_release(figures, at, grows) for at in range(len(history))]
    values = totals(plan, counts)
    found = System(
        counts=steps.ravel().astype(float),
        names=plan.names(),
        rows=by_release[-1],
        values=np.array([values[one] for one in plan.names()]),
        fixed=_fixed(plan, by_release, earlier),
        guarded=tuple(_guarded(plan, by_release, earlier, values, widths)),
    )
    sums = _figures(plan, plan.growing_sums(), leaves)
    return _with_growth(found, [_of_release(sums, at, grows) for at in range(len(history))])


def _with_growth(found: System, sums: Sequence[sparse.csr_array]) -> System:
    """The same, where a reader knows that some sums did not become fewer from one release to the next.

    Args:
        found: the system without that.
        sums: these sums in each release, as sums of its unknowns.
    """
    if len(sums) < 2 or not sums[0].shape[0]:
        return found
    change = sparse.vstack([later - one for one, later in itertools.pairwise(sums)]).tocsr()
    grown = change @ found.counts
    change, grown = change[grown >= 0], grown[grown >= 0]  # a reader knows no more than is so
    more = len(grown)

    def wider(rows: sparse.csr_array) -> sparse.csr_array:
        return sparse.csr_array(sparse.hstack([rows, sparse.csr_array((rows.shape[0], more))]))

    growth = sparse.hstack([change, -sparse.eye_array(more)])
    return replace(
        found,
        counts=np.concatenate([found.counts, grown]),
        rows=wider(found.rows),
        fixed=sparse.csr_array(sparse.vstack([wider(found.fixed), growth])),
        guarded=tuple(replace(one, row=np.pad(one.row, (0, more))) for one in found.guarded),
    )


def _grows(history: NDArray[np.int64], growing: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where a count is told as its growth since the release before, shape (releases, leaves).

    Everywhere, where none went down; else of what is known not to become fewer, where it did not.
    """
    up = np.asarray(np.diff(history, axis=0, prepend=0) >= 0)
    everywhere = np.repeat(up.all(axis=1, keepdims=True), up.shape[1], axis=1)
    grows: NDArray[np.bool_] = everywhere | (up & growing)
    grows[0] = False
    return grows


def _in(counts: Mapping[Name, int], leaves: tuple[Name, ...]) -> list[int]:
    return [counts.get(leaf, 0) for leaf in leaves]


def _figures(plan: TablePlan, names: tuple[Name, ...], leaves: tuple[Name, ...]) -> sparse.csr_array:
    """Figures as sums of the finest places, shape (figures, leaves)."""
    if not names:
        return sparse.csr_array((0, len(leaves)))
    place = {leaf: at for at, leaf in enumerate(leaves)}
    inside = [[place[one] for one in plan.under(name)] for name in names]
    columns = np.concatenate(inside)
    starts = np.concatenate([[0], np.cumsum([len(one) for one in inside])])
    return sparse.csr_array((np.ones(len(columns)), columns, starts), shape=(len(inside), len(leaves)))


def _of_release(figures: sparse.csr_array, at: int, grows: NDArray[np.bool_]) -> sparse.csr_array:
    """The figures of one release, shape (figures, unknowns): what it counts, or all growth until it.

    A reader may know that what is counted only grows, or that some of it does; that leaves less room, so it
    is reckoned with.
    """
    begun = at - np.argmin(grows[at::-1], axis=0)  # of each leaf the last release until it that is no growth
    inside = [(begun <= one) & (one <= at) for one in range(len(grows))]
    parts = [figures @ sparse.diags_array(one.astype(float)) for one in inside]
    return sparse.csr_array(sparse.hstack(parts))


def _fixed(
    plan: TablePlan, by_release: list[sparse.csr_array], earlier: tuple[CountsRelease, ...]
) -> sparse.csr_array:
    names = plan.names()
    found = [
        by_release[at][[number for number, name in enumerate(names) if name in one.published.shown]]
        for at, one in enumerate(earlier)
    ]
    return sparse.csr_array(sparse.vstack(found)) if found else sparse.csr_array((0, by_release[0].shape[1]))


def _guarded(
    plan: TablePlan,
    by_release: list[sparse.csr_array],
    earlier: tuple[CountsRelease, ...],
    values: Mapping[Name, int],
    widths: Mapping[Name, int],
) -> list[Guarded]:
    """What was withheld before, and every change that says how few were added or taken away."""
    found = []
    for at, one in enumerate(earlier):
        before = totals(plan, one.counts)
        for number, name in enumerate(plan.names()):
            row = by_release[at][[number]].toarray()[0]
            if name not in one.published.shown:
                found.append(Guarded(name, -1, row, Room.of(before[name], widths[name])))
            elif 0 < abs(values[name] - before[name]) < widths[name]:
                change_row = by_release[-1][[number]].toarray()[0] - row
                found.append(Guarded(name, at, change_row, Room(widths[name])))
    return found
