"""The calendar on its page and as a file: late counts from the day up to which sources are heard."""

from dataclasses import replace
from typing import TYPE_CHECKING

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.dates import PartialDate
from tallystick.register.plan_calendar import CalendarEntry
from tallystick.report.book import Book
from tallystick.report.calendar_file import calendar_file
from tallystick.report.context import PageContext
from tallystick.report.views.plan_calendar import calendar_days, calendar_pages
from tallystick.voice.catalogues import page_languages
from tallystick.voice.language import ENGLISH
from tests.report import factory

if TYPE_CHECKING:
    from tallystick.register.model import Package


def entry(due: str = "", place: str = "", identifier: str = "a", title: str = "A report") -> CalendarEntry:
    source = factory.golden().sources[0].id
    days = [PartialDate.parse(one) if one else None for one in (due, place)]
    sources = [source if one else None for one in (due, place)]
    told = (title, "A committee", days[0], sources[0], days[1], sources[1], None, None)
    return CalendarEntry(identifier, "report", *told)


def context(*entries: CalendarEntry) -> PageContext:
    package: Package = replace(factory.golden(), calendar=entries)
    return PageContext(Book(factory.material(package)), ENGLISH)


def known() -> str:
    return context().book.assessment.known_by


@pytest.mark.parametrize(
    ("due", "place", "standing", "told"),
    [
        ("2026-06-29", "", "late", "due 29 June 2026; 1 day later, on 30 June 2026, nothing showed it"),
        ("2026-06-30", "", "ahead", "due 30 June 2026"),
        ("2026-06", "", "ahead", "due June 2026"),
        ("2026-05", "", "late", "due May 2026; 30 days later, on 30 June 2026, nothing showed it"),
        (
            "2024-06-29",
            "",
            "late",
            "due 29 June 2024; more than 2 years later, on 30 June 2026, nothing showed it",
        ),
        ("2024-07", "", "late", "due July 2024; 699 days later, on 30 June 2026, nothing showed it"),
        ("2019", "2023-06-23", "past", "23 June 2023; it was due 2019"),
        ("", "2023-06-23", "past", "23 June 2023"),
        # what took place after the day up to which sources are heard had not taken place by then
        (
            "2026-06-01",
            "2026-07-01",
            "late",
            "due 1 June 2026; 29 days later, on 30 June 2026, nothing showed it",
        ),
    ],
)
def test_late_counts_from_the_day_of_the_method(due: str, place: str, standing: str, told: str) -> None:
    assert known() == "2026-06-30"
    (day,) = calendar_days(context(entry(due, place)))
    assert (day.standing, day.told) == (standing, told)


def test_what_took_place_later_and_was_never_due_is_not_there_yet() -> None:
    assert calendar_days(context(entry("", "2026-07-01"))) == ()


def test_without_entries_there_is_neither_page_nor_file() -> None:
    bare = replace(factory.golden(), calendar=(), phases=())
    here = PageContext(Book(factory.material(bare)), ENGLISH)
    assert calendar_pages(here) == ()
    assert calendar_file(here) == b""


def test_phases_stand_among_the_entries() -> None:
    package = factory.golden()
    phases = [one for one in calendar_days(context()) if one.id.startswith("phase-")]
    assert len(phases) == len(package.phases)


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=300))
def test_another_program_reads_every_title_whole(title: str) -> None:
    data = calendar_file(context(entry("2025-12-31", "", "a", title), entry("", "2024", "b", title)))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    events = icalendar.Calendar.from_ical(data).events
    late, past = sorted(events, key=lambda one: one["SUMMARY"] != f"Late: {title}")
    assert (str(late["SUMMARY"]), str(past["SUMMARY"])) == (f"Late: {title}", title)
    assert late.start.isoformat() == "2025-12-31"
    assert past.start.isoformat() == "2024-12-31"
    assert (late.end - late.start).days == 1


def test_the_reference_plan_s_calendar_is_read_in_both_languages() -> None:
    material = factory.material(factory.reference())
    identities = []
    for language in page_languages(["en", "zh-Hans"]):
        here = PageContext(Book(material, language.code), language)
        events = icalendar.Calendar.from_ical(calendar_file(here)).events
        identities.append([str(one["UID"]) for one in events])
        assert {one.DTSTAMP.isoformat() for one in events} == {"2026-06-30T00:00:00+00:00"}
    assert identities[0] == identities[1]
    assert len(set(identities[0])) == len(material.package.calendar)
