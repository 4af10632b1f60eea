"""A forecast is no result, an announcement no deed, an earlier position no reply."""

from pathlib import Path

import pytest

from tallystick.base.findings import Finding
from tallystick.register import check_package
from tests.register.packages import change, copy_of_golden
from tests.register.store.ways import files_of, in_columns, in_rows

NEW = {
    "figure-of-the-future", "told-within-its-time", "deed-of-the-future", "reply-before-concern",
    "reply-elsewhere",
}  # fmt: skip
FIGURE, LEVEL, COUNT = "level.over-90.f01", "change.down-over-10.f02", "cumulative.500.readings.f01"


def found(folder: Path) -> list[tuple[str, str, str | None]]:
    """What is found of what these rules are about, the same in rows and in columns."""

    def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, str | None]]:
        return [(one.code, one.severity, one.column) for one in findings if one.code in NEW]

    files = files_of(folder)
    in_one, in_other = (told(tuple(one.findings)) for one in (in_rows(files), in_columns(files)))
    assert in_one == in_other
    return in_one


def test_the_package_has_none(tmp_path: Path) -> None:
    assert found(copy_of_golden(tmp_path)) == []


@pytest.mark.parametrize(
    ("row", "period", "as_of", "source", "expected"),
    [
        (FIGURE, "2025", "", "stat-2024", [("figure-of-the-future", "gap", "period")]),
        (FIGURE, "2025/2026", "2025-06", "stat-2024", [("figure-of-the-future", "gap", "period")]),
        (LEVEL, "2025", "", "stat-2024", [("figure-of-the-future", "gap", "period")]),
        (COUNT, "2024", "", "stat-2024", [("told-within-its-time", "gap", "as_of")]),
        (COUNT, "2021/2025", "", "stat-2025", [("told-within-its-time", "gap", "as_of")]),
        (COUNT, "2024", "2024-03", "stat-2024", []),
        (FIGURE, "2024", "", "stat-2024", []),  # a level is of any day of its time
        (FIGURE, "2024", "2024-04-02", "stat-2024", []),
        (FIGURE, "2023", "", "stat-2024", []),
        (FIGURE, "2025", "", "stat-undated", []),
    ],
)
def test_a_figure_is_of_a_time_before_its_source(
    tmp_path: Path, row: str, period: str, as_of: str, source: str, expected: list[tuple[str, str, str]]
) -> None:
    package = copy_of_golden(tmp_path)
    for column, value in {"period": period, "as_of": as_of, "source": source}.items():
        change(package, "observations", row, column, value)
    assert found(package) == expected


@pytest.mark.parametrize(("role", "expected"), [("goal", []), ("context", []), ("other_measure", 1)])
def test_a_goal_may_speak_of_what_will_be(tmp_path: Path, role: str, expected: object) -> None:
    package = copy_of_golden(tmp_path)
    change(package, "observations", FIGURE, "source", "stat-2024")
    change(package, "target_indicators", "level.over-90", "role", role)
    assert len(found(package)) == (1 if expected else 0)


@pytest.mark.parametrize(
    ("kind", "errors"), [("adopted", 1), ("completed", 1), ("started", 1), ("in_force", 0)]
)
def test_a_deed_is_told_when_it_is_done(tmp_path: Path, kind: str, errors: int) -> None:
    package = copy_of_golden(tmp_path)
    change(package, "events", "e02", "kind", kind)
    change(package, "events", "e02", "date", "2024-06")
    assert found(package) == [("deed-of-the-future", "error", "date")] * errors
    assert len(check_package(str(package)).errors) == errors


def test_what_was_said_before_a_concern_says_so(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    change(package, "events", "e28", "date", "2024-09-30")
    assert found(package) == [("reply-before-concern", "gap", "date")]
    change(package, "events", "e28", "note", "In the dialogue, before the observations.")
    assert found(package) == []
    change(package, "events", "e28", "note", "")
    change(package, "events", "e28", "date", "2024")  # it may have been after
    assert found(package) == []


def test_a_reply_stands_where_its_concern_stands(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    change(package, "events", "e28", "commitment", "II.1.03")
    assert found(package) == [("reply-elsewhere", "error", "answers")]
    change(package, "events", "e28", "answers", "e03")  # of a deliverable of that commitment
    change(package, "events", "e28", "commitment", "II.1.01")
    assert found(package) == []
