"""Checks a package in a process with little memory, and says what was wrong with how that ended.

``python -m tests.hostile.checked FOLDER PLANTS`` prints its problems, CPU time and memory in JSON. It is
started by itself and imports little: of a program's memory the system keeps the most, and what its parent
held counts as held by it.
"""

import json
import os
import resource
import sys
from pathlib import Path

from benchmarks.cpu import pace

#: A module, a name in it and what stands in its place.
Plant = tuple[str, str, str]
#: On a machine as quick as the one on which it was set; `slowed` says what it is on another.
CPU_SECONDS = 10.0
#: Memory that is really used; of addresses the table engine takes more. At thrice as much it is stopped.
MEMORY_KB, MOST_DATA = 1024**2, 3 * 1024**3


def main(folder: Path, plants: list[Plant]) -> dict[str, object]:
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
    wrong += [f"{seconds:.1f} s of CPU time"] if seconds > CPU_SECONDS and seconds > slowed() else []
    wrong += [f"{used.ru_maxrss} kB of memory"] if used.ru_maxrss > MEMORY_KB else []
    return {"problems": wrong, "cpu": round(seconds, 2), "kilobytes": used.ru_maxrss}


def slowed() -> float:
    """The bound on this machine as it is now, where that is slower than the one on which it was set."""
    return CPU_SECONDS * max(1.0, pace())


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), json.loads(sys.argv[2]))))
