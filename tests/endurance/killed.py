"""``kill -9`` at every system call that changes a file, of releases, a ledger and a witness.

    .venv/bin/python -m tests.endurance.killed DAY [REPORT.xml ...]

Real processes, real calls, the real wait for the disk; `strace` counts the calls and kills before each one.
What each kill left is looked at, and the same work is done again, as in ``tests/ledger/dying.py`` and
``tests/release/dying.py``. Prints how many kills there were by work and call, and writes the same into
``killed.json`` beside this file, with how many power cuts and kills the tests played by their own reports
(``tests/durability/counted.py``). DAY is written into it; no clock is read for it. Controls: work that is
done in a wrong way must be seen.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tallystick.base.canonical import sha256
from tallystick.base.findings import Refusal
from tests.architecture.tree import ROOT
from tests.durability.calling import kills_at_calls
from tests.durability.counted import counted
from tests.ledger import dying as of_ledger
from tests.release import dying as of_release
from tests.release.test_power_cuts import CASES, OUT

RESULT = Path(__file__).with_suffix(".json")
Kill = tuple[str, str]


def in_ledger(name: str, place: Path, plant: Callable[[], None]) -> Iterator[Kill]:
    """Each kill of work with a ledger or by a witness: the call, and what was wrong with what it left."""
    plant()
    work = of_ledger.WORKS[name](place / "work")

    def begin() -> None:
        shutil.rmtree(place / "work", ignore_errors=True)
        (place / "work").mkdir()
        work.begin()

    for call in kills_at_calls(work.work, begin, place):
        try:
            work.left()
            yield call, ""
        except (of_ledger.Wrong, Refusal) as problem:
            yield call, str(problem)


def in_release(name: str, place: Path, plant: Callable[[], None]) -> Iterator[Kill]:
    """The same of making a release."""
    case, work, pristine = CASES[name], place / "work", place / "pristine"
    pristine.mkdir()
    case.begin(pristine)

    def begin() -> None:
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(pristine, work)

    begin()
    case.make(work)
    new = sha256((work / OUT).read_bytes())
    plant()
    for call in kills_at_calls(lambda: case.make(work), begin, place):
        yield call, of_release.looked(case, work, pristine, new, of_release.Kill(call))


Played = Callable[[str, Path, Callable[[], None]], Iterator[Kill]]
#: What is done, or done wrongly, which must be seen: how it is played, which work it is, the planted bug.
WORKS: dict[str, tuple[Played, str, Callable[[], None]]] = {
    **{f"ledger or witness: {name}": (in_ledger, name, lambda: None) for name in of_ledger.WORKS},
    **{f"release: {name}": (in_release, name, lambda: None) for name in CASES},
}
PLANTS: dict[str, tuple[Played, str, Callable[[], None]]] = {
    **{name: (in_ledger, what, plant) for name, (what, plant) in of_ledger.PLANTS.items()},
    **{f"a release {name}": (in_release, what, plant) for name, (what, plant) in of_release.PLANTS.items()},
}


def one(name: str) -> None:
    """Play one of them and print a line of JSON for each kill."""
    played, what, plant = (WORKS | PLANTS)[name]
    with tempfile.TemporaryDirectory() as scratch:
        for kill in played(what, Path(scratch), plant):
            sys.stdout.write(json.dumps(kill) + "\n")


def apart(name: str) -> list[Kill]:
    """The kills of one of them, played in a process of its own: a planted bug stays in it."""
    command = [sys.executable, "-m", "tests.endurance.killed", "one", name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [(call, problem) for call, problem in map(json.loads, done.stdout.splitlines())]


def main(day: str, *reports: str) -> None:
    kills: Counter[Kill] = Counter()
    wrong: list[str] = []
    for name in WORKS:
        for call, problem in apart(name):
            kills[name, call] += 1
            wrong += [f"{name}, {call}: {problem}"] if problem else []
    seen = {name: sum(bool(problem) for _, problem in apart(name)) for name in PLANTS}
    result = {
        "day": day,
        "kills_at_system_calls": kills.total(),
        "wrong": wrong,
        "rows": [{"work": work, "call": call, "kills": n} for (work, call), n in sorted(kills.items())],
        "seen_of_work_done_wrongly": seen,
        "played_by_the_tests": dict(sorted(counted(*reports).items())),
    }
    RESULT.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(RESULT.read_text(encoding="utf-8"))
    sys.exit(1 if wrong or not all(seen.values()) else 0)


if __name__ == "__main__":
    (one if sys.argv[1] == "one" else main)(*sys.argv[2 if sys.argv[1] == "one" else 1 :])
