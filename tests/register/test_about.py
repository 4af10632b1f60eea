"""Where a target says that its number is only about so large."""

from pathlib import Path

from tallystick.register import check_package
from tests.register.packages import copy_of_golden, rows_of, write_rows


def test_only_a_change_says_about_in_a_cell_of_its_own(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    place = package / "tables/targets.csv"
    rows = rows_of(place)
    told = {"level.over-90", "change.down-over-10"}
    write_rows(place, [[*rows[0], "about"], *([*row, "true" if row[0] in told else ""] for row in rows[1:])])
    (one,) = check_package(str(package)).errors
    assert (one.code, one.column, one.value) == ("about-no-change", "about", "true")
