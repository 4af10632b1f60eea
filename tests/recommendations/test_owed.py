"""A State has one page whatever it is called, and what is owed on recommendations stands in the calendar."""

from dataclasses import replace
from typing import Any

import icalendar
import pytest

from tallystick.base.dates import PartialDate
from tallystick.recommendations.states import one_name_each, speaks_of, state_of
from tallystick.register import Package, load_package
from tallystick.report.book import Book
from tallystick.report.calendar_file import calendar_file
from tallystick.report.context import PageContext
from tallystick.report.site import draw
from tallystick.report.views.plan_calendar import calendar_days
from tallystick.voice.language import ENGLISH
from tests.recommendations.cycle import mapped_cycle
from tests.report import factory

#: As reports of the working group, matrices and statements print them.
NAMES = {
    "BO": ["Bolivia (Plurinational State of)", "Plurinational State of Bolivia", "Bolivia", "玻利维亚"],
    "IR": ["Iran, Islamic Republic of", "Islamic Republic of Iran", "Irán", "伊朗伊斯兰共和国"],
    "KR": [
        "Republic of Korea",
        "Korea (Republic of)",
        "South Korea",
        "République de Corée",
        "大韩民国",
        "韩国",
    ],
    "KP": ["Democratic People's Republic of Korea", "Democratic People\u2019s Republic of Korea", "DPRK"],
    "CD": ["Democratic Republic of the Congo", "Congo (Democratic Republic of the)", "刚果民主共和国"],
    "CG": ["Congo", "Republic of the Congo"],
    "NL": ["Netherlands", "Kingdom of the Netherlands", "Netherlands (Kingdom of the)", "Pays-Bas"],
    "GB": ["United Kingdom", "United Kingdom of Great Britain and Northern Ireland", "UK", "Royaume-Uni"],
    "GM": ["Gambia", "The Gambia", "Gambia (the)"],
    "TR": ["Türkiye", "Turkey", "Turkiye"],
    "LC": ["Saint Lucia", "St. Lucia"],
    "GN": ["Guinea"],
    "GW": ["Guinea-Bissau"],
    "NE": ["Niger", "Níger"],
    "NG": ["Nigeria"],
    "CF": ["Central African Republic", "中非共和国"],
}


@pytest.mark.parametrize("code", NAMES)
def test_a_state_is_one_by_all_its_names(code: str) -> None:
    assert {name: state_of(name) for name in NAMES[code]} == dict.fromkeys(NAMES[code], code)


def test_a_state_that_no_list_has_is_known_by_its_name_alone() -> None:
    assert state_of("Norland (Kingdom of)") == state_of("the Kingdom of Norland") == state_of("NORLAND")
    assert state_of("North Norland") != state_of("Norland") != state_of("Norland (North)")
    assert "Korea" not in one_name_each(["Korea", "Republic of Korea"]).values() or state_of("Korea") != "KR"


def test_a_sentence_names_a_state_by_any_of_its_names() -> None:
    assert speaks_of("It accepts the recommendation of Iran.", "Iran (Islamic Republic of)")
    assert not speaks_of("It accepts the recommendation of Nigeria.", "Niger")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load_package(str(mapped_cycle(tmp_path_factory.mktemp("owed"))))


def with_rows(package: Package, **cells: dict[str, Any]) -> Package:
    """The package with other cells in the recommendations of these numbers."""
    named = {f"upr4-28.{number.removeprefix('n')}": told for number, told in cells.items()}
    rows = tuple(replace(one, **named.get(one.id, {})) for one in package.recommendations)
    return replace(package, recommendations=rows)


def test_the_page_of_a_recommending_state_is_one(package: Package) -> None:
    printed = with_rows(
        package,
        n1={"made_by": ("Norland (Kingdom of)",)},
        n2={"made_by": ("Norland (Kingdom of)", "Westia")},
        n3={"made_by": ("Kingdom of Norland",)},
        n4={"made_by": ("Norland",)},
    )
    site = {path: data.decode() for path, data in draw(factory.material(printed), (ENGLISH,)).items()}
    pages = [path for path in site if path.startswith("recommendations/state/")]
    (norland,) = [path for path in pages if "Norland" in site[path].partition("</h1>")[0]]
    assert all(f'id="upr4-28.{number}"' in site[norland] for number in (1, 2, 3, 4))
    assert "Documents also call it Kingdom of Norland, Norland (Kingdom of)." in site[norland]
    (westia,) = [path for path in pages if "Westia" in site[path].partition("</h1>")[0]]
    assert "Documents also call it" not in site[westia]


DUE = PartialDate.parse("2027-05")


def context(package: Package) -> PageContext:
    return PageContext(Book(factory.material(package)), ENGLISH)


def owed(package: Package) -> dict[str, tuple[str, str]]:
    days = [one for one in calendar_days(context(package)) if one.id.startswith("asked-")]
    return {one.id: (one.day.text, one.title) for one in days}


def test_what_was_accepted_stands_in_the_calendar_by_document_and_day(package: Package) -> None:
    due = {"due": DUE}
    # 28.8 was rejected, 28.14 merged into another
    there = with_rows(package, n1=due, n2=due, n3={"due": PartialDate.parse("2026-01-31")}, n8=due, n14=due)
    assert owed(there) == {
        "asked-upr4-28.1": ("2027-05", "Report on 2 recommendations and concerns of A/HRC/90/5"),
        "asked-upr4-28.3": ("2026-01-31", "Report on 1 recommendation or concern of A/HRC/90/5"),
    }
    assert owed(package) == {}
    days = {one.id: one for one in calendar_days(context(there))}
    assert days["asked-upr4-28.1"].path.startswith("recommendations/cycle/")
    assert days["asked-upr4-28.1"].note == "2 of them were accepted."
    assert days["asked-upr4-28.3"].note.endswith("What was done stands with each of them.")
    assert (days["asked-upr4-28.1"].standing, days["asked-upr4-28.3"].standing) == ("ahead", "past")


def test_what_is_owed_stands_in_the_file_for_calendars(package: Package) -> None:
    there = with_rows(package, n1={"due": DUE})
    events = icalendar.Calendar.from_ical(calendar_file(context(there))).walk("VEVENT")
    (event,) = [one for one in events if "asked-upr4-28.1" in str(one["UID"])]
    assert str(event["SUMMARY"]) == "Due: Report on 1 recommendation or concern of A/HRC/90/5"
    assert str(event.decoded("DTSTART")) == "2027-05-31"


def test_every_entry_of_what_is_owed_leads_to_a_page_that_is_there(package: Package) -> None:
    there = with_rows(package, n1={"due": DUE})
    concern = tuple(replace(one, due=DUE) if one.committee else one for one in there.recommendations)
    there = replace(there, recommendations=concern)
    site = draw(factory.material(there), (ENGLISH,))
    for one in calendar_days(context(there)):
        assert not one.id.startswith("asked-") or one.path in site
    assert "asked-CEDAW-2023-20" in owed(there)
    assert b'href="recommendations/mechanism/treaty-body.html"' in site["calendar.html"]
