"""What a command takes of the processor and of the memory, whatever else the machine does meanwhile."""

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

#: What `unit` took, least of many, on the machine on which the bounds in seconds were set.
UNIT_THERE = 0.05


@dataclass(frozen=True)
class Spent:
    """What a command took.

    Attributes:
        seconds: processor time of it and its children, of the user and of the system.
        megabytes: the most memory that it held at a time.
    """

    seconds: float
    megabytes: float


def spent(command: list[str]) -> Spent:
    """Run a command, which must succeed; nothing that it says is kept.

    Modules are compiled once and kept, as for everyone who installs them, whatever this shell asks for: else
    each run would compile all of them, and most of what is measured would be Python's own work.
    """
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(command, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        said = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said.decode()[-500:]}")
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def taken_by(process: int) -> float:
    """Processor time that a running process has taken by now, in seconds; of Linux alone."""
    told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def least(command: list[str], runs: int = 2) -> Spent:
    """The least that some runs of a command take."""
    found = [spent(command) for _ in range(runs)]
    return Spent(min(one.seconds for one in found), min(one.megabytes for one in found))


def least_seconds(work: Callable[[], object], runs: int = 5) -> float:
    """The least processor time of some runs of a function."""
    taken = []
    for _ in range(runs):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def pace() -> float:
    """How much slower this machine is now than the one on which the bounds in seconds were set."""
    return least_seconds(unit, 9) / UNIT_THERE


def unit() -> int:
    """A fixed piece of work of the kind that ours is: objects made, looked up and put into text."""
    rows = {place: (str(place), place % 7) for place in range(200_000)}
    return sum(len(text) * weight for text, weight in rows.values())
