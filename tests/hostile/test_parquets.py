"""Tables in Parquet made to break their reader: each ends in words, in 10 s of CPU time and 1 GB."""

import os
import resource
import shutil
import sys
from pathlib import Path

import pytest

from tallystick.register.store import frames
from tests.hostile.parquets import parquets
from tests.hostile.worker import CPU_SECONDS
from tests.register.packages import copy_of_golden

MADE = dict(parquets())
#: Memory that is really used; of addresses the table engine takes more. At twice as much it is stopped.
MEMORY_KB, MOST_DATA = 1024**2, 3 * 1024**3


def met(folder: Path, plants: tuple[tuple[str, str, str], ...] = ()) -> list[str]:
    """What was wrong with how a check of the package ended, in a process of its own."""
    told = folder.parent / "told"
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_DATA, MOST_DATA))
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
        out = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(out, 2)
        lines = [f"import {module}; {module}.{name} = {value}" for module, name, value in plants]
        lines += ["import sys", f"sys.argv = ['tallystick', 'check', {str(folder)!r}]"]
        lines += ["from tallystick.cli.main import main", "main()"]
        os.execv(sys.executable, [sys.executable, "-c", "\n".join(lines)])  # noqa: S606 - our own program
    _, status, used = os.wait4(child, 0)
    said, seconds = told.read_text(encoding="utf-8", errors="replace"), used.ru_utime + used.ru_stime
    wrong = [] if os.waitstatus_to_exitcode(status) in {0, 1, 2} else [f"it ended with {status}"]
    wrong += ["no words for people"] if "Traceback" in said or "panicked" in said or not said else []
    wrong += [f"{seconds:.1f} s of CPU time"] if seconds > CPU_SECONDS else []
    return wrong + ([f"{used.ru_maxrss} kB of memory"] if used.ru_maxrss > MEMORY_KB else [])


def package(place: Path, name: str) -> Path:
    folder = copy_of_golden(place)
    (folder / "tables" / "observations.csv").unlink()
    (folder / "tables" / "observations.parquet").write_bytes(MADE[name]())
    return folder


@pytest.mark.parametrize("name", MADE)
def test_a_hostile_table_in_parquet_ends_in_words(name: str, tmp_path: Path) -> None:
    assert met(package(tmp_path, name)) == []
    shutil.rmtree(tmp_path)


@pytest.mark.parametrize(
    ("name", "plants"),
    [
        ("a million rows of a cell of 100 kB", ((frames.__name__, "_refuse_swelling", "print"),)),
        ("2,000 rows of a cell of 1 MB", ((frames.__name__, "refuse_large", "len"),)),
    ],
)
def test_control_a_guard_that_is_taken_away_is_missed(
    name: str, plants: tuple[tuple[str, str, str], ...], tmp_path: Path
) -> None:
    assert met(package(tmp_path, name), plants)
