"""How alike what stands around two commitments is: people and means they name, links, headings."""

from collections.abc import Sequence

from tallystick.comparison.facts import Facts
from tallystick.comparison.texts import Weights

#: What each of these weighs, where both commitments have it.
LINKS, GROUPS, INSTRUMENTS, HEADING = 3, 3, 1, 2
#: So many comparisons are remembered at a time: the same people, means and headings come again and again.
_REMEMBERED = 200_000


#: How alike two sets are, 0 to 1000: how much of all of it both have, how much of the first the second has
#: too, how much of the second the first has.
Beside = tuple[int, int, int]
#: The whole weight of what was compared, and these three, each times its weight, added up.
Sums = tuple[int, int, int, int]


class Around:
    """Compares what stands around commitments of two plans, by their places."""

    def __init__(self, old: Sequence[Facts], new: Sequence[Facts], weights: Weights) -> None:
        """Number those around whom the same people, means and heading stand alike."""
        self._old, self._new, self._weights = old, new, weights
        numbers: dict[object, int] = {}
        self._old_numbers, self._new_numbers = (
            [numbers.setdefault((one.groups, one.instruments, one.heading), len(numbers)) for one in side]
            for side in (old, new)
        )
        self._without_links: dict[tuple[int, int], tuple[Sums, Beside | None]] = {}

    def of(self, i: int, j: int) -> Beside | None:
        """How alike all that stands around two commitments is; None where nothing can be compared."""
        numbers = self._old_numbers[i], self._new_numbers[j]
        known = self._without_links.get(numbers)
        if known is None:
            if len(self._without_links) >= _REMEMBERED:
                self._without_links.clear()
            sums = self._compared(self._old[i], self._new[j])
            known = self._without_links[numbers] = sums, _shares(sums)
        old, new = self._old[i].links, self._new[j].links
        return _shares(_with(known[0], LINKS, _named(old, new))) if old and new else known[1]

    def _compared(self, old: Facts, new: Facts) -> Sums:
        sums = (0, 0, 0, 0)
        if old.groups and new.groups:
            sums = _with(sums, GROUPS, _named(old.groups, new.groups))
        if old.instruments and new.instruments:
            sums = _with(sums, INSTRUMENTS, _named(old.instruments, new.instruments))
        if old.heading and new.heading:
            alike = self._weights.likeness(old.heading, new.heading)
            sums = _with(sums, HEADING, (alike, alike, alike))
        return sums


def _with(sums: Sums, weight: int, more: Beside) -> Sums:
    whole, alike, first, second = sums
    return whole + weight, alike + weight * more[0], first + weight * more[1], second + weight * more[2]


def _shares(sums: Sums) -> Beside | None:
    whole, alike, first, second = sums
    return (alike // whole, first // whole, second // whole) if whole else None


def _named(old: frozenset[str], new: frozenset[str]) -> Beside:
    """The share of names that both have (Jaccard), and of each side's those that the other has too."""
    both = len(old & new)
    return 1000 * both // (len(old) + len(new) - both), 1000 * both // len(old), 1000 * both // len(new)
