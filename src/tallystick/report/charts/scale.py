"""From values and dates to places in a drawing, with few and round ticks."""

import datetime
import math
from dataclasses import dataclass
from decimal import Decimal

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def year_position(day: datetime.date) -> float:
    """A day as a place along the years: the last day of 2024 is 2024.0, the middle of that year 2023.5."""
    length = 366 if _leap(day.year) else 365
    return day.year - 1 + day.timetuple().tm_yday / length


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from values to places.

    Attributes:
        low: the value at ``start``.
        high: the value at ``end``.
        start: the place of the low value.
        end: the place of the high value.
    """

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Where the value stands, to a tenth."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        place = round(self.start + share * (self.end - self.start), 1)
        return int(place) if place.is_integer() else place  # of a hundred marks


def span(
    values: list[float], *, from_zero: bool, most: float | None = None
) -> tuple[float, float, tuple[Decimal, ...]]:
    """The ends of an axis that holds the values, and its ticks: three to five round numbers.

    The axis holds zero when asked to, or when the smallest value is less than half the largest: only then
    would a cut axis save no room. A cut axis still spans a quarter of the largest value, so that a small
    step does not look like a cliff; shares end at ``most``.

    Examples:
        >>> span([83.0, 96.0, 88.0], from_zero=False, most=100.0)[:2]
        (70.0, 100.0)
    """
    low, high = min(values), max(values)
    largest = max(abs(low), abs(high)) or 1.0
    if from_zero or (low >= 0 and low < 0.5 * high) or (high <= 0 and high > 0.5 * low):
        low, high = min(low, 0.0), max(high, 0.0)
    else:
        low, high = _widened(low, high, 0.25 * largest, most)
    step = _step((high - low) / 4 or largest)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(_exact(number * step, step) for number in range(first, last + 1))
    return float(ticks[0]), float(ticks[-1]), ticks


def _widened(low: float, high: float, least: float, most: float | None) -> tuple[float, float]:
    """The ends with at least so much between them, the room shared out on both sides."""
    missing = least - (high - low)
    if missing <= 0:
        return low, high
    top = high + missing / 2
    if most is not None:
        top = max(high, min(top, most))
    return top - least, top


def _step(wanted: float) -> float:
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(one * power for one in _STEPS if one * power >= wanted * 0.999)


def _exact(value: float, step: float) -> Decimal:
    places = max(0, -math.floor(math.log10(step) + 1e-9)) + (1 if _odd(step) else 0)
    return Decimal(f"{value:.{places}f}") if places else Decimal(round(value))


def _odd(step: float) -> bool:
    """Whether the step is 2.5 times a power of ten, which needs a digit more."""
    mantissa = step / 10.0 ** math.floor(math.log10(step) + 1e-9)
    return abs(mantissa - 2.5) < 1e-6 and step < 10
