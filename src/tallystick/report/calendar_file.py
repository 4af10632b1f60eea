"""The calendar as a file that calendars take (iCalendar, RFC 5545): whole days, and no clock."""

from collections.abc import Iterator
from datetime import timedelta

from tallystick.base.calendar_lines import folded_lines, text_value
from tallystick.base.dates import PartialDate
from tallystick.base.reasons import msgid
from tallystick.report.context import PageContext
from tallystick.report.views.calendar_day import LATE, PAST, CalendarDay
from tallystick.report.views.plan_calendar import calendar_days
from tallystick.voice.direction import without_marks

_ONE_DAY = timedelta(days=1)


def calendar_file(context: PageContext) -> bytes:
    """The file in the language of a context; nothing where the calendar is empty.

    An entry stands on its last day, with the same identity in every edition, so that a calendar that takes
    the file again changes it and adds nothing. Its stamp is the day up to which sources are heard.
    """
    days = calendar_days(context)
    if not days:
        return b""
    package = context.book.package.descriptor.name
    stamp = f"{PartialDate.parse(context.book.assessment.known_by).last:%Y%m%d}T000000Z"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Tallystick//{context.book.material.identity.version}//{context.language.code.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        _text("X-WR-CALNAME", context.book.plan.title),
    ]
    for one in days:
        lines += _event(context, one, f"{package}.{one.id}@tallystick.invalid", stamp)
    lines.append("END:VCALENDAR")
    return folded_lines(map(without_marks, lines)).encode()


def _event(context: PageContext, one: CalendarDay, identity: str, stamp: str) -> Iterator[str]:
    day = one.day.last
    title = one.title if one.standing == PAST else context.say(msgid("Due: {title}"), title=one.title)
    title = context.say(msgid("Late: {title}"), title=one.title) if one.standing == LATE else title
    told = [one.told, one.held_by, one.note, *(f"{cited.title}, {cited.publisher}" for cited in one.origins)]
    yield "BEGIN:VEVENT"
    yield f"UID:{identity}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + _ONE_DAY:%Y%m%d}"
    yield _text("SUMMARY", title)
    yield _text("DESCRIPTION", "\n".join(filter(None, told)))
    yield _text("CATEGORIES", one.kind)
    yield "TRANSP:TRANSPARENT"
    url = next((cited.url for cited in one.origins if cited.url), "")
    if url:
        yield f"URL:{url}"
    yield "END:VEVENT"


def _text(name: str, text: str) -> str:
    """A property of text."""
    return f"{name}:{text_value(text)}"
