"""Source policies: which figures count, and in what order they are asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.assessment.admit import Sighting
from tallystick.assessment.compare import badness
from tallystick.assessment.hearing import Ask, Hearing
from tallystick.assessment.outcome import Outcome, unrated
from tallystick.assessment.question import Question
from tallystick.assessment.scope import Scope
from tallystick.base.identifiers import natural_key
from tallystick.base.reasons import Reason
from tallystick.register.method import Policies
from tallystick.register.model import SOURCE_KINDS


@dataclass(frozen=True, slots=True)
class Answered:
    """An outcome with where it came from.

    Attributes:
        outcome: the answer.
        tier: official, international, independent or media, under ``default``; else empty.
        other_measure: whether it rests on another definition than the plan's.
    """

    outcome: Outcome
    tier: str = ""
    other_measure: bool = False


def answer_all(hearing: Hearing) -> dict[str, Answered]:
    """The answer under each source policy, from the figures of one area and group."""
    scope, policies, ask = hearing.scope, hearing.policies, hearing.ask
    own = [one for one in scope.sightings if one.measure == "plan_measure"]
    tiers: dict[str, tuple[str, ...]] = {
        "official": policies.official,
        "international": policies.international,
        "independent": policies.independent,
    }
    answers = {name: Answered(ask(own, kinds)) for name, kinds in tiers.items()}
    answers["default"] = _default(own, policies, answers, ask)
    return answers | _extremes(scope, policies, ask)


def _default(own: list[Sighting], policies: Policies, answers: dict[str, Answered], ask: Ask) -> Answered:
    """Official, then international, then independent; a medium only where it alone has a figure."""
    for tier in policies.default:
        if answers[tier].outcome.rated:
            return Answered(answers[tier].outcome, tier)
    media = ask(own, ("media",))
    if media.rated:
        return Answered(media, "media")
    return Answered(answers[policies.default[0]].outcome)


def _extremes(scope: Scope, policies: Policies, ask: Ask) -> dict[str, Answered]:
    """The least and the most favourable of what each kind of source and each other measure says.

    The three tiers are asked too: where an answer takes several figures, no single kind may have them all.
    """
    alone = (*policies.official, *policies.international, *policies.independent, "media")
    tiers = (policies.official, policies.international, policies.independent, *((kind,) for kind in alone))
    rated = [
        Answered(outcome, other_measure=other)
        for counted, other in _by_measure(scope.sightings)
        for outcome in _different(counted, tiers, ask)
        if outcome.rated
    ]
    if not rated:
        none = Answered(_unrated_extreme(ask(scope.sightings, alone)))
        return {"least_favourable": none, "most_favourable": none}
    if len(rated) == 1:
        return {"least_favourable": rated[0], "most_favourable": rated[0]}
    return {
        "least_favourable": min(rated, key=lambda one: _favour(one, scope.question, worst=True)),
        "most_favourable": min(rated, key=lambda one: _favour(one, scope.question, worst=False)),
    }


def _different(counted: list[Sighting], tiers: tuple[tuple[str, ...], ...], ask: Ask) -> Iterable[Outcome]:
    """The outcome of each tier that has a figure; one that comes under several names is there once."""
    there = {sighting.source.kind for sighting in counted}
    outcomes = [ask(counted, kinds) for kinds in tiers if not there.isdisjoint(kinds)]
    return {id(outcome): outcome for outcome in outcomes}.values()


def _by_measure(sightings: list[Sighting]) -> list[tuple[list[Sighting], bool]]:
    """The sightings of the plan's measure, then of each other one, and whether it is another."""
    others = sorted({one.observation.indicator for one in sightings if one.measure == "other_measure"})
    own = [one for one in sightings if one.measure == "plan_measure"]
    return [
        (own, False),
        *(([one for one in sightings if one.observation.indicator == name], True) for name in others),
    ]


def _unrated_extreme(outcome: Outcome) -> Outcome:
    """Why neither extreme can be told, with the breaches that were seen all the same."""
    reason = outcome.reason or Reason("No one kind of source answers it by itself.")
    return unrated(reason, breaches=outcome.breaches)


def _favour(answered: Answered, question: Question, *, worst: bool) -> tuple[object, ...]:
    """The key that puts the worst, or the best, answer first."""
    reading = answered.outcome.decisive
    holds = answered.outcome.side == "holds"
    bad = badness(reading.value, question)
    return (
        holds if worst else not holds,
        -bad if worst else bad,
        reading.exactness,
        -reading.period.last.toordinal(),
        SOURCE_KINDS.index(reading.kind),
        natural_key(reading.sightings[-1].observation.id),
    )
