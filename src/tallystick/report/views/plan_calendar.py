"""The calendar: what is due in and around the plan, what took place, and since when something is late."""

import datetime
from dataclasses import dataclass

from tallystick.base.dates import PartialDate
from tallystick.base.reasons import Template, msgid, plural
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.asked_calendar import asked_days
from tallystick.report.views.calendar_day import AHEAD, LATE, PAST, CalendarDay
from tallystick.report.views.statements import origin
from tallystick.voice.packing import Numbered, numbered, page_path

CALENDAR_FILE = "calendar.ics"
#: The most entries on a page.
_ENTRIES = 40
#: From so many years on, how late something is is told in years.
_FEWEST_YEARS, _DAYS_A_YEAR = 2, 365.25
_KIND: dict[str, Template] = {
    "plan": msgid("the plan"),
    "phase": msgid("phase"),
    "report": msgid("report"),
    "review": msgid("review"),
    "follow_up": msgid("follow-up"),
}


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """One page of the calendar."""

    number: int
    sentence: str
    file: str
    rows: tuple[CalendarDay, ...]
    pages: Numbered


def calendar_days(context: PageContext) -> tuple[CalendarDay, ...]:
    """All entries by day: of the calendar, of phases of bodies, of reports owed on what was asked."""
    known = PartialDate.parse(context.book.assessment.known_by).last
    days = [*_entries(context, known), *_phases(context, known), *asked_days(context, known)]
    return tuple(sorted(days, key=lambda one: (one.day.last, one.id)))


def calendar_pages(context: PageContext) -> tuple[tuple[str, CalendarPage], ...]:
    """The pages of the calendar; none where nothing stands in it."""
    days = calendar_days(context)
    if not days:
        return ()
    first = context.path("calendar.html")
    pages = context.sharing.share(first, days, _ENTRIES)
    names = spans(context.language, [[one.day.text for one in page] for page in pages])
    sentence, file = _sentence(context, days), context.path(CALENDAR_FILE)
    return tuple(
        (page_path(first, number), CalendarPage(number, sentence, file, page, numbered(first, names, number)))
        for number, page in enumerate(pages, 1)
    )


def _sentence(context: PageContext, days: tuple[CalendarDay, ...]) -> str:
    late, say_many = sum(one.standing == LATE for one in days), context.language.say_many
    known = context.day(context.book.assessment.known_by)
    told = [say_many(plural("{number} entry.", "{number} entries."), len(days))]
    if late:
        forms = plural(
            "{number} was due by {known}, up to which sources are heard, and nothing was read that shows it.",
            "{number} were due by {known}, up to which sources are heard, and nothing was read that shows "
            "them.",
        )
        told.append(say_many(forms, late, known=known))
    return context.language.sentences(told)


def _entries(context: PageContext, known: datetime.date) -> list[CalendarDay]:
    found = []
    for one in context.book.package.calendar:
        # what took place after that day had not, as far as anybody was heard
        place = one.took_place if one.took_place and one.took_place.first <= known else None
        day = place or one.due
        if day is None:
            continue
        told, standing = _told(context, one.due, place, known)
        cited = [one.due_source if one.due else None, one.source if place else None]
        sources = dict.fromkeys(name for name in cited if name)
        found.append(
            CalendarDay(
                id=one.id,
                standing=standing,
                day=day,
                kind=context.say(_KIND[one.kind]),
                title=one.title,
                held_by=one.held_by or "",
                told=told,
                note=context.noted(one.note),
                path=context.commitment_path(one.commitment) if one.commitment else "",
                label=one.commitment or "",
                origins=tuple(origin(context, context.book.sources[name]) for name in sources),
            )
        )
    return found


def _told(
    context: PageContext, due: PartialDate | None, place: PartialDate | None, known: datetime.date
) -> tuple[str, str]:
    """When it took place or is due, in words, and how it stands."""
    date = context.language.date
    if place is not None and due is not None:
        both = msgid("{place}; it was due {due}")
        return context.say(both, place=date(place), due=date(due)), PAST
    if place is not None:
        return date(place), PAST
    if due is not None and due.last < known:
        return _late(context, due, known), LATE
    return context.say(msgid("due {due}"), due=date(due)), AHEAD


def _late(context: PageContext, due: PartialDate, known: datetime.date) -> str:
    """Since when something is due, up to the last day of sources: in days, or in years where it is many."""
    days, day = (known - due.last).days, context.language.day(known)
    years = int(days / _DAYS_A_YEAR)
    if years < _FEWEST_YEARS:
        forms = plural(
            "due {due}; {number} day later, on {day}, nothing showed it",
            "due {due}; {number} days later, on {day}, nothing showed it",
        )
        return context.language.say_many(forms, days, due=context.language.date(due), day=day)
    forms = plural(
        "due {due}; more than {number} year later, on {day}, nothing showed it",
        "due {due}; more than {number} years later, on {day}, nothing showed it",
    )
    return context.language.say_many(forms, years, due=context.language.date(due), day=day)


def _phases(context: PageContext, known: datetime.date) -> list[CalendarDay]:
    """The days by which bodies are to report; whether they did stands on the page of the phase."""
    found = []
    for one in context.book.package.phases:
        source = context.book.sources[one.source] if one.source else None
        found.append(
            CalendarDay(
                id=f"phase-{one.id}",
                standing=PAST if one.due.last < known else AHEAD,
                day=one.due,
                kind=context.say(_KIND["phase"]),
                title=one.title,
                held_by="",
                told=context.say(msgid("reports of bodies due {due}"), due=context.language.date(one.due)),
                note=context.noted(one.note),
                path="",
                label="",
                origins=(origin(context, source),) if source else (),
            )
        )
    return found
