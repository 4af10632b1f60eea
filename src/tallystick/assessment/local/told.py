"""Why the promises of parts make that of the whole, or don't, or leave it open."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tallystick.assessment.compare import Side, Span
from tallystick.assessment.local.model import AddingUp
from tallystick.base.quantities import Quantity
from tallystick.base.reasons import Count, Reason, Wording, msgid, plural
from tallystick.register.model import Target

UNSAID = Reason("Nothing says how the promises of parts make that of the whole.")
UNWEIGHED = Reason("The whole is the mean of its parts by weight, and the weight of a part is not known.")
NO_WHOLE = Reason("No promise of the whole was found that they could make.")
_SAID: Mapping[str, str] = {
    "sum": msgid("Together the parts promise {together}; the whole promises {promised}."),
    "weighted_mean": msgid(
        "On average, by their weights, the parts promise {together}; the whole promises {promised}."
    ),
    "minimum": msgid("The weakest part promises {together}; of every part {promised} is promised."),
}
_NOTHING = Reason("No part has a promise that counts.")
_RANGE = Reason("What they promise is a range, and it hangs on where in it they end.")
_OWN_SILENT = Reason("Not all of these have promised anything, and that decides.")
_DECIDES = plural(
    "Of {parts} parts {number} has no promise that counts, and it decides.",
    "Of {parts} parts {number} have no promise that counts, and they decide.",
)
_CHANGES_NOTHING = plural(
    "Of {parts} parts {number} has no promise that counts; no promise of it could change that.",
    "Of {parts} parts {number} have no promise that counts; no promise of theirs could change that.",
)


_STOOD_FOR = plural(
    "Of {parts} parts {number} has no promise that counts; what its own parts promise counts for it.",
    "Of {parts} parts {number} have no promise that counts; what their own parts promise counts for them.",
)


def reason_of(target: Target, found: AddingUp, stood: Sequence[Span], side: Side) -> Reason:
    """Why, in words: what the parts promise beside the whole, and what silent parts mean for it.

    Args:
        target: the plan's target.
        found: what was found of the parts.
        stood: what the own parts of silent parts promise, where it was counted for them.
        side: where the parts stand to the whole.
    """
    if found.promised is None or (found.low is None and found.high is None):
        return _NOTHING if found.parts == len(found.silent) else _silent(found, _DECIDES)
    said = Reason(
        _SAID[found.way],
        together=_between(found.low, found.high, target.unit),
        promised=Quantity(found.promised, target.unit),
    )
    if stood:
        said = said.since(_of(found, _STOOD_FOR, len(stood)))
    unknown = len(found.silent) - len(stood)
    if unknown:
        return said.since(_of(found, _DECIDES if side == "open" else _CHANGES_NOTHING, unknown))
    if side != "open":
        return said
    return said.since(_OWN_SILENT if any(one.high is None for one in stood) else _RANGE)


def _silent(found: AddingUp, forms: Wording) -> Reason:
    return _of(found, forms, len(found.silent))


def _of(found: AddingUp, forms: Wording, number: int) -> Reason:
    return Reason(forms, parts=Count(found.parts), number=Count(number))


def _between(low: Decimal | None, high: Decimal | None, unit: str) -> Reason:
    """A number or a range of numbers, which may have no end on one side."""
    if low is None:
        return Reason("at most {amount}", amount=_amount(high, unit))
    if high is None:
        return Reason("at least {amount}", amount=_amount(low, unit))
    if low == high:
        return Reason("{amount}", amount=Quantity(low, unit))
    return Reason("{low} to {high}", low=Quantity(low), high=Quantity(high, unit))


def _amount(end: Decimal | None, unit: str) -> Quantity:
    return Quantity(end or Decimal(0), unit)
