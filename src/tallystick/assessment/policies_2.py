"""Source policies, second version: extremes of all figures of each voice's latest period."""

from tallystick.assessment.admission import WHY_NOT
from tallystick.assessment.compare_2 import badness_2
from tallystick.assessment.hearing import Hearing
from tallystick.assessment.outcome import Outcome, unrated
from tallystick.assessment.policies import Answered
from tallystick.assessment.question import Question
from tallystick.base.identifiers import natural_key
from tallystick.base.quick import altered, quick
from tallystick.base.reasons import Reason
from tallystick.register.model import SOURCE_KINDS

_ONLY_OTHERS = Reason("Sources of this kind give a figure only by another definition than the plan's.")
_OWN_BEFORE = Reason("By the plan's own definition the only figures found are from before the plan.")
_NO_ONE_KIND = Reason("No one kind of source answers it by itself.")
_NONE_RATES = Reason("No figure of any kind of source or measure answers the promise.")


def answer_all_2(hearing: Hearing) -> dict[str, Answered]:
    """The answer under each source policy, from the figures of one area and group."""
    answers = {name: _of_tier(hearing, kinds) for name, kinds in hearing.tiers.items()}
    answers["default"] = _default(hearing, answers)
    return answers | _extremes(hearing)


def _answered(outcome: Outcome, tier: str = "", *, other_measure: bool = False) -> Answered:
    return quick(Answered)(outcome, tier, other_measure)


def _of_tier(hearing: Hearing, kinds: tuple[str, ...]) -> Answered:
    outcome = hearing.ask(hearing.own, kinds)
    others = not hearing.kinds_of_others.isdisjoint(kinds)
    if others and outcome.reason == WHY_NOT["before"]:
        return _answered(altered(outcome, reason=_OWN_BEFORE))
    if not others or outcome.rated or not hearing.own_kinds.isdisjoint(kinds):
        return _answered(outcome)
    return _answered(altered(outcome, reason=_ONLY_OTHERS))


def _default(hearing: Hearing, answers: dict[str, Answered]) -> Answered:
    """Official, then international, then independent; a medium that repeats only where it is alone."""
    order = hearing.policies.default
    for tier in order:
        if answers[tier].outcome.rated:
            return _answered(answers[tier].outcome, tier)
    repeating = [one for one in hearing.own if one.source.kind == "media" and not one.source.own_evidence]
    if not repeating:
        return answers[order[0]]
    media = hearing.ask(repeating, ("media",))
    if media.rated:
        return _answered(media, "media")
    only_media = all(one.source.kind == "media" for one in hearing.own)
    return _answered(media) if only_media else answers[order[0]]


def _extremes(hearing: Hearing) -> dict[str, Answered]:
    """The least and the most favourable of what each voice says by each measure."""
    rated = [
        _answered(one, other_measure=bool(voice.measure))
        for voice in hearing.voices
        for one in voice.results
        if one.rated
    ]
    if not rated:
        none = _answered(_unrated_extreme(hearing))
        return {"least_favourable": none, "most_favourable": none}
    if len(rated) == 1:
        return {"least_favourable": rated[0], "most_favourable": rated[0]}
    question = hearing.scope.question
    return {
        "least_favourable": min(rated, key=lambda one: _favour(one, question, worst=True)),
        "most_favourable": min(rated, key=lambda one: _favour(one, question, worst=False)),
    }


def _unrated_extreme(hearing: Hearing) -> Outcome:
    """Why neither extreme can be told, with the breaches that were seen all the same.

    Where one measure alone has figures, its own reason is the one; of several none speaks for all.
    """
    kinds = tuple(kind for those in hearing.tiers.values() for kind in those)
    outcome = hearing.ask(hearing.scope.sightings, (*kinds, "media"))
    several = len({one.measure for one in hearing.scope.sightings}) > 1
    reason = _NONE_RATES if several else outcome.reason or _NO_ONE_KIND
    return unrated(reason, breaches=outcome.breaches)


def _favour(answered: Answered, question: Question, *, worst: bool) -> tuple[object, ...]:
    """The key that puts the worst, or the best, answer first."""
    reading = answered.outcome.decisive
    holds = answered.outcome.side == "holds"
    bad = badness_2(reading.value, question)
    return (
        holds if worst else not holds,
        -bad if worst else bad,
        reading.exactness,
        -reading.period.last.toordinal(),
        SOURCE_KINDS.index(reading.kind),
        natural_key(reading.sightings[-1].observation.id),
    )
