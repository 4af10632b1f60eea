"""Writing so that it lasts: what these functions have written is on the disk when they return."""

import contextlib
import fcntl
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.base.showing import shown
from tallystick.base.system import why_refused

#: For what anyone may read, as far as the umask lets them; for what only the owner may.
OPEN, OPEN_FOLDER, PRIVATE, PRIVATE_FOLDER = 0o644, 0o755, 0o600, 0o700
#: Keys, notes and receipts are a few lines long; a file larger than this is none of them.
_LARGEST_TEXT = 4_000_000
_NO_FILE = Reason("there is no file {name}")
_NO_FOLDER = Reason("there is no folder {name}")


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
        missing = _NO_FILE.saying(name=Text(name))
        if not above.is_dir():
            missing = _NO_FOLDER.saying(name=Text(shown(str(above))))
        raise Refusal(missing, Reason("correct the name, or make it first")) from None
    except FileExistsError:
        raise Refusal(
            Reason("there is a file {name} already", name=Text(name)),
            Reason("choose another name; nothing was changed"),
        ) from None
    except OSError as problem:
        raise Refusal(
            Reason("{name} can't be read or written ({why})", name=Text(name), why=why_refused(problem)),
            Reason("choose a place that this user may use, with room"),
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


@contextlib.contextmanager
def replacing(path: str | Path, data: bytes, beside: Mapping[str, bytes]) -> Iterator[Callable[[], None]]:
    """Write a file and what lies beside it under other names, durably; what is given puts all in place.

    At no moment does something lie beside a file to which it does not belong: what lay beside an earlier
    one is taken away before that is replaced. Until all is put in place nothing of it is touched.

    Args:
        path: the file.
        data: what it is to hold.
        beside: what lies beside it, by the ending that is added to its name.

    Raises:
        Refusal: it can't be written.
    """
    place = Path(path)
    with contextlib.ExitStack() as held:
        with explained(path):
            fresh = held.enter_context(_fresh(place, data, OPEN))
            others = {
                (other := Path(f"{path}{ending}")): held.enter_context(_fresh(other, content, OPEN))
                for ending, content in beside.items()
            }

        def put() -> None:
            with explained(path):
                if not (place.exists() and place.read_bytes() == data):
                    for other in others:
                        other.unlink(missing_ok=True)
                    sync_folder(place.parent)
                fresh.rename(place)
                sync_folder(place.parent)
                for other, ready in others.items():
                    ready.rename(other)
                sync_folder(place.parent)

        yield put


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
    """Delete a file after writing zeros where it lay, so that what it held stands in no file any more.

    It loses its name first: what is left of it when that is cut short is cleared away with what is left over.

    Raises:
        OSError: it can't be written or deleted.
    """
    with path.open("r+b", buffering=0) as out:
        place = path
        if not _is_left_over(path.name):
            place = path.rename(_left_over_name(path))
            sync_folder(path.parent)
        write_all(out, b"\0" * os.fstat(out.fileno()).st_size)
        os.fsync(out.fileno())
    place.unlink()
    sync_folder(path.parent)


def left_over(folder: Path, name: str = "") -> list[Path]:
    """What a process that was stopped left in a folder beside a file of a name, or beside any."""
    return sorted(one for one in folder.glob(".*.new") if _is_left_over(one.name, name) and _is_plain(one))


def clear_left_over(folder: Path, name: str = "") -> None:
    """Delete what `left_over` finds, zeros written over it; what a process is writing just now stays.

    What was stopped when it had got its name and not yet lost this one loses this one only.

    Raises:
        OSError: something of it can't be deleted.
    """
    for place in left_over(folder, name):
        with contextlib.suppress(FileNotFoundError), place.open("r+b", buffering=0) as found:
            if not _is_free(found.fileno()):
                continue
            meant = folder / place.name[1:].rsplit(".", 2)[0]
            if meant.exists() and meant.samefile(place):
                place.unlink()
                sync_folder(folder)
            else:
                wipe(place)


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
    raise Refusal(
        Reason("{path} is no text of a few lines", path=Text(shown(str(path)))),
        Reason("name the text file that was meant"),
    )


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
    """A file beside a place, on the disk, to be moved there; locked while the block lasts, then gone."""
    with contextlib.suppress(OSError):  # what can't be cleared away now may be by another
        clear_left_over(place.parent, place.name)
    fresh = _left_over_name(place)
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "wb", buffering=0) as out:
            _is_free(handle)
            write_all(out, data)
            os.fsync(out.fileno())
            yield fresh
    finally:
        fresh.unlink(missing_ok=True)


def _left_over_name(place: Path) -> Path:
    """What a file is called before it gets its name, and after it has lost it."""
    return place.with_name(f".{place.name}.{os.getpid()}.new")


def _is_left_over(found: str, name: str = "") -> bool:
    return re.fullmatch(rf"\.{re.escape(name)}\.\d+\.new" if name else r"\..*\.new", found) is not None


def _is_free(handle: int) -> bool:
    """Lock a file that no other process holds; where a file system knows no locks, none does."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


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
    return Refusal(
        Reason("{path} is no plain file", path=Text(shown(str(path)))),
        Reason("name a file, not a folder, a pipe or a device"),
    )
