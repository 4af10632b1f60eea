"""Meets hostile inputs one after the other in a process with little memory, and says how each ended.

``python -m tests.hostile.worker KIND FIRST STOP [PLANT]`` prints a line of JSON for each: its name, what was
wrong with how it ended, and its CPU time on this machine. PLANT takes a guard away, to show that its lack is
seen.
"""

import json
import os
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from typer.testing import CliRunner

from tallystick.base.findings import Refusal
from tallystick.cli.console import CANNOT_BE_DONE
from tallystick.cli.main import app
from tallystick.pipeline.review.columns import HEADING, MAKER, SHEET
from tallystick.pipeline.review.workbook import read_workbook, rows_of_sheet
from tests.hostile.case import Hostile
from tests.hostile.cells import mutated
from tests.hostile.checked import CPU_SECONDS, MOST_DATA, slowed
from tests.hostile.documents import documents
from tests.hostile.packages import packages
from tests.hostile.plants import PLANTS
from tests.hostile.releases import releases
from tests.hostile.spreadsheets import spreadsheets
from tests.register.packages import fingerprints


def _entered_cases(which: range | None = None) -> list[Hostile]:
    """Cases that enter something; the table engine that makes them needs more addresses than others have."""
    from tests.hostile.entered import entered  # noqa: PLC0415 - only here, for the engine comes with it

    return entered() if which is None else entered(which)


#: Met with the table engine, which takes addresses that it does not use: of memory in use there is as little.
ENTERED = "entered"
KINDS: dict[str, Callable[[], list[Hostile]]] = {
    "packages": packages,
    "spreadsheets": spreadsheets,
    "documents": documents,
    "releases": releases,
    ENTERED: _entered_cases,
    "more packages": lambda: list(mutated(range(48, 3048))),
    "more documents": lambda: [o for o in documents(range(80, 2080)) if o.name.startswith("mutated ")],
    "more releases": lambda: [o for o in releases(range(40, 1040)) if o.name.startswith("mutated ")],
    "more spreadsheets": lambda: [o for o in spreadsheets(range(24, 2024)) if o.name.startswith("any: ")],
    "more entered": lambda: _entered_cases(range(10, 410)),
}
#: Which of the arguments of a command that enters something is the package's folder.
ENTERING = {"evidence": 2, "keep": 1, "confirm": 1}
MEMORY = 1024**3
#: What takes so many times the bound is not met again: no machine that is used is so slow.
SLOWEST = 3
#: What takes long with its guard as well, in a process of its own.
WHOLE = {"documents are read in this process"}
#: Somebody who waits for a pipe uses no CPU time.
PATIENCE_SECONDS = 120
LONGEST_ANSWER = 500_000


def main(kind: str, first: str, stop: str, plant: str = "", of: str = "1") -> None:
    if kind.endswith(ENTERED):
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_DATA, MOST_DATA))
    else:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_long)
    if plant:
        PLANTS[plant]()
        # With its guard a process takes less than a third of the bound: a longer wait would tell nothing.
        share = 1 if plant in WHOLE else 3
        bound = int(time.process_time() + CPU_SECONDS / share) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (bound, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    for one in KINDS[kind]()[int(first) : int(stop) : int(of)]:
        problems, seconds = _met_in_time(one, most=1 if plant else 2)
        sys.stdout.write(json.dumps({"name": one.name, "problems": problems, "cpu": seconds}) + "\n")
        sys.stdout.flush()


def _met_in_time(one: Hostile, most: int = 2) -> tuple[list[str], float]:
    """How it ended, and its CPU time; met so many times at most.

    The bound was set on one machine. On a slower one, or one that others use as well, the same work takes
    more CPU time, which is no fault of the program: so what goes beyond the bound is met once more, beside a
    fixed piece of work that tells how slow the machine is now (`benchmarks.cpu`).
    """
    problems, seconds = _met(one)
    if seconds > CPU_SECONDS:
        bound = slowed()
        if most > 1 and not problems and seconds <= CPU_SECONDS * SLOWEST:
            problems, again = _met(one)
            bound, seconds = max(bound, slowed()), min(seconds, again)
        if seconds > bound:
            problems.append(f"it took {seconds:.1f} s of CPU time, and {bound:.1f} are right on this machine")
    return problems, round(seconds, 2)


def _too_long(*_: object) -> None:
    raise TimeoutError("it waits")


def _met(one: Hostile) -> tuple[list[str], float]:
    with tempfile.TemporaryDirectory() as scratch:
        return _met_in(Path(scratch), one)


def _met_in(scratch: Path, one: Hostile) -> tuple[list[str], float]:
    place = scratch / "case"
    place.mkdir()
    arguments = one.make(place)
    before, began = _names(scratch), _cpu()
    signal.alarm(PATIENCE_SECONDS)
    try:
        code, told = _asked(arguments)
    except Exception as problem:  # noqa: BLE001 - whatever comes through is what is looked for
        code, told = -1, f"{type(problem).__name__}: {problem}"[:300]
    finally:
        signal.alarm(0)
    seconds = _cpu() - began
    problems = [] if code != -1 else [f"it broke: {told}"]
    if code not in one.codes and code != -1:
        problems.append(f"exit code {code}: {told[:300]}")
    if one.told not in told and code != -1:
        problems.append(f"it does not say {one.told!r}: {told[:600]}")
    if "Traceback" in told or not told.strip() or len(told) > LONGEST_ANSWER:
        problems.append(f"no words for people: {len(told)} characters, {told[:200]!r}")
    problems += _too_much()
    written = sorted(_names(scratch) ^ before - {str(place / "out")})
    problems += [f"it changed {name}" for name in written if not name.startswith(str(place / "out"))]
    shutil.rmtree(place, ignore_errors=True)
    return problems, seconds


def _too_much() -> list[str]:
    """Whether it went beyond the bound of memory."""
    # Not `ru_maxrss`: that begins with what the process that started this one had.
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    used = int(found[1]) * 1024 if found else 0
    return [f"{used} bytes of memory"] if used > MEMORY else []


def _asked(arguments: list[str]) -> tuple[int, str]:
    """The exit code and what was said, through the command line or to the reader of sheets alone."""
    if arguments[0] == "sheet":
        try:
            book = read_workbook(arguments[1], [SHEET], MAKER)
            rows_of_sheet(arguments[1], book.pages[SHEET], HEADING)
        except Refusal as refusal:
            return CANNOT_BE_DONE, f"{refusal}; {refusal.fix.text}"
        return 0, "taken"
    if arguments[0] in ENTERING:
        return _entered(arguments, Path(arguments[ENTERING[arguments[0]]]))
    code, said = _run(arguments)
    if arguments[0] == "check" and code == 0:  # what is let through must be fit to be assessed
        out = str(Path(arguments[1]).parent / "out")
        code, more = _run(["assess", arguments[1], "--no-site", "--out", out])
        said += more
    if arguments[0] == "read" and code == 0:  # what was read must be a package
        unsound, more = _run(["check", arguments[arguments.index("--out") + 1]])
        code, said = (unsound, said + more) if unsound > 1 else (code, said)
    return code, said


def _entered(arguments: list[str], folder: Path) -> tuple[int, str]:
    """The same; what is refused leaves the package as it was, and what is taken leaves it sound."""
    before = fingerprints(folder)
    code, said = _run(arguments)
    if code == CANNOT_BE_DONE:
        assert fingerprints(folder) == before, f"it was refused and changed the package: {said}"
        return code, said
    unsound, more = _run(["check", str(folder)])
    assert unsound == 0, f"what was taken is not sound: {more}"
    return code, said


def _run(arguments: list[str]) -> tuple[int, str]:
    answer = CliRunner().invoke(app, arguments)
    if answer.exception is not None and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    return answer.exit_code, answer.output


def _names(folder: Path) -> set[str]:
    return {os.path.join(at, name) for at, below, files in os.walk(folder) for name in [*below, *files]}  # noqa: PTH118


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main(*sys.argv[1:])
