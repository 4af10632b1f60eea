"""The tables of a panel: what cannot be is named, with its mend; the rest comes back the same."""

from pathlib import Path

import pytest

from tallystick.register import check_package, load_package, save_package
from tests.register.packages import GOLDEN, copy_of_golden, write_rows

PLAN = load_package(str(GOLDEN))
COMMITMENT, SOURCE = PLAN.commitments[0].id, PLAN.sources[0].id
HEADS = {
    "assessors": ["id", "standing", "budget", "replaces", "signing_key"],
    "judgements": [
        "panel",
        "round",
        "assessor",
        "commitment",
        "criterion",
        "code",
        "why",
        "reason",
        "independent",
        "sources",
        "evidence",
    ],
}
HEADS["interests"] = ["id", "assessor", "kind", "section", "commitment"]
CODED = ["final", "first", "A1", COMMITMENT, "completion", "limited", "acts_found", "Half of it came."]


def package(folder: Path, **tables: list[list[str]]) -> Path:
    here = copy_of_golden(folder)
    for name, rows in ({"assessors": [["A1", "accepted", "5", "", ""]]} | tables).items():
        write_rows(here / f"tables/{name}.csv", [HEADS[name], *rows])
    return here


def found(folder: Path) -> list[tuple[str, str, int | None, str | None]]:
    known = {one.code for one in check_package(str(GOLDEN)).findings}
    findings = check_package(str(folder)).findings
    return [(one.code, one.file, one.row, one.column) for one in findings if one.code not in known]


def test_a_judgement_with_a_source_or_marked_as_without_is_in_order(tmp_path: Path) -> None:
    rows = [[*CODED, "true", SOURCE, ""], ["final", "second", *CODED[2:], "false", "", ""]]
    here = package(tmp_path, judgements=rows)
    assert found(here) == []
    loaded = load_package(str(here))
    save_package(loaded, str(here), {})
    assert load_package(str(here)).judgements == loaded.judgements
    assert [one.round for one in loaded.judgements] == ["first", "second"]


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        (
            {"judgements": [[*CODED, "true", "", ""]]},
            ("judgement-without-source", "tables/judgements.csv", 2, "independent"),
        ),
        (
            {"assessors": [["A1", "accepted", "0", "", ""]]},
            ("assessor-without-budget", "tables/assessors.csv", 2, "budget"),
        ),
        (
            {"assessors": [["A1", "accepted", "", "A1", ""]]},
            ("cycle", "tables/assessors.csv", 2, "replaces"),
        ),
        (
            {"assessors": [["A1", "accepted", "", "", "K"], ["A2", "accepted", "", "", "K"]]},
            ("assessors-share-a-key", "tables/assessors.csv", 3, "signing_key"),
        ),
        (
            {"judgements": [[*CODED[:2], "A9", *CODED[3:], "false", "", ""]]},
            ("unknown-reference", "tables/judgements.csv", 2, "assessor"),
        ),
    ],
)
def test_what_cannot_be_is_named_with_its_row_and_column(
    tmp_path: Path, tables: dict[str, list[list[str]]], expected: tuple[str, str, int, str]
) -> None:
    assert found(package(tmp_path, **tables)) == [expected]


SECTION = PLAN.commitments[0].section


@pytest.mark.parametrize(
    ("interest", "is_tied"),
    [
        (["paid_by", "", COMMITMENT], True),
        (["drafted", SECTION, ""], True),
        (["recused", "", ""], True),
        (["declared", "", COMMITMENT], False),
        (["paid_by", "", PLAN.commitments[1].id], False),
    ],
)
def test_a_judgement_by_somebody_tied_to_it_is_found(
    tmp_path: Path, interest: list[str], is_tied: bool
) -> None:
    here = package(tmp_path, judgements=[[*CODED, "false", "", ""]], interests=[["i1", "A1", *interest]])
    expected = [("judgement-by-the-tied", "tables/judgements.csv", 2, "assessor")]
    assert found(here) == (expected if is_tied else [])


def test_a_tie_to_a_body_reaches_what_those_below_it_carry_out(tmp_path: Path) -> None:
    here = package(tmp_path, judgements=[[*CODED, "false", "", ""]])
    bodies = [
        ["id", "name", "parent", "note"],
        ["X1", "A ministry", "", "n"],
        ["X2", "An institute", "X1", "n"],
    ]
    write_rows(here / "tables/bodies.csv", bodies)
    write_rows(
        here / "tables/responsibilities.csv",
        [["commitment", "body", "role", "basis"], [COMMITMENT, "X2", "with", "proposed"]],
    )
    for body, expected in (("X1", True), ("X2", True)):
        write_rows(
            here / "tables/interests.csv",
            [["id", "assessor", "kind", "body"], ["i1", "A1", "employed_by", body]],
        )
        assert any(one[0] == "judgement-by-the-tied" for one in found(here)) is expected


def test_a_correction_of_fact_that_the_panel_has_not_decided_is_a_gap(tmp_path: Path) -> None:
    here = package(tmp_path)
    body = "X1"
    write_rows(
        here / "tables/bodies.csv", [["id", "name", "note"], [body, "An office", "The plan names it."]]
    )
    head = ["id", "panel", "body", "commitment", "given", "statement", "corrects", "decided"]
    reply = ["r1", "final", body, COMMITMENT, "2026", "It came since.", "true"]
    write_rows(
        here / "tables/body_replies.csv", [head, [*reply, ""], ["r2", *reply[1:], "It stays as coded."]]
    )
    assert ("correction-undecided", "tables/body_replies.csv", 2, "decided") in found(here)
    assert not [one for one in found(here) if one[2] == 3]
