"""Who is responsible: each thing that can't be so is named, with its place and its mend."""

import csv
from pathlib import Path

import pytest

from tallystick.register import check_package, load_package
from tallystick.register.files import package_files
from tallystick.register.fingerprint import package_sha256
from tests.register.packages import GOLDEN, copy_of_golden

BODIES = ["id", "name", "name_zh", "kind", "parent", "level", "since", "until", "successor", "source", "note"]
PARTS = ["commitment", "body", "role", "basis", "source", "note", "since", "until", "share"]
Row = dict[str, str]


def commitments() -> list[str]:
    return [one.id for one in load_package(str(GOLDEN)).commitments]


def source() -> str:
    return load_package(str(GOLDEN)).sources[0].id


def table(folder: Path, name: str, columns: list[str], rows: list[Row]) -> None:
    with (folder / "tables" / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def package(folder: Path, bodies: list[Row], parts: list[Row], *, all_led: bool = True) -> Path:
    """The golden package with these bodies and parts; a body ``court`` leads what nothing is said of."""
    here = copy_of_golden(folder)
    told = {one["commitment"] for one in parts}
    rest = [
        {"commitment": one, "body": "court", "role": "lead", "basis": "named_in_plan"}
        for one in commitments()
        if all_led and one not in told
    ]
    named = {"note": "The plan names it."}
    table(here, "bodies", BODIES, [named | one for one in ({"id": "court", "name": "Court"}, *bodies)])
    table(here, "responsibilities", PARTS, parts + rest)
    return here


def found(folder: Path) -> list[tuple[str, str, str, int | None, str | None]]:
    known = {one.code for one in check_package(str(GOLDEN)).findings}
    return [
        (one.code, one.severity, one.file, one.row, one.column)
        for one in check_package(str(folder)).findings
        if one.code not in known
    ]


def lead(body: str, **more: str) -> Row:
    return {"commitment": commitments()[0], "body": body, "role": "lead", "basis": "named_in_plan"} | more


OFFICE = {"id": "office", "name": "Office"}


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
