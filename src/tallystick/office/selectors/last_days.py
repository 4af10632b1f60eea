"""Until when a record is shown and a decision is reported on, and which later days are asked for."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from tallystick.office.check_place import CheckPlace
from tallystick.office.models import LastDay
from tallystick.voice.language import Language


@dataclass(frozen=True, slots=True)
class LastDayTold:
    """The last day of something, in words.

    Attributes:
        about: what it is of, as the history names it.
        path: the page on which that stands.
        until: the day.
        is_over: whether it is over.
        asked: why the body asks for a later one; empty where it does not.
    """

    about: str
    path: str
    until: str
    is_over: bool
    asked: str


def decision_about(number: int) -> str:
    """A decision as the history names it."""
    return f"decision {number}"


def _path_of(about: str) -> str:
    kind, *named = about.split(" ")
    if kind == "checks":
        return reverse("check", kwargs=CheckPlace(*named).named)
    return reverse("decisions")


def last_days(abouts: tuple[str, ...], day: datetime.date, language: Language) -> dict[str, LastDayTold]:
    """The last day of each of these that has one, by what it is of, as it stands on a day."""
    return {one.about: _told(one, day, language) for one in LastDay.objects.filter(about__in=abouts)}


def last_days_now() -> tuple[dict[str, datetime.date], int]:
    """The last day of everything that has one, by what it is of; and for how many a later one is asked."""
    found = list(LastDay.objects.values_list("about", "until", "asked"))
    return {about: until for about, until, _ in found}, sum(bool(asked) for _, _, asked in found)


def later_days_asked(day: datetime.date, language: Language) -> tuple[LastDayTold, ...]:
    """What bodies ask a later day for, the first over first."""
    found = LastDay.objects.exclude(asked="").order_by("until", "pk")[:100]
    return tuple(_told(one, day, language) for one in found)


def _told(one: LastDay, day: datetime.date, language: Language) -> LastDayTold:
    return LastDayTold(one.about, _path_of(one.about), language.day(one.until), one.until < day, one.asked)
