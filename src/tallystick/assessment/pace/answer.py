"""What a pace rule says of a course."""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from tallystick.assessment.pace.course import PaceCourse
from tallystick.base.quantities import Percent
from tallystick.base.reasons import Reason
from tallystick.base.verdicts import AWAY, ON_COURSE, Verdict

REACHED, LOST = "reached", "lost"

_REACHED = Reason("The latest figure already keeps the promise.")
_KEPT = Reason("The base already kept the promise, and the latest figure does.")
_LOST = Reason("The base already kept the promise, and the latest figure no longer does.")


@dataclass(frozen=True, slots=True)
class PaceAnswer:
    """A pace rule's answer about a course.

    Attributes:
        standing: one of `PACE_ANSWERS`; None where the rule cannot rate it.
        category: the code of the rule's own word for it, or `REACHED` or `LOST`; empty where it cannot rate.
        ratio: what the rule compares with its thresholds; None where that needs no number.
        reason: why, in words.
        replaced: the zero that stood in for a small number, ``base`` or ``target``; empty where none did.
    """

    standing: Verdict | None
    category: str
    ratio: Decimal | None
    reason: Reason
    replaced: str = ""


def unrated(reason: Reason) -> PaceAnswer:
    """The answer that the rule cannot rate the course, and why."""
    return PaceAnswer(None, "", None, reason)


def of_a_kept_promise(course: PaceCourse) -> PaceAnswer | None:
    """The answer where the latest figure, or the base, keeps the promise; None where neither does.

    Whoever is there is on course while it holds; whoever was there at the base and no longer is, is away.
    """
    if course.met:
        return PaceAnswer(ON_COURSE, REACHED, None, _KEPT if course.base_met else _REACHED)
    return PaceAnswer(AWAY, LOST, None, _LOST) if course.base_met else None


def percent(share: Decimal) -> Percent:
    """A share as whole percent, for a sentence, cut and not rounded: what falls short never reads as enough.

    Examples:
        >>> percent(Decimal("0.9496")).text
        '94 %'
    """
    return Percent(share.scaleb(2).quantize(Decimal(1), rounding=ROUND_FLOOR))
