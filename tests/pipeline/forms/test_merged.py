"""A form whose cells somebody merged, in an xlsx or an ods: refused in words, and nothing is lost."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from typer.testing import CliRunner

from tallystick.base.findings import Refusal
from tallystick.cli.main import app
from tallystick.pipeline.forms.columns import HEADING, MAKER, SHEET
from tallystick.pipeline.review.workbook import read_workbook
from tests.cli.sheets import pages, write_ods
from tests.pipeline.forms.test_form import ANSWER

run = CliRunner().invoke


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """An empty form of the example's ministry, which owes three reports."""
    assert run(app, ["new", str(tmp_path / "plan")]).exit_code == 0
    out = tmp_path / "moh.xlsx"
    assert run(app, ["form", str(tmp_path / "plan"), "--body", "MOH", "--out", str(out)]).exit_code == 0
    return out


def merged(form: Path) -> None:
    """Answer two duties at a stroke: each cell of the answer is merged over both rows."""
    every = pages(form)
    with xlsxwriter.Workbook(str(form)) as book:
        for name, rows in every.items():
            to = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    to.write_string(number, place, cell)
            for column, text in ANSWER.items() if name == SHEET else ():
                place = HEADING.index(column)
                to.merge_range(2, place, 3, place, text)


def test_merged_cells_are_refused_by_name_and_nothing_is_changed(form: Path, tmp_path: Path) -> None:
    """Else the second row would count as not answered, and nobody would say so."""
    merged(form)
    answer = run(app, ["form", str(tmp_path / "plan"), "--take", str(form)])
    assert answer.exit_code == 2
    assert "2 groups of cells on its page reports that are merged: H3:H4, I3:I4" in answer.output
    assert "Take them apart again" in answer.output


def test_merged_cells_of_an_ods_are_refused(form: Path, tmp_path: Path) -> None:
    place = tmp_path / "moh.ods"
    write_ods(place, pages(form))
    assert read_workbook(str(place), [SHEET], MAKER).pages[SHEET]
    with zipfile.ZipFile(place) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    cell = '<table:table-cell office:value-type="string">'
    page = parts["content.xml"].index(f'table:name="{SHEET}"')
    at = parts["content.xml"].index(cell, page)
    wide = cell.replace(" ", ' table:number-columns-spanned="3" ', 1)
    parts["content.xml"] = parts["content.xml"][:at] + wide + parts["content.xml"][at + len(cell) :]
    with zipfile.ZipFile(place, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    with pytest.raises(Refusal) as refused:
        read_workbook(str(place), [SHEET], MAKER)
    assert "merged: A1:C1" in refused.value.title.text


def test_cells_merged_on_a_page_that_nobody_reads_do_not_matter(form: Path) -> None:
    every = pages(form)
    with xlsxwriter.Workbook(str(form)) as book:
        for name, rows in every.items():
            to = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    to.write_string(number, place, cell)
        book.add_worksheet("notes").merge_range(0, 0, 2, 2, "Ours")
    assert read_workbook(str(form), [SHEET], MAKER).pages[SHEET]
