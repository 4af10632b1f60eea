"""A course: one body's figures from the base to the latest, on their way to the promised number."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tallystick.assessment.reading import Reading
from tallystick.base.quantities import EXACT


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """A figure on its day.

    Attributes:
        end: the last day of which it speaks.
        value: in the unit of the course.
        reading: what was read; None for a beginning that no figure gives, as the 0 of a count.
    """

    end: date
    value: Decimal
    reading: Reading | None = None

    @property
    def time(self) -> Decimal:
        """The day on the scale of years: 2023 at the end of 2023, about 2022.5 at the end of June."""
        return year_time(self.end)


@dataclass(frozen=True, slots=True)
class PaceCourse:
    """The way of one series towards a promised number.

    Attributes:
        base: where it begins.
        later: the figures after the base, in the order of their days; at least one.
        wanted: the number that is to be reached, in the same unit.
        deadline: the last day by which it is to be reached.
        rising: whether more of it is better.
        base_met: whether the base already kept the promise.
        met: whether the latest figure keeps it.
        share: whether it is a share of a whole in percent, which can't leave 0 to 100.
        counted: whether it counts up from the plan's start, where the base is 0 by definition.
    """

    base: CoursePoint
    later: tuple[CoursePoint, ...]
    wanted: Decimal
    deadline: date
    rising: bool
    base_met: bool = False
    met: bool = False
    share: bool = False
    counted: bool = False

    @property
    def latest(self) -> CoursePoint:
        """The last figure."""
        return self.later[-1]

    @property
    def points(self) -> tuple[CoursePoint, ...]:
        """Every figure from the base on."""
        return (self.base, *self.later)

    @property
    def elapsed(self) -> Decimal:
        """Years from the base to the latest figure."""
        return EXACT.subtract(self.latest.time, self.base.time)

    @property
    def allowed(self) -> Decimal:
        """Years from the base to the deadline."""
        return EXACT.subtract(year_time(self.deadline), self.base.time)

    @property
    def sign(self) -> int:
        """+1 where more is better, -1 where less is."""
        return 1 if self.rising else -1


def year_time(day: date) -> Decimal:
    """The end of a day on the scale of years, where a whole number is the end of that year.

    Examples:
        >>> year_time(date(2023, 12, 31)), year_time(date(2022, 7, 2)).quantize(Decimal("0.001"))
        (Decimal('2023'), Decimal('2021.501'))
    """
    first = date(day.year, 1, 1).toordinal()
    length = date(day.year, 12, 31).toordinal() - first + 1
    gone = Decimal(day.toordinal() - first + 1)
    return EXACT.add(Decimal(day.year - 1), EXACT.divide(gone, Decimal(length)))
