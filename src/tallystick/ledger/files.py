"""Writing so that it lasts: what these functions have written is on the disk when they return."""

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from tallystick.base.findings import Refusal
from tallystick.base.showing import shown

#: For what anyone may read, as far as the umask lets them; for what only the owner may.
OPEN, OPEN_FOLDER, PRIVATE, PRIVATE_FOLDER = 0o644, 0o755, 0o600, 0o700
#: Keys, notes and receipts are a few lines long; a file larger than this is none of them.
_LARGEST_TEXT = 4_000_000


@contextlib.contextmanager
def explained(path: str | Path) -> Iterator[None]:
    """Say for people why a file can't be read or written.

    Raises:
        Refusal: instead of any `OSError` inside.
    """
    name = shown(str(path))
    try:
        yield
    except FileNotFoundError:
        above = Path(path).parent
        what = f"file {name}" if above.is_dir() else f"folder {shown(str(above))}"
        raise Refusal(f"there is no {what}", "correct the name, or make it first") from None
    except FileExistsError:
        raise Refusal(f"there is a file {name} already", "choose another name; nothing was changed") from None
    except OSError as problem:
        reason = (problem.strerror or os.strerror(problem.errno or 0)).lower()
        raise Refusal(
            f"{name} can't be read or written ({reason})", "choose a place that this user may use, with room"
        ) from None


def write_new(path: str | Path, data: bytes, mode: int = OPEN) -> None:
    """Write a file that is not there yet, whole or not at all, durably.

    Raises:
        Refusal: it is there, or it can't be written.
    """
    place = Path(path)
    with explained(path):
        with _fresh(place, data, mode) as fresh:
            _put(fresh, place)
        sync_folder(place.parent)


def replace_file(path: str | Path, data: bytes, mode: int = OPEN) -> None:
    """Put a file in the place of what may be there: the old one or the new one, never half of it.

    Raises:
        Refusal: it can't be written, or what is there is no file: a folder, a device.
    """
    place = Path(path)
    with explained(path):
        if place.exists() and not place.is_file():
            raise _no_file(place)
        with _fresh(place, data, mode) as fresh:
            fresh.rename(place)
        sync_folder(place.parent)


def make_folder(path: str | Path, mode: int = OPEN_FOLDER) -> None:
    """Make a folder with all that is missing above it, durably; one that is there is left as it is.

    Raises:
        Refusal: it can't be made.
    """
    with explained(path):
        missing = [one for one in (Path(path), *Path(path).parents) if not one.exists()]
        for folder in reversed(missing):
            folder.mkdir(mode if folder == Path(path) else OPEN_FOLDER, exist_ok=True)
            sync_folder(folder.parent)
        if not Path(path).is_dir():
            raise FileExistsError


def wipe(path: Path) -> None:
    """Delete a file after writing zeros where it lay, so that what it held stands in no file any more."""
    with path.open("r+b", buffering=0) as out:
        write_all(out, b"\0" * os.fstat(out.fileno()).st_size)
        os.fsync(out.fileno())
    path.unlink()
    sync_folder(path.parent)


def left_over(folder: Path, name: str = "") -> list[Path]:
    """What a process that was stopped left in a folder beside a file of a name, or beside any."""
    fitting = re.compile(rf"\.{re.escape(name)}\.\d+\.new" if name else r"\..*\.new")
    return sorted(one for one in folder.glob(".*.new") if fitting.fullmatch(one.name) and _is_plain(one))


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
        raise _no_file(path)
    return os.fdopen(handle, "rb")


def read_text(path: str | Path) -> str:
    """The text of a small file.

    Raises:
        Refusal: it is not there, not readable, too large to be one, or not UTF-8.
    """
    with open_plain(path) as source, explained(path):
        data = source.read(_LARGEST_TEXT + 1)
    try:
        if len(data) <= _LARGEST_TEXT:
            return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    raise Refusal(f"{shown(str(path))} is no text of a few lines", "name the text file that was meant")


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_all(out: BinaryIO, data: bytes) -> None:
    """Write all of the bytes, however many turns it takes."""
    rest = memoryview(data)
    while rest:
        rest = rest[out.write(rest) :]


@contextlib.contextmanager
def _fresh(place: Path, data: bytes, mode: int) -> Iterator[Path]:
    """A file beside a place, on the disk, to be moved there; gone when the block ends."""
    fresh = place.with_name(f".{place.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "wb", buffering=0) as out:
            write_all(out, data)
            os.fsync(out.fileno())
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)


def _put(fresh: Path, place: Path) -> None:
    """Give a file its name unless something has that name."""
    try:
        os.link(fresh, place)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: take the name first, then the file
        os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
        fresh.rename(place)


def _is_plain(place: Path) -> bool:
    return place.is_file() and not place.is_symlink()


def _no_file(path: str | Path) -> Refusal:
    return Refusal(f"{shown(str(path))} is no plain file", "name a file, not a folder, a pipe or a device")
