"""What a commitment and a recommendation are about: words, concepts, people, goals and articles.

A commitment is known by more than its title: by the heading above it, by what it is measured by, and, from
farther off, by how that is defined, who is to do it, and what was seen of it.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tallystick.comparison.texts import Terms, terms
from tallystick.recommendations.concepts import concepts_in
from tallystick.register.model import Commitment, Package
from tallystick.register.recommendations import Recommendation

#: Words of any recommendation, which say nothing of what it is about.
_EMPTY = terms(
    "right rights keep make let take give continue further effort measure more better good end ensure "
    "guarantee protect protection respect people person persons citizen fully free freely use carry system "
    "international national law state country countries do act work get put set against other part need human"
)
_ALWAYS = frozenset({"general"})


@dataclass(frozen=True, slots=True)
class Subjects:
    """What a commitment or a recommendation is about; no word stands in two of these.

    Attributes:
        words: the stems of what it says.
        concepts: what these speak of.
        groups: the people that it names.
        links: the goals and treaty articles that it serves or rests on.
        above: of a commitment, the stems of the heading above it.
        linked: the concepts that only its heading, groups and links speak of.
        near: the stems of the names of its indicators, targets and deliverables.
        named: the concepts that only these names speak of.
        far: the stems of what its indicators mean, of who is to do it and of what was seen of it.
    """

    words: Terms
    concepts: Terms
    groups: frozenset[str]
    links: frozenset[str]
    above: Terms = frozenset()
    linked: Terms = frozenset()
    near: Terms = frozenset()
    named: Terms = frozenset()
    far: Terms = frozenset()


def subjects_of(package: Package) -> Mapping[str, Subjects]:
    """What each commitment of a package is about."""
    parts = {one.id: one.title for one in package.outline}
    links = _gathered((one.commitment, one.code) for one in package.links)
    names, told = _gathered(_names(package)), _gathered(_told(package))
    return {
        one.id: _of_commitment(
            one,
            parts.get(one.section, ""),
            links.get(one.id, ()),
            names.get(one.id, ()),
            told.get(one.id, ()),
        )
        for one in package.commitments
    }


def subjects_in(one: Recommendation) -> Subjects:
    """What a recommendation is about."""
    every = terms(" ".join((one.asked, *one.theme)))
    links = frozenset((*one.goals, *one.articles))
    groups = frozenset(one.groups) - _ALWAYS
    return Subjects(every - _EMPTY, concepts_in(every | _of_groups(groups), links), groups, links)


def rarity(passages: Iterable[Terms]) -> Mapping[str, float]:
    """How much each term says: the fewer passages have it, the more."""
    counts: Counter[str] = Counter()
    number = 0
    for passage in passages:
        counts.update(passage)
        number += 1
    return {term: math.log(1 + number / count) for term, count in counts.items()}


def _gathered(told: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for commitment, words in told:
        found.setdefault(commitment, []).append(words)
    return found


def _names(package: Package) -> Iterator[tuple[str, str]]:
    """What the indicators, targets and deliverables of each commitment are called."""
    titles = {one.id: one.title for one in package.indicators}
    yield from ((link.commitment, titles[link.indicator]) for link in package.commitment_indicators)
    yield from ((target.commitment, target.quantity) for target in package.targets)
    yield from ((thing.commitment, thing.title) for thing in package.deliverables)


def _told(package: Package) -> Iterator[tuple[str, str]]:
    """What the indicators of each commitment mean, who has a part in it, and what was seen of it."""
    meant = {one.id: one.definition or "" for one in package.indicators}
    yield from ((link.commitment, meant[link.indicator]) for link in package.commitment_indicators)
    bodies = {one.id: one.name for one in package.bodies}
    yield from ((one.commitment, bodies.get(one.body, "")) for one in package.responsibilities)
    of_thing = {one.id: one.commitment for one in package.deliverables}
    for event in package.events:
        commitment = event.commitment or of_thing.get(event.deliverable or "")
        if commitment is not None:
            yield commitment, event.statement


def _of_commitment(
    one: Commitment, part: str, links: Iterable[str], names: Iterable[str], told: Iterable[str]
) -> Subjects:
    words, codes = terms(one.title) - _EMPTY, frozenset(links)
    above = terms(part) - _EMPTY - words
    groups = frozenset(one.groups) - _ALWAYS
    said = concepts_in(terms(one.title))
    linked = concepts_in(terms(part) | _of_groups(groups), codes) - said
    called, seen = _terms(names), _terms(told)
    near = called - _EMPTY - words
    named = concepts_in(called) - said - linked
    return Subjects(words, said, groups, codes, above, linked, near, named, seen - _EMPTY - words - near)


def _terms(texts: Iterable[str]) -> Terms:
    return frozenset(term for one in texts for term in terms(one))


def _of_groups(groups: Iterable[str]) -> Terms:
    return _terms(one.replace("_", " ") for one in groups)
