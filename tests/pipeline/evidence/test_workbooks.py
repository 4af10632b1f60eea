"""Workbooks as people keep them: formulas, percent, errors, and merged cells of an ods."""

from pathlib import Path

import pytest
import xlsxwriter

from tallystick.base.findings import Refusal
from tests.hostile.ods import ods_parts
from tests.hostile.packing import packed
from tests.pipeline.evidence.files import HEAD, enter, figures, package, row
from tests.register.packages import fingerprints


def computing(folder: Path, formula: str, value: object) -> Path:
    """A workbook of one figure that a formula gives, with the value that the file holds for it."""
    file = folder / "computes.xlsx"
    made = xlsxwriter.Workbook(str(file))
    page = made.add_worksheet("a")
    for number, cells in enumerate((HEAD, row(2021, 1))):
        for column, cell in enumerate(cells):
            page.write(number, column, cell)
    page.write_formula(1, 3, formula, None, value)
    made.close()
    return file


def test_of_a_formula_the_value_is_read_that_the_file_holds(tmp_path: Path) -> None:
    place = package(tmp_path)
    assert enter(place, computing(tmp_path, "=5+5", 10)).entered == 1
    assert figures(place)["nurses.QX.2021.example-yearbook"][0] == "10"


@pytest.mark.parametrize(
    ("formula", "value", "word"),
    [("=5+5", "", "nobody has worked out: D2"), ("=1/0", "#DIV/0!", "error in place of a value")],
)
def test_a_formula_without_a_value_or_with_an_error_is_named(
    tmp_path: Path, formula: str, value: str, word: str
) -> None:
    place = package(tmp_path)
    before = fingerprints(place)
    with pytest.raises(Refusal) as refused:
        enter(place, computing(tmp_path, formula, value))
    assert word in refused.value.title.text
    assert "D2" in refused.value.title.text
    assert fingerprints(place) == before


def test_a_fraction_that_is_shown_in_percent_is_read_as_it_is_shown(tmp_path: Path) -> None:
    """0.915 in the file and 91.5 % on the page; a sign of percent that is only painted multiplies nothing."""
    place, file = package(tmp_path), tmp_path / "percent.xlsx"
    made = xlsxwriter.Workbook(str(file))
    made.add_worksheet("first")
    page = made.add_worksheet("第 2")
    forms = [made.add_format({"num_format": form}) for form in ("0.0%", '0.0"%"')]
    page.write_row(0, 0, HEAD)
    for number, (year, value) in enumerate(((2021, 0.915), (2022, 91.6)), 1):
        page.write_row(number, 0, ("vaccinated", "QX", year, "", "percent"))
        page.write(number, 3, value, forms[number - 1])
    page.write_row(3, 0, ("nurses", "QX", 2023, "", "persons"))
    page.write(3, 3, 0.5, forms[0])
    made.close()
    added = enter(place, file)
    assert [(one.code, one.row) for one in added.found] == [("unit-told-twice", 4)]
    assert sorted(value for value, *_ in figures(place).values()) == ["91.5", "91.6"]


def ods_row(*cells: object) -> str:
    told = []
    for cell in cells:
        if isinstance(cell, int | float):
            told.append(
                f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p>'
                "</table:table-cell>"
            )
        else:
            told.append(
                f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            )
    return f"<table:table-row>{''.join(told)}</table:table-row>"


def test_an_ods_is_read_like_an_xlsx(tmp_path: Path) -> None:
    place, file = package(tmp_path), tmp_path / "figures.ods"
    file.write_bytes(packed(ods_parts("".join((ods_row(*HEAD), ods_row(*row(2021, 12.5)))))))
    assert enter(place, file).entered == 1
    assert figures(place)["nurses.QX.2021.example-yearbook"][0] == "12.5"


def ods_cell(text: str, told: str) -> str:
    return f"<table:table-cell {told}><text:p>{text}</text:p></table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def test_merged_cells_of_an_ods_are_read_like_those_of_an_xlsx(tmp_path: Path) -> None:
    place, file = package(tmp_path), tmp_path / "merged.ods"
    down = 'office:value-type="string" table:number-rows-spanned="2"'
    value = 'office:value-type="float" office:value="5" table:number-rows-spanned="2"'
    lines = (
        ods_row(*HEAD),
        f"<table:table-row>{ods_cell('nurses', down)}{ods_row('QX', 2021, 12.5, 'persons')[17:]}",
        f"<table:table-row>{COVERED}{ods_row('QX', 2022, 13, 'persons')[17:]}",
        ods_row("nurses", "QX", 2023)[:-18] + ods_cell("5", value) + ods_row("persons")[17:],
        ods_row("nurses", "QX", 2024)[:-18] + COVERED + ods_row("persons")[17:],
    )
    file.write_bytes(packed(ods_parts("".join(lines))))
    added = enter(place, file)
    assert [(one.code, one.row) for one in added.found] == [("figure-in-merged-cells", 4)]
    assert sorted(value for value, *_ in figures(place).values()) == ["12.5", "13"]


def test_an_ods_tells_percent_and_errors_too(tmp_path: Path) -> None:
    place, file = package(tmp_path), tmp_path / "percent.ods"
    percent = ods_cell("91.5%", 'office:value-type="percentage" office:value="0.915"')
    line = ods_row("vaccinated", "QX", 2021)[:-18] + percent + ods_row("percent")[17:]
    file.write_bytes(packed(ods_parts(ods_row(*HEAD) + line)))
    assert enter(place, file).entered == 1
    assert figures(place)["vaccinated.QX.2021.example-yearbook"][0] == "91.5"
    error = ods_cell("#N/A", 'office:value-type="string" calcext:value-type="error" xmlns:calcext="urn:c"')
    file.write_bytes(packed(ods_parts(ods_row(*HEAD) + line.replace(percent, error))))
    with pytest.raises(Refusal, match="error in place of a value"):
        enter(place, file)
