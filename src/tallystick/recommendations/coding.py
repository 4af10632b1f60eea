"""What two coders said of each recommendation, and what follows: answered, left out, or not known yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tallystick.register.model import Package
from tallystick.register.recommendations import (
    AGAINST,
    ANSWERS,
    CODERS,
    IN_PART,
    NONE,
    TAKEN_ON,
    Recommendation,
    RecommendationLink,
    stood_by,
)

#: How a recommendation stands to the plan; the last two are no answer: coders differ, or too few coded it.
ANSWERED, PARTLY, UNANSWERED, DIFFER, NOT_CODED = MAPPED_STATES = (
    "answered",
    "answered_in_part",
    "unanswered",
    "coders_differ",
    "not_coded",
)


@dataclass(frozen=True, slots=True)
class MappedRecommendation:
    """A recommendation with how it stands to the plan.

    Attributes:
        asked: the recommendation.
        state: one of `MAPPED_STATES`.
        links: the links that stand and answer it, in full or in part.
        against: the links that stand and go against it.
        proposed: the links that only one coder stands by, where nothing is settled.
        coders: who coded it.
    """

    asked: Recommendation
    state: str
    links: tuple[RecommendationLink, ...]
    against: tuple[RecommendationLink, ...]
    proposed: tuple[RecommendationLink, ...]
    coders: tuple[str, ...]


def mapped(package: Package) -> tuple[MappedRecommendation, ...]:
    """Every recommendation of a package with how it stands to the plan, in the package's order."""
    links: dict[str, list[RecommendationLink]] = {}
    for one in package.recommendation_links:
        links.setdefault(one.recommendation, []).append(one)
    return tuple(_mapped(one, links.get(one.id, ())) for one in package.recommendations)


def _mapped(asked: Recommendation, links: Iterable[RecommendationLink]) -> MappedRecommendation:
    given = tuple(links)
    standing = [one for one in given if one.confirmed_by]
    coders = tuple(sorted(frozenset[str]().union(*stood_by(given))))
    return MappedRecommendation(
        asked,
        _state(standing, coders),
        tuple(one for one in standing if one.how in {ANSWERS, IN_PART}),
        tuple(one for one in standing if one.how == AGAINST),
        tuple(one for one, who in zip(given, stood_by(given), strict=True) if who and is_open(one)),
        coders,
    )


def is_open(link: RecommendationLink) -> bool:
    """Whether a link does not stand and nobody has settled it."""
    return not link.confirmed_by and link.settled_by is None


def _state(standing: Iterable[RecommendationLink], coders: tuple[str, ...]) -> str:
    hows = {one.how for one in standing}
    if ANSWERS in hows:
        return ANSWERED
    if IN_PART in hows:
        return PARTLY
    if NONE in hows:
        return UNANSWERED
    return DIFFER if len(coders) >= CODERS or hows else NOT_CODED


@dataclass(frozen=True, slots=True)
class OmissionCount:
    """How many recommendations of one kind no commitment answers, with how far that is known.

    Attributes:
        name: what they have in common.
        asked: how many there are that still stand.
        states: how many there are of each state.
    """

    name: str
    asked: int
    states: Mapping[str, int]

    @property
    def least(self) -> int:
        """How many are left out by the word of two people: the least there can be."""
        return self.states.get(UNANSWERED, 0)

    @property
    def most(self) -> int:
        """How many there would be, were all of which coders differ or that nobody coded left out too."""
        return self.least + self.states.get(DIFFER, 0) + self.states.get(NOT_CODED, 0)


def counted(name: str, rows: Iterable[MappedRecommendation]) -> OmissionCount:
    """Count what still stands by itself: what was withdrawn or merged into another is not counted."""
    states = dict.fromkeys(MAPPED_STATES, 0)
    number = 0
    for one in rows:
        if one.asked.stands:
            states[one.state] += 1
            number += 1
    return OmissionCount(name, number, states)


def of_latest_review(rows: Iterable[MappedRecommendation]) -> tuple[MappedRecommendation, ...]:
    """What was asked in the latest cycle of the periodic review and still stands, accepted ones first."""
    asked = [one for one in rows if one.asked.mechanism == "upr" and one.asked.stands]
    last = max((one.asked.cycle or 0 for one in asked), default=0)
    of_last = (one for one in asked if (one.asked.cycle or 0) == last)
    return tuple(sorted(of_last, key=lambda one: one.asked.response not in TAKEN_ON))


def for_next_review(rows: Iterable[MappedRecommendation]) -> tuple[MappedRecommendation, ...]:
    """Accepted in the latest cycle, and not answered in full by the word of two people."""
    return tuple(
        one for one in of_latest_review(rows) if one.asked.response in TAKEN_ON and one.state != ANSWERED
    )


def articles_unanswered(package: Package) -> tuple[str, ...]:
    """The treaty articles that recommendations rest on and that no commitment is linked to, in order."""
    linked = {one.code for one in package.links}
    named = {article for one in package.recommendations for article in one.articles}
    return tuple(sorted(named - linked))
