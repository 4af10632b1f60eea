"""Files that mean harm, at length: hundreds, each cleaned in its process, with what that took.

    .venv/bin/python -m tests.endurance.hostile_files DAY [EACH]

Writes ``hostile_files.json`` with DAY in it: no clock is read for it. Time is of the processor (``wait4``).
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path, PurePosixPath
from resource import struct_rusage

from tests.office.cleaning.many import CLASSES, harm_in, many

RESULT = Path(__file__).with_suffix(".json")
EACH = 10
_MOST_MEMORY, _MOST_SECONDS = 256 * 1024, 10.0


def main(day: str, each: int = EACH) -> None:
    found: Counter[str] = Counter()
    memory, seconds, harmful = 0, 0.0, []
    for name, handed, data in many(each):
        code, answer, cleaned, used = _cleaned(handed, data)
        memory, seconds = max(memory, used.ru_maxrss), max(seconds, used.ru_utime + used.ru_stime)
        outcome = "ended" if code else "refused" if "refused" in answer else "cleaned"
        found[outcome] += 1
        if outcome == "cleaned" and harm_in(cleaned):
            harmful.append(name)
    told = {
        "day": day,
        "load": round(os.getloadavg()[0], 1),
        "classes": len(CLASSES),
        "files": each * len(CLASSES),
        "outcomes": dict(sorted(found.items())),
        "escapes": sorted(set(harmful)),
        "most_memory_kb": memory,
        "most_seconds": round(seconds, 2),
        "within": memory <= _MOST_MEMORY and seconds <= _MOST_SECONDS,
    }
    RESULT.write_text(json.dumps(told, indent=2) + "\n")


def _cleaned(handed: str, data: bytes) -> tuple[int, dict[str, object], bytes, struct_rusage]:
    ending = PurePosixPath(handed).suffix
    words = [sys.executable, "-P", "-m", "tallystick.office.cleaning.cleaner", ending]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as one:
        assert one.stdin is not None
        assert one.stdout is not None
        try:
            one.stdin.write(data)
            one.stdin.close()
        except BrokenPipeError:
            pass
        told = one.stdout.read()
        _, status, used = os.wait4(one.pid, 0)
        one.returncode = os.waitstatus_to_exitcode(status)
        line, _, cleaned = told.partition(b"\n")
        answer: dict[str, object] = json.loads(line) if line else {}
        return one.returncode, answer, cleaned, used


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
