"""Two releases, each by its own rules: what of the change comes from rules, and what from the package."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.assessment.rulebook import HEADLINE
from tallystick.assessment.rules import headline
from tallystick.cli.main import app
from tallystick.pipeline.changes import Changes, compare_releases
from tallystick.pipeline.verify import Trust
from tests.register.packages import change, copy_of_golden
from tests.release.made import quiet
from tests.release.ruled import NO_DEADLINE, NO_EARLIER, VERDICTS, by_another, cut_by, table


@pytest.fixture(autouse=True)
def _only_the_first_rules(knows: Callable[..., None]) -> None:
    """The program has the rules of the first release and those that a test adds, whatever else came since."""
    knows()


def both(old: str, new: str) -> Changes:
    return compare_releases(old, new, Trust(), quiet)


def causes(found: Changes) -> set[tuple[str, ...]]:
    return {one.causes for one in found.verdicts if one.table == VERDICTS}


def test_between_two_releases_rules_alone_are_the_cause(tmp_path: Path, knows: Callable[..., None]) -> None:
    old = by_another(tmp_path, "old.zip")
    knows(NO_EARLIER)
    new = by_another(tmp_path, "new.zip", version="9.9.10")
    knows(NO_EARLIER, NO_DEADLINE)
    found = both(old, new)
    assert [name for name, changed in found.inputs.items() if changed] == ["rules"]
    assert not found.same
    was, now = table(old), table(new)
    changed = {key for key in was if was[key]["verdict"] != now[key]["verdict"]}
    assert {one.key for one in found.verdicts if one.table == VERDICTS} == {
        " ".join(part for part in key if part) for key in changed
    }
    assert causes(found) == {("rules",)}
    told = CliRunner().invoke(app, ["verify", old, new])
    assert told.exit_code == 1
    assert "because of rules" in told.output
    assert told.output.count("No part of the answer") == 2


def test_between_two_releases_data_and_rules_are_told_apart(
    tmp_path: Path, knows: Callable[..., None]
) -> None:
    folder = copy_of_golden(tmp_path)
    for column in ("value", "value_in_target_unit"):
        change(folder, "observations", "annual.bad-year-2023.f03", column, "1200")
    old = by_another(tmp_path, "old.zip")
    knows(NO_EARLIER)
    new = by_another(tmp_path, "new.zip", folder, version="9.9.10")
    found = both(old, new)
    assert [name for name, changed in found.inputs.items() if changed] == ["data", "rules"]
    by_key = {one.key: one.causes for one in found.verdicts if one.table == VERDICTS}
    assert by_key.pop("annual.bad-year-2023 QX official headline") == ("data",)
    assert ("rules",) in by_key.values()


def test_between_two_releases_of_old_rules_the_latest_say_nothing(
    tmp_path: Path, knows: Callable[..., None]
) -> None:
    """The figure changes a verdict by the rules that both name; by the latest nothing is rated at all."""
    folder = copy_of_golden(tmp_path)
    for column in ("value", "value_in_target_unit"):
        change(folder, "observations", "annual.bad-year-2023.f03", column, "1200")
    old, new = by_another(tmp_path, "old.zip"), by_another(tmp_path, "new.zip", folder)
    third = HEADLINE.version(2, cut_by("earlier", "deadline", "final"), headline.GIVES)
    knows(third)
    found = both(old, new)
    assert found.inputs["rules"] == []
    assert causes(found) == {("data",)}
