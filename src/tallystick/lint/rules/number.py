"""It promises more or less of something, and not how much."""

from collections.abc import Iterator

from tallystick.base.reasons import Reason, msgid
from tallystick.lint.case import Case
from tallystick.lint.model import Gap, Rule

_FOUND = Reason(msgid("“{words}” promises more or less of something, and not how much."))
_ADD = Reason(msgid("After “{words}” say how much, in which unit, counted by whom, and from which figure."))


def _check(case: Case) -> Iterator[Gap]:
    if case.has_result or case.duty or not case.change:
        return
    sentence = case.within(*case.sentence_at(case.change[0]))
    if not case.words.pattern("amounts").search(sentence):
        words = ("words", case.quote(*case.change))
        yield Gap(*case.change, _FOUND.saying(words), _ADD.saying(words), blocks=True)


NO_NUMBER = Rule(
    "no-number",
    msgid("No number"),
    msgid("Any change at all, however small, would keep it."),
    msgid("How much, in which unit, from which figure of which year."),
    2,
    ("change",),
    _check,
)
