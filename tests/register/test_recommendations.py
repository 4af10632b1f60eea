"""The tables of what others asked: what cannot be is named, with its mend; the rest comes back the same."""

from pathlib import Path

import pytest

from tallystick.register import check_package, load_package, save_package
from tallystick.register.indexed import BY_NAME
from tests.register.packages import GOLDEN, copy_of_golden, write_rows

PLAN = load_package(str(GOLDEN))
FIRST, SECOND = PLAN.commitments[0].id, PLAN.commitments[1].id
SOURCE = PLAN.sources[0].id
ASKED = {
    "id": "r.1",
    "mechanism": "upr",
    "kind": "recommendation",
    "document": "A/HRC/0/1",
    "asked": "Do a thing",
    "paragraph": "28.1",
    "date": "2024-01-26",
    "made_by": "Norland; Bolivia (Plurinational State of)",
    "response": "accepted",
    "responded": "2024-06-11",
    "reason": "",
    "source": SOURCE,
    "response_source": SOURCE,
    "cycle": "4",
}
LINK = {
    "recommendation": "r.1",
    "commitment": FIRST,
    "how": "answers",
    "proposed_by": "A1; A2",
    "confirmed_by": "A1; A2",
    "settled_by": "",
    "reason": "",
}
NOBODY = LINK | {"commitment": "", "how": "none"}
LETTER = {
    "id": "l.1",
    "kind": "urgent_appeal",
    "date": "2023-02-01",
    "subject": "A case",
    "reply": "replied",
    "replied": "2023-04",
    "source": SOURCE,
    "reply_source": SOURCE,
    "commitments": FIRST,
}
REPORT = {
    "id": "p.1",
    "made_by": "A league",
    "sent_to": "A committee",
    "date": "2023",
    "url": "https://example.org/1",
}
TABLES = {
    "recommendations": [ASKED],
    "recommendation_links": [LINK],
    "communications": [LETTER],
    "parallel_reports": [REPORT],
}


def package(folder: Path, **tables: list[dict[str, str]]) -> Path:
    here = copy_of_golden(folder)
    people = [["id", "standing"], ["A1", "accepted"], ["A2", "accepted"], ["A3", "accepted"]]
    write_rows(here / "tables/assessors.csv", people)
    for name, rows in (TABLES | tables).items():
        columns = list(BY_NAME[name].columns)
        write_rows(
            here / f"tables/{name}.csv", [columns, *([row.get(one, "") for one in columns] for row in rows)]
        )
    return here


def found(folder: Path) -> list[tuple[str, str, int | None, str | None]]:
    known = {one.code for one in check_package(str(GOLDEN)).findings}
    findings = check_package(str(folder)).findings
    return [(one.code, one.file, one.row, one.column) for one in findings if one.code not in known]


def test_what_is_in_order_comes_back_the_same(tmp_path: Path) -> None:
    here = package(tmp_path)
    assert found(here) == []
    loaded = load_package(str(here))
    assert loaded.recommendations[0].made_by == ("Norland", "Bolivia (Plurinational State of)")
    save_package(loaded, str(here), {})
    again = load_package(str(here))
    assert all(getattr(again, name) == getattr(loaded, name) for name in TABLES)
    assert again.recommendation_links[0].confirmed_by == ("A1", "A2")


ASKED_CASES = [
    ({"source": ""}, "recommendation-without-source", "source"),
    ({"response_source": ""}, "response-without-source", "response_source"),
    ({"responded": "2023"}, "response-before-recommendation", "responded"),
    ({"response": "not_found", "response_source": ""}, "response-of-nothing", "responded"),
    ({"response": "noted", "under": FIRST}, "umbrella-of-nothing-accepted", "under"),
    ({"cycle": ""}, "review-without-cycle", "cycle"),
    ({"mechanism": "treaty_body"}, "cycle-of-no-review", "cycle"),
    ({"committee": "CRC"}, "committee-of-no-treaty-body", "committee"),
    ({"withdrawn": "2023"}, "withdrawn-before-made", "withdrawn"),
]


@pytest.mark.parametrize(("cells", "code", "column"), ASKED_CASES, ids=[one[1] for one in ASKED_CASES])
def test_what_was_asked_and_answered_fits(
    tmp_path: Path, cells: dict[str, str], code: str, column: str
) -> None:
    here = package(tmp_path, recommendations=[ASKED | cells])
    assert (code, "tables/recommendations.csv", 2, column) in found(here)


def test_mergers_do_not_lead_round(tmp_path: Path) -> None:
    here = package(
        tmp_path,
        recommendations=[ASKED | {"merged_into": "r.2"}, ASKED | {"id": "r.2", "merged_into": "r.1"}],
    )
    assert "tables/recommendations.csv" in {
        file for _, file, _, column in found(here) if column == "merged_into"
    }


LINK_CASES = [
    ([LINK | {"commitment": ""}], "link-to-no-commitment"),
    ([LINK | {"how": "none"}], "link-to-none"),
    ([LINK | {"proposed_by": "", "confirmed_by": ""}], "link-of-nobody"),
    ([LINK | {"proposed_by": "A1", "confirmed_by": "A1"}], "link-one-coder"),
    ([LINK | {"proposed_by": "A1", "confirmed_by": "A1; A2"}], "link-one-coder"),
    ([LINK | {"confirmed_by": "A1; A1"}], "link-one-coder"),
    ([LINK | {"proposed_by": "A1", "confirmed_by": "A3", "settled_by": "A3"}], "link-settled-without-reason"),
    (
        [LINK | {"proposed_by": "A1", "confirmed_by": "A1", "settled_by": "A1", "reason": "So."}],
        "link-settled-by-coder",
    ),
    (
        [LINK | {"proposed_by": "", "confirmed_by": "A3", "settled_by": "A3", "reason": "So."}],
        "link-one-coder",
    ),
    ([LINK, NOBODY], "answered-and-unanswered"),
    (
        [LINK | {"confirmed_by": ""}, NOBODY | {"proposed_by": "A2", "confirmed_by": ""}],
        "coder-contradicts",
    ),
]


@pytest.mark.parametrize(
    ("rows", "code"), LINK_CASES, ids=[f"{n}-{one[1]}" for n, one in enumerate(LINK_CASES)]
)
def test_a_link_stands_by_two_coders_or_a_reasoned_settlement(
    tmp_path: Path, rows: list[dict[str, str]], code: str
) -> None:
    here = package(tmp_path, recommendation_links=rows)
    assert code in {one for one, file, _, _ in found(here) if file == "tables/recommendation_links.csv"}


@pytest.mark.parametrize(
    "link",
    [LINK, LINK | {"proposed_by": "A1", "confirmed_by": "A2", "settled_by": "A2", "reason": "So."}],
    ids=["two coders", "a coder and a settler"],
)
def test_two_assessors_who_are_one_person_do_not_agree(tmp_path: Path, link: dict[str, str]) -> None:
    here = package(tmp_path, recommendation_links=[link])
    for second, told in (("Ann  oak", True), ("Ben Elm", False), ("", False)):
        people = [("A1", "Ann Oak"), ("A2", second), ("A3", "")]
        rows = [[one, "accepted", name] for one, name in people]
        write_rows(here / "tables/assessors.csv", [["id", "standing", "name"], *rows])
        assert ("link-one-person" in {one for one, *_ in found(here)}) == told


def test_what_may_stand_beside_is_let_be(tmp_path: Path) -> None:
    """A settled link, one against beside none, and coders who differ, of whom nothing stands."""
    rows = [
        LINK | {"proposed_by": "A1", "confirmed_by": "A3", "settled_by": "A3", "reason": "The plan says so."},
        LINK | {"commitment": SECOND, "how": "in_part", "proposed_by": "A2", "confirmed_by": ""},
    ]
    assert found(package(tmp_path, recommendation_links=rows)) == []
    rows = [LINK | {"how": "against"}, NOBODY]
    assert found(package(tmp_path / "2", recommendation_links=rows)) == []


def test_letters_and_parallel_reports_can_be_found(tmp_path: Path) -> None:
    letters = [
        LETTER | {"source": ""},
        LETTER | {"id": "l.2", "replied": "2022"},
        LETTER | {"id": "l.3", "reply": "not_found"},
        LETTER | {"id": "l.4", "reply_source": ""},
    ]
    here = package(tmp_path, communications=letters, parallel_reports=[REPORT | {"url": ""}])
    assert {(code, row, column) for code, _, row, column in found(here)} == {
        ("communication-without-source", 2, "source"),
        ("reply-before-letter", 3, "replied"),
        ("reply-day-of-none", 4, "replied"),
        ("reply-day-of-none", 4, "reply_source"),
        ("communication-without-source", 5, "reply_source"),
        ("parallel-report-unfindable", 2, "url"),
    }
