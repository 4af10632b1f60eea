"""``kill -9`` at every step, and at any moment, of what is done with a ledger and by a witness.

What was promised is kept, the audit finds nothing, and the same work done again comes to its end.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.ledger.dying import PLANTS, WORKS


def killed(what: str, place: Path) -> list[tuple[str, float, str]]:
    """Each kill: at a step or moment, which, and what was wrong with what it left."""
    command = [sys.executable, "-m", "tests.ledger.dying", what, str(place)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("what", WORKS)
def test_what_was_killed_anywhere_is_whole_and_goes_on(
    what: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    kills = killed(what, tmp_path)
    assert [one for one in kills if one[2]] == []
    steps = [at for kind, at, _ in kills if kind == "step"]
    assert len(steps) >= 3
    record_property(f"kills, at each step of {what}", len(steps))
    record_property(f"kills, at any moment of {what}", len(kills) - len(steps))


@pytest.mark.parametrize("what", PLANTS)
def test_control_what_does_it_otherwise_is_caught(what: str, tmp_path: Path) -> None:
    assert [one for one in killed(what, tmp_path) if one[2]]
