"""Every hostile input of the tests, and eleven thousand more by chance from seeds. Run before a release.

    .venv/bin/python -m tests.endurance.hostile DAY

DAY is written into the result, ``hostile.json`` beside this file; no clock is read for it. Each input is met
as in ``tests/hostile``: in words, in 10 s of CPU time and 1 GB, nothing written outside. Of each kind stand
there how many were met, the most CPU time that one took, and which one, and all that took more than six
seconds; what a run that was stopped did not come to is named. Control: with the guard against
hidden characters taken away, a package that holds one must be let through.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from tests.architecture.tree import ROOT
from tests.hostile import checked
from tests.hostile.parquets import by_chance, package, parquets
from tests.hostile.worker import KINDS

RESULT = Path(__file__).with_suffix(".json")
BATCH = 250
#: What takes longer is listed by its name: it is nearest to the bound of 10.
SLOW_SECONDS = 6.0
CONTROL = "hidden characters pass in cells"
Ended = dict[str, object]


def met(kind: str, first: int, stop: int, plant: str = "") -> list[Ended]:
    """How each of these ended; a process that ended itself stands there as one."""
    command = [sys.executable, "-m", "tests.hostile.worker", kind, str(first), str(stop), plant]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    ended = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode:
        ended.append({"name": f"{kind} {first + len(ended)}", "problems": [done.stderr[-300:]], "cpu": 0.0})
    return ended


def all_of(kind: str) -> list[Ended]:
    count = len(KINDS[kind]())
    ended = [one for first in range(0, count, BATCH) for one in met(kind, first, first + BATCH)]
    assert len(ended) == count, f"{len(ended)} of {count} {kind} were met"
    return ended


def tables_in_parquet() -> Iterator[Ended]:
    """How each of these ended, checked in a process that may have more addresses but no more memory."""
    for name, made in [*parquets(), *by_chance(range(4, 500))]:
        with tempfile.TemporaryDirectory() as scratch:
            command = [sys.executable, "-m", checked.__name__, str(package(Path(scratch), made)), "[]"]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        yield {"name": name} | json.loads(done.stdout)


def result_of(day: str, met_of: Mapping[str, list[Ended]], left: list[str], missed: int) -> dict[str, object]:
    """What is kept of a run: how it ended, and of each kind the slowest, and what took long."""
    problems = [one for ended in met_of.values() for one in ended if one["problems"]]
    rows: list[dict[str, object]] = []
    for kind, ended in met_of.items():
        slowest = max(ended, key=lambda one: float(str(one["cpu"])))
        slow = {str(one["name"]): one["cpu"] for one in ended if float(str(one["cpu"])) > SLOW_SECONDS}
        row = {"kind": kind, "met": len(ended), "most_cpu_seconds": slowest["cpu"], "of": slowest["name"]}
        rows.append(row | ({"slow": slow} if slow else {}))
    return {
        "day": day,
        "met": sum(len(ended) for ended in met_of.values()),
        "not_met_yet": left,
        "problems": problems,
        "rows": rows,
        "control": f"{missed} of 60 were let through without the guard",
    }


def main(day: str) -> None:
    """Meet all, and write what was found after each kind: a run that is stopped leaves what it found."""
    kinds: dict[str, Callable[[], list[Ended]]] = {kind: partial(all_of, kind) for kind in KINDS}
    kinds["tables in Parquet"] = lambda: list(tables_in_parquet())
    missed = len([one for one in met("packages", 0, 60, CONTROL) if one["problems"]])
    met_of: dict[str, list[Ended]] = {}
    for kind, meet in kinds.items():
        met_of[kind] = meet()
        result = result_of(day, met_of, [one for one in kinds if one not in met_of], missed)
        RESULT.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.exit(1 if result["problems"] or not missed else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
