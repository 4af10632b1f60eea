"""Which tests take turns: what would make a run too long is met a part at a time, and whole by `make whole`.

`turns.csv` names a test and of how many of its cases one is met in a run; 0 for a test that a run leaves out,
since a shorter one beside it asks the same of fewer. A run of one file, or of a test by its name, leaves
out nothing.
"""

import csv
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.draws import TIMES

_TABLE = Path(__file__).with_name("turns.csv")
#: All cases of all tests, as where more are drawn.
WHOLE = TIMES > 1 or "TALLYSTICK_WHOLE" in os.environ


def turns() -> dict[str, int]:
    """Of how many cases one is met, by the test's file and name; 0 for none."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {row["test"]: int(row["of"]) for row in csv.DictReader(file)}


def their_turn(items: Sequence[pytest.Item]) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """Part tests into those that a run meets and those that it leaves for another; the order is kept."""
    listed, counted = turns(), Counter[str]()
    met: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        name = item.nodeid.partition("[")[0]
        of = listed.get(name, 1)
        place = counted[name]
        counted[name] += 1
        (met if of and place % of == 0 else left).append(item)
    return met, left


def is_of_all(asked: Sequence[str]) -> bool:
    """Whether a run is of folders, and not of a file or a test that somebody names."""
    return not any(".py" in one for one in asked)
