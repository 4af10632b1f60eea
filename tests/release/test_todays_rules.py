"""A release keeps its own rules: what the latest would give stands beside the answer and never changes it."""

import csv
import io
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tallystick.assessment.contested import Contest
from tallystick.assessment.rulebook import (
    COMMITMENT_DONE,
    COMMITMENT_TARGET,
    CONTESTED,
    COVERAGE,
    DONE,
    ENJOYED,
    QUALITY,
    RATES,
    TREND,
    RuleName,
    RuleVersion,
)
from tallystick.cli.main import app
from tallystick.register import large
from tests.architecture.tree import ROOT
from tests.kept.kept import release_bytes
from tests.release.edits import verdict
from tests.release.made import members_of, verified
from tests.release.ruled import (
    ADDED,
    NO_DEADLINE,
    NO_EARLIER,
    SAME_AGAIN,
    VERDICTS,
    Cells,
    by_another,
    reworded,
    table,
    without_last,
)
from tests.release.test_alterations import signed
from tests.release.test_false_claims import whole


@pytest.fixture(autouse=True)
def _only_the_first_rules(knows: Callable[..., None]) -> None:
    """The program has the rules of the first release and those that a test adds, whatever else came since."""
    knows()


def otherwise(old: Cells, new: Cells) -> Iterator[tuple[str, str, str, str]]:
    for key, row in old.items():
        for column, cell in row.items():
            if new[key][column] != cell:
                yield " ".join(one for one in key if one), column, cell, new[key][column]


def test_what_the_latest_rules_give_is_told_cell_by_cell(tmp_path: Path, knows: Callable[..., None]) -> None:
    knows(NO_EARLIER)
    path = by_another(tmp_path, "second.zip")
    assert verified(path).today is None
    knows(NO_EARLIER, NO_DEADLINE)
    expected = sorted(otherwise(table(path), table(by_another(tmp_path, "third.zip"))))
    found = verified(path)
    assert found.standing == "figures_identical"
    assert found.today is not None
    assert [(one.old.text, one.new.text) for one in found.today.rules] == [("2", "3")]
    told = [
        (one.key, one.column, one.old.text, one.new.text) for one in found.today.cells if one.file == VERDICTS
    ]
    assert sorted(told) == expected
    assert any(one[1:] == ("verdict", "met", "cannot_be_rated") for one in expected)
    assert {one.file for one in found.today.cells} >= {"assessment.json", "tables/commitment_verdicts.csv"}


def test_a_row_is_told_by_the_place_that_it_has_in_the_release(
    tmp_path: Path, knows: Callable[..., None]
) -> None:
    path = by_another(tmp_path, "first.zip")
    knows(NO_EARLIER)
    today = verified(path).today
    assert today is not None
    rows = list(csv.reader(io.StringIO(members_of(path)[VERDICTS].decode(), newline="")))
    cells = [one for one in today.cells if one.file == VERDICTS]
    assert cells
    for one in cells:
        assert one.row is not None
        assert rows[one.row - 1][rows[0].index(one.column)] == one.old.text


def test_latest_rules_that_say_the_same_say_so(tmp_path: Path, knows: Callable[..., None]) -> None:
    knows(NO_EARLIER)
    path = by_another(tmp_path, "second.zip")
    knows(NO_EARLIER, SAME_AGAIN)
    today = verified(path).today
    assert today is not None
    assert today.cells == ()
    told = CliRunner().invoke(app, ["verify", path])
    assert (told.exit_code, "would give every cell the same" in told.output) == (4, True)


def test_a_rule_that_came_since_is_told_row_by_row(tmp_path: Path, knows: Callable[..., None]) -> None:
    path = by_another(tmp_path, "first.zip")
    knows(ADDED)
    today = verified(path).today
    assert today is not None
    assert [(one.old.text, one.new.text) for one in today.rules] == [("(not there)", "1")]
    rows = [one for one in today.cells if one.file == VERDICTS]
    assert len(rows) == len(table(path))
    assert {one.old.text for one in rows} == {"(not there)"}
    assert all(one.key.endswith("beside") for one in rows)


@pytest.mark.parametrize(
    ("version", "where"),
    [
        (without_last(DONE), "tables/deliverable_verdicts.csv"),
        (reworded(COMMITMENT_DONE), "tables/commitment_verdicts.csv"),
        (reworded(COMMITMENT_TARGET), "tables/commitment_verdicts.csv"),
        (reworded(ENJOYED), "tables/commitment_verdicts.csv"),
        (without_last(RATES), "assessment.json"),
        (CONTESTED.version(2, lambda *_: Contest(contested=True)), VERDICTS),
    ],
    ids=lambda one: one.title if isinstance(one, RuleVersion) else "",
)
def test_every_rule_has_its_cells(
    tmp_path: Path, knows: Callable[..., None], version: RuleVersion, where: str
) -> None:
    path = by_another(tmp_path, "first.zip")
    knows(version)
    found = verified(path)
    assert found.standing == "figures_identical"
    assert found.today is not None
    assert where in {one.file for one in found.today.cells}


def without_floors(folder: Path) -> Path:
    """The reference plan with its floors as levels, for the first rules know no floor."""
    package = Path(shutil.copytree(ROOT / "plans" / "china-2021-2025", folder / "china"))
    targets = package / "tables" / "targets.csv"
    targets.write_text(targets.read_text(encoding="utf-8").replace(",floor,", ",level,"), encoding="utf-8")
    return package


@pytest.mark.parametrize(
    ("name", "where"),
    [(TREND, "trends"), (COVERAGE, "indicator_coverage"), (QUALITY, "indicator_quality")],
    ids=lambda one: one.text if isinstance(one, RuleName) else "",
)
def test_rules_of_indicators_have_theirs(
    tmp_path: Path, knows: Callable[..., None], name: RuleName[Any], where: str
) -> None:
    path = by_another(tmp_path, "china.zip", without_floors(tmp_path))
    knows(without_last(name))
    found = verified(path)
    assert found.standing == "figures_identical"
    assert found.today is not None
    gone = [one for one in found.today.cells if one.file == f"tables/{where}.csv"]
    assert [one.new.text for one in gone] == ["(not there)"]
    assert [one.place.text for one in found.today.rules if one.place] == [f"rules.{name.text}"]


def test_a_release_of_the_first_version_is_judged_by_the_first_rules(
    tmp_path: Path, knows: Callable[..., None]
) -> None:
    path = tmp_path / "kept.zip"
    path.write_bytes(release_bytes("golden"))
    assert verified(str(path)).today is None
    knows(NO_EARLIER)
    found = verified(str(path))
    assert found.standing == "figures_identical"
    assert found.today is not None
    assert {one.old.text for one in found.today.cells if one.column == "verdict"} >= {"last_figure_meets"}


def test_an_altered_release_differs_and_no_rule_explains_it(
    tmp_path: Path, knows: Callable[..., None]
) -> None:
    """A forger writes what today's rules would give, under the name of older ones."""
    knows(NO_EARLIER)
    path = by_another(tmp_path, "second.zip")
    knows(NO_EARLIER, NO_DEADLINE)
    later = members_of(by_another(tmp_path, "third.zip"))
    members = members_of(path) | {VERDICTS: later[VERDICTS]}
    Path(path).write_bytes(signed(whole(members, "9.9.9")))
    found = verified(path)
    assert (found.standing, found.today is not None) == ("differs", True)
    assert {one.file for one in found.differing} == {VERDICTS}
    told = CliRunner().invoke(app, ["verify", path])
    assert told.exit_code == 1


def test_the_exit_code_and_the_record_say_that_it_is_no_part(
    tmp_path: Path, knows: Callable[..., None]
) -> None:
    path = by_another(tmp_path, "first.zip")
    before = CliRunner().invoke(app, ["verify", path, "--json"])
    knows(NO_EARLIER)
    after = CliRunner().invoke(app, ["verify", path, "--json"])
    assert (before.exit_code, after.exit_code) == (4, 4)
    record = json.loads(after.output)
    assert json.loads(before.output) | {"todays_rules": 0} == record | {"todays_rules": 0}
    assert json.loads(before.output)["todays_rules"] is None
    assert record["todays_rules"]["part_of_the_answer"] is False
    assert record["todays_rules"]["rules"][0]["new"] == "2"
    assert record["todays_rules"]["cells"]
    told = CliRunner().invoke(app, ["verify", path, "--all"]).output.splitlines()
    assert any(
        one.startswith("No part of the answer: today's rules (rules.headline: 1 -> 2)") for one in told
    )
    assert "figures identical" in told[-2]
    assert told[-1].startswith("Signed with the key")


def test_a_large_release_has_its_second_table_too(
    tmp_path: Path, knows: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = by_another(tmp_path, "first.zip")
    knows(NO_EARLIER)
    small = verified(path)
    monkeypatch.setattr(large, "LONGEST_CSV", 100)
    monkeypatch.setattr(large, "LARGE", 0)
    knows()
    path = by_another(tmp_path, "large.zip")
    knows(NO_EARLIER)
    found = verified(path)
    assert found.standing == "figures_identical"
    assert small.today is not None
    assert found.today is not None
    assert found.today.cells == small.today.cells


def test_a_verdict_of_a_table_is_altered_under_old_rules(tmp_path: Path, knows: Callable[..., None]) -> None:
    path = by_another(tmp_path, "first.zip")
    members = members_of(path)
    verdict(members)
    Path(path).write_bytes(signed(whole(members, "9.9.9")))
    knows(NO_EARLIER)
    assert verified(path).standing == "differs"
