"""Growth carried on: how much of the way to the target the growth so far would cover by the deadline.

The measure of the UN Statistics Division's Progress Chart (Technical Note 2023), as the Basque statistics
office Eustat publishes it with its thresholds (95 and 10 %): _pages/en/metodologia.md of EUSTAT-DES/site.
"""

from decimal import Decimal

from tallystick.assessment.pace.answer import PaceAnswer, of_a_kept_promise, percent, unrated
from tallystick.assessment.pace.course import PaceCourse
from tallystick.assessment.pace.growth import growth
from tallystick.base.quantities import EXACT
from tallystick.base.reasons import Reason
from tallystick.base.verdicts import AWAY, BEHIND, ON_COURSE

#: From so much of the way on a course is on track, and from so much on it makes progress.
ON_TRACK, FAIR = Decimal("0.95"), Decimal("0.10")

_ON_TRACK = Reason("Growing as it has, it would cover {ratio} of the way by the deadline: on track.")
_FAIR = Reason(
    "Growing as it has, it would cover {ratio} of the way by the deadline: progress, but too slow."
)
_STAGNANT = Reason("Growing as it has, it would cover {ratio} of the way by the deadline: it stands still.")
_WRONG_WAY = Reason(
    "Growing as it has, it would be further from the target at the deadline than at the base."
)
_NO_RATE = Reason("From 0, or to the other side of it, no growth rate can be taken.")
_NO_WAY = Reason("The base stands at the promised number itself: there is no way to cover a part of.")


def answer(course: PaceCourse) -> PaceAnswer:
    """Where the course stands by the share of the way that its growth would cover by the deadline.

    q = (v_e - v_b)/(v_T - v_b), where v_e = v_t (1 + CAGR)^(T - t) is expected at the deadline. Stagnation
    and regression are one category of the source; here what would end further off than it began is away.
    """
    kept = of_a_kept_promise(course)
    if kept is not None:
        return kept
    base, latest = course.base.value, course.latest.value
    if EXACT.multiply(base, latest) <= 0:
        return unrated(_NO_RATE)
    way = EXACT.subtract(course.wanted, base)
    if way == 0:
        return unrated(_NO_WAY)
    yearly = EXACT.add(growth(base, latest, course.elapsed), Decimal(1))
    left = EXACT.subtract(course.allowed, course.elapsed)
    expected = EXACT.multiply(latest, EXACT.power(yearly, left))
    return _of(EXACT.divide(EXACT.subtract(expected, base), way))


def _of(ratio: Decimal) -> PaceAnswer:
    if ratio >= ON_TRACK:
        return PaceAnswer(ON_COURSE, "on_track", ratio, _ON_TRACK.saying(ratio=percent(ratio)))
    if ratio >= FAIR:
        return PaceAnswer(BEHIND, "fair_progress", ratio, _FAIR.saying(ratio=percent(ratio)))
    if ratio >= 0:
        return PaceAnswer(BEHIND, "stagnation", ratio, _STAGNANT.saying(ratio=percent(ratio)))
    return PaceAnswer(AWAY, "regression", ratio, _WRONG_WAY)
