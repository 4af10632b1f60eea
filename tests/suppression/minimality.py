"""An attacker who has the program too, and tries it on all counts that fit what is shown.

The attack on minimality: R. C.-W. Wong and others, "Minimality attack in privacy preserving data
publishing", VLDB 2007, here on counts. Sets of counts are met one by one, so tables have to be small.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

from tallystick.suppression.axes import Name, TablePlan
from tallystick.suppression.model import CountsRelease, PublishedCounts
from tallystick.suppression.primary import totals

Lot = Callable[[Name], float]
#: A release of counts by a lot.
Release = Callable[[Mapping[Name, int], Lot], CountsRelease]


def lot_by(number: int) -> Lot:
    """One lot of many."""
    return lambda name: zlib.crc32("\n".join((str(number), *name)).encode()) / 2**32


def fitting(plan: TablePlan, shown: Mapping[Name, int], most: int) -> list[dict[Name, int]]:
    """The sets of counts that give every figure shown; one more than `most` of them where there are more.

    Nothing is found where a count could be anything, as where no total of it is shown.
    """
    leaves = plan.leaves()
    inside = [[leaf in set(plan.under(name)) for leaf in leaves] for name in shown]
    found: list[dict[Name, int]] = []

    def fill(values: tuple[int, ...], left: tuple[int, ...]) -> None:
        at = len(values)
        if len(found) > most:
            return
        if at == len(leaves):
            found.append(dict(zip(leaves, values, strict=True)))
            return
        for value in range(min(rest for rest, one in zip(left, inside, strict=True) if one[at]) + 1):
            after = tuple(rest - value * one[at] for rest, one in zip(left, inside, strict=True))
            if all(any(one[at + 1 :]) for rest, one in zip(after, inside, strict=True) if rest):
                fill((*values, value), after)

    if all(any(one) for one in zip(*inside, strict=True)) and inside:
        fill((), tuple(shown.values()))
    return found


def told(
    published: PublishedCounts, sets: Iterable[dict[Name, int]], release: Release, lots: Iterable[int]
) -> Iterator[Name]:
    """The withheld figures that are one and the same in all sets of counts that some lot withholds so.

    Args:
        published: what was published, by the first of the lots.
        sets: the sets of counts that fit it.
        release: the program.
        lots: those that may have been drawn, as far as the attacker knows.
    """
    tried = tuple(lots)
    possible: dict[Name, set[int]] = {name: set() for name in published.withheld}
    for counts in sets:
        if any(
            release(counts, lot_by(one)).published.shown.keys() == published.shown.keys() for one in tried
        ):
            values = totals(published.plan, counts)
            for name, numbers in possible.items():
                numbers.add(values[name])
    return (name for name, numbers in possible.items() if len(numbers) == 1)
