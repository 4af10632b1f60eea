"""Which commitments may answer a recommendation, the likeliest first, each with why it is thought so.

A suggestion is a help for two coders, no link: it stands nowhere until both have said so by themselves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tallystick.comparison.texts import generic_terms
from tallystick.recommendations.concepts import MARK
from tallystick.recommendations.precedents import Precedent, Precedents
from tallystick.recommendations.subjects import Subjects, rarity, subjects_in, subjects_of
from tallystick.register.model import Package
from tallystick.register.recommendations import Recommendation

#: How many are suggested.
SHOWN = 3
#: What a shared concept, group, goal and article weigh beside a shared word.
_CONCEPT, _GROUP, _GOAL, _ARTICLE = 1.6, 1.5, 1.0, 3.0
#: What a concept weighs that a commitment is only linked to, a word that stands in the heading above it or in
#: the names of its indicators, targets and deliverables, and a concept that only those names speak of.
_LINKED, _ABOVE, _NEAR, _NAMED = 0.5, 0.5, 0.5, 0.2
#: What a word weighs by which its indicators are defined, its bodies are called or its proof is told.
_FAR = 0.3
#: What it weighs that a commitment was linked to a recommendation of the very same words.
_PRECEDENT = 2.0
#: Verbs that any promise is full of weigh this share.
_GENERIC = 0.3
#: How much a commitment that speaks of many things is held back.
_LENGTH = 0.3
_NONE = Precedent(0.0, ())


@dataclass(frozen=True, slots=True)
class SuggestedAnswer:
    """A commitment that may answer a recommendation.

    Attributes:
        commitment: the commitment.
        score: how much they share; only their order means anything.
        words: the stems that both have.
        concepts: what both speak of.
        groups: the people that both name.
        links: the goals and treaty articles of both.
        alike: recommendations that ask much the same and to which two coders linked it, the likest first.
    """

    commitment: str
    score: float
    words: tuple[str, ...]
    concepts: tuple[str, ...]
    groups: tuple[str, ...]
    links: tuple[str, ...]
    alike: tuple[str, ...] = ()

    @property
    def why(self) -> tuple[str, ...]:
        """All that they share, to be told."""
        return (*self.words, *self.concepts, *self.groups, *self.links, *self.alike[:SHOWN])


class Suggester:
    """The commitments of a plan, ready to be held against recommendations."""

    def __init__(self, package: Package) -> None:
        """Look through what each commitment is about, and what was linked before."""
        self._subjects = subjects_of(package)
        self._precedents = Precedents(package)
        every = self._subjects.values()
        self._weights = rarity(
            one.words | one.above | one.concepts | one.linked | one.groups for one in every
        )
        self._near = rarity(one.words | one.near for one in every)
        self._far = rarity(one.words | one.near | one.far for one in every)
        self._lengths = {
            name: max(1.0, sum(self._weight(term) for term in sorted(one.words | one.concepts))) ** _LENGTH
            for name, one in self._subjects.items()
        }

    def _weight(self, term: str) -> float:
        return self._weights.get(term, 0.0) * _share(term)

    def suggest(self, asked: Recommendation, most: int = SHOWN) -> tuple[SuggestedAnswer, ...]:
        """The commitments that share most with a recommendation; none where nothing is shared."""
        subjects = subjects_in(asked)
        before = self._precedents.of(asked, subjects)
        found = (
            self._shared(name, one, subjects, before.get(name, _NONE)) for name, one in self._subjects.items()
        )
        ranked = sorted((one for one in found if one.score > 0), key=lambda one: (-one.score, one.commitment))
        return tuple(ranked[:most])

    def _shared(self, name: str, one: Subjects, asked: Subjects, before: Precedent) -> SuggestedAnswer:
        words, above = sorted(one.words & asked.words), sorted(one.above & asked.words)
        concepts, linked = sorted(one.concepts & asked.concepts), sorted(one.linked & asked.concepts)
        near, named = sorted(one.near & asked.words), sorted(one.named & asked.concepts)
        far = sorted(one.far & asked.words)
        groups = sorted(one.groups & asked.groups)
        links = sorted(one.links & asked.links)
        score = sum(map(self._weight, words)) + _ABOVE * sum(map(self._weight, above))
        score += _NEAR * sum(self._near[term] * _share(term) for term in near)
        score += _FAR * sum(self._far[term] * _share(term) for term in far)
        score += _CONCEPT * (sum(map(self._weight, concepts)) + _LINKED * sum(map(self._weight, linked)))
        score += _CONCEPT * _NAMED * sum(map(self._weight, named))
        score += _GROUP * sum(map(self._weight, groups))
        score += sum(_ARTICLE if " " in link else _GOAL for link in links)
        return SuggestedAnswer(
            name,
            score / self._lengths[name] + _PRECEDENT * before.weight,
            (*words, *above, *near, *far),
            tuple(concept.removeprefix(MARK) for concept in (*concepts, *linked, *named)),
            tuple(groups),
            tuple(links),
            before.alike,
        )


def _share(term: str) -> float:
    """How much of its weight a term keeps: little, where any promise is full of it."""
    return _GENERIC if term in generic_terms() else 1.0


def first_right(suggested: Sequence[SuggestedAnswer], right: Iterable[str]) -> bool:
    """Whether one of the right commitments is among those suggested."""
    return not frozenset(right).isdisjoint(one.commitment for one in suggested)
