"""Shuts a process in, so that whatever takes it over can do nothing but compute and answer what it was asked.

By two parts of Linux that need no privilege: a filter of system calls (seccomp), which leaves the few that
reckoning takes, and Landlock, which takes away files, folders, TCP and signals, as a second lock on the same
door. What was imported before goes on working; nothing is opened any more. Where a system has neither,
nothing is shut, and the answer says so.
"""

import ctypes
import ctypes.util
import os
import platform
import struct
import sys

FILTER, LANDLOCK = "seccomp", "landlock"
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _MODE_FILTER = 22, 38, 2
#: linux/audit.h, by which a filter knows the machine that a number of a call belongs to.
_MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
#: What is left, by its numbers on these two machines (asm/unistd.h): reading and writing what is open,
#: memory, time, random numbers, the end. Each other call is answered "not permitted".
_LEFT = {
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "pread64": (17, 67),
    "readv": (19, 65),
    "writev": (20, 66),
    "sched_yield": (24, 124),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "getpid": (39, 172),
    "exit": (60, 93),
    "gettimeofday": (96, 169),
    "sigaltstack": (131, 132),
    "gettid": (186, 178),
    "futex": (202, 98),
    "clock_gettime": (228, 113),
    "exit_group": (231, 94),
    "getrandom": (318, 278),
}
_LOAD, _EQUAL, _AT_LEAST, _ANSWER = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | 1, 0x80000000
#: On x86-64 numbers from here on are those of another way of calling.
_OTHER_WAY = 0x40000000
_CREATE_RULESET, _RESTRICT_SELF, _VERSION = 444, 446, 1
#: Bits of what Landlock takes away, by the version that knows the last of them: files, then TCP, then scopes.
_FILES = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
_TCP, _SCOPES, _KNOWS_TCP, _KNOWS_SCOPES = 3, 3, 4, 6


def confine() -> tuple[str, ...]:
    """Shut this process in for good; gives what holds it, `FILTER` and `LANDLOCK`, or nothing."""
    if not sys.platform.startswith("linux"):
        return ()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return ()
    held = [LANDLOCK] if _landlocked(libc) else []
    return (*held, FILTER) if _filtered(libc) else tuple(held)


def _landlocked(libc: ctypes.CDLL) -> bool:
    version = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint(_VERSION))
    if version < 1:
        return False
    words = [_FILES[min(version, max(_FILES))]]
    words += [_TCP] if version >= _KNOWS_TCP else []
    words += [_SCOPES] if version >= _KNOWS_SCOPES else []
    asked = struct.pack(f"={len(words)}Q", *words)
    rules = libc.syscall(_CREATE_RULESET, asked, ctypes.c_size_t(len(asked)), ctypes.c_uint(0))
    if rules < 0:
        return False
    done = libc.syscall(_RESTRICT_SELF, ctypes.c_int(rules), ctypes.c_uint(0))
    os.close(rules)
    return bool(done == 0)


def _filtered(libc: ctypes.CDLL) -> bool:
    machine = platform.machine()
    if machine not in _MACHINES:
        return False
    code = filter_of(machine)
    buffer = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(buffer))
    return bool(libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, program, 0, 0) == 0)


def filter_of(machine: str) -> bytes:
    """The filter of a machine, in steps of the kernel's packet filter (linux/filter.h) of 8 bytes each."""
    numbers = [one[list(_MACHINES).index(machine)] for one in _LEFT.values()]
    steps = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, _MACHINES[machine]),
        (_ANSWER, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, len(numbers), 0, _OTHER_WAY),
        *((_EQUAL, len(numbers) - at, 0, number) for at, number in enumerate(numbers)),
        (_ANSWER, 0, 0, _REFUSE),
        (_ANSWER, 0, 0, _ALLOW),
    ]
    return b"".join(struct.pack("=HBBI", *one) for one in steps)
