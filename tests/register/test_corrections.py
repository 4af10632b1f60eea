"""What was said to be wrong, and what became of it: a row that tells only half is named."""

from pathlib import Path

import pytest

from tallystick.register import check_package, load_package
from tests.register.packages import GOLDEN, copy_of_golden, write_rows

HEAD = ["id", "asked", "about", "outcome", "answered", "answer", "target", "was", "now"]
TARGET = load_package(str(GOLDEN)).targets[0].id
OPEN = {"id": "c1", "asked": "2026-03-01", "about": "A figure is missing.", "outcome": "open"}
MENDED = OPEN | {"outcome": "mended", "answered": "2026-03", "answer": "The figure was entered."}
UNTOLD, HALF = "correction-untold", "correction-half-told"


def package(folder: Path, *rows: dict[str, str]) -> Path:
    here = copy_of_golden(folder)
    write_rows(
        here / "tables/corrections.csv", [HEAD, *([one.get(name, "") for name in HEAD] for one in rows)]
    )
    return here


def found(folder: Path) -> list[tuple[str, str, int | None, str | None]]:
    known = {one.code for one in check_package(str(GOLDEN)).findings}
    findings = check_package(str(folder)).findings
    return [(one.code, one.severity, one.row, one.column) for one in findings if one.code not in known]


@pytest.mark.parametrize(
    "row", [OPEN, MENDED, MENDED | {"target": TARGET, "was": "Met", "now": "Cannot be rated"}]
)
def test_a_correction_that_tells_all_is_in_order(tmp_path: Path, row: dict[str, str]) -> None:
    assert found(package(tmp_path, row)) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"answer": ""}, (UNTOLD, "error", 2, "answer")),
        ({"answered": ""}, (UNTOLD, "error", 2, "answered")),
        ({"was": "Met"}, (HALF, "error", 2, "now")),
        ({"now": "Met"}, (HALF, "error", 2, "was")),
        ({"outcome": "ignored"}, ("wrong-value", "error", 2, "outcome")),
        ({"target": "nothing"}, ("unknown-reference", "error", 2, "target")),
    ],
)
def test_a_correction_that_tells_half_is_named(
    tmp_path: Path, change: dict[str, str], expected: tuple[str, str, int, str]
) -> None:
    assert found(package(tmp_path, MENDED | change)) == [expected]


def test_corrections_are_read_in_the_order_of_their_days(tmp_path: Path) -> None:
    later = OPEN | {"id": "a0", "asked": "2026-04-01"}
    read = load_package(str(package(tmp_path, later, MENDED)))
    assert [one.id for one in read.corrections] == ["c1", "a0"]
