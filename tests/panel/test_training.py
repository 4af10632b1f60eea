"""The training round: what is right is told with its reason, and nothing of it is counted."""

from pathlib import Path

import pytest

from tallystick.panel.rubric import rubric_sha256
from tallystick.pipeline.panel.folder import load_panel
from tallystick.pipeline.panel.train import CASES, COLUMNS, MAKER
from tallystick.pipeline.review.pages import SheetPage, workbook_bytes
from tallystick.pipeline.review.workbook import read_workbook, rows_of_sheet
from tallystick.voice.language import ENGLISH
from tests.panel.rounds import Round
from tests.register.packages import fingerprints


@pytest.fixture
def here(tmp_path: Path) -> Round:
    made = Round(tmp_path / "round")
    made.drawn()
    return made


def filled(here: Round, codes: dict[tuple[str, str], str]) -> Path:
    """The training sheet with these codes."""
    path = here.here / "train.xlsx"
    assert here("panel", "train", str(here.panel), "--out", str(path)) == 0, here.said
    rows = [
        cells
        for _, cells in rows_of_sheet(
            str(path), read_workbook(str(path), [CASES], MAKER).pages[CASES], COLUMNS
        )
    ]
    told = [{**row, "code": codes.get((row["case"], row["criterion"]), "")} for row in rows]
    about = {"rubric_sha256": rubric_sha256(load_panel(str(here.panel)).rubric)}
    page = SheetPage(CASES, COLUMNS, frozenset({"code"}), told, {}, {}, 1)
    path.write_bytes(workbook_bytes((page,), about, (), ENGLISH))
    return path


def test_each_answer_is_told_with_what_is_right_and_why_and_nothing_is_kept(here: Round) -> None:
    before = fingerprints(here.package) | fingerprints(here.panel)
    path = filled(here, {("training-law", "verifiable"): "yes", ("training-law", "completion"): "limited"})
    assert here("panel", "train", str(here.panel), "--check", str(path)) == 1
    told = " ".join(here.said.split())
    assert "training-law, verifiable: yes is right. A law is there or is not" in told
    assert "training-law, completion: limited, and complete is right. The law is adopted and in force" in told
    assert "training-classes, completion: left open; limited is right" in told
    assert "1 of 6 are right" in told
    assert fingerprints(here.package) | fingerprints(here.panel) == before


def test_whoever_knows_all_is_told_so(here: Round) -> None:
    rubric = load_panel(str(here.panel)).rubric
    right = {(case.name, one.criterion): one.code for case in rubric.case for one in case.right}
    assert here("panel", "train", str(here.panel), "--check", str(filled(here, right))) == 0, here.said


def test_a_code_that_is_none_and_a_sheet_of_something_else_are_named(here: Round) -> None:
    path = filled(here, {("training-law", "verifiable"): "perhaps"})
    assert here("panel", "train", str(here.panel), "--check", str(path)) == 2
    assert "row 2: perhaps is no code of verifiable" in " ".join(here.said.split())
    other = here.here / "other.xlsx"
    page = SheetPage(CASES, COLUMNS, frozenset({"code"}), [], {}, {}, 1)
    other.write_bytes(workbook_bytes((page,), {"rubric_sha256": "0" * 64}, (), ENGLISH))
    assert here("panel", "train", str(here.panel), "--check", str(other)) == 2
    assert "made by another rubric" in here.said


def test_it_asks_what_to_do(here: Round) -> None:
    assert here("panel", "train", str(here.panel)) == 2
    assert "--out FILE" in here.said


def test_a_sheet_that_somebody_filled_in_is_not_written_over(here: Round) -> None:
    asked = ("panel", "train", str(here.panel), "--out", str(here.here / "train.xlsx"))
    path = filled(here, {})
    assert here(*asked) == 0, "nobody has answered anything"
    path = filled(here, {("training-law", "verifiable"): "yes"})
    before = path.read_bytes()
    for other, told in (
        (before, "somebody has filled in a row of it"),
        (b"PK\3\4", "is no sheet of a panel"),
    ):
        path.write_bytes(other)
        assert here(*asked) == 2
        assert told in here.said
        assert path.read_bytes() == other
