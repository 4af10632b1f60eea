"""Projection: where the figures would stand at the deadline if they went on as they have.

The median of the slopes between all pairs of figures (Theil 1950; Sen 1968, Journal of the American
Statistical Association 63, 1379-1389). The band joins Sen's interval for the slope, exact at 95 %, with the
spread of the figures about the line; below five figures it would promise more than it keeps, and only the
line is given. A share of a whole is projected on the logit scale, which keeps it between 0 and 100.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from tallystick.assessment.indicators.kendall import critical_score
from tallystick.assessment.indicators.trends import median
from tallystick.assessment.pace.course import PaceCourse, year_time
from tallystick.base.quantities import EXACT

#: From so many figures on a band is given.
BAND_FROM = 5
#: How often, at most, the band is meant to miss.
MISSED = Fraction(1, 20)
_HUNDRED = Decimal(100)
#: The two-sided 95 % points of Student's t for 3, 4, 5 ... degrees of freedom (any table of it).
_STUDENT = tuple(
    Decimal(point).scaleb(-3)
    for point in (
        *(3182, 2776, 2571, 2447, 2365, 2306, 2262, 2228, 2201, 2179, 2160, 2145),
        *(2131, 2120, 2110, 2101, 2093, 2086, 2080, 2074, 2069, 2064, 2060, 2056),
    )
)


@dataclass(frozen=True, slots=True)
class Projection:
    """Where a course would stand at its deadline.

    Attributes:
        value: on the line of the median slope.
        low: the lower end of the band; None where there are too few figures for one.
        high: its upper end.
    """

    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line by the median slope.

    Attributes:
        pivot: the median of the times, about which the slope's doubt turns.
        at_pivot: where the line stands there.
        slope: the median slope.
        lowest: the lower end of the slope's interval; None where there are too few figures.
        highest: its upper end.
        spread: the standard deviation of the figures about the line, for n - 2 degrees of freedom.
        freedom: n - 2.
    """

    pivot: Decimal
    at_pivot: Decimal
    slope: Decimal
    lowest: Decimal | None
    highest: Decimal | None
    spread: Decimal
    freedom: int


def project(course: PaceCourse) -> Projection:
    """The course carried on to its deadline, in its own unit."""
    times = [one.time for one in course.points]
    values = [one.value for one in course.points]
    deadline = year_time(course.deadline)
    if not course.share:
        return _band(_line(times, values), deadline, _same)
    if all(0 < one < _HUNDRED for one in values):
        return _band(_line(times, [_logit(one) for one in values]), deadline, _share)
    return _band(_line(times, values), deadline, _cut)


def _line(times: Sequence[Decimal], values: Sequence[Decimal]) -> _Line:
    slopes = sorted(
        EXACT.divide(EXACT.subtract(late[1], early[1]), EXACT.subtract(late[0], early[0]))
        for early, late in combinations(zip(times, values, strict=True), 2)
    )
    slope = median(slopes)
    start = median([value - EXACT.multiply(slope, time) for time, value in zip(times, values, strict=True)])
    pivot = median(list(times))
    off = [value - start - EXACT.multiply(slope, time) for time, value in zip(times, values, strict=True)]
    freedom = len(times) - 2
    squares = sum((EXACT.multiply(one, one) for one in off), Decimal(0))
    spread = EXACT.sqrt(EXACT.divide(squares, Decimal(freedom))) if freedom > 0 else Decimal(0)
    lowest, highest = _interval(slopes, len(times))
    return _Line(pivot, start + EXACT.multiply(slope, pivot), slope, lowest, highest, spread, freedom)


def _interval(slopes: Sequence[Decimal], length: int) -> tuple[Decimal | None, Decimal | None]:
    """Sen's interval: the slopes that leave a score which chance would give oftener than it may miss."""
    critical = critical_score(length, MISSED) if length >= BAND_FROM else None
    if critical is None:
        return None, None
    left_out = (len(slopes) - critical) // 2
    return slopes[left_out], slopes[-1 - left_out]


def _band(line: _Line, deadline: Decimal, back: Callable[[Decimal], Decimal]) -> Projection:
    reach = EXACT.subtract(deadline, line.pivot)
    middle = line.at_pivot + EXACT.multiply(line.slope, reach)
    if line.lowest is None or line.highest is None:
        return Projection(back(middle))
    noise = _student(line.freedom) * line.spread
    down = _together((line.slope - line.lowest) * reach, noise)
    up = _together((line.highest - line.slope) * reach, noise)
    return Projection(back(middle), back(middle - down), back(middle + up))


def _together(one: Decimal, two: Decimal) -> Decimal:
    return EXACT.sqrt(EXACT.multiply(one, one) + EXACT.multiply(two, two))


def _student(freedom: int) -> Decimal:
    """The 95 % point; beyond the table its last entry, which is a little wider than need be."""
    return _STUDENT[min(freedom, len(_STUDENT) + 2) - 3]


def _same(value: Decimal) -> Decimal:
    return value


def _cut(value: Decimal) -> Decimal:
    return min(max(value, Decimal(0)), _HUNDRED)


def _logit(share: Decimal) -> Decimal:
    return EXACT.ln(EXACT.divide(share, EXACT.subtract(_HUNDRED, share)))


def _share(logit: Decimal) -> Decimal:
    return EXACT.divide(_HUNDRED, EXACT.add(Decimal(1), EXACT.exp(-logit)))
