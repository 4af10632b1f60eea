"""Sheets as other programs hand them back: LibreOffice's own files, and rows that hold too much.

The two files in `handed_back` are the sheet of the invented isle, opened and saved by LibreOffice 7.4. Its
ods repeats empty cells to column 16,384 and empty rows to row 1,048,576, as every file of it does.
"""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from typer.testing import CliRunner

from tallystick.cli.main import app
from tallystick.pipeline.review.columns import HEADING, MAKER, SHEET
from tallystick.pipeline.review.workbook import read_workbook
from tallystick.register import load_package
from tests.cli.sheets import Rows, rewrite
from tests.register.packages import GOLDEN, fingerprints

HANDED_BACK = Path(__file__).with_name("handed_back")
run = CliRunner().invoke


@pytest.fixture
def isle(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLDEN.parent / "isle", tmp_path / "isle"))


@pytest.mark.parametrize("name", ["libreoffice.ods", "libreoffice.xlsx"])
def test_what_libreoffice_saved_is_taken(name: str, isle: Path) -> None:
    before = fingerprints(isle)
    answer = run(app, ["indicators", "take", str(HANDED_BACK / name), str(isle), "--json"])
    assert answer.exit_code == 0, answer.output
    record = json.loads(answer.stdout)
    assert record["counts"] == {"untouched": len(load_package(str(isle)).commitment_indicators)}
    assert [one["row"] for one in record["rows"]] == list(range(2, 2 + len(record["rows"])))
    assert fingerprints(isle) == before


def test_both_forms_hold_the_same_cells() -> None:
    ods, xlsx = (
        read_workbook(str(HANDED_BACK / f"libreoffice.{kind}"), [SHEET], MAKER) for kind in ("ods", "xlsx")
    )
    assert ods == xlsx
    assert tuple(ods.pages[SHEET][0]) == HEADING


def written(place: Path, rows: list[list[str]]) -> Path:
    path = place / "sheet.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page, about = book.add_worksheet("indicators"), book.add_worksheet("about")
        about.write_row(0, 0, ["package", "isle-of-trial"])
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return path


def test_many_rows_of_nobody_are_counted_and_none_is_printed_at_length(isle: Path, tmp_path: Path) -> None:
    name = load_package(str(isle)).descriptor.name
    heading = list(HEADING)
    row = ["x" * 3_000 if one in {"commitment", "indicator"} else "" for one in heading]
    path = written(tmp_path, [heading, *[row] * 900])
    rows = read_workbook(str(path), [SHEET], MAKER).pages[SHEET]
    assert len(rows) == 901
    with xlsxwriter.Workbook(str(path)) as again:
        page, about = again.add_worksheet("indicators"), again.add_worksheet("about")
        about.write_row(0, 0, ["package", name])
        for number, cells in enumerate(rows):
            page.write_row(number, 0, cells)
    answer = run(app, ["indicators", "take", str(path), str(isle)])
    assert answer.exit_code == 1
    assert "and 700 more rows: --json lists each" in answer.stdout
    assert "900 not taken" in answer.stdout
    assert len(answer.stdout) < 100_000


def test_a_column_that_is_there_twice_is_named(isle: Path, tmp_path: Path) -> None:
    path = written(tmp_path, [[*HEADING, "decision"], ["x"] * (len(HEADING) + 1)])
    answer = run(app, ["indicators", "sheet", str(isle), "--out", str(path)])
    assert answer.exit_code == 2
    assert "has the column decision twice" in answer.stderr


def made(isle: Path, place: Path) -> Path:
    """Write the sheet of the isle."""
    out = place / "made.xlsx"
    assert run(app, ["indicators", "sheet", str(isle), "--out", str(out)]).exit_code == 0
    return out


@pytest.mark.parametrize("heading", ["my own column", ""])
def test_what_is_written_beside_the_columns_is_named(isle: Path, tmp_path: Path, heading: str) -> None:
    def beside(rows: Rows) -> None:
        rows[0].append(heading)
        rows[1].append("The definition is wrong.")
        rows[1][rows[0].index("decision")] = "accept"

    sheet = made(isle, tmp_path)
    rewrite(sheet, beside)
    answer = run(app, ["indicators", "take", str(sheet), str(isle), "--json"])
    record = json.loads(answer.stdout)
    assert (answer.exit_code, record["rows"][0]["outcome"]) == (1, "not_taken")
    assert "in no column of the sheet" in record["rows"][0]["why"]


def test_grey_cells_are_locked_and_open_ones_are_not(isle: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(made(isle, tmp_path)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert "<sheetProtection " in page
    assert 'locked="0"' in styles
