"""Pages of drafts that were opened for comment, of what has to be published, and of counts of cases."""

import dataclasses
import re
from functools import cache

from tallystick.base.dates import PartialDate, Period
from tallystick.register.areas import Area
from tallystick.register.bodies import Body
from tallystick.register.phases import PlanPhase
from tallystick.register.public import (
    CaseCount,
    Consultation,
    ConsultationPoint,
    DisclosureDuty,
    DraftParagraph,
)
from tallystick.voice.language import ENGLISH
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
def pages() -> dict[str, str]:
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
    return factory.site(factory.material(whole), ENGLISH)


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
