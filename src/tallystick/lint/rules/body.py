"""It does not say who is to do it."""

from collections.abc import Iterator

from tallystick.base.reasons import Reason, msgid
from tallystick.lint.case import Case
from tallystick.lint.model import Gap, Rule

_FOUND = Reason(msgid("“{words}” does not say which body does it."))
_ADD = Reason(msgid("In “{words}” name the body that answers for it, by its own name."))


def _check(case: Case) -> Iterator[Gap]:
    if case.bodies or case.first(case.words.body()):
        return
    span = case.duty or case.change or case.vague or case.opening
    words = ("words", case.quote(*span))
    yield Gap(*span, _FOUND.saying(words), _ADD.saying(words), blocks=False)


NO_BODY = Rule(
    "no-body",
    msgid("No responsible body"),
    msgid("What everybody is to do, nobody answers for."),
    msgid("The name of the body that answers for it."),
    1,
    ("bodies",),
    _check,
)
