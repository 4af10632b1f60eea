"""It repeats a duty that holds anyway."""

from collections.abc import Iterator

from tallystick.base.reasons import Reason, msgid
from tallystick.lint.case import Case
from tallystick.lint.model import Gap, Rule

_FOUND = Reason(msgid("“{words}” states a duty, and promises no new step."))
_ADD = Reason(
    msgid(
        "Beside “{words}” name the step that is new: what will be done that was not done before, "
        "by when, and what will then be there."
    )
)


def _check(case: Case) -> Iterator[Gap]:
    if case.duty:
        words = ("words", case.quote(*case.duty))
        yield Gap(*case.duty, _FOUND.saying(words), _ADD.saying(words), blocks=True)


RESTATED_DUTY = Rule(
    "restated-duty",
    msgid("A duty, no new step"),
    msgid("A duty that holds anyway is kept or broken with or without the plan, which adds nothing to it."),
    msgid("A new step with a result and a date."),
    4,
    (),
    _check,
)
