"""Bytes and names that are on the disk when these functions return."""

import os
from pathlib import Path
from typing import BinaryIO


def write_all(out: BinaryIO, data: bytes) -> None:
    """Write all of the bytes, however many turns it takes."""
    rest = memoryview(data)
    while rest:
        rest = rest[out.write(rest) :]


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last.

    Raises:
        OSError: the disk refuses.
    """
    sync(folder, os.O_RDONLY | os.O_DIRECTORY)


def sync(path: Path, flags: int = os.O_RDONLY) -> None:
    """Make what a file holds last.

    Raises:
        OSError: the disk refuses.
    """
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
