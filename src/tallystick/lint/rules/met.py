"""Its number is reached already where it starts."""

from collections.abc import Iterator
from decimal import Decimal

from tallystick.base.quantities import Quantity
from tallystick.base.reasons import Reason, Text, msgid
from tallystick.lint.case import Case
from tallystick.lint.model import Gap, Rule
from tallystick.reading.model import FoundTarget

_FOUND = Reason(msgid("“{words}” is reached already: the plan's own starting figure is {base}."))
_ADD = Reason(msgid("Beside “{words}” set a number beyond {base}, or say that the level is to be held."))


def _check(case: Case) -> Iterator[Gap]:
    for one in case.numeric:
        if one.baseline_value is not None and _holds(one, one.baseline_value):
            words, base = Text(case.quote(one.start, one.end)), Quantity(one.baseline_value)
            found, add = _FOUND.saying(words=words, base=base), _ADD.saying(words=words, base=base)
            yield Gap(one.start, one.end, found, add, blocks=False)


def _holds(one: FoundTarget, base: Decimal) -> bool:
    if one.counts == "additional":
        return False
    if one.comparator in {">=", ">", "cumulative_at_least"}:
        return base > one.value or (base == one.value and not one.strict)
    if one.comparator in {"<=", "<"}:
        return base < one.value or (base == one.value and not one.strict)
    return one.comparator == "=" and base == one.value


MET_AT_BASE = Rule(
    "met-at-base",
    msgid("Reached at the start"),
    msgid("It can be kept by doing nothing, and even by losing ground."),
    msgid("A number beyond the starting figure, or the plain word that the level is to be held."),
    2,
    (),
    _check,
)
