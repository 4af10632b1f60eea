"""One writer at a time, by a lock that goes with whoever holds it, however that ends."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from tallystick.base.findings import Refusal

#: How long another writer is waited for, in seconds: many times what saving a large package takes.
PATIENCE = 60.0
_PAUSE = 0.02


def lock_path(target: Path) -> Path:
    """The file that is locked while a folder is written: beside it, and there only for so long."""
    return target.parent / f".{target.name}.lock"


@contextlib.contextmanager
def only_writer(target: Path) -> Iterator[None]:
    """Be the only one who writes into a folder, which need not be there yet.

    The operating system holds the lock for the process and takes it back when that ends, even by a kill or
    a loss of power: a lock file that was left behind locks nothing.

    Args:
        target: the folder, its links resolved.

    Raises:
        Refusal: somebody else has been writing there all the while.
        OSError: no file can be made beside the folder.
    """
    place = lock_path(target)
    handle = _locked(place, target, os.O_CREAT)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            place.unlink()  # while it is locked, so that nobody else's is taken away
        os.close(handle)


@contextlib.contextmanager
def only_user(file: Path) -> Iterator[None]:
    """Be the only one who works with a file, and with what is kept beside it, among those who ask so.

    Raises:
        Refusal: somebody else has been using it all the while.
        OSError: there is no such file, or it can't be read.
    """
    handle = _locked(file, file, 0)
    try:
        yield
    finally:
        os.close(handle)


def _locked(place: Path, target: Path, create: int) -> int:
    """The open file, locked.

    Raises:
        Refusal: its holder outlasts all patience.
        OSError: it can't be opened or locked.
    """
    until = time.monotonic() + PATIENCE
    while True:
        handle = _open(place, create)
        try:
            mine = _is_free(handle) and _still_there(handle, place)
        except BaseException:
            os.close(handle)
            raise
        if mine:
            return handle
        os.close(handle)
        if time.monotonic() >= until:
            raise Refusal(
                f"{target} is being written by another program, and has been for {PATIENCE:.0f} seconds",
                "try again when that has ended; nothing was changed",
            )
        time.sleep(_PAUSE)


def _open(place: Path, create: int) -> int:
    """The file; that of another user, which may only be read, will do."""
    try:
        return os.open(place, os.O_RDWR | os.O_NOFOLLOW | create, 0o666)
    except PermissionError:
        with contextlib.suppress(FileNotFoundError):
            return os.open(place, os.O_RDONLY | os.O_NOFOLLOW)
        raise


def _is_free(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _still_there(handle: int, place: Path) -> bool:
    """Whether what was locked is the file that others see: its last holder may have taken it away."""
    try:
        seen = place.stat()
    except FileNotFoundError:
        return False
    own = os.fstat(handle)
    return (seen.st_dev, seen.st_ino) == (own.st_dev, own.st_ino)
