"""Reports and checks whose numbers or days can't be: each is named with its column."""

import shutil
from pathlib import Path

import pytest

from tallystick.pipeline.new import make_new
from tallystick.register import check_package
from tests.register.packages import rows_of, write_rows


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional example, as `tallystick new` writes it."""
    place = tmp_path_factory.mktemp("example") / "plan"
    make_new(str(place))
    return place


@pytest.fixture
def example(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "plan"))


def changed(package: Path, table: str, **cells: str) -> None:
    path = package / f"tables/{table}.csv"
    head, first, *rest = rows_of(path)
    head += [name for name in cells if name not in head]
    row = dict(zip(head, [*first, *[""] * len(head)], strict=False)) | cells
    write_rows(path, [head, [row[name] for name in head], *rest])


def found(package: Path) -> set[tuple[str, str | None, str]]:
    return {(one.code, one.column, one.severity) for one in check_package(str(package)).findings}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"numerator": "-1", "denominator": "9"}, {("count-below-nought", "numerator", "error")}),
        ({"numerator": "1", "denominator": "0"}, {("count-below-nought", "denominator", "error")}),
        ({"numerator": "1", "denominator": "-4"}, {("count-below-nought", "denominator", "error")}),
        ({"numerator": "10", "denominator": "9"}, {("more-than-all", "numerator", "gap")}),
        ({"numerator": "9", "denominator": "9"}, set()),
        ({"numerator": "0", "denominator": "9"}, set()),
        ({"numerator": "0", "denominator": ""}, set()),
    ],
)
def test_what_nobody_can_count_is_found(
    example: Path, cells: dict[str, str], expected: set[tuple[str, str, str]]
) -> None:
    changed(example, "reports", counted="clinics", **cells)
    assert found(example) == expected


@pytest.mark.parametrize(
    ("sent", "cells", "expected"),
    [
        ("2024-03-20", {"asked": "2024-03-19"}, {("check-before-report", "asked", "gap")}),
        ("2024-03-20", {"asked": "2024-03"}, set()),
        ("2024-03-20", {"asked": "2024-03-20"}, set()),
        (
            "2024-03-01",
            {"asked": "2024-03-20", "answer": "It is so.", "answered": "2024-03-19"},
            {("answer-before-question", "answered", "error")},
        ),
        ("2024-03-01", {"asked": "2024-03-20", "answer": "It is so.", "answered": "2024-03-20"}, set()),
    ],
)
def test_days_out_of_their_order_are_found(
    example: Path, sent: str, cells: dict[str, str], expected: set[tuple[str, str, str]]
) -> None:
    changed(example, "reports", sent=sent)
    changed(example, "checks", **({"answer": "", "answered": ""} | cells))
    assert found(example) == expected
