"""What ``index.json`` says of each unit, under the names that whoever reads it looks for."""

import json
from pathlib import Path

from tallystick.assessment.composite.record import COMPOSITE_RECORD, composite_files
from tests.assessment.composite.isle import YEARS, indices_of, isle


def test_a_unit_is_told_by_its_names(tmp_path: Path) -> None:
    """2021: suicide 9.8 -> 51, reading 90 -> A 70.5; jurors 7 -> B 65: three of six have a figure."""
    record = json.loads(composite_files(indices_of(isle(tmp_path, YEARS)))[COMPOSITE_RECORD])
    first = next(one for one in record["indices"][0]["units"] if one["unit"] == "2021")
    assert first.pop("verdicts")
    assert first == {
        "unit": "2021",
        "score": "67.75",
        "known": 3,
        "of": 6,
        "needed": 3,
        "parts": {"A": "70.5", "B": "65"},
    }
