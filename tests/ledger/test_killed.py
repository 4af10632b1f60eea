"""``kill -9`` while appending: nothing acknowledged is lost, nothing is there twice, all still proves."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.ledger.audit import audit
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.log import publish
from tests.architecture.tree import ROOT
from tests.draws import TIMES
from tests.ledger.chance import Chance
from tests.ledger.made import KEY, new_ledger

#: `tests.endurance.killed` meets a kill at every system call; here they come by chance.
KILLS = 50 * TIMES


def file_until_killed(path: str, first: int, wait: float, *mode: str) -> list[int]:
    """The numbers that were acknowledged before the process was killed."""
    command = [sys.executable, "-m", "tests.ledger.filing", path, str(first), *mode]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, env=os.environ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        time.sleep(wait)
        process.kill()
        said += process.stdout.read()
    whole = said[: said.rfind(b"\n") + 1]
    return [int(one) for one in whole.split()]


def filed(path: str) -> Counter[int]:
    """How often each number stands in the ledger."""
    with LedgerFolder(path) as ledger:
        opened = [ledger.opening(at) for at in range(ledger.size)]
        found = audit(ledger, KEY.public, lambda *_: None)
        assert found.faults == ()
        publish(ledger, KEY)
    return Counter(json.loads(one.event)["number"] for one in opened if one is not None)


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_and_nothing_doubled(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path = new_ledger(tmp_path / "l")
    chance = Chance("kills")
    acknowledged: set[int] = set()
    for kill in range(KILLS):
        # Each one begins again with what may not have been acknowledged, as a client would.
        first = max(acknowledged, default=-1) + 1
        acknowledged.update(file_until_killed(path, first, chance.below(60) / 1000))
        if kill % 10 == 9:
            count = filed(path)
            assert acknowledged <= count.keys(), "something acknowledged was lost"
            assert set(count.values()) == {1}, "something is there twice"
    assert len(acknowledged) > KILLS
    record_property("kills, at any moment of appending", KILLS)


@pytest.mark.slow
def test_control_a_ledger_that_acknowledges_too_early_is_caught(tmp_path: Path) -> None:
    path = new_ledger(tmp_path / "l")
    lost = False
    for kill in range(60):
        first = 1000 * kill
        said = file_until_killed(path, first, Chance(f"early{kill}").below(20) / 1000, "early")
        lost = not set(said) <= filed(path).keys()
        if lost:
            break
    assert lost
