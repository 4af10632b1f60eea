"""The headline: from the deadline on, what its own figure shows; before it, only what nothing can undo."""

from collections.abc import Mapping

from tallystick.assessment.outcome import Outcome, unrated
from tallystick.assessment.policies import Answered
from tallystick.assessment.question import Question
from tallystick.assessment.rulebook import Ruling, TargetRule
from tallystick.base.quantities import Observed
from tallystick.base.reasons import Listing, Reason, Year
from tallystick.base.verdicts import (
    LAST_FIGURE_FALLS_SHORT,
    LAST_FIGURE_MEETS,
    MET,
    NOT_MET,
    TARGET_UNRATED,
)
from tallystick.register.model import Target

GIVES = (MET, NOT_MET, LAST_FIGURE_MEETS, LAST_FIGURE_FALLS_SHORT, TARGET_UNRATED)
ANSWERS = {
    ("holds", "deadline"): MET,
    ("short", "deadline"): NOT_MET,
    ("holds", "final"): MET,
    ("short", "final"): NOT_MET,
    ("holds", "earlier"): LAST_FIGURE_MEETS,
    ("short", "earlier"): LAST_FIGURE_FALLS_SHORT,
}


def cut(question: Question, outcome: Outcome) -> Outcome:
    """The outcome, or none where the deadline has not come and later figures could change it."""
    if outcome.rated and outcome.basis != "final" and not question.deadline_has_come:
        return unrated(
            Reason("The deadline lies after the day that is looked at, and nothing is settled yet.")
        )
    return outcome


def rule(question: Question, answers: Mapping[str, Answered]) -> Mapping[str, Ruling]:
    """The ruling on each policy's answer."""
    outcomes = {id(answered.outcome): answered.outcome for answered in answers.values()}
    rulings = {name: _ruling(question.target, outcome) for name, outcome in outcomes.items()}
    return {policy: rulings[id(answered.outcome)] for policy, answered in answers.items()}


RULE = TargetRule(cut, rule)


def _ruling(target: Target, outcome: Outcome) -> Ruling:
    reason = outcome.reason or _reason(target, outcome)
    if not outcome.rated:
        return Ruling(TARGET_UNRATED, "none", reason)
    return Ruling(ANSWERS[outcome.side, outcome.basis], outcome.basis, reason)


_REASONS = {
    ("holds", "deadline"): Reason("The figure for the deadline, {observed} ({period}), keeps the promise."),
    ("short", "deadline"): Reason(
        "The figure for the deadline, {observed} ({period}), falls short of the promise."
    ),
    ("holds", "final"): Reason("The count had reached {observed} ({period}); nothing later can undo that."),
    ("short", "final"): Reason(
        "With {observed} ({period}) the promise was broken; nothing later can undo that."
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
_BAD_YEARS = Reason("Every year counts; the figure fell short in {years} ({observed} in {period}).")


def _reason(target: Target, outcome: Outcome) -> Reason:
    reading = outcome.decisive
    observed = Observed(reading.shown, target.unit, target.arithmetic == "change")
    if outcome.years:
        years = Listing(tuple(map(Year, outcome.years)), ",")
        return _BAD_YEARS.saying(observed=observed, period=reading.period, years=years)
    return _REASONS[outcome.side, outcome.basis].saying(observed=observed, period=reading.period)
