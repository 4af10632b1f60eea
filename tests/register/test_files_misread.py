"""Files that another program wrote its own way are named once: separators, encodings, zips."""

import csv
import io
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
        ("数据", "gb18030", "GB18030"),
        ("отчёт правительства", "cp1251", "Cyrillic, in the encoding Windows-1251"),
        ("ОТЧЁТ ПРАВИТЕЛЬСТВА", "cp1251", "Cyrillic, in the encoding Windows-1251"),
        ("отчёт правительства", "koi8_r", "Cyrillic, in the encoding KOI8-R"),
        ("отчёт правительства", "cp866", "Cyrillic, in the encoding CP866"),
        ("звіт міністерства", "cp1251", "Cyrillic, in the encoding Windows-1251"),
        ("έκθεση της κυβέρνησης", "cp1253", "Greek, in the encoding Windows-1253"),
        ("Υπουργείο Εργασίας", "iso8859_7", "Greek, in the encoding Windows-1253"),
        ("تقرير الحكومة", "cp1256", "Arabic, in the encoding Windows-1256"),
        ("דוח הממשלה", "cp1255", "Hebrew, in the encoding Windows-1255"),
        ("報告書の一覧", "shift_jis", "the file is not UTF-8 text"),  # no Windows-1252, at any rate
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


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "is a workbook (xlsx, ods)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "is an old workbook (xls)"),
        ("commitment,scheme\n".encode("utf-16"), "is text in UTF-16"),
        ("commitment,scheme\n".encode("utf-16-le"), "holds NUL bytes"),
    ],
)
def test_another_kind_of_file_under_the_name_of_a_csv_is_called_by_its_name(
    tmp_path: Path, data: bytes, told: str
) -> None:
    package = copy_of_golden(tmp_path)
    (package / "tables/links.csv").write_bytes(data)
    (one,) = check_package(str(package)).errors
    assert (one.code, one.file) == ("not-text", "tables/links.csv")
    assert told in one.message.text


@pytest.mark.parametrize(
    ("heading", "mend"),
    [
        ("engagement,schéma,numéro", "in English: commitment, scheme, code"),
        ("Commitment,Scheme,CODE", "as they are: commitment, scheme, code"),
        (
            "I.1.01,sdg_target,6.1",
            "in English: commitment, scheme, code",
        ),  # a row where the heading should be
    ],
)
def test_a_heading_of_other_names_is_one_finding(tmp_path: Path, heading: str, mend: str) -> None:
    package = copy_of_golden(tmp_path)
    place = package / "tables/links.csv"
    rows = place.read_text(encoding="utf-8").splitlines()[1:]
    place.write_text("\n".join([heading, *rows, ""]), encoding="utf-8")
    (one,) = check_package(str(package)).errors
    assert (one.code, one.file, one.row) == ("other-names", "tables/links.csv", 1)
    assert mend in one.fix.text


@pytest.mark.parametrize(
    ("column", "first", "second"), [("group", "women", "Women"), ("vintage", "v1", "V1")]
)
def test_groups_and_editions_that_differ_in_capitals_only_are_one_finding(
    tmp_path: Path, column: str, first: str, second: str
) -> None:
    package = copy_of_golden(tmp_path)
    place = package / "tables/observations.csv"
    head, *rows = csv.reader(place.read_text(encoding="utf-8").splitlines())
    at = head.index(column)
    for number, row in enumerate(rows[:4]):
        row[head.index("indicator")], row[at] = rows[0][head.index("indicator")], second if number else first
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *rows])
    place.write_text(text.getvalue(), encoding="utf-8")
    (one,) = [one for one in check_package(str(package)).errors if one.code == "same-but-for-capitals"]
    assert (one.file, one.row, one.column, one.value) == ("tables/observations.csv", 3, column, second)
