"""What must not decide in silence: figures twice, percentages of nothing, fiscal years."""

from pathlib import Path

import pytest

from tallystick.base.findings import Finding
from tallystick.register import check_package
from tests.register.packages import change, copy_of_golden, rows_of, write_rows
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
    folder.mkdir(exist_ok=True)
    return add(copy_of_golden(folder), **cells)


def add(package: Path, **cells: str) -> Path:
    """The first figure once more at the end of the table, in these cells another."""
    rows = rows_of(package / FIGURES)
    first = next(row for row in rows if row[0] == FIRST)
    again = dict(zip(rows[0], first, strict=True)) | {"id": "again"} | cells
    write_rows(package / FIGURES, [*rows, [again[name] for name in rows[0]]])
    return package


def link(package: Path, target: str, indicator: str) -> None:
    """Compare an indicator's figures with one more target."""
    path = package / "tables/target_indicators.csv"
    write_rows(path, [*rows_of(path), [target, indicator, "plan_measure", ""]])


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
    assert found(package, "same-figure-again") == []
    assert len(found(package, "two-figures-of-one-source")) == 2


@pytest.mark.parametrize(
    "cells",
    [
        {"period": "2025-01/2025-12"}, {"period": "2025/2025"}, {"period": "2025-01-01/2025-12-31"},
        {"as_of": "2025"}, {"as_of": "2025-12"}, {"as_of": "2025-12-31"},
    ],
)  # fmt: skip
def test_one_time_written_in_two_ways_is_one_time(tmp_path: Path, cells: dict[str, str]) -> None:
    package = with_another(tmp_path, value="91", value_in_target_unit="91", **cells)
    assert len(found(package, "two-figures-of-one-source")) == 3  # two of the package's own
    (again,) = found(with_another(tmp_path / "same", **cells), "same-figure-again")
    assert again.value == "90.0"


def test_a_third_figure_is_held_against_each_earlier_one(tmp_path: Path) -> None:
    other = {"value": "91", "value_in_target_unit": "91"}
    package = add(with_another(tmp_path, **other), **other, id="third")
    second = len(rows_of(package / FIGURES)) - 1
    (twice,) = found(package, "figure-twice")
    assert (twice.row, f"row {second} " in twice.message.text) == (second + 1, True)


def test_a_third_figure_that_is_another_is_named_with_the_first(tmp_path: Path) -> None:
    package = with_another(tmp_path, value="91", value_in_target_unit="91")
    add(package, value="92", value_in_target_unit="92", id="third")
    *_, second, third = found(package, "two-figures-of-one-source")
    assert (third.row, second.row) == (len(rows_of(package / FIGURES)), len(rows_of(package / FIGURES)) - 1)
    assert "row 170 " in second.message.text
    assert "row 170 " in third.message.text


@pytest.mark.parametrize(
    ("value", "given", "errors"), [("-12", "-12", 0), ("12", "-12", 0), ("-12", "-50", 1), ("12", "1.2", 1)]
)
def test_a_change_has_one_size_in_one_unit(tmp_path: Path, value: str, given: str, errors: int) -> None:
    cells = {"indicator": "change.down-over-10.figure", "period": "2024", "unit": "percent"}
    package = with_another(tmp_path, **cells, value=value, value_in_target_unit=given)
    assert len(found(package, "value-in-one-unit-differs")) == errors


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


def across(folder: Path) -> list[Finding]:
    """Figures of which no percentage can be told, but the base of 0 that the package has for its own case."""
    return [one for one in found(folder, "percentage-across-zero") if one.row != 62]


LEVEL = {"indicator": "change.down-over-10.figure", "value_in_target_unit": "", "period": "2024"}


@pytest.mark.parametrize("value", ["-2", "-1", "-0.01", "-10"])
def test_a_figure_below_zero_on_a_base_is_a_gap(tmp_path: Path, value: str) -> None:
    package = with_another(tmp_path, **LEVEL, value=value)
    (one,) = across(package)
    assert (one.severity, one.column, one.value) == ("gap", "value", value)


# Its figures are of 2020, the last year before the plan, and of 2025.
@pytest.mark.parametrize(
    ("table", "row", "column", "value", "gaps"),
    [
        ("targets", "change.down-over-10", "baseline_year", "", 1),  # 2020 is the base of itself
        ("targets", "change.down-over-10", "baseline_year", "2019", 0),  # of which there is no figure
        ("observations", "change.down-over-10.f01", "value_in_target_unit", "5", 0),  # a change is no base
    ],
)
def test_only_on_a_base_that_is_there_a_percentage_is_missed(
    tmp_path: Path, table: str, row: str, column: str, value: str, gaps: int
) -> None:
    package = with_another(tmp_path, **LEVEL, value="-2")
    change(package, table, row, column, value)
    assert len(across(package)) == gaps


@pytest.mark.parametrize(("year", "value"), [("2020", "0.00"), ("2021", "0"), ("2021", "-5")])
def test_a_base_that_is_not_above_zero_is_a_gap(tmp_path: Path, year: str, value: str) -> None:
    package = with_another(tmp_path, **(LEVEL | {"area": "QX-E", "period": year}), value=value)
    change(package, "targets", "change.down-over-10", "baseline_year", "")
    assert across(package) == []  # a year is not its own base
    add(package, **(LEVEL | {"area": "QX-E"}), id="later", value="3")
    (one,) = across(package)
    assert (one.severity, one.value, "base of 0 or below" in one.message.text) == ("gap", value, True)


@pytest.mark.parametrize(
    "cells", [{"value": "2"}, {"value": "0.0"}, {"value": "-2", "value_in_target_unit": "-2"}]
)
def test_what_has_a_percentage_is_none(tmp_path: Path, cells: dict[str, str]) -> None:
    assert across(with_another(tmp_path, **(LEVEL | cells))) == []


def test_points_may_cross_zero(tmp_path: Path) -> None:
    package = with_another(tmp_path, **(LEVEL | {"indicator": "change.up-2-points.figure"}), value="-2")
    assert across(package) == []


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


@pytest.mark.parametrize(
    ("value", "given", "unit", "found_as"),
    [
        ("900", "90", "per_1000", ""),
        ("903", "90", "per_1000", ""),  # rounded
        ("-900", "90", "per_1000", "value-converted-differs"),
        ("900", "9", "per_1000", "value-converted-differs"),
        ("90", "90", "per_1000", "value-converted-differs"),
        ("0", "0", "per_1000", ""),
        ("90", "90", "yuan", "unit-of-another-thing"),
        ("90", "", "yuan", "another-unit"),
        ("0", "0", "yuan", "unit-of-another-thing"),
    ],
)
def test_a_value_in_the_targets_unit_is_what_its_own_unit_gives(
    tmp_path: Path, value: str, given: str, unit: str, found_as: str
) -> None:
    package = with_another(tmp_path, value=value, value_in_target_unit=given, unit=unit, period="2024")
    codes = ("value-converted-differs", "unit-of-another-thing", "another-unit")
    last = len(rows_of(package / FIGURES))
    assert [one for one in codes if any(at.row == last for at in found(package, one))] == (
        [found_as] if found_as else []
    )


def test_what_a_unit_gives_is_told_without_digits_that_say_nothing(tmp_path: Path) -> None:
    package = with_another(tmp_path, value="900", value_in_target_unit="9", unit="per_1000", period="2024")
    (one,) = found(package, "value-converted-differs")
    assert one.message.text.startswith("its unit gives 90 in")


def test_another_measure_is_compared_in_the_targets_unit_too(tmp_path: Path) -> None:
    cells = {"indicator": "other-measure.alone.other", "value": "91", "value_in_target_unit": "90"}
    assert len(found(with_another(tmp_path, **cells, period="2024"), "value-in-one-unit-differs")) == 1


def test_a_level_beside_a_change_or_under_two_units_may_be_another_number(tmp_path: Path) -> None:
    """For a change the value in the target's unit is the change; of two units nobody says which is meant."""
    package = with_another(tmp_path, value="91", value_in_target_unit="90", period="2024")
    add(package, id="per-1000", unit="per_1000", value="910", value_in_target_unit="90", period="2023")
    assert len(found(package, "value-in-one-unit-differs")) == 1
    link(package, "change.down-over-10", "level.over-90.figure")
    assert found(package, "value-in-one-unit-differs") == []
    change(package, "targets", "change.down-over-10", "arithmetic", "level")
    change(package, "targets", "change.down-over-10", "comparator", "<=")
    change(package, "targets", "change.down-over-10", "unit", "per_1000")
    assert found(package, "value-in-one-unit-differs") == []


def test_a_fiscal_year_is_never_read_as_a_month(tmp_path: Path) -> None:
    for period in ("2024-25", "2024/25", "1999-00"):
        place = tmp_path / period.replace("/", "-slash-")
        (one,) = found(with_another(place, period=period), "wrong-value")
        assert "2024-04-01/2025-03-31" in one.message.text
    (one,) = found(with_another(tmp_path / "month", period="2011-12"), "month-or-fiscal-year")
    assert (one.severity, one.column, one.value) == ("gap", "period", "2011-12")
    assert "2010-04-01/2011-03-31" in one.fix.text
    assert found(with_another(tmp_path / "plain", period="2011-11"), "month-or-fiscal-year") == []


def test_a_level_may_be_compared_with_the_deadlines_own_year_and_a_change_may_not(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    change(package, "targets", "level.over-90", "baseline_year", "2025")
    assert found(package, "base-not-before-deadline") == []
    change(package, "targets", "change.down-over-10", "baseline_year", "2025")
    (one,) = found(package, "base-not-before-deadline")
    assert (one.severity, one.value) == ("error", "2025")


@pytest.mark.parametrize(
    ("value", "rounding", "wrong"), [("0.6", "0.05", 0), ("0.4", "0.05", 1), ("0.6", "", 1)]
)
def test_a_converted_value_may_be_off_by_what_is_said_of_its_rounding(
    tmp_path: Path, value: str, rounding: str, wrong: int
) -> None:
    cells = {"value": value, "value_in_target_unit": "0.1", "unit": "per_1000", "rounding": rounding}
    package = with_another(tmp_path, **cells, period="2024")
    assert len(found(package, "value-converted-differs")) == wrong
