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


class Around:
    """Compares what stands around commitments of two plans, by their places.

    Sums of shares, each times its weight, are kept as the whole weight, how alike, and how far the one
    stands in the other and the other in the one.
    """

    def __init__(self, old: Sequence[Facts], new: Sequence[Facts], weights: Weights) -> None:
        """Number those around whom the same people, means and heading stand alike."""
        self._old, self._new, self._weights = old, new, weights
        numbers: dict[object, int] = {}
        self._old_numbers, self._new_numbers = (
            [numbers.setdefault((one.groups, one.instruments, one.heading), len(numbers)) for one in side]
            for side in (old, new)
        )
        self._without_links: dict[tuple[int, int], tuple[int, int, int, int]] = {}

    def of(self, i: int, j: int) -> Beside | None:
        """How alike all that stands around two commitments is; None where nothing can be compared."""
        old, new, numbers = self._old[i], self._new[j], (self._old_numbers[i], self._new_numbers[j])
        sums = self._without_links.get(numbers)
        if sums is None:
            if len(self._without_links) >= _REMEMBERED:
                self._without_links.clear()
            sums = self._without_links[numbers] = self._compared(old, new)
        if old.links and new.links:
            sums = _with(sums, LINKS, _named(old.links, new.links))
        whole, alike, first, second = sums
        return (alike // whole, first // whole, second // whole) if whole else None

    def _compared(self, old: Facts, new: Facts) -> tuple[int, int, int, int]:
        sums = (0, 0, 0, 0)
        if old.groups and new.groups:
            sums = _with(sums, GROUPS, _named(old.groups, new.groups))
        if old.instruments and new.instruments:
            sums = _with(sums, INSTRUMENTS, _named(old.instruments, new.instruments))
        if old.heading and new.heading:
            alike = self._weights.likeness(old.heading, new.heading)
            sums = _with(sums, HEADING, (alike, alike, alike))
        return sums


def _with(sums: tuple[int, int, int, int], weight: int, more: Beside) -> tuple[int, int, int, int]:
    whole, alike, first, second = sums
    return whole + weight, alike + weight * more[0], first + weight * more[1], second + weight * more[2]


def _named(old: frozenset[str], new: frozenset[str]) -> Beside:
    """The share of names that both have (Jaccard), and of each side's those that the other has too."""
    both = len(old & new)
    return 1000 * both // (len(old) + len(new) - both), 1000 * both // len(old), 1000 * both // len(new)
