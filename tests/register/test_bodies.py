"""A body is in the table once, it is said where it was read that there is one, and it is there in time."""

from pathlib import Path

import pytest

from tests.register.test_responsibilities import OFFICE, Row, found, lead, package

GAPS = "body-twice", "body-without-ground"


@pytest.mark.parametrize(
    ("another", "expected"),
    [
        ({"id": "again", "name": "OFFICE"}, [(GAPS[0], "name")]),
        ({"id": "again", "name": "Bureau", "name_zh": "\u5c40"}, [(GAPS[0], "name_zh")]),
        ({"id": "again", "name": "Bureau", "note": ""}, [(GAPS[1], "source")]),
        ({"id": "again", "name": "Bureau"}, []),
        ({"id": "again", "name": "Office", "until": "2020", "successor": "office"}, []),
    ],
)
def test_a_body_is_there_once_and_somebody_says_where(
    tmp_path: Path, another: Row, expected: list[tuple[str, str]]
) -> None:
    bodies = [OFFICE | {"name_zh": "\u5c40"}, another]
    told = [(code, column) for code, _, _, _, column in found(package(tmp_path, bodies, []))]
    assert told == expected


@pytest.mark.parametrize(
    ("since", "named"), [("2026-01-01", True), ("2026", True), ("2025-12-31", False), ("2025", False)]
)
def test_a_lead_that_began_after_the_plan_is_named(tmp_path: Path, since: str, *, named: bool) -> None:
    expected = [("lead-not-yet", "error", "tables/responsibilities.csv", 2, "body")]
    folder = package(tmp_path, [OFFICE | {"since": since}], [lead("office")])
    assert found(folder) == (expected if named else [])


# A month is all of its days: what ends in March may be followed by what begins in April, or in March.
@pytest.mark.parametrize(
    ("heir", "named"),
    [
        ({"since": "2023-04-02"}, True),
        ({"since": "2023-05"}, True),
        ({"since": "2023-04-01"}, False),
        ({"since": "2023-04"}, False),
        ({"since": "2023-03"}, False),
        ({"since": "2023"}, False),
        ({"until": "2023-02"}, True),
        ({"until": "2023-03"}, False),
        ({}, False),
    ],
)
def test_a_successor_that_was_not_there_is_named(tmp_path: Path, heir: Row, *, named: bool) -> None:
    bodies = [OFFICE | {"until": "2023-03", "successor": "heir"}, {"id": "heir", "name": "Heir"} | heir]
    expected = [("successor-out-of-time", "gap", "tables/bodies.csv", 3, "successor")]
    assert found(package(tmp_path, bodies, [lead("court")])) == (expected if named else [])
