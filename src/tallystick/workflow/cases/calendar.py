"""The working days of a jurisdiction: its weekend, its holidays, and the weekend days that are worked."""

import datetime
import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from pydantic import BaseModel, ConfigDict, Field

_ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days are worked in a jurisdiction, as it was known on a day.

    Attributes:
        jurisdiction: its alpha-2 code.
        dated: the day on which its holidays were gathered.
        first: the first year whose holidays it knows.
        last: the last one; of later days it knows only the weekend.
        weekend: the days of the week that are free, Monday being 0.
        free: the holidays by day, each with its name; those that fall on a weekend too.
        worked: the days of a weekend that are worked instead of another.
    """

    jurisdiction: str
    dated: datetime.date
    first: int
    last: int
    weekend: frozenset[int]
    free: Mapping[datetime.date, str]
    worked: frozenset[datetime.date]

    def is_working(self, day: datetime.date) -> bool:
        """Whether a day is worked."""
        if day in self.worked:
            return True
        return day not in self.free and day.weekday() not in self.weekend

    def knows(self, day: datetime.date) -> bool:
        """Whether the holidays of a day's year were known."""
        return self.first <= day.year <= self.last

    def first_working(self, day: datetime.date) -> datetime.date:
        """The day itself where it is worked, else the next one that is."""
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def after(self, day: datetime.date, number: int) -> datetime.date:
        """The working day that is so many after a day, which isn't counted itself."""
        while number > 0:
            day += _ONE_DAY
            number -= self.is_working(day)
        return day

    def holidays_between(
        self, first: datetime.date, last: datetime.date
    ) -> tuple[tuple[datetime.date, str], ...]:
        """The holidays after a day and until another, but for those that fall on a weekend."""
        return tuple(
            (day, name)
            for day, name in sorted(self.free.items())
            if first < day <= last and day.weekday() not in self.weekend
        )

    def with_holiday(self, day: datetime.date, name: str, dated: datetime.date) -> "WorkingCalendar":
        """The same calendar once a day was declared free."""
        return WorkingCalendar(
            self.jurisdiction,
            dated,
            self.first,
            self.last,
            self.weekend,
            {**self.free, day: name},
            self.worked - {day},
        )


class CalendarFile(BaseModel):
    """What a file of holidays says, beside its weekend and the years that it covers."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    jurisdiction: str = Field(pattern="^([A-Z]{2})?$")
    dated: datetime.date
    first_year: int
    last_year: int
    weekend: list[int]
    worked: list[datetime.date]
    free: dict[str, str]

    @classmethod
    def of(cls, calendar: WorkingCalendar) -> "CalendarFile":
        """What a file of a calendar says."""
        return cls(
            jurisdiction=calendar.jurisdiction,
            dated=calendar.dated,
            first_year=calendar.first,
            last_year=calendar.last,
            weekend=sorted(calendar.weekend),
            worked=sorted(calendar.worked),
            free={day.isoformat(): name for day, name in sorted(calendar.free.items())},
        )

    def calendar(self) -> WorkingCalendar:
        """The calendar that it says."""
        return WorkingCalendar(
            self.jurisdiction,
            self.dated,
            self.first_year,
            self.last_year,
            frozenset(self.weekend),
            {datetime.date.fromisoformat(day): name for day, name in self.free.items()},
            frozenset(self.worked),
        )


@functools.cache
def shipped_calendar(jurisdiction: str) -> WorkingCalendar:
    """The calendar of a jurisdiction that comes with the program.

    Raises:
        KeyError: none does.
    """
    place = resources.files("tallystick.workflow.cases").joinpath("calendars", f"{jurisdiction}.toml")
    if not place.is_file():
        raise KeyError(jurisdiction)
    return CalendarFile.model_validate(tomllib.loads(place.read_text(encoding="utf-8"))).calendar()
