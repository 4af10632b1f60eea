"""A whole folder put in another's place at one stroke, so that whoever looks finds the one or the other."""

import ctypes
import errno
import os
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.register.fresh import aside_path, fresh_path, remove, sync_folder

#: Of Linux's ``renameat2``: exchange the two names (linux/fs.h), counted from the present folder (fcntl.h).
_EXCHANGE, _FROM_HERE = 2, -100
#: What a file system answers that can't exchange two names.
_UNABLE = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})


def swap(target: Path) -> Path | None:
    """Put what was made ready in a folder's place; gives where that which stood there stands now.

    At no moment is nothing there, on a file system that can exchange two names. On others the old contents
    stand aside for the time between two renamings; after a kill in between `settle` puts them back.

    Raises:
        OSError: it can't be done; the folder is as it was.
        Refusal: nor could the folder be put back; says where it lies whole.
    """
    fresh = fresh_path(target)
    if not os.path.lexists(target):
        fresh.rename(target)
        return None
    if _exchanged(fresh, target):
        return fresh
    aside = aside_path(target)
    target.rename(aside)
    try:
        fresh.rename(target)
    except BaseException:
        _put_back(aside, target)
        raise
    return aside


def swap_back(target: Path, old: Path | None) -> None:
    """Undo a swap, so that what was made ready stands beside the folder again.

    Args:
        target: the folder.
        old: what the swap gave.

    Raises:
        OSError: it can't be undone.
        Refusal: it was undone by half; says where the old folder lies whole.
    """
    fresh = fresh_path(target)
    if old == fresh:
        _exchanged(fresh, target)
        return
    target.rename(fresh)
    if old is not None:
        _put_back(old, target)


def keep(folder: Path, target: Path) -> Path:
    """Give a folder a name of its own beside another, under which nothing takes it away, and say which.

    Raises:
        OSError: it can't be renamed.
    """
    number = 1
    while os.path.lexists(place := target.parent / f"{target.name}.not-saved-{number}"):
        number += 1
    folder.rename(place)
    sync_folder(target.parent)
    return place


def settle(target: Path) -> None:
    """Clear away what a save that was cut short left beside a folder; only while no other may write there.

    Raises:
        OSError: something of it can't be moved or removed.
    """
    aside = aside_path(target)
    if aside.is_dir() and not os.path.lexists(target):
        aside.rename(target)
        sync_folder(target.parent)
    for leftover in (aside, fresh_path(target)):
        if os.path.lexists(leftover):
            remove(leftover)


def _put_back(old: Path, target: Path) -> None:
    try:
        old.rename(target)
    except OSError as problem:
        raise Refusal(
            f"{target} could not be replaced, and what was there lies whole in {old} ({problem.strerror})",
            f"move {old} back to {target}",
        ) from None


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two names at one stroke; False where this system or file system can't.

    Raises:
        OSError: it could, and refuses.
    """
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_FROM_HERE, os.fsencode(one), _FROM_HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNABLE:
        return False
    raise OSError(code, os.strerror(code), str(one))
