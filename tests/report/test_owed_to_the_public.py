"""Pages of drafts that were opened for comment, of what has to be published, and of counts of cases."""

import dataclasses
import re
from functools import cache

import pytest

from tallystick.base.dates import PartialDate, Period
from tallystick.register.areas import Area
from tallystick.register.bodies import Body
from tallystick.register.descriptor import Settings
from tallystick.register.phases import PlanPhase
from tallystick.register.public import (
    CaseCount,
    Consultation,
    ConsultationPoint,
    DisclosureDuty,
    DraftParagraph,
)
from tallystick.voice.catalogues import language_named
from tallystick.voice.language import ENGLISH, Language
from tests.report import factory

DAY, LATER = PartialDate.parse("2024-03-01"), PartialDate.parse("2024-03-31")
BODY = Body("water", "Ministry of Water of Lorvia")
DRAFT = Consultation("tariff", "A tariff for water", "water", DAY, LATER, 300, None)
PARAGRAPHS = (
    DraftParagraph("tariff.1", "tariff", "1", "The price is 2 crowns.", "The price is 3 crowns.", LATER),
)
POINTS = (
    ConsultationPoint(
        "p1", "tariff", "Too dear for the old.", 120, "tariff.1", "changed", "2 in place of 3.", LATER
    ),
    ConsultationPoint(
        "p2", "tariff", "Meters are read twice.", 60, None, "not_changed", "They are not.", LATER
    ),
    ConsultationPoint("p3", "tariff", "Nobody reads this.", 40, None, None, None, None),
)  # fmt: skip
DUTIES = (
    DisclosureDuty(
        "d1", "village", "water", "The accounts of the well", "not_found", None, None, DAY, "the board", None
    ),
    DisclosureDuty(
        "d2", "court", "water", "Judgments on wells", "not_looked_for", None, None, None, None, None,
        "They stand on the door.", DAY, "open",
    ),
)  # fmt: skip
PHASE = PlanPhase("mid", "midterm", "Half way", Period.parse("2021/2023"), DAY)


@cache
def pages(office: str | None = None, language: Language = ENGLISH) -> dict[str, str]:
    package = factory.golden()
    country = package.descriptor.tallystick.plan.country
    here = {one.id for one in package.areas}
    areas = tuple(
        one
        for one in (Area(country, "Lorvia", None), Area(f"{country}-1", "North", country))
        if one.id not in here
    )
    counts = tuple(
        CaseCount("mid", area, kind, outcome, LATER, number)
        for area, kind, outcome, number in (
            (country, "all", "all", 1200), (country, "all", "overdue", 45),
            (country, "complaint", "all", None), (f"{country}-1", "all", "all", 30),
            (f"{country}-1", "all", "overdue", None),
        )
    )  # fmt: skip
    whole = dataclasses.replace(
        package, bodies=(*package.bodies, BODY), areas=(*package.areas, *areas), phases=(PHASE,),
        consultations=(DRAFT,), draft_paragraphs=PARAGRAPHS, consultation_points=POINTS, disclosures=DUTIES,
        case_counts=counts,
    )  # fmt: skip
    settings = package.descriptor.tallystick.model_copy(update={"office": office})
    descriptor = package.descriptor.model_copy(update={"tallystick": settings})
    return factory.site(factory.material(dataclasses.replace(whole, descriptor=descriptor)), language)


def told(name: str) -> str:
    (text,) = [text for path, text in pages().items() if path == name]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text.partition("<h1>")[2]))


def test_a_draft_says_what_was_said_and_what_was_done() -> None:
    page = told("consultations.html")
    assert "1 text was opened for comment. Of 300 comments 120 have no answer." in page
    assert "before: The price is 3 crowns." in page
    assert "Too dear for the old. 1 120 Changed 2 in place of 3." in page
    assert "Meters are read twice. The whole text 60 Not changed They are not." in page
    assert "Nobody reads this. The whole text 40 No answer" in page


def test_a_checklist_says_when_it_was_looked_for_and_what_is_challenged() -> None:
    page = told("disclosure.html")
    assert "What has to be published Not found: 1; Not searched: 1" in page
    assert "looked for in the board" in page
    assert "Challenged, not settled yet They stand on the door." in page


def test_counts_show_what_is_overdue_and_say_what_is_withheld() -> None:
    page = told("case_counts.html")
    assert "Half way, counted on 31 March 2024" in page
    assert " 1,200 45 " in page
    assert "North 30 withheld" in page
    assert "Complaints withheld" in page


def test_they_are_linked_where_they_are_and_absent_where_there_is_nothing() -> None:
    index = pages()["responsible.html"]
    for name in ("consultations.html", "disclosure.html", "case_counts.html"):
        assert f'href="{name}"' in index
        assert name not in factory.golden_site()
        assert len(pages()[name].encode()) < 50_000


def test_reasons_for_and_against_stand_beside_a_point_and_a_count_one_by_one_leads() -> None:
    package = factory.golden()
    point = dataclasses.replace(POINTS[0], reasons_for="The old have less.", reasons_against="Wells cost.")
    told_one_by_one = dataclasses.replace(DRAFT, unanswered=150)
    whole = dataclasses.replace(
        package, bodies=(*package.bodies, BODY), consultations=(told_one_by_one,),
        draft_paragraphs=PARAGRAPHS, consultation_points=(point,),
    )  # fmt: skip
    site = factory.site(factory.material(whole), ENGLISH)
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", site["consultations.html"]))
    assert "Of 300 comments 150 have no answer." in page
    assert "Reasons given for it: The old have less." in page
    assert "Reasons given against it: Wells cost." in page


def test_where_the_package_names_its_office_pages_link_there_and_ask_nothing_of_it() -> None:
    office = "https://office.example.org"
    linked = {
        "index.html": "tell/", "consultations.html": "tell/texts/", "disclosure.html": "tell/lists/",
        "case_counts.html": "tell/",
    }  # fmt: skip
    for name, path in linked.items():
        page = pages(office)[name]
        assert f'<a href="{office}/office/{path}" rel="noreferrer">' in page
        assert page.count(office) == 1
        assert "office.example.org" not in pages()[name]
    chinese = language_named("zh-Hans")
    assert chinese is not None
    (start,) = [
        text
        for path, text in pages(office, chinese).items()
        if path.endswith("index.html") and path.count("/") < 2
    ][:1]
    assert f'href="{office}/zh-hans/office/tell/"' in start


@pytest.mark.parametrize(
    "wrong", ["office.example", "https://x.example/path", "javascript:alert(1)", "https://a b"]
)
def test_an_address_that_is_none_is_refused(wrong: str) -> None:
    settings = factory.golden().descriptor.tallystick.model_dump()
    with pytest.raises(ValueError, match="should match"):
        Settings(**settings | {"office": wrong})
