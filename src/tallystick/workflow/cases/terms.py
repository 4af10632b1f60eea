"""How long something may take, and the day on which that ends."""

import calendar as months
import datetime
from dataclasses import dataclass

from tallystick.workflow.cases.calendar import WorkingCalendar

DAYS, WORKING_DAYS, MONTHS = "days", "working_days", "months"
UNITS = (DAYS, WORKING_DAYS, MONTHS)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """How long something may take. The day on which it begins isn't counted.

    Attributes:
        number: how many.
        unit: of what, one of `UNITS`.
        source: which text of the profile says so; empty where no law does and the office has set it.
        article: where in that text.
    """

    number: int
    unit: str
    source: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a term, with what made it that day.

    Attributes:
        day: the last day.
        begun: the day from which it was counted.
        holidays: the holidays that moved it, each with its name.
        is_provisional: whether it lies in a year whose holidays nobody had declared yet.
    """

    day: datetime.date
    begun: datetime.date
    holidays: tuple[tuple[datetime.date, str], ...]
    is_provisional: bool


def months_after(day: datetime.date, number: int) -> datetime.date:
    """The same day of the month so many months later, or the month's last where it has none.

    Examples:
        >>> months_after(datetime.date(2023, 11, 30), 3).isoformat()
        '2024-02-29'
    """
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return datetime.date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def due_after(term: TimeLimit, begun: datetime.date, calendar: WorkingCalendar, *, rolls: bool) -> Due:
    """The last day of a term.

    Args:
        term: how long it is.
        begun: the day on which it begins.
        calendar: the working days.
        rolls: whether a term in days or months that would end on a day off ends on the next working day.
    """
    if term.unit == WORKING_DAYS:
        plain = day = calendar.after(begun, term.number)
        moved = calendar.holidays_between(begun, day)
    else:
        plain = _plainly(term, begun)
        day = calendar.first_working(plain) if rolls else plain
        moved = calendar.holidays_between(plain - datetime.timedelta(days=1), day)
        moved = moved if day > plain else ()
    asks_calendar = rolls or term.unit == WORKING_DAYS
    return Due(day, begun, moved, asks_calendar and not (calendar.knows(plain) and calendar.knows(day)))


def _plainly(term: TimeLimit, begun: datetime.date) -> datetime.date:
    """The last day, whatever day of the week it is."""
    if term.unit == MONTHS:
        return months_after(begun, term.number)
    return begun + datetime.timedelta(days=term.number)
