"""Making counts ready to be published, and the check that nothing can be told that must not be."""

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from tallystick.suppression.axes import ALL, Name, TablePlan
from tallystick.suppression.model import CountsRelease, PublishedCounts
from tallystick.suppression.primary import primary
from tallystick.suppression.protect import Search, costs_of
from tallystick.suppression.system import Room, system

#: How wide the interval of what is withheld must be at least.
NARROWEST = 5
#: Of so many of the narrowest figures one is withheld by the lot alone, wherever anything has to be.
ONE_BY_LOT = 6


def withheld_of(
    plan: TablePlan,
    counts: Mapping[Name, int],
    least: Callable[[Name], int],
    lot: Callable[[Name], float],
    earlier: Iterable[CountsRelease] = (),
) -> CountsRelease:
    """A release of counts; what would tell of few people, by itself or by a difference, is withheld.

    Whoever tried this program on all counts that fit what is shown would learn which of them make it withhold
    just this. So what is withheld beside the small numbers hangs on a lot that only the publisher can draw.

    Args:
        plan: the figures that are published; the same for each release of a phase.
        counts: how many at the finest places; what is not there is zero.
        least: the smallest number that may be shown of a figure, zero apart.
        lot: of each figure a number from 0 to 1; kept from readers, and the same for each release of a phase.
        earlier: the releases of the same plan before this one, the earliest first.

    Raises:
        Unprotected: what was published before gives away what must be hidden now.
    """
    smallest = {name: least(name) for name in plan.names()}
    needed = {name: max(NARROWEST, number) for name, number in smallest.items()}
    equations = system(plan, counts, needed, tuple(earlier))
    values = dict(zip(equations.names, map(int, equations.values), strict=True))
    rooms = [Room.of(values[name], needed[name]) for name in equations.names]
    parted = np.array([plan.width(name) for name in equations.names])
    drawn = np.array([lot(name) for name in equations.names])
    search = Search(equations, rooms, costs_of(parted, drawn))
    small = set(primary(plan, values, smallest))
    must = np.array([name in small for name in equations.names])
    if small:
        must |= (parted == parted.min()) & (drawn * ONE_BY_LOT < 1)
    search.withheld |= must
    search.close()
    search.show_again(must)
    if (ALL,) * len(plan.axes) in small:
        # How many came in all, others may know from elsewhere, as from the entries of a ledger's copy: then
        # the zeros would say where each of these few belongs.
        search.withheld |= True
    shown = {
        name: value
        for name, value, is_withheld in zip(equations.names, equations.values, search.withheld, strict=True)
        if not is_withheld
    }
    return CountsRelease(
        PublishedCounts(plan, {name: int(value) for name, value in shown.items()}, smallest),
        {name: count for name, count in counts.items() if count},
    )
