"""The calendar: a day without a source, or no day at all, is named."""

from pathlib import Path

import pytest

from tallystick.register import check_package, load_package
from tests.register.packages import GOLDEN, copy_of_golden, write_rows

HEAD = ["id", "kind", "title", "held_by", "due", "due_source", "took_place", "source", "commitment", "note"]


def found(folder: Path, row: dict[str, str]) -> list[tuple[str, str | None]]:
    here = copy_of_golden(folder)
    source = load_package(str(GOLDEN)).sources[0].id
    told = {"id": "a", "kind": "report", "title": "A report"} | row
    cells = [told.get(name, "").replace("SOURCE", source) for name in HEAD]
    write_rows(here / "tables/calendar.csv", [HEAD, cells])
    known = {one.code for one in check_package(str(GOLDEN)).findings}
    return [(one.code, one.column) for one in check_package(str(here)).findings if one.code not in known]


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        ({"due": "2025", "due_source": "SOURCE"}, []),
        ({"took_place": "2023-05-12", "source": "SOURCE"}, []),
        ({"due": "2019", "due_source": "SOURCE", "took_place": "2023", "source": "SOURCE"}, []),
        ({}, [("calendar-without-day", "due")]),
        ({"due": "2025"}, [("due-without-source", "due_source")]),
        ({"took_place": "2025"}, [("took-place-without-source", "source")]),
        ({"due": "2025", "due_source": "nowhere"}, [("unknown-reference", "due_source")]),
        ({"due": "2025", "due_source": "SOURCE", "kind": "party"}, [("wrong-value", "kind")]),
    ],
)
def test_what_nobody_can_check_is_named(
    tmp_path: Path, row: dict[str, str], faults: list[tuple[str, str]]
) -> None:
    assert found(tmp_path, row) == faults
