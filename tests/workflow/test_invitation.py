"""An invitation as a calendar takes it: worked by hand after RFC 5545."""

import datetime
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tallystick.workflow.invitation import Invitation, calendar_of
from tests.draws import draws

START = datetime.datetime(2024, 6, 10, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
PLAIN = Invitation(
    "meeting-7@office.example", 2, START, START, START + datetime.timedelta(hours=2), "A", "", ""
)


def test_it_is_what_the_standard_asks_for() -> None:
    told = replace(PLAIN, title="Floods, roads; and \\ more", place="Hall 2", text="One.\nTwo.")
    assert calendar_of(told).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tallystick//Office//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:meeting-7@office.example",
        "SEQUENCE:2",
        "DTSTAMP:20240610T013000Z",
        "DTSTART:20240610T013000Z",
        "DTEND:20240610T033000Z",
        "SUMMARY:Floods\\, roads\\; and \\\\ more",
        "LOCATION:Hall 2",
        "DESCRIPTION:One.\\nTwo.",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@given(st.text(max_size=300))
@draws(100)
def test_no_line_is_longer_than_75_bytes_and_nothing_is_lost(title: str) -> None:
    lines = calendar_of(replace(PLAIN, title=f"T{title}")).split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    unfolded = "\r\n".join(lines).replace("\r\n ", "").split("\r\n")
    (said,) = (line for line in unfolded if line.startswith("SUMMARY:"))
    kept = "".join(one for one in title if one == "\n" or one.isprintable())
    plain = said.removeprefix("SUMMARY:T").replace("\\\\", "\0")
    for sign, written in ((";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(written, sign)
    assert plain.replace("\0", "\\") == kept
    assert len(unfolded) == 15  # no further property came in with the title


def test_another_reader_finds_the_same_in_it() -> None:
    told = replace(PLAIN, title="Floods, roads; and \\ more " * 9, place="大会堂二层", text="One.\nTwo.")
    (event,) = Calendar.from_ical(calendar_of(told)).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["LOCATION"]), str(event["DESCRIPTION"])) == (
        told.title,
        told.place,
        told.text,
    )
    days: tuple[Any, Any] = event["DTSTART"], event["DTEND"]
    assert (days[0].dt, days[1].dt) == (told.starts, told.ends)
