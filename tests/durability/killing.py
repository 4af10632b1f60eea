"""``kill -9`` at each step of a piece of work, one after the other, in processes of their own.

    for step, killed in kills_of(work, begin):
        ...                    look at what was left, and do the work again

A step is a change of a name, an opening for writing, or a wait for the disk; the process is killed just
before it. `kills_at` kills when a share of its time is over. For a program without threads of its own.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tests.durability.disk import CHANGES

#: More steps than any work here has.
_MOST = 2000


def kills_of(work: Callable[[], object], begin: Callable[[], object]) -> Iterator[int]:
    """Kill the work before its first step, its second, and so on, until it comes to its end.

    Args:
        work: the work; a process of its own does it.
        begin: puts everything as it is to be before the work, each time.
    """
    for step in range(1, _MOST):
        begin()
        if not _dies(work, step):
            return
        yield step
    raise AssertionError("the work never ends")


def kills_at(
    work: Callable[[], object], begin: Callable[[], object], shares: Iterable[float]
) -> Iterator[float]:
    """Kill the work when so much of its time is over, each time; what was over by then is passed over."""
    begin()
    began = time.monotonic()
    assert not _was_killed(_begun(work))
    whole = time.monotonic() - began
    for share in shares:
        begin()
        child = _begun(work)
        time.sleep(share * whole)
        os.kill(child, signal.SIGKILL)
        if _was_killed(child):
            yield share


def _dies(work: Callable[[], object], step: int) -> bool:
    def killed() -> None:
        _die_at(step)
        work()

    return _was_killed(_begun(killed))


def _begun(work: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as problem:  # noqa: BLE001 - whatever it is, the parent must see that it was no kill
            sys.stderr.write(f"{problem!r}\n")
            os._exit(1)
        os._exit(0)
    return child


def _was_killed(child: int) -> bool:
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the work failed by itself"
    return os.WIFSIGNALED(status)


def _die_at(step: int) -> None:
    taken = 0

    def tick() -> None:
        nonlocal taken
        taken += 1
        if taken == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in CHANGES:
            return
        flags = arguments[2] if event == "open" else os.O_WRONLY
        if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR):
            tick()

    # What a process wrote outlives its kill without waiting for the disk.
    os.fsync = os.fdatasync = lambda _: tick()  # type: ignore[assignment]
    sys.addaudithook(heard)
