"""Tables in Parquet made to break their reader: each ends in words, in 10 s of CPU time and 1 GB."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tallystick.register.store import frames
from tests.architecture.tree import ROOT
from tests.draws import share
from tests.hostile import checked
from tests.hostile.checked import Plant
from tests.hostile.parquets import by_chance, package, parquets

MADE = dict([*parquets(), *by_chance(range(4))])


def met(folder: Path, plants: tuple[Plant, ...] = ()) -> list[str]:
    """What was wrong with how a check of the package ended, in a process of its own."""
    command = [sys.executable, "-m", checked.__name__, str(folder), json.dumps(plants)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [str(one) for one in json.loads(done.stdout)["problems"]]


@pytest.mark.parametrize("name", share(list(MADE), 4, 1))
def test_a_hostile_table_in_parquet_ends_in_words(name: str, tmp_path: Path) -> None:
    assert met(package(tmp_path, MADE[name])) == []
    shutil.rmtree(tmp_path)


@pytest.mark.parametrize(
    ("name", "plants"),
    [
        ("a million rows of a cell of 100 kB", ((frames.__name__, "_refuse_swelling", "print"),)),
        ("2,000 rows of a cell of 1 MB", ((frames.__name__, "refuse_large", "len"),)),
    ],
)
def test_control_a_guard_that_is_taken_away_is_missed(
    name: str, plants: tuple[Plant, ...], tmp_path: Path
) -> None:
    assert met(package(tmp_path, MADE[name]), plants)
