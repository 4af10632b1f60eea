"""What was linked before to recommendations that ask for much the same, by the word of two people."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from tallystick.comparison.texts import Terms
from tallystick.recommendations.subjects import Subjects, rarity, subjects_in
from tallystick.register.model import Package
from tallystick.register.recommendations import Recommendation

#: Below this likeness two recommendations have only a word or two in common.
_LEAST = 0.15


class Precedent(NamedTuple):
    """How strongly recommendations that are alike speak for a commitment, and which, the most alike first."""

    weight: float
    alike: tuple[str, ...]


class Precedents:
    """The links of a package that stand, ready to be held against a further recommendation."""

    def __init__(self, package: Package) -> None:
        """Look through what is asked, and which commitments stand as linked to it."""
        every = {one.id: _terms(subjects_in(one)) for one in package.recommendations}
        self._weights = rarity(every.values())
        self._linked: dict[str, set[str]] = {}
        for link in package.recommendation_links:
            if link.confirmed_by and link.commitment is not None and link.recommendation in every:
                self._linked.setdefault(link.recommendation, set()).add(link.commitment)
        self._by_term: dict[str, list[str]] = {}
        for name in self._linked:
            for term in every[name]:
                self._by_term.setdefault(term, []).append(name)
        self._sizes = {name: self._size(every[name]) for name in self._linked}

    def _size(self, those: Terms) -> float:
        return sum(self._weights.get(term, 0.0) for term in sorted(those))

    def of(self, asked: Recommendation, subjects: Subjects) -> Mapping[str, Precedent]:
        """What speaks for each commitment: the squares of the likeness of all that it was linked to.

        Likeness is the weight of the terms that two have in common by the geometric mean of what they have,
        from 0 to 1. What was linked to the recommendation itself never counts.
        """
        own = _terms(subjects)
        shared: dict[str, float] = {}
        for term in sorted(own):
            for name in self._by_term.get(term, ()):
                shared[name] = shared.get(name, 0.0) + self._weights[term]
        size, found = self._size(own), dict[str, Precedent]()
        alike = {name: weight / math.sqrt(size * self._sizes[name]) for name, weight in shared.items()}
        for name in sorted(alike, key=lambda one: (-alike[one], one)):
            if name == asked.id or alike[name] <= _LEAST:
                continue
            for commitment in self._linked[name]:
                weight, names = found.get(commitment, (0.0, ()))
                found[commitment] = Precedent(weight + alike[name] ** 2, (*names, name))
        return found


def _terms(subjects: Subjects) -> Terms:
    return subjects.words | subjects.concepts
