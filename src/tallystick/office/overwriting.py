"""What a process of the office gives back of its memory is overwritten, and none of it is left on a disk.

Python frees what a request held and wipes nothing: of what somebody had sent the memory of the server had
thousands of pieces a hundred requests later. The system's own allocator (glibc) can write over each piece as
it is given back, where Python asks it for every one and it keeps none aside for its threads. Both are read
when a process begins, so that it has to begin once more.
"""

import ctypes
import os
import resource
import sys

_PYTHON, _ALLOCATOR, _TUNED = "PYTHONMALLOC", "malloc", "GLIBC_TUNABLES"
#: glibc's manual, *Memory Allocation Tunables*: what is given back is filled with this byte turned about (and
#: what is asked for with the byte itself); pieces kept aside for a thread are filled by nobody.
_FILLED = ("glibc.malloc.perturb=90", "glibc.malloc.tcache_count=0")
_PR_SET_DUMPABLE = 4


def overwrite_what_is_freed() -> None:
    """Begin this process again with an allocator that overwrites, unless it has one.

    Its words and what it has open stay. Nothing is done where the system has another allocator, as Alpine and
    macOS have.
    """
    if is_overwritten() or not _has_glibc():
        return
    tuned = [one for one in os.environ.get(_TUNED, "").split(":") if one]
    os.environ |= {_PYTHON: _ALLOCATOR, _TUNED: ":".join([*tuned, *_FILLED])}
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - this command, as it was called


def is_overwritten() -> bool:
    """Whether this process has the allocator that overwrites."""
    tuned = os.environ.get(_TUNED, "").split(":")
    return os.environ.get(_PYTHON) == _ALLOCATOR and set(_FILLED) <= set(tuned)


def leave_no_core() -> None:
    """Have nothing of this process's memory written to a disk if it ends by a fault."""
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    if sys.platform.startswith("linux"):  # a program that is handed what is left is not bound by that limit
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _has_glibc() -> bool:
    try:
        return (os.confstr("CS_GNU_LIBC_VERSION") or "").startswith("glibc")
    except (AttributeError, ValueError, OSError):
        return False
