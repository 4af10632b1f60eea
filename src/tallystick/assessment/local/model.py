"""The noun of local promises: how those of an area's parts stand to its own."""

from dataclasses import dataclass
from decimal import Decimal

from tallystick.base.reasons import Reason


@dataclass(frozen=True, slots=True)
class AddingUp:
    """Whether the promises of an area's parts make its own.

    Attributes:
        target: the plan's target.
        area: the whole: the country, or a part of it that has parts.
        way: how parts make the whole: ``sum``, ``weighted_mean``, ``minimum``; empty where nothing says.
        promised: what the whole promises; None where no such promise was found.
        low: the least that the parts promise together; None where that has no end or is not known. Under
            ``minimum`` that of the weakest part. A mean is rounded to two decimals.
        high: the most, likewise.
        parts: how many parts the whole has at the deadline.
        silent: the parts without a promise that counts.
        answer: the code of one of `ADDING_ANSWERS`.
        reason: why, in words.
    """

    target: str
    area: str
    way: str
    promised: Decimal | None
    low: Decimal | None
    high: Decimal | None
    parts: int
    silent: tuple[str, ...]
    answer: str
    reason: Reason
