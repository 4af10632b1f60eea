"""What is wrong with an index in a method: each key and each name is found, with its mend."""

from pathlib import Path
from typing import get_args

import pytest

from tallystick.index.aggregate import AGGREGATORS
from tallystick.register.check import check_package
from tallystick.register.files import load_package
from tallystick.register.fingerprint import method_sha256
from tallystick.register.index_rule import TOGETHER, Together
from tests.assessment.composite.isle import ISLE, YEARS, isle


def told(package: Path) -> list[tuple[str | None, str, str]]:
    return [
        (one.column, one.message.text, one.fix.text)
        for one in check_package(str(package)).findings
        if one.severity == "error"
    ]


@pytest.mark.parametrize(
    ("old", "new", "key", "message"),
    [
        ("[index.cov", "foo = 1\n[index.cov", "index.0.foo", "no such key"),
        ('units = "years"', 'units = "months"', "index.0.units", "not one of the values"),
        ("percent = [0, 100]", "percent = [5, 5]", "index.0.unit_goalposts.percent", "goalposts are alike"),
        ("percent = [0, 100]", "percent = [9, 5]", "index.0.unit_goalposts.percent", "lower goalpost"),
        ("percent = [0, 100]", "percent = [0]", "index.0.unit_goalposts.percent.1", "missing"),
        ("percent = [0, 100]", "percent = [nan, 1]", "index.0.unit_goalposts.percent.0", "no number"),
        ("percent = [0, 100]", "percent = [0, inf]", "index.0.unit_goalposts.percent.1", "no number"),
        ("percent = [0, 100]", "per_sent = [0, 100]", "index.0.unit_goalposts", "no such unit"),
        ('"health.suicide" =', '"health.suicides" =', "index.0.goalposts", "no such indicator"),
        ('"health.suicide", "', '"health.suicides", "', "index.0.indicators", "no such indicator"),
        ('"trial.juror_gap",\n', '"scrutiny.review_correction_rate",\n', "index.0.indicators", "which way"),
        ("[index.cov", "weights = { Z = 1 }\n[index.cov", "index.0.weights", "no such chapter"),
        ("[index.cov", "weights = { A = -1 }\n[index.cov", "index.0.weights.A", "too small"),
        (
            "of_indicators = 0.5",
            'of_indicators = 0.5\n[index.doubt]\naggregate = ["geometric", "harmonic"]',
            "index.0.doubt",
            "own way of bringing",
        ),
        (
            "of_indicators = 0.5",
            "of_indicators = 0.5\n[index.doubt]\nreplications = 50",
            "index.0.doubt",
            "nothing is said that could be varied",
        ),
        ('"health.suicide", "', '"health.suicide", "health.suicide", "', "index.0.indicators", "named twice"),
        ("of_indicators = 0.5", "of_indicators = 2", "index.0.coverage.of_indicators", "too large"),
        ("of_indicators = 0.5", "", "index.0.coverage.of_indicators", "missing"),
    ],
)
def test_a_wrong_key_or_name_is_found(tmp_path: Path, old: str, new: str, key: str, message: str) -> None:
    assert old in YEARS
    found = told(isle(tmp_path, YEARS.replace(old, new, 1)))
    assert [one for one in found if one[0] == key and message in one[1] and one[2]], found


def test_two_indices_of_one_name_are_refused(tmp_path: Path) -> None:
    assert [one[1] for one in told(isle(tmp_path, YEARS, YEARS))] == ["two of them have one name"]


def test_an_index_is_a_part_of_what_a_method_is_known_by(tmp_path: Path) -> None:
    plain, indexed, other = (
        method_sha256(load_package(str(one)).methods[0])
        for one in (
            ISLE,
            isle(tmp_path / "one", YEARS),
            isle(tmp_path / "other", YEARS.replace("[0, 20]", "[0, 21]")),
        )
    )
    assert len({plain, indexed, other}) == 3


def test_the_engine_knows_each_way_of_bringing_numbers_together() -> None:
    assert get_args(Together) == TOGETHER
    assert set(TOGETHER) <= set(AGGREGATORS)
