"""How alike what two commitments say is: their titles, their own words, what their targets measure."""

from collections.abc import Sequence

from tallystick.comparison.facts import Facts
from tallystick.comparison.texts import Terms, Weights

Shares = tuple[int, int, int]
_ALL = 1000


def signs(facts: Facts) -> Terms:
    """The terms by which a pair is found; the whole title is one, for titles that have no other."""
    return facts.all_terms | {facts.sameness}


class CommitmentLikeness:
    """Compares commitments of two plans, by their places and by the weight of the signs that both have.

    Each comparison gives how alike the two are, how far the old one is a part of the new one, and how far
    the new one is a part of the old.
    """

    def __init__(self, old: Sequence[Facts], new: Sequence[Facts], weights: Weights) -> None:
        """Weigh what each commitment says."""
        self._old, self._new, self._weights = old, new, weights
        terms = frozenset[str]().union(*(one.all_terms for one in (*old, *new)))
        self._bare_old, self._bare_new = ([_bare(one, terms, weights) for one in side] for side in (old, new))

    def exactly(self, i: int, j: int, both: int) -> Shares:
        """How alike two are, and how far each is a part of the other.

        Args:
            i: the place in the old plan.
            j: the place in the new plan.
            both: the weight of the signs that both have.
        """
        old, new, one, other = self._old[i], self._new[j], self._bare_old[i], self._bare_new[j]
        if one and other and old.sameness != new.sameness:
            return 2 * _ALL * both // (one + other), _ALL * both // one, _ALL * both // other
        return self._words(old, new), self._part(old, new), self._part(new, old)

    def at_a_glance(self, i: int, j: int, both: int) -> Shares:
        """The same, but that a part may be taken for larger, up to all that both have."""
        old, new, one, other = self._old[i], self._new[j], self._bare_old[i], self._bare_new[j]
        if one and other and old.sameness != new.sameness:
            return 2 * _ALL * both // (one + other), _ALL * both // one, _ALL * both // other
        return self._words(old, new), self._part_at_most(old, new, both), self._part_at_most(new, old, both)

    def _words(self, old: Facts, new: Facts) -> int:
        """Titles and, where present, passages; targets that measure the same speak for it, others against."""
        weights = self._weights
        alike = _ALL if old.sameness == new.sameness else weights.likeness(old.title, new.title)
        if old.words and new.words:
            alike = (alike + weights.likeness(old.words, new.words)) // 2
        if not (old.promises and new.promises):
            return alike
        promised = weights.likeness(old.promises, new.promises)
        return (alike + promised) // 2 if promised > alike else (3 * alike + promised) // 4

    def _part(self, part: Facts, whole: Facts) -> int:
        """How much of what one says stands in the other: title, passage, what its targets measure."""
        weights = self._weights
        alike = weights.inside(part.title, whole.all_terms)
        if part.words and whole.words:
            alike = (alike + weights.inside(part.words, whole.all_terms)) // 2
        if not (part.promises and whole.promises):
            return alike
        return max(alike, (alike + weights.inside(part.promises, whole.promises)) // 2)

    def _part_at_most(self, part: Facts, whole: Facts, both: int) -> int:
        alike = self._at_most(part.title, both)
        if part.words and whole.words:
            alike = (alike + self._at_most(part.words, both)) // 2
        if not (part.promises and whole.promises):
            return alike
        return max(alike, (alike + self._at_most(part.promises, both)) // 2)

    def _at_most(self, passage: Terms, both: int) -> int:
        weight = self._weights.of(passage)
        return min(_ALL, _ALL * both // weight) if weight else 0


def _bare(facts: Facts, terms: Terms, weights: Weights) -> int:
    """The weight of a title that is all that is known: its signs are its terms, and one that is none.

    0 where more is known, or where that sign is a term of some commitment.
    """
    alone = not facts.words and not facts.promises and facts.sameness not in terms
    return weights.of(facts.title) if alone else 0
