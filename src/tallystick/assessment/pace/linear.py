"""Straight pace: the share of the way that is done against the share of the time that is gone.

Our own rule for plans of a few years, where growth rates of two or three years say little: it also works from
a base of 0. On course from 95 % on, as in the rules of growth.
"""

from decimal import Decimal

from tallystick.assessment.pace.answer import PaceAnswer, of_a_kept_promise, percent, unrated
from tallystick.assessment.pace.course import PaceCourse
from tallystick.base.quantities import EXACT
from tallystick.base.reasons import Reason
from tallystick.base.verdicts import AWAY, BEHIND, ON_COURSE

#: From so much of an even pace on a course is on course.
EVEN = Decimal("0.95")

_ON_COURSE = Reason("{done} of the way is done in {gone} of the time.")
_BEHIND = Reason("Only {done} of the way is done in {gone} of the time.")
_WRONG_WAY = Reason("Since the base the figure has moved away from the target.")
_NO_WAY = Reason("The base stands at the promised number itself: there is no way to cover a part of.")


def answer(course: PaceCourse) -> PaceAnswer:
    """Where the course stands by its pace: ((y - y0)/(yT - y0)) / ((t - t0)/(tT - t0)).

    Examples:
        >>> from datetime import date
        >>> from tallystick.assessment.pace.course import CoursePoint
        >>> begin = CoursePoint(date(2020, 12, 31), Decimal("77.3"))
        >>> now = CoursePoint(date(2023, 12, 31), Decimal("78.0"))
        >>> found = answer(PaceCourse(begin, (now,), Decimal("78.3"), date(2025, 12, 31), rising=True))
        >>> found.standing.word, round(found.ratio, 4)
        ('On course', Decimal('1.1667'))
    """
    kept = of_a_kept_promise(course)
    if kept is not None:
        return kept
    way = EXACT.subtract(course.wanted, course.base.value)
    if way == 0:
        return unrated(_NO_WAY)
    done = EXACT.divide(EXACT.subtract(course.latest.value, course.base.value), way)
    gone = EXACT.divide(course.elapsed, course.allowed)
    ratio = EXACT.divide(done, gone)
    if ratio < 0:
        return PaceAnswer(AWAY, AWAY.code, ratio, _WRONG_WAY)
    if ratio >= EVEN:
        told = _ON_COURSE.saying(done=percent(done), gone=percent(gone))
        return PaceAnswer(ON_COURSE, ON_COURSE.code, ratio, told)
    return PaceAnswer(BEHIND, BEHIND.code, ratio, _BEHIND.saying(done=percent(done), gone=percent(gone)))
