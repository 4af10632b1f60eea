"""An invitation to a meeting as a calendar takes it: iCalendar, RFC 5545, with the method of RFC 5546."""

import datetime
from dataclasses import dataclass

from tallystick.base.calendar_lines import folded_lines, text_value

_FORM = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a calendar needs to know of a meeting.

    Attributes:
        uid: its name, the same for ever and nobody else's.
        sequence: how often it was changed.
        made: when this invitation was made.
        starts: when it begins, with its zone.
        ends: when it ends, with its zone.
        title: its title.
        place: where it is.
        text: what it is about.
        is_off: whether it does not take place.
    """

    uid: str
    sequence: int
    made: datetime.datetime
    starts: datetime.datetime
    ends: datetime.datetime
    title: str
    place: str
    text: str
    is_off: bool = False


def calendar_of(invitation: Invitation) -> str:
    """The invitation as a calendar file, with the line ends that the standard asks for.

    Times are written in UTC, so that no rules of a zone have to go along.
    """
    one = invitation
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tallystick//Office//EN",
        f"METHOD:{'CANCEL' if one.is_off else 'PUBLISH'}",
        "BEGIN:VEVENT",
        f"UID:{text_value(one.uid)}",
        f"SEQUENCE:{one.sequence}",
        f"DTSTAMP:{_moment(one.made)}",
        f"DTSTART:{_moment(one.starts)}",
        f"DTEND:{_moment(one.ends)}",
        f"SUMMARY:{text_value(one.title)}",
        *([f"LOCATION:{text_value(one.place)}"] if one.place else []),
        *([f"DESCRIPTION:{text_value(one.text)}"] if one.text else []),
        f"STATUS:{'CANCELLED' if one.is_off else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return folded_lines(lines)


def _moment(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime(_FORM)
