"""The marks of a target's answer: what a reader should know before leaning on it."""

from tallystick.assessment.compare_2 import COUNTED
from tallystick.assessment.edge import on_the_edge
from tallystick.assessment.rulebook import JudgedAnswer
from tallystick.base.marks import (
    ANOTHER_YEAR,
    BREACHED,
    CLAIM_OVERTAKES,
    FAR_ABOVE,
    KEPT_BEFORE_THE_PLAN,
    ON_THE_EDGE,
    SELF_REPORTED,
    VerdictMark,
)

_STATISTIC, _CLAIM = "official_statistic", "official_claim"


def marks(judged: JudgedAnswer) -> frozenset[VerdictMark]:
    """The marks of one answer; whether it hangs on its reading is told by the answers beside it."""
    found = [
        (BREACHED, bool(judged.answered.outcome.breaches)),
        (ANOTHER_YEAR, judged.contest.another_year),
    ]
    if judged.ruling.verdict.rated and judged.answered.outcome.reading is not None:
        question = judged.hearing.scope.question
        found += [
            (ON_THE_EDGE, on_the_edge(judged.answered.outcome, question, judged.promised, judged.rejudge)),
            (FAR_ABOVE, _far_above(judged)),
            (CLAIM_OVERTAKES, _claim_overtakes(judged)),
            (SELF_REPORTED, judged.self_reported),
            (KEPT_BEFORE_THE_PLAN, judged.kept_before()),
        ]
    return frozenset(mark for mark, there in found if there)


def _far_above(judged: JudgedAnswer) -> bool:
    """Whether a count, or that of any year it rests on, is more than twice what was promised as about N."""
    target, outcome = judged.hearing.scope.question.target, judged.answered.outcome
    if target.comparator != "about" or target.arithmetic not in COUNTED:
        return False
    values = [outcome.decisive.value]
    if target.arithmetic == "annual":
        borne = [one.observation.id for one in outcome.decisive.sightings]
        singles = [one.decisive for one in outcome.told]
        values += [one.value for one in singles if one.sightings[-1].observation.id in borne]
    return max(values) > 2 * target.value


def _claim_overtakes(judged: JudgedAnswer) -> bool:
    """Whether a claim decides although the same measure has an official statistic of an earlier period.

    A statistic that is itself part of the answer, as a year of a sum, was not overtaken.
    """
    outcome, hearing = judged.answered.outcome, judged.hearing
    if outcome.decisive.kind != _CLAIM:
        return False
    own = {one.observation.id for one in outcome.decisive.sightings}
    return any(
        one.decisive.kind == _STATISTIC
        and hearing.end(one) < hearing.end(outcome)
        and not {each.observation.id for each in one.decisive.sightings} <= own
        for voice in hearing.voices
        if bool(voice.measure) == judged.answered.other_measure
        for one in voice.told
    )
