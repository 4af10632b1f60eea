"""It names work, and no result that anybody could look for."""

from collections.abc import Iterator

from tallystick.base.reasons import Reason, msgid
from tallystick.lint.case import Case
from tallystick.lint.model import Gap, Rule

_WORK = Reason(msgid("“{words}” names work, and no result of it."))
_NO_STEP = Reason(msgid("“{words}” says what is or ought to be, and promises no step."))
_ADD = Reason(
    msgid(
        "After “{words}” say what will then be there or be different, and for whom: "
        "a thing that exists or not, or a figure."
    )
)


def _check(case: Case) -> Iterator[Gap]:
    if case.has_result or case.duty or case.change:
        return
    told = case.commitment.evaluability == "statement"
    span = (None if told else case.vague) or case.opening
    words = ("words", case.quote(*span))
    yield Gap(*span, (_NO_STEP if told else _WORK).saying(words), _ADD.saying(words), blocks=True)


NO_OUTCOME = Rule(
    "no-outcome",
    msgid("No result"),
    msgid("Work always goes on somewhere; only a result shows whether a promise was kept."),
    msgid("What will be there, or be different for people, when it is kept."),
    3,
    ("change", "vague"),
    _check,
)
