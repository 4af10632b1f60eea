"""What must not decide in silence: figures twice, percentages of nothing, other separators and encodings."""

import zipfile
from pathlib import Path

import pytest

from tallystick.base.findings import Finding, Refusal
from tallystick.register import check_package
from tests.register.packages import copy_of_golden, rows_of, write_rows
from tests.register.store.ways import files_of, in_columns, in_rows

FIGURES = "tables/observations.csv"
FIRST = "level.over-90.f01"


def found(folder: Path, code: str) -> list[Finding]:
    """What is found under a code, the same in rows and in columns."""
    files = files_of(folder)
    rows, columns = (one.findings for one in (in_rows(files), in_columns(files)))
    assert rows == columns
    return [one for one in rows if one.code == code]


def with_another(folder: Path, **cells: str) -> Path:
    """The package with its first figure once more, in these cells another."""
    package = copy_of_golden(folder)
    rows = rows_of(package / FIGURES)
    first = next(row for row in rows if row[0] == FIRST)
    again = dict(zip(rows[0], first, strict=True)) | {"id": "again"} | cells
    write_rows(package / FIGURES, [*rows, [again[name] for name in rows[0]]])
    return package


def test_a_figure_twice_to_the_letter_is_an_error(tmp_path: Path) -> None:
    (one,) = found(with_another(tmp_path), "figure-twice")
    assert (one.severity, one.column, one.value) == ("error", "value", "90.0")
    assert "row 170" in one.message.text
    assert "delete one" in one.fix.text


def test_a_figure_twice_in_other_words_is_a_gap(tmp_path: Path) -> None:
    (one,) = found(with_another(tmp_path, note="A second sighting."), "same-figure-again")
    assert (one.severity, one.column, one.value) == ("gap", "value", "90.0")
    assert "row 170" in one.message.text


@pytest.mark.parametrize(
    "cells",
    [
        {"value": "91", "value_in_target_unit": "91"},
        {"qualifier": "at_least"},
        {"value": "90", "value_in_target_unit": "90"},  # other digits are no same letters
    ],
)
def test_two_figures_of_one_source_for_one_thing_are_a_gap(tmp_path: Path, cells: dict[str, str]) -> None:
    package = with_another(tmp_path, **cells)
    rows = [one.row for one in found(package, "two-figures-of-one-source")]
    assert len(rows) == 3  # two of the package's own
    assert found(package, "figure-twice") == []
    assert check_package(str(package)).errors == ()


@pytest.mark.parametrize(
    "cells",
    [
        {"period": "2024"}, {"as_of": "2025-06"}, {"area": "QX-E"}, {"group": "women"},
        {"source": "stat-2026-june"}, {"vintage": "r2"}, {"accumulation": "stock"}, {"restated": "true"},
        {"indicator": "level.at-least-90.figure"},
    ],
)  # fmt: skip
def test_what_differs_in_anything_that_tells_figures_apart_is_no_gap(
    tmp_path: Path, cells: dict[str, str]
) -> None:
    package = with_another(tmp_path, **cells)
    assert found(package, "figure-twice") == []
    assert len(found(package, "two-figures-of-one-source")) == 2


def test_identifiers_that_differ_in_capitals_only_are_an_error(tmp_path: Path) -> None:
    package = with_another(tmp_path, id=FIRST.upper(), period="2024")
    (one,) = found(package, "same-but-for-capitals")
    assert (one.severity, one.file, one.column, one.value) == ("error", FIGURES, "id", FIRST.upper())
    assert FIRST in one.message.text


def test_so_are_those_of_any_other_table(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    rows = rows_of(package / "tables/sources.csv")
    write_rows(package / "tables/sources.csv", [*rows, ["STAT-2026", *rows[-1][1:]]])
    (one,) = found(package, "same-but-for-capitals")
    assert (one.file, one.value) == ("tables/sources.csv", "STAT-2026")


LEVEL = {"indicator": "change.down-over-10.figure", "value_in_target_unit": "", "period": "2024"}


def test_a_figure_below_zero_on_a_base_is_a_gap(tmp_path: Path) -> None:
    package = with_another(tmp_path, **LEVEL, value="-2")
    (one,) = found(package, "percentage-across-zero")
    assert (one.severity, one.column, one.value) == ("gap", "value", "-2")


@pytest.mark.parametrize(
    "cells", [{"value": "2"}, {"value": "0.0"}, {"value": "-2", "value_in_target_unit": "-2"}]
)
def test_what_has_a_percentage_is_none(tmp_path: Path, cells: dict[str, str]) -> None:
    assert found(with_another(tmp_path, **(LEVEL | cells)), "percentage-across-zero") == []


def test_points_may_cross_zero(tmp_path: Path) -> None:
    package = with_another(tmp_path, **(LEVEL | {"indicator": "change.up-2-points.figure"}), value="-2")
    assert found(package, "percentage-across-zero") == []


@pytest.mark.parametrize(
    ("value", "given", "unit", "errors"),
    [
        ("91", "90", "percent", 1),
        ("90.0", "90", "percent", 0),  # the same number
        ("900", "90", "per_1000", 0),  # another unit
        ("90", "", "percent", 0),  # not compared
    ],
)
def test_a_value_and_its_value_in_the_same_unit_agree(
    tmp_path: Path, value: str, given: str, unit: str, errors: int
) -> None:
    package = with_another(tmp_path, value=value, value_in_target_unit=given, unit=unit, period="2024")
    assert len(found(package, "value-in-one-unit-differs")) == errors


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_another_separator_is_one_finding(tmp_path: Path, separator: str) -> None:
    package = copy_of_golden(tmp_path)
    text = (package / FIGURES).read_text(encoding="utf-8")
    (package / FIGURES).write_text(text.replace(",", separator), encoding="utf-8")
    (one,) = [one for one in check_package(str(package)).findings if one.file == FIGURES]
    assert (one.code, one.severity, one.row) == ("other-separator", "error", 1)
    assert "with commas" in one.fix.text
    assert found(package, "unknown-reference") == []


def test_a_separated_file_with_commas_inside_is_one_finding_too(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    rows = rows_of(package / FIGURES)
    decimal = [[cell.replace(".0", ",0") for cell in row] for row in rows]
    (package / FIGURES).write_text("sep=;\n" + "\n".join(";".join(row) for row in decimal), encoding="utf-8")
    found_there = [one for one in check_package(str(package)).findings if one.file == FIGURES]
    assert [one.code for one in found_there] == ["other-separator"]


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        ("Café, naïveté et garçon", "cp1252", "Windows-1252"),
        ("Straße", "cp1252", "Windows-1252"),
        ("È", "cp1252", "Windows-1252"),
        ("政府报告", "gb18030", "GB18030"),
    ],
)
def test_another_encoding_is_one_finding_that_says_which(
    tmp_path: Path, text: str, encoding: str, told: str
) -> None:
    package = copy_of_golden(tmp_path)
    place = package / "tables/sources.csv"
    before = place.read_text(encoding="utf-8")
    place.write_bytes(before.replace("Yearbook 2026", text).encode(encoding))
    (one,) = check_package(str(package)).errors
    assert (one.code, one.file) == ("not-utf-8", "tables/sources.csv")
    assert told in one.message.text


def test_a_zip_with_backslashes_is_one_refusal(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    with zipfile.ZipFile(tmp_path / "package.zip", "w") as archive:
        for name, data in files_of(package).items():
            about = zipfile.ZipInfo("x")
            about.filename = name.replace("/", "\\")
            archive.writestr(about, data)
    with pytest.raises(Refusal, match="old Windows tools"):
        check_package(str(tmp_path / "package.zip"))


def test_a_fiscal_year_is_never_read_as_a_month(tmp_path: Path) -> None:
    for period in ("2024-25", "2024/25"):
        place = tmp_path / period.replace("/", "-slash-")
        (one,) = found(with_another(place, period=period), "wrong-value")
        assert "2024-04-01/2025-03-31" in one.message.text
    (one,) = found(with_another(tmp_path / "month", period="2011-12"), "month-or-fiscal-year")
    assert (one.severity, one.column, one.value) == ("gap", "period", "2011-12")
    assert "2010-04-01/2011-03-31" in one.fix.text
    assert found(with_another(tmp_path / "plain", period="2011-11"), "month-or-fiscal-year") == []


def test_only_a_change_says_about_in_a_cell_of_its_own(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    place = package / "tables/targets.csv"
    rows = rows_of(place)
    told = {"level.over-90", "change.down-over-10"}
    write_rows(place, [[*rows[0], "about"], *([*row, "true" if row[0] in told else ""] for row in rows[1:])])
    (one,) = check_package(str(package)).errors
    assert (one.code, one.column, one.value) == ("about-no-change", "about", "true")
