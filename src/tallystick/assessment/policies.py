"""Source policies: which figures count, and in what order they are asked."""

from collections.abc import Callable
from dataclasses import dataclass

from tallystick.assessment.admit import EXCLUSIONS, Evidence, Sighting
from tallystick.assessment.arithmetic import annual, ceiling, change, cumulative, level, universal
from tallystick.assessment.compare import badness
from tallystick.assessment.outcome import Outcome, unrated
from tallystick.assessment.question import Question
from tallystick.base.identifiers import natural_key
from tallystick.base.reasons import Reason
from tallystick.register.method import Policies
from tallystick.register.model import SOURCE_KINDS

Simple = Callable[[list[Sighting], Question, tuple[str, ...]], Outcome]
#: Kinds of arithmetic that look only at admitted figures.
SIMPLE: dict[str, Simple] = {
    "level": level.answer,
    "ceiling": ceiling.answer,
    "annual": annual.answer,
    "universal": universal.answer,
}
#: Kinds of arithmetic that also need a base from before the plan.
WITH_BASE = {"change": change.answer, "cumulative": cumulative.answer}


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


def answer_all(
    sightings: list[Sighting], question: Question, evidence: Evidence, policies: Policies
) -> dict[str, Answered]:
    """The answer under each source policy, from the sightings of one area and group."""
    own = [one for one in sightings if one.measure == "plan_measure"]
    tiers: dict[str, tuple[str, ...]] = {
        "official": policies.official,
        "international": policies.international,
        "independent": policies.independent,
    }
    answers = {
        name: Answered(_answer(own, question, evidence, kinds, sightings)) for name, kinds in tiers.items()
    }
    answers["default"] = _default(own, question, evidence, policies, answers)
    answers |= _extremes(sightings, question, evidence, policies)
    return answers


def _answer(
    counted: list[Sighting],
    question: Question,
    evidence: Evidence,
    kinds: tuple[str, ...],
    everything: list[Sighting],
) -> Outcome:
    """The answer of some observations under some kinds of source, or why there is none."""
    of_kinds = [one for one in counted if one.source.kind in kinds]
    if not of_kinds:
        return unrated(_nothing(counted, everything))
    arithmetic = question.target.arithmetic
    if arithmetic in WITH_BASE:
        outcome = WITH_BASE[arithmetic](counted, question, evidence, kinds)
    else:
        admitted = [one for one in of_kinds if not evidence.exclusion(one, question)]
        if not admitted:
            return unrated(_excluded(of_kinds, question, evidence))
        outcome = SIMPLE[arithmetic](admitted, question, kinds)
    if outcome.rated and outcome.basis != "final" and not question.deadline_has_come:
        return unrated(
            Reason("The deadline lies after the day that is looked at, and nothing is settled yet.")
        )
    return outcome


def _nothing(counted: list[Sighting], everything: list[Sighting]) -> Reason:
    if counted:
        return Reason("No source of this kind gives a figure.")
    if everything:
        return Reason("Only figures by another definition than the plan's were found.")
    return Reason("No figure was found.")


_WHY_NOT = {
    "media_repeats": Reason("Only a medium gives a figure here, and it repeats another source's."),
    "restated": Reason("The figure found has been replaced by its own body."),
    "late_source": Reason("The figure found was published after the day by which sources had to be known."),
    "undated_source": Reason("The figure found has no readable date of publication."),
    "not_comparable": Reason("Figures were found, but none in the plan's own definition and unit."),
    "after": Reason("The figures found speak of a time after the deadline or the day that is looked at."),
    "before": Reason("The only figures found are from before the plan."),
}


def _excluded(sightings: list[Sighting], question: Question, evidence: Evidence) -> Reason:
    """Why none counts: the reason of the one that came nearest to counting."""
    reasons = {evidence.exclusion(one, question) for one in sightings}
    return _WHY_NOT[next(code for code in EXCLUSIONS if code in reasons)]


def _default(
    own: list[Sighting],
    question: Question,
    evidence: Evidence,
    policies: Policies,
    answers: dict[str, Answered],
) -> Answered:
    """Official, then international, then independent; a medium only where it alone has a figure."""
    for tier in policies.default:
        if answers[tier].outcome.rated:
            return Answered(answers[tier].outcome, tier)
    media = _answer(own, question, evidence, ("media",), own)
    if media.rated:
        return Answered(media, "media")
    return Answered(answers[policies.default[0]].outcome)


def _extremes(
    sightings: list[Sighting], question: Question, evidence: Evidence, policies: Policies
) -> dict[str, Answered]:
    """The least and the most favourable of what each kind of source and each other measure says.

    The three tiers are asked too: where an answer takes several figures, no single kind may have them all.
    """
    alone = (*policies.official, *policies.international, *policies.independent, "media")
    tiers = (policies.official, policies.international, policies.independent, *((kind,) for kind in alone))
    candidates = [
        Answered(_answer(counted, question, evidence, kinds, sightings), other_measure=other)
        for counted, other in _by_measure(sightings)
        for kinds in tiers
    ]
    rated = [one for one in candidates if one.outcome.rated]
    if not rated:
        none = Answered(_unrated_extreme(_answer(sightings, question, evidence, alone, sightings)))
        return {"least_favourable": none, "most_favourable": none}
    return {
        "least_favourable": min(rated, key=lambda one: _favour(one, question, worst=True)),
        "most_favourable": min(rated, key=lambda one: _favour(one, question, worst=False)),
    }


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
