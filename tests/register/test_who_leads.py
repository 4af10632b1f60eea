"""Who leads a commitment: two at once, one after the other, each its share, and nobody."""

from pathlib import Path

import pytest

from tests.register.responsible import OFFICE, Row, commitments, found, lead, package, source

TWO = [
    ("named_in_plan", "named_in_plan", "gap"),
    ("named_in_plan", "by_document", "gap"),
    ("by_mandate", "named_in_plan", "error"),
    ("proposed", "proposed", "error"),
]


@pytest.mark.parametrize(("first", "second", "severity"), TWO)
def test_two_that_lead_at_once_are_named(tmp_path: Path, first: str, second: str, severity: str) -> None:
    told = {"source": source(), "note": "Because."}
    parts = [lead("court", basis=first, **told), lead("office", basis=second, **told)]
    assert found(package(tmp_path, [OFFICE], parts)) == [
        ("two-leads", severity, "tables/responsibilities.csv", 3, "body")
    ]


SHARES = [
    ("named_in_plan", "The courts", "The prosecution", None),
    ("proposed", "The courts", "The prosecution", None),
    ("named_in_plan", "All of it", "all of it", None),  # a text names both for all of it
    ("proposed", "All of it", "all of it", "error"),  # nobody wrote down that both lead all of it
    ("named_in_plan", "The courts", "", "gap"),
    ("named_in_plan", "", "The courts", "gap"),
    ("by_mandate", "The courts", "", "error"),
]


@pytest.mark.parametrize(("basis", "first", "second", "severity"), SHARES)
def test_two_that_lead_each_its_share_are_not_asked_for_the_same(
    tmp_path: Path, basis: str, first: str, second: str, severity: str | None
) -> None:
    told = {"basis": basis, "source": source(), "note": "Because."}
    parts = [lead("court", share=first, **told), lead("office", share=second, **told)]
    assert [one[:2] for one in found(package(tmp_path, [OFFICE], parts))] == (
        [("two-leads", severity)] if severity else []
    )


@pytest.mark.parametrize(
    ("until", "since", "both"),
    [("2022", "2023", False), ("2023", "2023", False), ("2023-06", "2023-01", True), ("2023", "", True)],
)
def test_two_that_lead_one_after_the_other_are_not_two(
    tmp_path: Path, until: str, since: str, *, both: bool
) -> None:
    parts = [lead("office", until=until), lead("court", since=since)]
    assert [one[0] for one in found(package(tmp_path, [OFFICE], parts))] == (["two-leads"] if both else [])


def test_two_that_lead_one_after_the_other_may_stand_in_any_order(tmp_path: Path) -> None:
    assert (
        found(package(tmp_path, [OFFICE], [lead("court", since="2023"), lead("office", until="2022")])) == []
    )


def test_a_row_twice_is_a_duplicate_and_no_second_lead(tmp_path: Path) -> None:
    assert {one[0] for one in found(package(tmp_path, [], [lead("court"), lead("court")]))} == {"duplicate"}


def test_a_third_that_leads_is_named_once(tmp_path: Path) -> None:
    folder = package(
        tmp_path,
        [OFFICE, {"id": "bureau", "name": "Bureau"}],
        [lead(one) for one in ("court", "office", "bureau")],
    )
    assert [(one[0], one[3]) for one in found(folder)] == [("two-leads", 3), ("two-leads", 4)]


def test_who_leads_may_supervise_too(tmp_path: Path) -> None:
    assert found(package(tmp_path, [], [lead("court"), lead("court", role="supervise")])) == []


@pytest.mark.parametrize("until", ["2025", "2025-12-31", "2026"])
def test_who_leads_to_the_plans_last_day_leads_to_its_end(tmp_path: Path, until: str) -> None:
    assert found(package(tmp_path, [], [lead("court", until=until)])) == []


def test_who_leads_does_not_also_act_with_itself(tmp_path: Path) -> None:
    folder = package(tmp_path, [], [lead("court"), lead("court", role="with")])
    assert found(folder) == [("lead-and-with", "error", "tables/responsibilities.csv", 3, "body")]


@pytest.mark.parametrize("parts", [[lead("court", role="supervise")], [lead("court", until="2022")]])
def test_a_commitment_without_a_lead_to_the_end_is_a_gap(tmp_path: Path, parts: list[Row]) -> None:
    assert found(package(tmp_path, [], parts)) == [("no-lead", "gap", "tables/commitments.csv", 2, "id")]


def test_every_commitment_that_nobody_leads_is_named_once(tmp_path: Path) -> None:
    gaps = found(package(tmp_path, [], [lead("court")], all_led=False))
    assert [one[0] for one in gaps] == ["no-lead"] * (len(commitments()) - 1)


def test_where_rows_were_lost_nobody_is_said_to_be_missing(tmp_path: Path) -> None:
    folder = package(tmp_path, [], [lead("court")], all_led=False)
    with (folder / "tables/responsibilities.csv").open("a", encoding="utf-8") as out:
        out.write("a ragged row,of two\n")
    assert {one[0] for one in found(folder)} == {"ragged-row"}
