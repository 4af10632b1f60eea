"""It does not say by when."""

from collections.abc import Iterator

from tallystick.base.reasons import Reason, msgid
from tallystick.lint.case import Case
from tallystick.lint.model import Gap, Rule

_PLAN_END = Reason(msgid("“{words}” has no date of its own; only the plan's end, {last}, can stand for one."))
_NEVER = Reason(msgid("“{words}” has no date, and the plan's last year could not be read either."))
_ADD = Reason(msgid("In “{words}” say by when, and what will be there halfway."))


def _check(case: Case) -> Iterator[Gap]:
    if case.duty or case.dated():
        return
    span = _span(case)
    words = ("words", case.quote(*span))
    last = case.years[1]
    found = _PLAN_END.saying(words, ("last", last)) if last else _NEVER.saying(words)
    yield Gap(*span, found, _ADD.saying(words), blocks=not last)


def _span(case: Case) -> tuple[int, int]:
    """The promise that the date is missing from: the first number, thing, change, work, or sentence."""
    starts = [one.start for one in case.targets] or [one.start for one in case.deliverables]
    if starts:
        return case.sentence_at(starts[0])
    return case.change or case.vague or case.opening


NO_DEADLINE = Rule(
    "no-deadline",
    msgid("No date of its own"),
    msgid("A promise without a date can't be broken before the plan is over."),
    msgid("The month or year by which it is kept."),
    1,
    (),
    _check,
)
