"""The one way to read a file that somebody hands us: only a regular one, and never more than there may be."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_KINDS = {
    stat.S_IFDIR: "it is a folder",
    stat.S_IFIFO: "it is a pipe, not a file",
    stat.S_IFSOCK: "it is a socket, not a file",
    stat.S_IFCHR: "it is a device, not a file",
    stat.S_IFBLK: "it is a device, not a file",
}


class UnfitFile(OSError):
    """What is there is no regular file, or is too large; ``strerror`` says which."""

    def __init__(self, why: str, path: object) -> None:
        """Say why, as other errors of the system do."""
        super().__init__(errno.EINVAL, why, str(path))


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
        data = file.read(largest + 1)
    if len(data) > largest:  # it grew, or tells no size
        raise UnfitFile(f"it is larger than {in_words(largest)}", path)
    return data


def in_words(size: int) -> str:
    """A number of bytes, in MB where it has so many.

    Examples:
        >>> in_words(64 * 1024 * 1024), in_words(4096)
        ('64 MB', '4 kB')
    """
    if size < 1024:
        return f"{size} bytes"
    return f"{size // 1024**2} MB" if size >= 1024**2 else f"{size // 1024} kB"


def _refuse_unfit(about: os.stat_result, path: object, largest: int) -> None:
    kind = _KINDS.get(stat.S_IFMT(about.st_mode))
    if kind is not None:
        raise UnfitFile(kind, path)
    if about.st_size > largest:
        raise UnfitFile(f"it is larger than {in_words(largest)}", path)
