"""``kill -9`` at every step, and at any moment, of making a release: nothing is half, and it goes on."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.draws import share
from tests.release.dying import PLANTS
from tests.release.test_power_cuts import CASES


def killed(what: str, place: Path) -> list[tuple[str, float, str]]:
    """Each kill: at a step or moment, which, and what was wrong with what it left."""
    command = [sys.executable, "-m", "tests.release.dying", what, str(place)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize("what", share(list(CASES), 4, 1))
def test_a_release_that_was_killed_anywhere_is_whole_and_goes_on(
    what: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    kills = killed(what, tmp_path)
    assert [one for one in kills if one[2]] == []
    steps = [at for kind, at, _ in kills if kind == "step"]
    assert len(steps) >= 10
    record_property("kills, at each step of a release", len(steps))
    record_property("kills, at any moment of a release", len(kills) - len(steps))


@pytest.mark.parametrize("what", PLANTS)
def test_control_a_release_that_is_made_otherwise_is_caught(what: str, tmp_path: Path) -> None:
    assert [one for one in killed(what, tmp_path) if one[2]]
