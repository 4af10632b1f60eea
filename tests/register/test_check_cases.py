"""Each way to break a package: what is wrong, where, with which value, and what would be right."""

import csv
from pathlib import Path

import pytest

from tallystick.base.findings import Finding
from tallystick.register import check_package
from tests.register.cases import DESCRIPTOR, FINAL, LINKS, SOURCES, TABLES, Case, setting, write
from tests.register.packages import GOLDEN, change, copy_of_golden, fingerprints, on_every_row, replace
from tests.register.setting_cases import SETTINGS

CELL_CASES = Path(__file__).with_name("cell_cases.csv")
BROKEN = TABLES + SETTINGS
#: What the package is there to show: an undated source, a base of 0, two figures of one source for one thing.
GAPS = [
    ("source-without-date", "tables/sources.csv", 24, "date"),
    ("percentage-across-zero", "tables/observations.csv", 62, "value"),
    ("another-unit", "tables/observations.csv", 164, "unit"),
    ("two-figures-of-one-source", "tables/observations.csv", 183, "value"),
    ("two-figures-of-one-source", "tables/observations.csv", 185, "value"),
]


def cell_cases() -> list[dict[str, str]]:
    with CELL_CASES.open(encoding="ascii", newline="") as lines:
        rows = list(csv.DictReader(lines, strict=True))
    return [{name: cell.encode().decode("unicode_escape") for name, cell in row.items()} for row in rows]


def errors_in(folder: Path) -> list[Finding]:
    """Check a package twice, see that nothing was written and nothing differs, and give its errors."""
    before = fingerprints(folder)
    checked = check_package(str(folder))
    assert check_package(str(folder)) == checked
    assert fingerprints(folder) == before
    assert (checked.package is None) == bool(checked.errors)
    return list(checked.errors)


def place(one: Finding) -> tuple[str, str, int | None, str | None]:
    return one.code, one.file, one.row, one.column


def test_the_package_itself_has_no_error_and_known_gaps() -> None:
    checked = check_package(str(GOLDEN))
    assert checked.package is not None
    assert [(one.severity, *place(one)) for one in checked.findings] == [("gap", *one) for one in GAPS]


@pytest.mark.parametrize("case", cell_cases(), ids=lambda case: case["case"])
def test_a_wrong_cell_is_named_with_its_mend(case: dict[str, str], tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    row = change(folder, case["table"], case["row"], case["column"], case["value"])
    (error,) = errors_in(folder)
    assert place(error) == (case["code"], f"tables/{case['table']}.csv", row, case["column"])
    assert (error.value or "") == case["shown"]
    assert case["fix"] in error.fix.text
    assert error.message.text
    assert error.message.text != error.fix.text


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case.file}: {case.name}")
def test_a_broken_file_is_named_with_its_mend(case: Case, tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    row = case.edit(folder)
    (error,) = errors_in(folder)
    assert place(error) == (case.code, case.file, row, case.column)
    assert error.value == case.value
    assert case.fix
    assert case.fix in error.fix.text


def test_every_case_differs_from_every_other() -> None:
    names = [(case.file, case.name) for case in BROKEN]
    assert len(set(names)) == len(names)
    assert len({case["case"] for case in cell_cases()}) == len(cell_cases())
    assert len(names) + len(cell_cases()) >= 30


def test_thirteen_errors_of_twelve_edits_are_found_in_one_run(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    setting(FINAL, "0.10", "10")(folder)
    setting(DESCRIPTOR, '"country": "QX"', '"country": "QXX"')(folder)
    setting(DESCRIPTOR, '"method": "final"', '"default_method": "final"')(folder)
    write(LINKS, b"")(folder)
    change(folder, "outline", "I", "parent", "I")
    change(folder, "commitments", "II.1.01", "end", "")
    change(folder, "targets", "level.over-90", "comparator", "increase_by")
    change(folder, "targets", "level.under-5.last-of-2024", "value", "five")
    change(folder, "sources", "news-2026", "url", "https://example.org/x")
    change(folder, "observations", "level.over-90.f01", "value", "90 percent")
    change(folder, "observations", "level.over-90.f01", "source", "nowhere")
    change(folder, "events", "e01", "source", "")
    assert [one.place.text for one in errors_in(folder)] == [
        "datapackage.json, column tallystick.plan.country",
        "datapackage.json, column tallystick.method",
        "datapackage.json, column tallystick.default_method",
        "methods/final.toml, column thresholds.about_tolerance",
        "tables/outline.csv, row 2, column parent",
        "tables/commitments.csv, row 11, column end",
        "tables/links.csv",
        "tables/targets.csv, row 40, column comparator",
        "tables/targets.csv, row 41, column value",
        "tables/sources.csv, row 12, column url",
        "tables/observations.csv, row 170, column source",
        "tables/observations.csv, row 170, column value",
        "tables/events.csv, row 2, column source",
    ]


def test_every_part_of_a_circle_is_named(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    change(folder, "outline", "I", "parent", "I.1")
    first, second = errors_in(folder)
    assert (place(first), first.message.text) == (
        ("cycle", "tables/outline.csv", 2, "parent"),
        "I lies inside itself: I -> I.1 -> I",
    )
    assert (place(second), second.message.text) == (
        ("cycle", "tables/outline.csv", 3, "parent"),
        "I.1 lies inside itself: I.1 -> I -> I.1",
    )


def test_a_missing_file_is_named_once_and_not_once_a_reference(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    (folder / "tables/areas.csv").unlink()
    (error,) = errors_in(folder)
    assert error.message.text == "the file is missing, and 211 cells name rows of it"


def test_what_refers_to_a_row_that_was_lost_is_not_doubted(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    row = replace(folder, SOURCES, "stat-2026,Yearbook 2026,", "stat-2026,Yearbook 2026,,")
    (error,) = errors_in(folder)
    assert place(error) == ("ragged-row", SOURCES, row, None)


def test_a_file_that_nothing_refers_to_may_be_missing(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    (folder / LINKS).unlink()
    assert errors_in(folder) == []


@pytest.mark.parametrize(
    ("table", "row", "column", "code"),
    [
        ("events", "e01", "date", "event-without-date"),
        ("sources", "gazette-2020", "date", "source-without-date"),
        ("observations", "cumulative.about-200.f01", "accumulation", "count-of-nobody-knows-when"),
    ],
)
def test_what_is_missing_and_can_be_done_without_is_a_gap(
    table: str, row: str, column: str, code: str, tmp_path: Path
) -> None:
    folder = copy_of_golden(tmp_path)
    number = change(folder, table, row, column, "")
    checked = check_package(str(folder))
    assert checked.package is not None
    found = [one for one in checked.findings if place(one) not in GAPS]
    assert [(one.severity, *place(one)) for one in found] == [
        ("gap", code, f"tables/{table}.csv", number, column)
    ]
    assert found[0].fix.text


def test_what_only_stands_beside_an_answer_may_lack_its_date(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    for event in ("e03", "e04"):  # a concern and a dispute
        change(folder, "events", event, "date", "")
    assert check_package(str(folder)).findings == check_package(str(GOLDEN)).findings


def test_a_country_that_is_no_area_is_named(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    setting(DESCRIPTOR, '"country": "QX"', '"country": "QY"')(folder)
    (error,) = errors_in(folder)
    assert place(error) == ("country-missing", "tables/areas.csv", 1, "id")
    assert error.value == "QY"
    assert "add it" in error.fix.text


def test_a_byte_order_mark_is_taken_with_a_notice(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    path = folder / SOURCES
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    checked = check_package(str(folder))
    assert [(one.severity, *place(one)) for one in checked.findings] == [
        ("gap", "byte-order-mark", SOURCES, None, None),
        *(("gap", *one) for one in GAPS),
    ]
    assert checked.package == check_package(str(GOLDEN)).package


@pytest.mark.parametrize("ending", [b"\r\n", b"\r"])
def test_other_line_ends_are_taken(ending: bytes, tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    for path in (folder / "tables").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", ending))
    assert check_package(str(folder)) == check_package(str(GOLDEN))


def test_empty_lines_at_the_end_are_taken(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    path = folder / LINKS
    path.write_bytes(path.read_bytes() + b"\n,,\n\n")
    assert check_package(str(folder)) == check_package(str(GOLDEN))


def test_each_empty_column_of_a_spreadsheet_is_named_once(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    on_every_row(folder, "links", lambda row: [*row, "", ""])
    assert [place(one) for one in errors_in(folder)] == [
        ("trailing-column", LINKS, 1, "4"),
        ("trailing-column", LINKS, 1, "5"),
    ]
