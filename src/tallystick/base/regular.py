"""The one way to read a file that somebody hands us: only a regular one, and never more than there may be."""

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

from tallystick.base.reasons import Count, Reason, plural

_KINDS = {
    stat.S_IFDIR: Reason("it is a folder"),
    stat.S_IFIFO: Reason("it is a pipe, not a file"),
    stat.S_IFSOCK: Reason("it is a socket, not a file"),
    stat.S_IFCHR: Reason("it is a device, not a file"),
    stat.S_IFBLK: Reason("it is a device, not a file"),
}


class UnfitFile(OSError):
    """What is there is no regular file, or is too large.

    Attributes:
        reason: which of them; ``strerror`` says it in English, as in other errors of the system.
    """

    def __init__(self, reason: Reason, path: object) -> None:
        """Say why."""
        super().__init__(errno.EINVAL, reason.text, str(path))
        self.reason = reason


def open_regular(path: str | Path, largest: int) -> BinaryIO:
    """A regular file, or one that a link leads to, opened for reading; a pipe or device is not waited for.

    Args:
        path: the file.
        largest: how many bytes it may have.

    Raises:
        UnfitFile: it is no regular file, or is larger.
        OSError: it is not there or can't be read; ``strerror`` says why.
    """
    try:
        _refuse_unfit(Path(path).stat(), path, largest)
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
    except ValueError:
        raise FileNotFoundError(errno.ENOENT, "no file has such a name", str(path)) from None
    file = os.fdopen(handle, "rb")
    try:
        _refuse_unfit(os.fstat(handle), path, largest)  # it may be another one by now
    except UnfitFile:
        file.close()
        raise
    return file


def read_regular(path: str | Path, largest: int) -> bytes:
    """The bytes of a regular file, or of one that a link leads to; one that is too large is not read.

    Raises:
        UnfitFile: it is no regular file, or has more bytes than ``largest``.
        OSError: it is not there or can't be read; ``strerror`` says why.
    """
    with open_regular(path, largest) as file:
        # As much memory as is asked for is taken at once, so that no more is asked for than there is.
        size = min(os.fstat(file.fileno()).st_size, largest)
        data = file.read(size + 1)
        if len(data) > size:  # it grew, or tells no size
            data += file.read(largest + 1 - len(data))
    if len(data) > largest:
        raise UnfitFile(_too_large(largest), path)
    return data


def in_words(size: int) -> Reason:
    """A number of bytes, in MB where it has so many.

    Examples:
        >>> in_words(64 * 1024 * 1024).text, in_words(4096).text
        ('64 MB', '4 kB')
    """
    if size < 1024:
        return Reason(plural("{number} byte", "{number} bytes"), number=Count(size))
    if size < 1024**2:
        return Reason("{size} kB", size=Count(size // 1024))
    return Reason("{size} MB", size=Count(size // 1024**2))


def _too_large(largest: int) -> Reason:
    return Reason("it is larger than {size}", size=in_words(largest))


def _refuse_unfit(about: os.stat_result, path: object, largest: int) -> None:
    kind = _KINDS.get(stat.S_IFMT(about.st_mode))
    if kind is not None:
        raise UnfitFile(kind, path)
    if about.st_size > largest:
        raise UnfitFile(_too_large(largest), path)


def file_sha256(place: Path) -> str:
    """The SHA-256 of a file of any size."""
    with place.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
