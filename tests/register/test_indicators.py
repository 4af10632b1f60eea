"""The indicator system's rules: each finds what was planted, and says where and what would be right."""

import csv
import shutil
from pathlib import Path

import pytest

from tallystick.register import check_package, load_package
from tallystick.register.files import heading_files
from tests.register.packages import GOLDEN, change, copy_of_golden, rows_of, write_rows

ISLE = GOLDEN.parent / "isle"


def isle(folder: Path) -> Path:
    return Path(shutil.copytree(ISLE, folder / "isle"))


def errors(folder: Path) -> list[tuple[str, str, int | None, str | None, str | None]]:
    found = check_package(str(folder)).findings
    return [(one.code, one.file, one.row, one.column, one.value) for one in found]


def set_link(folder: Path, indicator: str, column: str, value: str) -> int:
    path = folder / "tables" / "commitment_indicators.csv"
    rows = rows_of(path)
    place = next(number for number, cells in enumerate(rows) if cells[1] == indicator)
    rows[place][rows[0].index(column)] = value
    write_rows(path, rows)
    return place + 1


def test_the_isle_has_nothing_wrong() -> None:
    assert check_package(str(ISLE)).findings == ()


INDICATOR_CASES = [
    ("work.gender_pay_gap", "unit", "", "missing-value", "unit"),
    ("work.gender_pay_gap", "kind", "input", "wrong-value", "kind"),
    ("work.gender_pay_gap", "denominator", "", "half-a-ratio", "denominator"),
    ("work.gender_pay_gap", "home_code", "", "home-without-place", "home_scheme"),
    ("work.gender_pay_gap", "home_scheme", "own_proposal", "own-with-code", "home_scheme"),
    ("trial.legal_aid_act", "proportion", "true", "proportion-without-parts", "proportion"),
    ("culture.functional_literacy", "direction", "sideways", "wrong-value", "direction"),
]


@pytest.mark.parametrize(("row", "column", "value", "code", "found_in"), INDICATOR_CASES)
def test_a_wrong_definition_is_named(
    tmp_path: Path, row: str, column: str, value: str, code: str, found_in: str
) -> None:
    folder = isle(tmp_path)
    number = change(folder, "indicators", row, column, value)
    assert (code, "tables/indicators.csv", number, found_in) in [one[:4] for one in errors(folder)]


def test_a_denominator_that_is_its_own_numerator_is_named(tmp_path: Path) -> None:
    folder = isle(tmp_path)
    change(folder, "indicators", "culture.functional_literacy", "numerator", "Adults, who read")
    number = change(folder, "indicators", "culture.functional_literacy", "denominator", "adults who read")
    assert errors(folder) == [
        ("denominator-is-numerator", "tables/indicators.csv", number, "denominator", "adults who read")
    ]


def test_two_with_one_definition_are_named_whatever_their_capitals(tmp_path: Path) -> None:
    folder = isle(tmp_path)
    change(folder, "indicators", "health.suicide", "definition", "Deaths by one's own hand, in the year")
    number = change(
        folder, "indicators", "trial.juror_gap", "definition", "deaths by one's OWN hand in the year"
    )
    ((code, file, row, column, _),) = errors(folder)
    assert (code, file, row, column) == ("same-definition", "tables/indicators.csv", number, "definition")


@pytest.mark.parametrize(("value", "wrong"), [("100", False), ("100.1", True), ("-0.1", True), ("0", False)])
def test_a_proportion_above_the_whole_is_named(tmp_path: Path, value: str, wrong: bool) -> None:
    folder = isle(tmp_path)
    change(folder, "indicators", "culture.functional_literacy", "proportion", "true")
    row = next(cells[0] for cells in rows_of(folder / "tables/observations.csv") if cells[6] == "90.5")
    number = change(folder, "observations", row, "value", value)
    expected = [("share-above-whole", "tables/observations.csv", number, "value", value)]
    assert errors(folder) == (expected if wrong else [])


LINK_CASES = [
    ("scrutiny.review_correction_rate", "answers", "done", "answers-without-direction", "answers"),
    ("trial.case_duration", "answers", "right_enjoyed", "enjoyment-without-outcome", "answers"),
    ("health.suicide", "answers", "done", "done-from-outcome", "answers"),
    ("health.suicide", "answers", "target_met", "answers-no-target", "answers"),
    ("health.suicide", "answers", "why", "wrong-value", "answers"),
    ("health.suicide", "source", "", "published-without-source", "availability"),
    ("health.suicide", "latest_year", "", "published-without-source", "availability"),
    ("health.suicide", "availability", "not_published", "unpublished-with-source", "availability"),
    ("health.suicide", "availability", "public_not_read", "unpublished-with-source", "availability"),
    ("health.suicide", "source", "a-source-that-went", "unknown-reference", "source"),
    ("health.suicide", "published_by", "", "missing-value", "published_by"),
]


@pytest.mark.parametrize(("row", "column", "value", "code", "found_in"), LINK_CASES)
def test_a_link_that_cannot_be_right_is_named(
    tmp_path: Path, row: str, column: str, value: str, code: str, found_in: str
) -> None:
    folder = isle(tmp_path)
    number = set_link(folder, row, column, value)
    assert (code, "tables/commitment_indicators.csv", number, found_in) in [one[:4] for one in errors(folder)]


def test_a_definition_that_serves_a_sixth_commitment_is_named(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    commitments = [cells[0] for cells in rows_of(folder / "tables/commitments.csv")[1:7]]
    indicator = rows_of(folder / "tables/indicators.csv")[1][0]
    rows = [
        [commitment, indicator, "context", "", "not_published", "", "Somebody", "", ""]
        for commitment in commitments
    ]
    path = folder / "tables/commitment_indicators.csv"
    path.write_bytes(heading_files()["tables/commitment_indicators.csv"])
    write_rows(path, [*rows_of(path), *rows])
    found = check_package(str(folder)).errors
    assert [(one.code, one.row, one.value) for one in found] == [("over-used", 7, indicator)]


def test_a_commitment_without_a_kind_or_a_reason_is_a_gap(tmp_path: Path) -> None:
    folder = isle(tmp_path)
    path = folder / "tables/missing_indicators.csv"
    write_rows(path, [cells for cells in rows_of(path) if cells[:2] != ["B.2", "outcome"]])
    (gap,) = check_package(str(folder)).findings
    assert (gap.code, gap.severity, gap.file, gap.row, gap.value) == (
        "indicator-missing",
        "gap",
        "tables/commitments.csv",
        7,
        "B.2",
    )
    assert "missing_indicators.csv" in gap.fix.text


def test_a_reason_for_what_is_there_is_named(tmp_path: Path) -> None:
    folder = isle(tmp_path)
    path = folder / "tables/missing_indicators.csv"
    write_rows(path, [*rows_of(path), ["B.1", "outcome", "None can be."]])
    assert [one[0] for one in errors(folder)] == ["missing-and-there"]


def test_a_package_with_the_later_columns_and_tables_all_empty_is_the_same(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    for name, data in heading_files().items():
        if not (folder / name).exists():
            (folder / name).write_bytes(data)
    path = folder / "tables/indicators.csv"
    heading, *rows = rows_of(path)
    write_rows(path, [[*heading, "numerator", "note"], *([*cells, "", ""] for cells in rows)])
    assert check_package(str(folder)) == check_package(str(GOLDEN))


def test_the_reference_plan_has_each_kind_or_a_reason_for_all_187() -> None:
    folder = GOLDEN.parents[2] / "plans" / "china-2021-2025"
    with (folder / "tables/commitment_indicators.csv").open(encoding="utf-8", newline="") as lines:
        commitments = {row["commitment"] for row in csv.DictReader(lines)}
    assert len(commitments) == 187
    assert "indicator-missing" not in {one.code for one in check_package(str(folder)).findings}


def test_each_target_of_the_reference_plan_has_its_own_measure_among_the_indicators() -> None:
    package = load_package(str(GOLDEN.parents[2] / "plans" / "china-2021-2025"))
    commitments = {one.id: one.commitment for one in package.targets}
    answering = {
        (one.commitment, one.indicator)
        for one in package.commitment_indicators
        if one.answers == "target_met"
    }
    measured = {
        one.target
        for one in package.target_indicators
        if one.role == "plan_measure" and (commitments[one.target], one.indicator) in answering
    }
    assert measured == set(commitments)
