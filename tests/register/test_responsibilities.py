"""Who is responsible: each thing that can't be so is named, with its place and its mend."""

import csv
from pathlib import Path

import pytest

from tallystick.register import check_package, load_package
from tallystick.register.files import package_files
from tallystick.register.fingerprint import package_sha256
from tests.register.packages import GOLDEN
from tests.register.responsible import (
    OFFICE,
    Row,
    found,
    lead,
    package,
    source,
)


def test_a_package_where_all_is_said_has_no_finding(tmp_path: Path) -> None:
    parts = [
        lead("office", basis="by_mandate", source=source()),
        lead("court", role="with", basis="proposed", note="It hears the cases."),
    ]
    assert found(package(tmp_path, [OFFICE], parts)) == []


def test_both_tables_come_back_the_same_after_load_and_save(tmp_path: Path) -> None:
    bodies = [
        OFFICE | {"name_zh": "办公室", "kind": "national_body", "level": "national", "source": source()}
    ]
    folder = package(tmp_path, bodies, [lead("office", until="2022", note="Half the time.")])
    files = package_files(load_package(str(folder)))
    for name in ("bodies", "responsibilities"):
        saved = list(csv.DictReader(files[f"tables/{name}.csv"].decode().splitlines()))
        with (folder / f"tables/{name}.csv").open(encoding="utf-8", newline="") as typed:
            for row in csv.DictReader(typed):
                assert {column: cell for column, cell in row.items() if cell} in [
                    {column: cell for column, cell in one.items() if cell} for one in saved
                ]


def test_without_these_tables_a_package_keeps_its_name_and_is_written_as_before() -> None:
    golden = load_package(str(GOLDEN))
    assert not {"tables/bodies.csv", "tables/responsibilities.csv"} & set(package_files(golden))
    assert package_sha256(golden) == package_sha256(load_package(str(GOLDEN)))
    assert [one for one in check_package(str(GOLDEN)).findings if one.code == "no-lead"] == []


UNSOURCED, EARLY = "responsibility-without-source", "responsibility-ends-first"
OUTSIDE = "part-outside-body"
PART, BODY = ("tables/responsibilities.csv", 2), ("tables/bodies.csv", 3)
ONE = [
    ([], [lead("nobody")], ("unknown-reference", "error", *PART, "body")),
    ([], [lead("court", basis="guessed")], ("wrong-value", "error", *PART, "basis")),
    ([], [lead("court", basis="by_mandate")], (UNSOURCED, "error", *PART, "source")),
    ([], [lead("court", basis="by_document")], (UNSOURCED, "error", *PART, "source")),
    ([], [lead("court", basis="proposed")], ("proposed-without-reason", "error", *PART, "note")),
    ([], [lead("court", since="2023", until="2022")], (EARLY, "error", *PART, "until")),
    ([OFFICE | {"until": "2022-03"}], [lead("office", since="2022-04")], (OUTSIDE, "error", *PART, "since")),
    ([OFFICE | {"since": "2023"}], [lead("office", until="2022")], (OUTSIDE, "error", *PART, "until")),
    ([OFFICE | {"since": "2023", "until": "2022-12"}], [], ("body-ends-first", "error", *BODY, "until")),
    ([OFFICE | {"successor": "court"}], [], ("successor-of-living", "error", *BODY, "successor")),
    ([OFFICE | {"kind": "ministry"}], [], ("wrong-value", "error", *BODY, "kind")),
    ([OFFICE | {"parent": "office"}], [], ("cycle", "error", *BODY, "parent")),
]


@pytest.mark.parametrize(("bodies", "parts", "finding"), ONE)
def test_one_fault_is_one_finding(
    tmp_path: Path, bodies: list[Row], parts: list[Row], finding: tuple[object, ...]
) -> None:
    assert finding in found(package(tmp_path, bodies, parts))


@pytest.mark.parametrize(
    ("body", "dates"),
    [
        ({"until": "2022-03"}, {"since": "2022-03"}),
        ({"until": "2022"}, {"since": "2022-04"}),
        ({"since": "2023"}, {"until": "2023-01-01"}),
        ({"until": "2023-05-01"}, {"since": "2023-05-01"}),  # its last day
    ],
)
def test_a_part_that_begins_or_ends_in_the_month_or_year_that_its_body_does_is_inside(
    tmp_path: Path, body: Row, dates: Row
) -> None:
    rows = found(package(tmp_path, [OFFICE | body], [lead("office", **dates)]))
    assert [one for one in rows if one[0] == OUTSIDE] == []


def test_a_body_and_a_part_may_be_there_for_one_day(tmp_path: Path) -> None:
    day = {"since": "2023-05-01", "until": "2023-05-01"}
    codes = {one[0] for one in found(package(tmp_path, [OFFICE | day], [lead("office", **day)]))}
    assert not codes & {EARLY, OUTSIDE, "body-ends-first"}


def test_of_successors_in_a_circle_none_is_said_to_be_gone(tmp_path: Path) -> None:
    """They are named as a circle already, and nobody knows who came last."""
    bodies = [
        {"id": "a", "name": "A", "until": "2022", "successor": "b"},
        {"id": "b", "name": "B", "until": "2023", "successor": "a"},
    ]
    assert {one[0] for one in found(package(tmp_path, bodies, [lead("a")]))} == {"cycle"}


def test_bodies_in_a_circle_are_each_named(tmp_path: Path) -> None:
    bodies = [
        {"id": "a", "name": "A", "parent": "b", "until": "2022", "successor": "b"},
        {"id": "b", "name": "B", "parent": "a", "until": "2023", "successor": "a"},
    ]
    assert [(one[0], one[3], one[4]) for one in found(package(tmp_path, bodies, []))] == [
        ("cycle", 3, "parent"),
        ("cycle", 3, "successor"),
        ("cycle", 4, "parent"),
        ("cycle", 4, "successor"),
    ]


# The golden plan's time ends with 2025: a body that ends on its last day was there to its end.
ENDED = [
    ({"until": "2023-03-10"}, True),
    ({"until": "2025-12-30"}, True),
    ({"until": "2025-12-31"}, False),
    ({"until": "2025"}, False),
    ({"until": "2019"}, True),
    ({"until": "2023", "successor": "court"}, False),
    ({"until": "2022", "successor": "heir"}, True),
]


@pytest.mark.parametrize(("ended", "named"), ENDED)
def test_a_lead_that_ended_without_anybody_after_it_is_named(
    tmp_path: Path, ended: Row, *, named: bool
) -> None:
    heir = {"id": "heir", "name": "Heir", "until": "2024-06"}
    folder = package(tmp_path, [OFFICE | ended, heir], [lead("office")])
    expected = [("lead-is-gone", "error", "tables/responsibilities.csv", 2, "body")]
    assert found(folder) == (expected if named else [])


@pytest.mark.parametrize("role", ["with", "supervise"])
def test_who_only_acts_with_the_lead_may_have_ended(tmp_path: Path, role: str) -> None:
    parts = [lead("court"), lead("office", role=role)]
    assert found(package(tmp_path, [OFFICE | {"until": "2022"}], parts)) == []


def test_a_lead_that_says_until_when_it_led_is_not_doubted(tmp_path: Path) -> None:
    parts = [lead("office", until="2023-03"), lead("court", since="2023-03")]
    assert found(package(tmp_path, [OFFICE | {"until": "2023-03"}], parts)) == []


@pytest.mark.parametrize(
    ("since", "named"), [("2026-01-01", True), ("2026", True), ("2025-12-31", False), ("2025", False)]
)
def test_a_lead_that_began_after_the_plan_is_named(tmp_path: Path, since: str, *, named: bool) -> None:
    expected = [("lead-not-yet", "error", "tables/responsibilities.csv", 2, "body")]
    folder = package(tmp_path, [OFFICE | {"since": since}], [lead("office")])
    assert found(folder) == (expected if named else [])


# A month is all of its days: what ends in March may be followed by what begins in April, or in March.
@pytest.mark.parametrize(
    ("heir", "named"),
    [
        ({"since": "2023-04-02"}, True),
        ({"since": "2023-05"}, True),
        ({"since": "2023-04-01"}, False),
        ({"since": "2023-04"}, False),
        ({"since": "2023-03"}, False),
        ({"since": "2023"}, False),
        ({"until": "2023-02"}, True),
        ({"until": "2023-03"}, False),
        ({}, False),
    ],
)
def test_a_successor_that_was_not_there_is_named(tmp_path: Path, heir: Row, *, named: bool) -> None:
    bodies = [OFFICE | {"until": "2023-03", "successor": "heir"}, {"id": "heir", "name": "Heir"} | heir]
    expected = [("successor-out-of-time", "gap", "tables/bodies.csv", 3, "successor")]
    assert found(package(tmp_path, bodies, [lead("court")])) == (expected if named else [])
