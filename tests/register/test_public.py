"""What is owed to the public: drafts with whole answers, searches to repeat, no count of few people."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tallystick.base.dates import PartialDate, Period
from tallystick.register import Package, load_package, save_package
from tallystick.register.areas import Area
from tallystick.register.bodies import Body
from tallystick.register.check import check_again
from tallystick.register.phases import PlanPhase
from tallystick.register.public import (
    CaseCount,
    Consultation,
    ConsultationPoint,
    DisclosureDuty,
    DraftParagraph,
    EarlierParagraph,
)
from tests.register.packages import GOLDEN, METHODS

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_GOLDEN = load_package(str(GOLDEN))
SOURCE = _GOLDEN.sources[0].id
DAY, LATER = PartialDate.parse("2024-03-01"), PartialDate.parse("2024-03-31")
DRAFT = Consultation("tariff", "A tariff", "water", DAY, LATER, 300, SOURCE)
OTHER = replace(DRAFT, id="other")
PARAGRAPH = DraftParagraph("tariff.1", "tariff", "1", "Two crowns.", "Three crowns.", LATER)
ELSEWHERE = DraftParagraph("other.1", "other", "1", "Nothing.")
POINT = ConsultationPoint("p", "tariff", "Too dear.", 120, "tariff.1", "changed", "Two, not three.", LATER)
DUTY = DisclosureDuty(
    "d", "village", "water", "Accounts", "found", SOURCE, DAY, DAY, "the board", SOURCE,
    "They are of last year.", LATER, "rejected", "They are of this year.",
)  # fmt: skip
AREA = Area("QX-1", "North", None)
COUNT = CaseCount("mid", "QX-1", "complaint", "all", LATER, 10)
WORDING = EarlierParagraph("tariff.1", 1, "Four crowns.", DAY)
TABLES = (
    "consultations",
    "draft_paragraphs",
    "earlier_paragraphs",
    "consultation_points",
    "disclosures",
    "case_counts",
)


def package(row: object = None) -> Package:
    """The golden package with a row of each table, one of them in place of its own."""
    rows: dict[type, Any] = {type(one): one for one in (DRAFT, PARAGRAPH, WORDING, POINT, DUTY, COUNT, row)}
    return replace(
        _GOLDEN,
        bodies=(Body("water", "Ministry of Water"),),
        areas=(*_GOLDEN.areas, AREA),
        phases=(PlanPhase("mid", "midterm", "Half way", Period.parse("2021/2023"), DAY),),
        consultations=(rows[Consultation], OTHER),
        draft_paragraphs=(rows[DraftParagraph], ELSEWHERE),
        earlier_paragraphs=(rows[EarlierParagraph],),
        consultation_points=(rows[ConsultationPoint],),
        disclosures=(rows[DisclosureDuty],),
        case_counts=(rows[CaseCount],),
    )


def found(row: object = None) -> list[tuple[str, str]]:
    """Give what a check finds in the tables: the kind and the column."""
    return [
        (one.code, one.column or "")
        for one in check_again(package(row))
        if any(f"/{table}." in str(one.file) for table in TABLES)
    ]


def test_whole_ones_are_sound_and_come_back_the_same(tmp_path: Path) -> None:
    assert found() == []
    save_package(
        package(),
        str(tmp_path / "saved"),
        METHODS,
    )
    again = load_package(str(tmp_path / "saved"))
    assert all(getattr(again, one) for one in TABLES)
    assert {one: set(getattr(again, one)) for one in TABLES} == {
        one: set(getattr(package(), one)) for one in TABLES
    }


@pytest.mark.parametrize(
    ("row", "changed", "wrong"),
    [
        (DRAFT, {"closed": PartialDate.parse("2024-02-01")}, [("closed-before-opened", "closed")]),
        (DRAFT, {"comments": 100}, [("comments-nobody-sent", "comments")]),
        (DRAFT, {"unanswered": 180}, []),
        (DRAFT, {"unanswered": 300}, []),
        (DRAFT, {"unanswered": 301}, [("silence-that-cannot-be", "unanswered")]),
        (DRAFT, {"unanswered": 179}, [("silence-that-cannot-be", "unanswered")]),
        (
            DRAFT,
            {"unanswered": -1},
            [("fewer-than-none", "unanswered"), ("silence-that-cannot-be", "unanswered")],
        ),
        (POINT, {"comments": -1}, [("fewer-than-none", "comments")]),
        (WORDING, {"wording": 2}, [("paragraph-without-a-wording", "wording")]),
        (WORDING, {"wording": 0}, [("paragraph-without-a-wording", "wording")]),
        (WORDING, {"paragraph": "other.1"}, [("paragraph-without-a-wording", "wording")]),
        (
            PARAGRAPH,
            {"was": None},
            [("half-a-change", "was"), ("paragraph-without-a-wording", "wording")],
        ),
        (PARAGRAPH, {"changed": None}, [("half-a-change", "changed")]),
        (POINT, {"did": None}, [("half-an-answer", "did")]),
        (POINT, {"answer": None}, [("half-an-answer", "answer")]),
        (POINT, {"answer": None, "did": None, "answered": None}, []),
        (POINT, {"paragraph": "other.1"}, [("paragraph-of-another-draft", "paragraph")]),
        (DUTY, {"looked": None}, [("looked-nowhere", "looked")]),
        (DUTY, {"where": None}, [("looked-nowhere", "where")]),
        (DUTY, {"source": None}, [("found-without-source", "source")]),
        (DUTY, {"state": "not_looked_for", "looked": None, "where": None, "source": None}, []),
        (DUTY, {"reply": None}, [("half-a-challenge", "settled")]),
        (DUTY, {"settled": "open"}, [("half-a-challenge", "settled")]),
        (DUTY, {"settled": "open", "reply": None}, []),
        (DUTY, {"challenged": None}, [("half-a-challenge", "settled")]),
        (COUNT, {"number": 9}, [("count-of-few", "number")]),
        (COUNT, {"number": 1, "kind": "all"}, [("count-of-few", "number")]),
        (COUNT, {"number": 4, "kind": "proposal"}, [("count-of-few", "number")]),
        (COUNT, {"number": 5, "kind": "proposal"}, []),
        (COUNT, {"number": 0}, []),
        (COUNT, {"number": None}, []),
    ],
)
def test_what_is_wrong_is_found_where_it_is(
    row: "DataclassInstance", changed: dict[str, Any], wrong: list[tuple[str, str]]
) -> None:
    assert found(replace(row, **changed)) == wrong
