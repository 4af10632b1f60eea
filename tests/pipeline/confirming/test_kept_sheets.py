"""No sheet is written over somebody's work, and whatever is not taken of one is named."""

from pathlib import Path

import pytest
import xlsxwriter
from typer.testing import CliRunner

from tallystick.cli.main import app
from tests.cli.sheets import pages, rewrite
from tests.pipeline.confirming.folders import write_draft
from tests.pipeline.confirming.test_sheet import outcome, setting, take

run = CliRunner().invoke


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_draft(tmp_path / "draft")


@pytest.fixture
def sheet(folder: Path, tmp_path: Path) -> Path:
    out = tmp_path / "draft.xlsx"
    answer = run(app, ["confirm", str(folder), "--sheet", str(out)])
    assert answer.exit_code == 0, answer.output
    return out


@pytest.mark.parametrize(
    ("page", "row", "cells"),
    [
        ("targets", "1.1.t1", {"value": "999"}),
        ("targets", "1.1.t1", {"remark": "ask the ministry"}),
        ("commitments", "1.1", {"words": "other words"}),
        ("commitments", "", {"words": "what was not read"}),
    ],
)
def test_no_sheet_is_written_over_one_that_somebody_wrote_into(
    sheet: Path, folder: Path, page: str, row: str, cells: dict[str, str]
) -> None:
    rewrite(sheet, setting(row, **cells), page)
    held = sheet.read_bytes()
    answer = run(app, ["confirm", str(folder), "--sheet", str(sheet)])
    assert answer.exit_code == 2
    assert "somebody has written into it" in answer.output
    assert sheet.read_bytes() == held


def test_a_sheet_that_a_program_only_saved_again_is_replaced(sheet: Path, folder: Path) -> None:
    rewrite(sheet, lambda _: None, "targets")
    assert run(app, ["confirm", str(folder), "--sheet", str(sheet)]).exit_code == 0


@pytest.mark.parametrize("column", ["remark", "with"])
def test_what_stands_beside_no_decision_is_named(sheet: Path, folder: Path, column: str) -> None:
    rewrite(sheet, setting("1.1", **{column: "1.2"}), "commitments")
    code, record = take(sheet, folder)
    assert code == 1
    assert outcome(record, "1.1")[0] == "not_taken"


def test_a_page_that_the_sheet_came_without_is_named(sheet: Path, folder: Path) -> None:
    every = pages(sheet)
    with xlsxwriter.Workbook(str(sheet)) as book:
        for name, rows in [*every.items(), ("Mine", [["1.1 is wrong"]])]:
            to = book.add_worksheet(name)
            for number, row in enumerate(rows):
                to.write_row(number, 0, row)
    code, record = take(sheet, folder)
    assert (code, record["other_pages"]) == (1, ["Mine"])


def test_hundredths_are_not_taken_for_percent(sheet: Path, folder: Path) -> None:
    """Typed as 55%, a cell holds 0.55."""
    rewrite(sheet, setting("1.1.t1", unit="percent", decision="confirm"), "targets")
    assert take(sheet, folder)[0] == 0
    sheet.unlink()
    assert run(app, ["confirm", str(folder), "--sheet", str(sheet)]).exit_code == 0
    rewrite(sheet, setting("1.1.t1", value="0.55", decision="confirm"), "targets")
    code, record = take(sheet, folder)
    assert code == 1
    assert "55 for 55%" in outcome(record, "1.1.t1")[1]


def test_a_sheet_without_the_plans_words_says_why(folder: Path, tmp_path: Path) -> None:
    (folder / "document.txt").write_text("another text", encoding="utf-8")
    answer = run(app, ["confirm", str(folder), "--sheet", str(tmp_path / "out.xlsx")])
    assert answer.exit_code == 0
    assert "document.txt" in answer.output


def test_what_was_written_where_nobody_reads_it_is_named_when_a_sheet_is_taken(
    sheet: Path, folder: Path
) -> None:
    record = folder / "targets.csv"
    told = record.read_text(encoding="utf-8").splitlines()
    written = told[1].split(",")
    written[told[0].split(",").index("value")] = "999"
    record.write_text("\n".join([told[0], ",".join(written), *told[2:], ""]), encoding="utf-8")
    answer = run(app, ["confirm", str(folder), "--take", str(sheet), "--by", "A clerk"])
    assert "targets.csv" in answer.output
