"""Files that another program wrote its own way are named once: separators, encodings, zips."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.register import check_package
from tests.register.packages import copy_of_golden, rows_of
from tests.register.store.ways import files_of, in_columns, in_rows

FIGURES = "tables/observations.csv"


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_another_separator_is_one_finding(tmp_path: Path, separator: str) -> None:
    package = copy_of_golden(tmp_path)
    text = (package / FIGURES).read_text(encoding="utf-8")
    (package / FIGURES).write_text(text.replace(",", separator), encoding="utf-8")
    (one,) = [one for one in check_package(str(package)).findings if one.file == FIGURES]
    assert (one.code, one.severity, one.row) == ("other-separator", "error", 1)
    assert "with commas" in one.fix.text
    assert "unknown-reference" not in {one.code for one in check_package(str(package)).findings}


def test_a_separated_file_with_commas_inside_is_one_finding_too(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    rows = rows_of(package / FIGURES)
    decimal = [[cell.replace(".0", ",0") for cell in row] for row in rows]
    (package / FIGURES).write_text("sep=;\n" + "\n".join(";".join(row) for row in decimal), encoding="utf-8")
    found_there = [one for one in check_package(str(package)).findings if one.file == FIGURES]
    assert [one.code for one in found_there] == ["other-separator"]


def separated(rows: list[list[str]], mark: str) -> str:
    return "".join(mark.join(f'"{cell}"' for cell in row) + "\n" for row in rows)


@pytest.mark.parametrize(
    ("write", "row", "told"),
    [
        (lambda rows: separated(rows, ";"), 1, "semicolons"),
        (lambda rows: "\n".join(":".join(row) for row in rows), 1, "colons"),
        (lambda rows: "\n".join("\uff0c".join(row) for row in rows), 1, "full-width commas"),
        (lambda rows: "sep=,\n" + separated(rows, ","), 1, "a note to a spreadsheet"),
        (lambda rows: "\n".join('"' + ",".join(row) + '"' for row in rows), 1, "one cell"),
        (lambda rows: separated(rows[:1], ",") + separated(rows[1:], ";"), 2, "semicolons"),
    ],
)
def test_cells_that_stand_apart_otherwise_are_one_finding(
    tmp_path: Path, write: Callable[[list[list[str]]], str], row: int, told: str
) -> None:
    package = copy_of_golden(tmp_path)
    (package / FIGURES).write_text(write(rows_of(package / FIGURES)), encoding="utf-8")
    files = files_of(package)
    for checked in (in_rows(files), in_columns(files)):
        (one,) = [one for one in checked.findings if one.file == FIGURES]
        assert (one.code, one.row, told in one.message.text) == ("other-separator", row, True)


@pytest.mark.parametrize(
    ("packing", "flags", "told"), [(zipfile.ZIP_BZIP2, 0, "deflate"), (zipfile.ZIP_STORED, 1, "a password")]
)
def test_a_zip_of_which_nothing_can_be_read_is_one_refusal(
    tmp_path: Path, packing: int, flags: int, told: str
) -> None:
    place = tmp_path / "package.zip"
    with zipfile.ZipFile(place, "w", packing) as archive:
        for name, data in files_of(copy_of_golden(tmp_path)).items():
            archive.writestr(name, data)
        for one in archive.infolist():
            one.flag_bits |= flags
    with pytest.raises(Refusal, match=told):
        check_package(str(place))


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        ("Café, naïveté et garçon", "cp1252", "Windows-1252"),
        ("Straße", "cp1252", "Windows-1252"),
        ("È", "cp1252", "Windows-1252"),
        ("政府报告", "gb18030", "GB18030"),
        ("отчёт правительства", "cp1251", "Windows-1252"),  # no Chinese, at any rate
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
