"""A whole folder put in another's place at one stroke, so that whoever looks finds the one or the other."""

import ctypes
import errno
import os
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.base.system import why_refused

#: Of Linux's ``renameat2``: exchange the two names (linux/fs.h), counted from the present folder (fcntl.h).
_EXCHANGE, _FROM_HERE = 2, -100
#: What a file system answers that can't exchange two names.
_UNABLE = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})


def swap(fresh: Path, target: Path, aside: Path) -> Path | None:
    """Put a folder in another's place; gives where that which stood there stands now, if anything did.

    At no moment is nothing there, on a file system that can exchange two names. On others the old folder
    stands aside for the time between two renamings.

    Args:
        fresh: what was made ready.
        target: the place, which may be empty.
        aside: where the old folder stands meanwhile, and afterwards, where two names can't be exchanged.

    Raises:
        OSError: it can't be done; the folder is as it was.
        Refusal: nor could the folder be put back; says where it lies whole.
    """
    if not os.path.lexists(target):
        fresh.rename(target)
        return None
    if _exchanged(fresh, target):
        return fresh
    target.rename(aside)
    try:
        fresh.rename(target)
    except BaseException:
        _put_back(aside, target)
        raise
    return aside


def swap_back(fresh: Path, target: Path, old: Path | None) -> None:
    """Undo a swap, so that what was made ready stands where it stood.

    Args:
        fresh: where that was.
        target: the folder in whose place it stands.
        old: what the swap gave.

    Raises:
        OSError: it can't be undone.
        Refusal: it was undone by half; says where the old folder lies whole.
    """
    if old == fresh:
        _exchanged(fresh, target)
        return
    target.rename(fresh)
    if old is not None:
        _put_back(old, target)


def _put_back(old: Path, target: Path) -> None:
    try:
        old.rename(target)
    except OSError as problem:
        raise Refusal(
            Reason(
                "{path} could not be replaced, and what was there lies whole in {old} ({why})",
                path=Text(str(target)),
                old=Text(str(old)),
                why=why_refused(problem),
            ),
            Reason("move {old} back to {path}", old=Text(str(old)), path=Text(str(target))),
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
