"""``kill -9`` at each system call that changes a file, as `strace` counts them, one process after the other.

`killing.py` stops a program before the steps that Python takes; here the system stops it at its own calls,
each write and name among them, with the real wait for the disk. Needs `strace` and leave to trace a child.
"""

import os
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

STRACE = shutil.which("strace")
CALLS = (
    "write,pwrite64,writev,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir,"
    "truncate,ftruncate,fsync,fdatasync,chmod,fchmod,fchmodat,copy_file_range,sendfile"
)
#: So long is waited for `strace` to be there.
_PATIENCE_SECONDS = 30
_CALL = re.compile(r"^\d+ +(\w+)\(", re.MULTILINE)


def kills_at_calls(work: Callable[[], object], begin: Callable[[], object], scratch: Path) -> Iterator[str]:
    """Kill the work at its first call, its second, and so on to its last: the name of each.

    Args:
        work: the work; a process of its own does it.
        begin: puts everything as it is to be before the work, each time.
        scratch: a folder outside of what is worked in.
    """
    begin()
    assert not _dies(work, scratch / "calls", ()), "nothing was to be killed"
    seen: Counter[str] = Counter()
    for name in _CALL.findall((scratch / "calls").read_text(encoding="utf-8", errors="replace")):
        seen[name] += 1
        begin()
        rule = f"inject={name}:signal=KILL:when={seen[name]}"
        if _dies(work, scratch / "calls", ("-e", rule)):
            yield name


def _dies(work: Callable[[], object], told: Path, rule: tuple[str, ...]) -> bool:
    child = os.fork()
    if child == 0:
        os.kill(os.getpid(), signal.SIGSTOP)
        try:
            work()
        except BaseException:  # noqa: BLE001 - whatever it is, the parent must see that it was no kill
            os._exit(1)
        os._exit(0)
    os.waitpid(child, os.WUNTRACED)
    command = [STRACE or "strace", "-f", "-qq", "-o", str(told), "-e", f"trace={CALLS}", *rule]
    with subprocess.Popen([*command, "-p", str(child)], stderr=subprocess.DEVNULL) as tracer:
        try:
            _await_tracer(child, tracer)
            os.kill(child, signal.SIGCONT)
            _, status = os.waitpid(child, 0)
        except BaseException:
            os.kill(child, signal.SIGKILL)
            raise
        finally:
            tracer.wait(_PATIENCE_SECONDS)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the work failed by itself"
    return os.WIFSIGNALED(status)


def _await_tracer(child: int, tracer: subprocess.Popen[bytes]) -> None:
    for _ in range(100 * _PATIENCE_SECONDS):
        if "TracerPid:\t0\n" not in Path(f"/proc/{child}/status").read_text(encoding="utf-8"):
            return
        assert tracer.poll() is None, "strace may not trace here"
        time.sleep(0.01)
    raise AssertionError("strace never began")
