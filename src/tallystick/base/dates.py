"""Dates as sources print them: a day, a month or only a year."""

import calendar
import datetime
import re
from dataclasses import dataclass

from tallystick.base.reasons import Reason, Text, Unfit, Year

EARLIEST_YEAR = 1900
LATEST_YEAR = 2100
_NO_SUCH_YEAR = Reason(
    "the year is not between {earliest} and {latest}", earliest=Year(EARLIEST_YEAR), latest=Year(LATEST_YEAR)
)
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_FISCAL = re.compile(r"[0-9]{4}[-/][0-9]{2}")
#: Other ways of writing it, none of which is a date: FY2024, 2024-2025, and 2024-25 with another dash.
_NAMED_FISCAL = re.compile(r"FY ?[0-9/-]{2,9}", re.IGNORECASE)
_DASHED = re.compile(r"([0-9]{4})[-\u2010-\u2015]((?:[0-9]{2})?[0-9]{2})")
#: A date as a number: the days that a spreadsheet counts from the end of 1899, or a date without hyphens.
_DAYS_COUNTED = re.compile(r"([1-7][0-9]{4})(?:\.[0-9]{1,15})?")
_FIRST_COUNTED = datetime.date(1899, 12, 30)
_UNPARTED = re.compile(r"([0-9]{4})(?:([0-9]{2})([0-9]{2})?)?(?:\.0{1,15})?")
_FISCAL_YEAR = Reason(
    "it looks like a fiscal year; write its first and last day, such as 2024-04-01/2025-03-31"
)


def may_be_fiscal_year(text: str) -> bool:
    """Whether a text such as 2024-25 or 2011-12 names a year and the two digits of the year after it.

    Examples:
        >>> may_be_fiscal_year("2024-25"), may_be_fiscal_year("2011-12"), may_be_fiscal_year("2024-05")
        (True, True, False)
    """
    return _FISCAL.fullmatch(text) is not None and (int(text[:4]) + 1) % 100 == int(text[5:])


def _is_fiscal_year(text: str) -> bool:
    """Whether a text that is no date names a fiscal year, or a year and the one after it."""
    dashed = _DASHED.fullmatch(text)
    if dashed is None:
        return _NAMED_FISCAL.fullmatch(text) is not None
    first, second = dashed.groups()
    return str(int(first) + 1).endswith(second)


def _no_date(text: str) -> Reason:
    """What a text is that is no date: often a number that was one, in a spreadsheet or without hyphens."""
    counted, unparted = _DAYS_COUNTED.fullmatch(text), _UNPARTED.fullmatch(text)
    meant = ""
    if counted is not None:
        day = _FIRST_COUNTED + datetime.timedelta(days=int(counted[1]))
        meant = day.isoformat() if EARLIEST_YEAR <= day.year <= LATEST_YEAR else ""
    elif unparted is not None:
        meant = "-".join(part for part in unparted.groups() if part)
    if not meant or not _is_date(meant):
        return Reason("it is no date")
    if counted is not None:
        return Reason("it is a number; if a spreadsheet counted days, it is {day}", day=Text(meant))
    return Reason("it is a number; as a date it is written {day}", day=Text(meant))


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except Unfit:
        return False
    return True


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the day, the month or the year. It counts as its last day.

    Attributes:
        first: the first day it can mean.
        last: the last day it can mean, which is the day it counts as.
        text: the date as written, ``2025``, ``2025-06`` or ``2025-06-30``.
    """

    first: datetime.date
    last: datetime.date
    text: str

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises:
            Unfit: the text has another form, or names a day that no calendar has.

        Examples:
            >>> PartialDate.parse("2024-02").last
            datetime.date(2024, 2, 29)
        """
        match = _DATE.fullmatch(text)
        if match is None:
            raise Unfit(_FISCAL_YEAR if _is_fiscal_year(text) else _no_date(text))
        if may_be_fiscal_year(text) and not 1 <= int(text[5:]) <= 12:
            raise Unfit(_FISCAL_YEAR)
        year, month, day = (int(part) if part else None for part in match.groups())
        if year is None or not EARLIEST_YEAR <= year <= LATEST_YEAR:
            raise Unfit(_NO_SUCH_YEAR)
        if month is not None and not 1 <= month <= 12:
            raise Unfit(Reason("there is no such month"))
        first_month, last_month = (month, month) if month else (1, 12)
        length = calendar.monthrange(year, last_month)[1]
        if day is not None and not 1 <= day <= length:
            raise Unfit(Reason("that month has no such day"))
        return cls(
            datetime.date(year, first_month, day or 1),
            datetime.date(year, last_month, day or length),
            text,
        )

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.last.year

    def __str__(self) -> str:
        """The date as written."""
        return self.text


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The time a figure speaks of: a year, a month, or from one of these to another.

    Attributes:
        first: its first day.
        last: its last day.
        text: as written, ``2025``, ``2021/2025`` or ``2021-01/2025-06``.
    """

    first: datetime.date
    last: datetime.date
    text: str

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read a partial date, or two of them with a slash between.

        Raises:
            Unfit: a part is no date, or the period ends before it begins.

        Examples:
            >>> Period.parse("2021/2025").last
            datetime.date(2025, 12, 31)
        """
        start, slash, end = text.partition("/")
        if slash and may_be_fiscal_year(text):
            raise Unfit(_FISCAL_YEAR)
        begins = PartialDate.parse(start)
        ends = PartialDate.parse(end) if slash else begins
        if ends.last < begins.first:
            raise Unfit(Reason("it ends before it begins"))
        return cls(begins.first, ends.last, text)

    @property
    def is_one_year(self) -> bool:
        """Whether it lies within one calendar year."""
        return self.first.year == self.last.year

    @property
    def is_whole_year(self) -> bool:
        """Whether it is one calendar year, from its first day to its last, however it is written."""
        year = self.first.year
        return (self.first, self.last) == (datetime.date(year, 1, 1), datetime.date(year, 12, 31))

    def within(self, other: "Period") -> bool:
        """Whether it lies wholly inside the other period."""
        return other.first <= self.first and self.last <= other.last

    def overlaps(self, other: "Period") -> bool:
        """Whether there is a day in both periods."""
        return self.first <= other.last and other.first <= self.last

    def years(self) -> range:
        """The calendar years that it touches, first to last."""
        return range(self.first.year, self.last.year + 1)

    def __str__(self) -> str:
        """The period as written."""
        return self.text
