"""Five thousand more hostile inputs than the tests meet, by chance from seeds. Run before a release.

    .venv/bin/python -m tests.endurance.hostile DAY

DAY is written into the result, ``hostile.json`` beside this file; no clock is read for it. Each package and
spreadsheet is met as in ``tests/hostile``: in words, in 10 s of CPU time and 1 GB, nothing written outside.
Control: with the guard against hidden characters taken away, a package that holds one must be let through.
"""

import json
import subprocess
import sys
from pathlib import Path

from tests.architecture.tree import ROOT

RESULT = Path(__file__).with_suffix(".json")
BATCH = 250
MOST = {"more packages": 3_000, "more spreadsheets": 2_000}
CONTROL = "hidden characters pass in cells"


def met(kind: str, first: int, stop: int, plant: str = "") -> list[dict[str, object]]:
    """How each of these ended; a process that ended itself stands there as one."""
    command = [sys.executable, "-m", "tests.hostile.worker", kind, str(first), str(stop), plant]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    ended = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode:
        ended.append({"name": f"{kind} {first + len(ended)}", "problems": [done.stderr[-300:]], "cpu": 0.0})
    return ended


def main(day: str) -> None:
    result: dict[str, object] = {"day": day}
    problems: list[object] = []
    for kind, count in MOST.items():
        ended = [
            one for first in range(0, count, BATCH) for one in met(kind, first, min(first + BATCH, count))
        ]
        seconds = [float(str(one["cpu"])) for one in ended]
        result[kind] = len(ended)
        result[f"{kind}, most CPU seconds"] = max(seconds)
        problems += [one for one in ended if one["problems"]]
    result["problems"] = problems
    missed = [one for one in met("packages", 0, 60, CONTROL) if one["problems"]]
    result["control"] = f"{len(missed)} of 60 were let through without the guard"
    RESULT.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.exit(1 if problems or not missed else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
