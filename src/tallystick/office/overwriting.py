"""What a process of the office gives back of its memory is overwritten, and none of it is left on a disk.

Python frees what a request held and wipes nothing: of what somebody had sent the memory of the server had
thousands of pieces a hundred requests later. The system's own allocator (glibc) can write over each piece as
it is given back, where Python asks it for every one and it keeps none aside for its threads. Both are read
when a process begins, so that it has to begin once more.
"""

import contextlib
import ctypes
import os
import resource
import sys
from operator import eq

_PYTHON, _ALLOCATOR, _TUNED = "PYTHONMALLOC", "malloc", "GLIBC_TUNABLES"
#: glibc's manual, *Memory Allocation Tunables*: what is given back is filled with this byte turned about (and
#: what is asked for with the byte itself); pieces kept aside for a thread are filled by nobody.
_FILLED = ("glibc.malloc.perturb=90", "glibc.malloc.tcache_count=0")
_PR_SET_DUMPABLE = 4
#: By which a process knows that it was begun again: its number, which stays.
_BEGUN = "TALLYSTICK_BEGUN_AGAIN"
#: How long a piece is by which it is tried whether pieces are overwritten, and how often; of what was
#: overwritten the last eight bytes may stay, and some of the others be what they were by chance.
_TRIED, _TIMES = 100, 3
_BYTES_BEGIN = bytes.__basicsize__ - 1


def overwrite_what_is_freed() -> bool:
    """Begin this process again with an allocator that overwrites, unless it has one; once.

    Its words and what it has open stay. Nothing is done where the system has another allocator, as Alpine and
    macOS have, and in vain where Python heeds no variables (``-E``, ``-I``), where the system takes them away
    (a program with capabilities of its own) or where another allocator is put before.

    Returns:
        Whether what is freed is overwritten, as tried out.
    """
    was_begun = os.environ.pop(_BEGUN, "") == str(os.getpid())
    if not was_begun and _has_glibc() and not is_overwritten():
        tuned = [one for one in os.environ.get(_TUNED, "").split(":") if one and one not in _FILLED]
        told = {_PYTHON: _ALLOCATOR, _TUNED: ":".join([*tuned, *_FILLED]), _BEGUN: str(os.getpid())}
        for waiting in (sys.stdout, sys.stderr):
            waiting.flush()
        with contextlib.suppress(OSError):  # its program was moved or replaced meanwhile
            os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], os.environ | told)  # noqa: S606 - as it was called
    return is_overwritten()


def is_overwritten() -> bool:
    """Whether what Python and libraries give back is overwritten: some pieces are tried."""
    return all(
        2 * sum(map(eq, left(held), held)) < _TRIED
        for left in (_left_by_python, _left_by_libraries)
        for held in (os.urandom(_TRIED) for _ in range(_TIMES))
    )


def _left_by_python(held: bytes) -> bytes:
    piece = bytes(bytearray(held))
    begins = id(piece) + _BYTES_BEGIN
    del piece
    return ctypes.string_at(begins, len(held))


def _left_by_libraries(held: bytes) -> bytes:
    system = ctypes.CDLL(None)
    system.malloc.restype = ctypes.c_void_p
    piece = ctypes.c_void_p(system.malloc(ctypes.c_size_t(len(held))))
    ctypes.memmove(piece, held, len(held))
    system.free(piece)
    return ctypes.string_at(piece, len(held))


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
