"""A body is in the table once, and it is said where it was read that there is one."""

from pathlib import Path

import pytest

from tests.register.responsible import OFFICE, Row, found, package

GAPS = "body-twice", "body-without-ground", "body-name-shared"


@pytest.mark.parametrize(
    ("another", "expected"),
    [
        ({"id": "again", "name": "OFFICE"}, [(GAPS[0], "name")]),
        ({"id": "again", "name": "Bureau", "name_zh": "\u5c40"}, [(GAPS[0], "name_zh")]),
        ({"id": "again", "name": "Bureau", "note": ""}, [(GAPS[1], "source")]),
        ({"id": "again", "name": "Bureau"}, []),
        ({"id": "again", "name": "Bureau", "also_named": "The bureau; OFFICE"}, [(GAPS[2], "also_named")]),
        ({"id": "again", "name": "Bureau", "also_named": "The bureau; Bureau"}, []),
        ({"id": "again", "name": "Office", "until": "2020", "successor": "office"}, []),
    ],
)
def test_a_body_is_there_once_and_somebody_says_where(
    tmp_path: Path, another: Row, expected: list[tuple[str, str]]
) -> None:
    bodies = [OFFICE | {"name_zh": "\u5c40"}, another]
    told = [(code, column) for code, _, _, _, column in found(package(tmp_path, bodies, []))]
    assert told == expected
