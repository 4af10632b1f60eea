"""Files that are read without the file system noting when."""

import os
from pathlib import Path

#: Linux alone has it, and only for whoever owns the file.
_UNNOTED = getattr(os, "O_NOATIME", 0)


def read_unnoted(place: Path) -> bytes:
    """The bytes of a file, whose time of reading stays what it was where the system can leave it.

    Raises:
        OSError: it is not there, or can't be read.
    """
    with open(place, "rb", opener=_opened) as file:
        return file.read()


def _opened(path: str, flags: int) -> int:
    try:
        return os.open(path, flags | _UNNOTED)
    except PermissionError:  # another's file
        return os.open(path, flags)
