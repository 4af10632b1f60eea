"""A ledger's files: opened only where they are plain ones, kept from others."""

import os
import stat
from io import BufferedReader
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import explained, no_plain_file
from tallystick.base.reasons import Reason, Text
from tallystick.base.showing import shown

#: Keys, notes and receipts are a few lines long; a file larger than this is none of them.
LARGEST_TEXT = 4_000_000


def tighten(path: Path, mode: int) -> None:
    """Take from others the leave to use a file or folder, where they have it."""
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        path.chmod(mode)


def open_plain(path: str | Path) -> BufferedReader:
    """Open a plain file for reading: no folder, no device, no pipe that would never end.

    Raises:
        Refusal: it is not there, not readable, or no plain file.
    """
    with explained(path):
        # Without O_NONBLOCK the opening itself would wait for whoever writes into a pipe.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise no_plain_file(path)
    return os.fdopen(handle, "rb")


def read_at_most(path: str | Path, most: int) -> bytes | None:
    """What a plain file holds; None where that is more than so many bytes, of which none is read then.

    Raises:
        Refusal: it is not there, not readable, or no plain file.
    """
    with open_plain(path) as source, explained(path):
        size = os.fstat(source.fileno()).st_size
        # As much memory as is asked for is taken at once, so that no more is asked for than there is.
        data = b"" if size > most else source.read(size + 1)
        if len(data) > size:  # it grew meanwhile
            data += source.read(most + 1 - len(data))
        return data if os.fstat(source.fileno()).st_size <= most and len(data) <= most else None


def read_text(path: str | Path, largest: int = LARGEST_TEXT) -> str:
    """The text of a file of no more than so many bytes.

    Raises:
        Refusal: it is not there, not readable, too large to be one, or not UTF-8.
    """
    data = read_at_most(path, largest)
    try:
        if data is not None:
            return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    raise Refusal(
        Reason("{path} is no text of a few lines", path=Text(shown(str(path)))),
        Reason("name the text file that was meant"),
    )
