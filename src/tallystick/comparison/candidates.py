"""Pairs of passages that share enough weight to be looked at, found for all of a plan at once.

To go through all pairs of two long plans one by one would take longer than all that comes after it. So the
passages of one plan stand side by side as the bits of whole numbers, and the terms of a passage of the other
are added up for all of them together, column of bits by column of bits. These sums are rounded up, so that
no pair is missed; the few that come out are weighed exactly.
"""

import bisect
import functools
import operator
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tallystick.comparison.texts import Terms, Weights

#: What the heaviest term counts in sums that are rounded up.
_HEAVIEST = 63
_SET_BIT = re.compile("1")


def sharing(
    old: Sequence[Terms], new: Sequence[Terms], weights: Weights, share: int
) -> Iterator[tuple[int, int, int]]:
    """The pairs that share at least some thousandths of the weight of the lighter one.

    Args:
        old: the passages of the old plan, none of them empty.
        new: the passages of the new plan.
        weights: how much each term says.
        share: how many thousandths.

    Yields:
        The place in the old plan, the place in the new one, and the weight of what both have; in no order.
    """
    before, after = _Side(old, weights), _Side(new, weights)
    for i, passage in enumerate(old):
        for j in after.sharing(passage, share, lighter=False):
            both = weights.shared(passage, new[j])
            if 1000 * both >= share * before.sizes[i]:
                yield i, j, both
    for j, passage in enumerate(new):
        for i in before.sharing(passage, share, lighter=True):
            both = weights.shared(old[i], passage)
            if 1000 * both >= share * after.sizes[j]:
                yield i, j, both


class _Side:
    """The passages of a plan as bits, the lightest first.

    Attributes:
        sizes: the weight of each passage, in the plan's order.
    """

    def __init__(self, passages: Sequence[Terms], weights: Weights) -> None:
        self.sizes = [weights.of(one) for one in passages]
        self._weights = weights
        self._places = sorted(range(len(passages)), key=lambda place: self.sizes[place])
        self._ordered = [self.sizes[place] for place in self._places]
        self._having: defaultdict[str, int] = defaultdict(int)
        for bit, place in enumerate(self._places):
            for term in passages[place]:
                self._having[term] |= 1 << bit

    def sharing(self, passage: Terms, share: int, *, lighter: bool) -> Iterator[int]:
        """The places of passages, none lighter than this one, that may share so much of its weight.

        Args:
            passage: the terms of a passage of the other plan.
            share: how many thousandths of its weight.
            lighter: whether it has to be lighter, so that none of the same weight is named.
        """
        size = self._weights.of(passage)
        first = (bisect.bisect_right if lighter else bisect.bisect_left)(self._ordered, size)
        columns = [0] * (_HEAVIEST * len(passage)).bit_length()
        for term in passage:
            bits = self._having.get(term, 0) >> first
            if bits:
                _add(columns, bits, -(-_HEAVIEST * self._weights.term(term) // self._weights.rarest))
        enough = -(-_HEAVIEST * share * size // (1000 * self._weights.rarest))
        text = bin(_at_least(columns, enough))[:1:-1]
        return (self._places[first + found.start()] for found in _SET_BIT.finditer(text))


def _add(columns: list[int], bits: int, amount: int) -> None:
    """Add an amount to the sums of these bits. Column n holds the n-th binary digit of each sum."""
    for digit in range(amount.bit_length()):
        carry = bits if amount >> digit & 1 else 0
        place = digit
        while carry:
            columns[place], carry = columns[place] ^ carry, columns[place] & carry
            place += 1


def _at_least(columns: Sequence[int], enough: int) -> int:
    """The bits whose sums are so large or larger; a sum of nothing is not told from one of no bit."""
    larger, equal = 0, functools.reduce(operator.or_, columns, 0)
    if enough >> len(columns):
        return 0
    for place in reversed(range(len(columns))):
        if enough >> place & 1:
            equal &= columns[place]
        else:
            larger |= equal & columns[place]
            equal &= ~columns[place]
    return larger | equal
