"""Which commitments may answer a recommendation, the likeliest first, each with why it is thought so.

A suggestion is a help for two coders, no link: it stands nowhere until both have said so by themselves.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallystick.comparison.texts import Terms, generic_terms, terms
from tallystick.recommendations.concepts import MARK, concepts_in
from tallystick.register.model import Commitment, Package
from tallystick.register.recommendations import Recommendation

#: How many are suggested.
SHOWN = 3
#: What a shared concept, group, goal and article weigh beside a shared word.
_CONCEPT, _GROUP, _GOAL, _ARTICLE = 1.6, 1.5, 1.0, 3.0
#: What a concept weighs that a commitment is only linked to, a word that stands in the heading above it or in
#: the names of its indicators, targets and deliverables, and a concept that only those names speak of.
_LINKED, _ABOVE, _NEAR, _NAMED = 0.5, 0.5, 0.5, 0.2
#: Words of any recommendation, which say nothing of what it is about.
_EMPTY = terms(
    "right rights keep make let take give continue further effort measure more better good end ensure "
    "guarantee protect protection respect people person persons citizen fully free freely use carry system "
    "international national law state country countries do act work get put set against other part need human"
)
#: Verbs that any promise is full of weigh this share.
_GENERIC = 0.3
#: How much a commitment that speaks of many things is held back.
_LENGTH = 0.3
_ALWAYS = frozenset({"general"})


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
    """

    commitment: str
    score: float
    words: tuple[str, ...]
    concepts: tuple[str, ...]
    groups: tuple[str, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Passage:
    words: Terms
    concepts: Terms
    groups: frozenset[str]
    links: frozenset[str]
    above: Terms = frozenset()
    linked: Terms = frozenset()
    near: Terms = frozenset()
    named: Terms = frozenset()


class Suggester:
    """The commitments of a plan, ready to be held against recommendations."""

    def __init__(self, package: Package) -> None:
        """Look through titles, parts, groups and links of all commitments, and what they are measured by."""
        parts = {one.id: one.title for one in package.outline}
        links: dict[str, list[str]] = {}
        for one in package.links:
            links.setdefault(one.commitment, []).append(one.code)
        names = _names_of(package)
        self._passages = {
            one.id: _of_commitment(
                one, parts.get(one.section, ""), links.get(one.id, ()), names.get(one.id, ())
            )
            for one in package.commitments
        }
        every = self._passages.values()
        self._weights = _rarity(
            one.words | one.above | one.concepts | one.linked | one.groups for one in every
        )
        self._near = _rarity(one.words | one.near for one in every)
        self._lengths = {
            name: max(1.0, sum(self._weight(term) for term in sorted(one.words | one.concepts))) ** _LENGTH
            for name, one in self._passages.items()
        }

    def _weight(self, term: str) -> float:
        weight = self._weights.get(term, 0.0)
        return weight * _GENERIC if term in generic_terms() else weight

    def suggest(self, asked: Recommendation, most: int = SHOWN) -> tuple[SuggestedAnswer, ...]:
        """The commitments that share most with a recommendation; none where nothing is shared."""
        passage = _of_recommendation(asked)
        found = (self._shared(name, one, passage) for name, one in self._passages.items())
        ranked = sorted((one for one in found if one.score > 0), key=lambda one: (-one.score, one.commitment))
        return tuple(ranked[:most])

    def _shared(self, name: str, one: _Passage, asked: _Passage) -> SuggestedAnswer:
        words, above = sorted(one.words & asked.words), sorted(one.above & asked.words)
        concepts, linked = sorted(one.concepts & asked.concepts), sorted(one.linked & asked.concepts)
        near, named = sorted(one.near & asked.words), sorted(one.named & asked.concepts)
        groups = sorted(one.groups & asked.groups)
        links = sorted(one.links & asked.links)
        score = sum(map(self._weight, words)) + _ABOVE * sum(map(self._weight, above))
        score += _NEAR * sum(self._near[term] * (_GENERIC if term in generic_terms() else 1) for term in near)
        score += _CONCEPT * (sum(map(self._weight, concepts)) + _LINKED * sum(map(self._weight, linked)))
        score += _CONCEPT * _NAMED * sum(map(self._weight, named))
        score += _GROUP * sum(map(self._weight, groups))
        score += sum(_ARTICLE if " " in link else _GOAL for link in links)
        return SuggestedAnswer(
            name,
            score / self._lengths[name],
            (*words, *above, *near),
            tuple(concept.removeprefix(MARK) for concept in (*concepts, *linked, *named)),
            tuple(groups),
            tuple(links),
        )


def _rarity(passages: Iterable[Terms]) -> Mapping[str, float]:
    """How much each term says: the fewer passages have it, the more."""
    counts: Counter[str] = Counter()
    number = 0
    for passage in passages:
        counts.update(passage)
        number += 1
    return {term: math.log(1 + number / count) for term, count in counts.items()}


def _names_of(package: Package) -> Mapping[str, list[str]]:
    """What the indicators, targets and deliverables of each commitment are called."""
    titles = {one.id: one.title for one in package.indicators}
    found: dict[str, list[str]] = {}
    for link in package.commitment_indicators:
        found.setdefault(link.commitment, []).append(titles[link.indicator])
    for target in package.targets:
        found.setdefault(target.commitment, []).append(target.quantity)
    for thing in package.deliverables:
        found.setdefault(thing.commitment, []).append(thing.title)
    return found


def _of_commitment(one: Commitment, part: str, links: Iterable[str], names: Iterable[str]) -> _Passage:
    words, codes = terms(one.title) - _EMPTY, frozenset(links)
    above = terms(part) - _EMPTY - words
    groups = frozenset(one.groups) - _ALWAYS
    said = concepts_in(terms(one.title))
    linked = concepts_in(terms(part) | _of_groups(groups), codes) - said
    near = frozenset(term for name in names for term in terms(name))
    return _Passage(
        words, said, groups, codes, above, linked, near - _EMPTY - words, concepts_in(near) - said - linked
    )


def _of_recommendation(one: Recommendation) -> _Passage:
    every = terms(" ".join((one.asked, *one.theme)))
    links = frozenset((*one.goals, *one.articles))
    groups = frozenset(one.groups) - _ALWAYS
    return _Passage(every - _EMPTY, concepts_in(every | _of_groups(groups), links), groups, links)


def _of_groups(groups: Iterable[str]) -> Terms:
    return frozenset(term for one in groups for term in terms(one.replace("_", " ")))


def first_right(suggested: Sequence[SuggestedAnswer], right: Iterable[str]) -> bool:
    """Whether one of the right commitments is among those suggested."""
    return not frozenset(right).isdisjoint(one.commitment for one in suggested)
