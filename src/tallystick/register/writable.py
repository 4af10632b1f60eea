"""Whether a package may be written into a folder; if not, why, in words."""

import errno
import os
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import UNWRITTEN, explained
from tallystick.base.reasons import Reason, Text, msgid
from tallystick.register.model import Package
from tallystick.register.settings import DESCRIPTOR

#: What may lie in a package's folder; anything else says that the folder is not ours to replace.
_KNOWN = frozenset({"tables", "methods", "document.txt", DESCRIPTOR, "README.md", "LICENSE", ".gitignore"})
#: What ``tallystick read`` puts beside the tables: where in the document each row was read.
_READ = frozenset({"commitments.csv", "targets.csv", "reading"})
_ROOM = msgid("make room on the disk and try again")
_WHOLE = msgid(
    "put the package into a folder inside it: a folder that is a disk of its own can't be replaced"
)
_MENDS = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EXDEV: _WHOLE,
    errno.EBUSY: _WHOLE,
    errno.ENOLCK: msgid("copy the package to a disk of this machine: where it lies, no file can be locked"),
}


def may_be_written(path: str) -> AbstractContextManager[None]:
    """Say for people why a package can't be written into a folder.

    Raises:
        Refusal: instead of any `OSError` inside.
    """
    return explained(path, UNWRITTEN, Reason("choose a folder this user may write to"), _MENDS)


def resolved(path: str) -> Path:
    """The folder itself, behind any links that lead to it.

    Raises:
        OSError: the links lead in a circle, or it is a name that no file can have.
    """
    try:
        return Path(path).resolve()
    except RuntimeError:  # what Python before 3.13 raises for a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path) from None
    except ValueError:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path) from None


def refuse_foreign(target: Path, package: Package, names: Iterable[str], path: str) -> None:
    """See that a folder is a package's and may be written.

    Args:
        target: the folder, which need not be there.
        package: what is to be written.
        names: the files that are to be written, by their place in the package.
        path: the folder as the person named it.

    Raises:
        Refusal: it holds something that is no part of a package, or a link in the place of such a file.
        PermissionError: this user may not write into it.
    """
    if os.path.lexists(target) and not target.is_dir():
        raise Refusal(
            Reason("{path} is a file, and a package is a folder", path=Text(path)),
            Reason("name a folder of its own, or move that away"),
        )
    foreign = _foreign(target, package)
    if foreign:
        raise Refusal(
            Reason(
                "{path} holds {foreign}, which is no part of a plan package",
                path=Text(path),
                foreign=Text(foreign),
            ),
            Reason("name a folder of its own, or move that away"),
        )
    linked = next((one for one in _places(names) if (target / one).is_symlink()), None)
    if linked:
        raise Refusal(
            Reason(
                "{linked} in {path} is a link to another place, which saving would cut",
                linked=Text(linked),
                path=Text(path),
            ),
            Reason("put the file or folder itself there"),
        )
    for place, _, _ in os.walk(target):
        if not os.access(place, os.W_OK | os.X_OK, effective_ids=True):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), place)


def _foreign(target: Path, package: Package) -> str | None:
    if not target.exists():
        return None
    document = package.descriptor.tallystick.document
    known = _KNOWN | _READ | ({document.path} if document else set())
    return next((one.name for one in sorted(target.iterdir()) if one.name not in known), None)


def _places(names: Iterable[str]) -> list[str]:
    """The files, and before them the folders in which they lie."""
    return sorted({str(above) for name in names for above in (Path(name), *Path(name).parents)} - {"."})
