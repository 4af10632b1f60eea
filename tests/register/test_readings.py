"""Readings of a target: saved and loaded, and each mistake named with its mend."""

from pathlib import Path

import pytest

from tallystick.register import check_package, load_package, save_package
from tests.register.packages import METHODS, copy_of_golden, rows_of, write_rows

HEAD = [
    "target",
    "id",
    "words",
    "why",
    "leading",
    "arithmetic",
    "comparator",
    "counts",
    "indicators",
    "group",
]
#: A target at most 50, all the time; and 1000 in all.
CEILING, COUNT = "ceiling.at-most-50", "cumulative.1000-in-all.stock"


def row(target: str, name: str, **cells: str) -> list[str]:
    given = {
        "target": target,
        "id": name,
        "words": "Read so",
        "why": "The words allow it",
        "leading": "false",
    }
    given |= cells
    return [given.get(column, "") for column in HEAD]


GOOD = [
    row(CEILING, "average", arithmetic="average"),
    row(CEILING, "end", leading="true"),
    row(CEILING, "years", arithmetic="annual"),
    row(COUNT, "in-all", leading="true"),
    row(COUNT, "more", counts="additional"),
]


def with_readings(folder: Path, rows: list[list[str]]) -> Path:
    package = copy_of_golden(folder)
    write_rows(package / "tables/readings.csv", [HEAD, *rows])
    if any("shown" in one for one in rows):
        _show_beside(package)
    return package


def _show_beside(package: Path) -> None:
    """Let an indicator stand beside the ceiling without being compared with it."""
    for table, cells in {
        "indicators": ["shown", "Shown", "Shown beside it", "outcome", "percent"],
        "target_indicators": [CEILING, "shown", "context"],
    }.items():
        path = package / f"tables/{table}.csv"
        found = rows_of(path)
        write_rows(path, [*found, cells + [""] * (len(found[0]) - len(cells))])


def test_readings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    package = load_package(str(with_readings(tmp_path, GOOD)))
    assert [(one.target, one.id, one.leading) for one in package.readings][:2] == [
        (CEILING, "average", False),
        (CEILING, "end", True),
    ]
    save_package(package, str(tmp_path / "again"), METHODS)
    assert load_package(str(tmp_path / "again")).readings == package.readings


def test_a_package_without_readings_has_no_such_file(tmp_path: Path) -> None:
    save_package(load_package(str(copy_of_golden(tmp_path))), str(tmp_path / "again"), METHODS)
    assert not (tmp_path / "again/tables/readings.csv").exists()


@pytest.mark.parametrize(
    ("rows", "code", "at", "column", "fix"),
    [
        ([*GOOD[:2], row(CEILING, "y", leading="true")], "two-leading-readings", 4, "leading", "all but one"),
        ([row(CEILING, "a"), row(CEILING, "b")], "no-leading-reading", 2, "leading", "the target's own row"),
        ([row("no", "a", leading="true")], "unknown-reference", 2, "target", "add the row"),
        (
            [row(CEILING, "a", arithmetic="annual", leading="true"), row(CEILING, "b")],
            "leading-reads-otherwise", 2, "arithmetic", "correct the row of the target",
        ),
        (
            [*GOOD[:2], row(CEILING, "years", arithmetic="floor")],
            "comparator-does-not-fit", 4, "comparator", ">=",
        ),
        ([*GOOD[:2], row(CEILING, "y", counts="total")], "reading-counts-of-what", 4, "counts", "empty"),
        (
            [*GOOD[:2], row(CEILING, "y", arithmetic="cumulative", comparator=">=")],
            "reading-counts-of-what", 4, "counts", "total",
        ),
        (
            [row(CEILING, "a", comparator="<", leading="true"), row(CEILING, "b")],
            "leading-reads-otherwise", 2, "comparator", "one place for each fact",
        ),
        (
            [row(COUNT, "a", counts="additional", leading="true"), row(COUNT, "b")],
            "leading-reads-otherwise", 2, "counts", "one place for each fact",
        ),
        (
            [row(CEILING, "a", indicators="ceiling.at-most-50.figure", leading="true"), row(CEILING, "b")],
            "leading-reads-otherwise", 2, "indicators", "leave the cell empty",
        ),
        (
            [row(CEILING, "a", group="women", leading="true"), row(CEILING, "b")],
            "leading-reads-otherwise", 2, "group", "leave the cell empty",
        ),
        (
            [*GOOD[:2], row(CEILING, "other", indicators="level.over-90.figure")],
            "reading-of-another-target", 4, "indicators", "link it there",
        ),
        (
            [*GOOD[:2], row(CEILING, "shown", indicators="shown")],
            "reading-not-compared", 4, "indicators", "change the indicator's role",
        ),
        (
            [GOOD[3], row(COUNT, "y", arithmetic="change", comparator="increase_by")],
            "change-without-share", 3, "arithmetic", "percent",
        ),
        (
            [*GOOD[:2], row(CEILING, "END", arithmetic="annual")],
            "same-but-for-capitals", 4, "id", "one spelling",
        ),
        ([*GOOD[:2], row(CEILING, "end")], "duplicate", 4, "id", "delete"),
        ([*GOOD[:2], row(CEILING, "x", arithmetic="median")], "wrong-value", 4, "arithmetic", "average"),
    ],
)  # fmt: skip
def test_a_reading_that_cannot_stand_is_named(
    tmp_path: Path, rows: list[list[str]], code: str, at: int, column: str, fix: str
) -> None:
    errors = check_package(str(with_readings(tmp_path, rows))).errors
    (found,) = errors
    assert (found.code, found.file, found.row, found.column) == (code, "tables/readings.csv", at, column)
    assert fix in found.fix.text


def test_a_reading_alone_is_a_gap(tmp_path: Path) -> None:
    checked = check_package(str(with_readings(tmp_path, GOOD[1:2])))
    assert checked.errors == ()
    assert "reading-alone" in {one.code for one in checked.findings}


@pytest.mark.parametrize("cells", [{}, {"arithmetic": "ceiling", "comparator": "<="}])
def test_a_reading_that_asks_what_another_asks_is_a_gap(tmp_path: Path, cells: dict[str, str]) -> None:
    checked = check_package(str(with_readings(tmp_path, [*GOOD[:2], row(CEILING, "same", **cells)])))
    assert checked.errors == ()
    (found,) = [one for one in checked.findings if one.code == "reading-twice"]
    assert (found.row, found.column, found.severity) == (4, "id", "gap")
