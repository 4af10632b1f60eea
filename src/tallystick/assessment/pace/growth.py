"""Required against actual growth: whether the yearly growth so far is what the target asks for.

The compound yearly growth from the base to the latest figure against the one that leads from the base to the
target, as Statistics Canada formalised Eurostat's idea and Open SDG publishes it: "Progress Measurement
Methodology for the Sustainable Development Goals", docs/progress-methodology.md of open-sdg/open-sdg, which
names its thresholds (95 and 60 %) and its treatment of zeros.
"""

from decimal import Decimal

from tallystick.assessment.pace.answer import PaceAnswer, of_a_kept_promise, percent, unrated
from tallystick.assessment.pace.course import PaceCourse
from tallystick.base.quantities import EXACT
from tallystick.base.reasons import Reason
from tallystick.base.verdicts import AWAY, BEHIND, ON_COURSE

#: From so much of the required growth on a course is on track, and from so much on it only lacks speed.
ON_TRACK, ACCELERATE = Decimal("0.95"), Decimal("0.60")
#: Stands in for a base or target of 0, from or to which no growth rate leads.
FOR_ZERO = Decimal("0.001")

_ON_TRACK = Reason("The yearly growth since the base is {ratio} of what the target asks for: on track.")
_ACCELERATE = Reason(
    "The yearly growth since the base is {ratio} of what the target asks for: it has to become faster."
)
_LIMITED = Reason(
    "The yearly growth since the base is {ratio} of what the target asks for: little of what is needed."
)
_WRONG_WAY = Reason("Since the base the figure has moved away from the target.")
_MIXED = Reason("Figures above and below 0 have no growth rate in common.")
_FROM_NOTHING = Reason("It is counted up from nothing, and from nothing no growth rate can be taken.")
_NO_WAY = Reason(
    "The base stands at the promised number itself, and no growth leads past it at a known pace."
)


def answer(course: PaceCourse) -> PaceAnswer:
    """Where the course stands by the ratio of actual to required yearly growth.

    R = s d CAGR_i / |CAGR_T|, with CAGR = (y/y0)^(1/years) - 1, d = +1 where more is better and -1 where less
    is, and s the common sign of the figures. A base, figure or target of 0 is taken as 0.001, which is
    reported.
    """
    kept = of_a_kept_promise(course)
    if kept is not None:
        return kept
    if course.counted:
        return unrated(_FROM_NOTHING)
    base, latest, wanted = course.base.value, course.latest.value, course.wanted
    replaced = tuple(name for name, value in (("base", base), ("target", wanted)) if value == 0)
    numbers = [one or FOR_ZERO for one in (base, latest, wanted)]
    if len({one > 0 for one in numbers}) > 1:
        return unrated(_MIXED)
    required = growth(numbers[0], numbers[2], course.allowed)
    if required == 0:
        return unrated(_NO_WAY)
    sign = course.sign if numbers[0] > 0 else -course.sign
    ratio = EXACT.divide(
        EXACT.multiply(growth(numbers[0], numbers[1], course.elapsed), Decimal(sign)), abs(required)
    )
    return _of(ratio, " ".join(replaced))


def growth(first: Decimal, last: Decimal, years: Decimal) -> Decimal:
    """The compound yearly growth from one number to another of the same sign, neither of them 0.

    Examples:
        >>> round(growth(Decimal("1.55"), Decimal("1.82"), Decimal(4)), 7)
        Decimal('0.0409621')
    """
    return EXACT.power(EXACT.divide(last, first), EXACT.divide(Decimal(1), years)) - 1


def _of(ratio: Decimal, replaced: str) -> PaceAnswer:
    if ratio >= ON_TRACK:
        return PaceAnswer(ON_COURSE, "on_track", ratio, _ON_TRACK.saying(ratio=percent(ratio)), replaced)
    if ratio >= ACCELERATE:
        told = _ACCELERATE.saying(ratio=percent(ratio))
        return PaceAnswer(BEHIND, "acceleration_needed", ratio, told, replaced)
    if ratio >= 0:
        return PaceAnswer(BEHIND, "limited", ratio, _LIMITED.saying(ratio=percent(ratio)), replaced)
    return PaceAnswer(AWAY, "deterioration", ratio, _WRONG_WAY, replaced)
