"""The headline, second version: the same answers, in words that weigh alike on both sides."""

from collections.abc import Mapping

from tallystick.assessment.outcome import Outcome
from tallystick.assessment.policies import Answered
from tallystick.assessment.question import Question
from tallystick.assessment.rulebook import Ruling, TargetRule
from tallystick.assessment.rules.headline import ANSWERS, GIVES, cut
from tallystick.base.quantities import Observed
from tallystick.base.reasons import Listing, Reason, Year
from tallystick.base.verdicts import TARGET_UNRATED
from tallystick.register.model import Target

__all__ = ["GIVES", "RULE"]

_REASONS = {
    ("holds", "deadline"): Reason("The figure for the deadline, {observed} ({period}), keeps the promise."),
    ("short", "deadline"): Reason(
        "The figure for the deadline, {observed} ({period}), falls short of the promise."
    ),
    ("holds", "final"): Reason(
        "The count, {observed} ({period}), keeps the promise; only a correction could change that."
    ),
    ("holds", "earlier"): Reason(
        "The last figure before the deadline, {observed} ({period}), keeps the promise; "
        "none was found for the deadline."
    ),
    ("short", "earlier"): Reason(
        "The last figure before the deadline, {observed} ({period}), falls short of the promise; "
        "none was found for the deadline."
    ),
}
_BAD_YEARS = Reason(
    "Every year counts; the figure falls short of the promise in {years} ({observed} in {period})."
)


def rule(question: Question, answers: Mapping[str, Answered]) -> Mapping[str, Ruling]:
    """The ruling on each policy's answer."""
    # Most policies answer by the same reading, and then it is one ruling.
    rested = {policy: _rests_on(answered.outcome) for policy, answered in answers.items()}
    outcomes = {rested[policy]: answered.outcome for policy, answered in answers.items()}
    rulings = {place: _ruling(question.target, outcome) for place, outcome in outcomes.items()}
    return {policy: rulings[place] for policy, place in rested.items()}


RULE = TargetRule(cut, rule)


def _rests_on(outcome: Outcome) -> tuple[object, ...]:
    """What a ruling tells of an outcome."""
    if not outcome.rated or outcome.reading is None:
        return (id(outcome),)
    return id(outcome.reading), outcome.side, outcome.basis, outcome.years


def _ruling(target: Target, outcome: Outcome) -> Ruling:
    reason = outcome.reason or _reason(target, outcome)
    if not outcome.rated:
        return Ruling(TARGET_UNRATED, "none", reason)
    return Ruling(ANSWERS[outcome.side, outcome.basis], outcome.basis, reason)


def _reason(target: Target, outcome: Outcome) -> Reason:
    reading = outcome.decisive
    observed = Observed(reading.shown, target.unit, target.arithmetic == "change")
    if outcome.years:
        years = Listing(tuple(map(Year, outcome.years)), ",")
        return _BAD_YEARS.saying(observed=observed, period=reading.period, years=years)
    return _REASONS[outcome.side, outcome.basis].saying(observed=observed, period=reading.period)
