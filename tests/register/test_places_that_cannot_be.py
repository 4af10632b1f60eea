"""Areas, figures of areas and local targets that can't be: each with its row, column, value and mend."""

import csv
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tallystick.base.findings import Finding
from tallystick.register import check_package
from tests.architecture.tree import ROOT

LEVELS = ROOT / "tests" / "golden" / "levels"
#: What the realm is found with as it is.
KNOWN = {"indicator-missing", "parts-unsaid", "local-deadline-later"}
Cells = dict[str, str]


def found(tmp_path: Path, table: str, where: Cells, change: Cells) -> list[Finding]:
    """What is newly found when the cells of one row, the one with these cells, are changed."""
    folder = tmp_path / "realm"
    shutil.copytree(LEVELS, folder)
    path = folder / "tables" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    (row,) = [one for one in rows if where.items() <= one.items()]
    row |= change
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    before = {(one.code, one.row) for one in check_package(str(LEVELS)).findings}
    return [one for one in check_package(str(folder)).findings if (one.code, one.row) not in before]


#: Table, the row, what is changed in it, and what is found: code, severity, column and a part of the mend.
CASES = """
areas | id=QZ-E2 | parent= | area-outside-country | gap | parent | name the area
areas | id=QZ-E2 | level=provincial | area-not-below | gap | level | correct one
areas | id=QZ-E2 | name=EASTHAVEN (invented) | area-twice | gap | name | successor
areas | id=QZ-W1a | since=2023 | area-ends-first | error | until | correct
areas | id=QZ-W1a | until= | successor-of-area-there | error | successor | last day
areas | id=QZ-W1a | successor=QZ-X | unknown-reference | error | successor | correct it
areas | id=QZ-W1a | successor=QZ-W1a | cycle | error | successor | another successor
observations | id=f13 | period=2024 | figure-after-area | gap | area | QZ-W1b
observations | id=f14 | period=2021 | figure-before-area | gap | area | correct its period
observations | id=f14 | area=QZ-X9 | unknown-reference | error | area | correct it
observations | id=f12 | unit=percent; value_in_target_unit= | another-unit | gap | unit | its own
observations | id=f12 | period=45291 | wrong-value | error | period | a date
local_targets | target=water area=QZ-E | unit=per_1000 | local-target-in-another-unit | error | unit | convert
local_targets | target=water area=QZ-E | unit= | local-target-without-unit | error | unit | the target's unit
local_targets | target=water area=QZ-E | value_high=91 | range-turned-round | error | value_high | the higher
local_targets | target=water area=QZ-E2 | value_high=91 | range-without-lower-end | error | value | lower end
local_targets | target=water area=QZ-E | area=QZ | local-target-of-country | error | area | name the part
local_targets | target=water area=QZ-E | area=QZ-X | unknown-reference | error | area | correct it
local_targets | target=water area=QZ-E | weight=0 | weight-not-above-zero | error | weight | how many people
local_targets | target=water area=QZ-E | weight= | weight-missing | gap | weight | how much it weighs
local_targets | target=water area=QZ-E | source= | local-target-without-source | gap | source | sources.csv
local_targets | target=water area=QZ-E | words= | local-target-without-words | gap | words | words that were
local_targets | target=water area=QZ-E | deadline=2030 | local-deadline-later | gap | deadline | correct
local_targets | target=water area=QZ-E | value=92% | wrong-value | error | value | digits with a decimal point
targets | id=water | parts_make= | parts-unsaid | gap | parts_make | weighted_mean for a share
targets | id=water | parts_make=mean | wrong-value | error | parts_make | weighted_mean
"""


class Case(NamedTuple):
    """What is changed, and what is found then."""

    table: str
    where: Cells
    change: Cells
    code: str
    severity: str
    column: str
    mend: str


def cells(text: str, between: str) -> Cells:
    return dict(one.split("=") for one in text.split(between))


def cases() -> list[Case]:
    parts = ([one.strip() for one in line.split("|")] for line in CASES.strip().splitlines())
    return [
        Case(table, cells(where, " "), cells(change, "; "), *rest) for table, where, change, *rest in parts
    ]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.code}-{case.column}")
def test_what_cannot_be_is_named_with_its_row_column_value_and_mend(tmp_path: Path, case: Case) -> None:
    named = [one for one in found(tmp_path, case.table, case.where, case.change) if one.code == case.code]
    assert named, "it was not found"
    one = named[0]
    assert (one.severity, one.column) == (case.severity, case.column)
    assert one.row is not None
    assert one.place.text.startswith(f"tables/{case.table}.csv, row {one.row}")
    if case.change.get(case.column):
        assert one.value == case.change[case.column]
    assert case.mend in one.fix.text


def test_a_figure_of_the_year_in_which_its_area_changed_is_left_alone(tmp_path: Path) -> None:
    """The old county was there until the last day of 2022: a figure of 2022 is its own, and of 2022/2023."""
    assert found(tmp_path, "observations", {"id": "f13"}, {"period": "2022/2023"}) == []


def test_an_area_that_took_over_may_bear_the_name_of_the_one_before_it(tmp_path: Path) -> None:
    assert found(tmp_path, "areas", {"id": "QZ-W1b"}, {"name": "Old County (invented)"}) == []


def test_a_count_in_two_units_of_counting_is_one_unit(tmp_path: Path) -> None:
    assert (
        found(tmp_path, "observations", {"id": "f01"}, {"unit": "hospitals", "value_in_target_unit": ""})
        == []
    )
