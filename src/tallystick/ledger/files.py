"""Writing so that it lasts: what these functions have written is on the disk when they return."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from tallystick.base.findings import Refusal


@contextlib.contextmanager
def explained(path: str | Path) -> Iterator[None]:
    """Say for people why a file can't be read or written.

    Raises:
        Refusal: instead of any `OSError` inside.
    """
    try:
        yield
    except FileNotFoundError:
        raise Refusal(f"there is no file {path}", "correct the name, or make the file first") from None
    except FileExistsError:
        raise Refusal(f"there is a file {path} already", "choose another name; nothing was changed") from None
    except OSError as problem:
        reason = (problem.strerror or os.strerror(problem.errno or 0)).lower()
        raise Refusal(
            f"{path} can't be read or written ({reason})", "choose a place that this user may use, with room"
        ) from None


def write_new(path: str | Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file that is not there yet, durably.

    Raises:
        Refusal: it is there, or it can't be written.
    """
    with explained(path):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        sync_folder(Path(path).parent)


def replace_file(path: str | Path, data: bytes) -> None:
    """Put a file in the place of what may be there: the old one or the new one, never half of it.

    Raises:
        Refusal: it can't be written.
    """
    place = Path(path)
    fresh = place.with_name(f".{place.name}.{os.getpid()}.new")
    with explained(path):
        try:
            with fresh.open("wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            fresh.rename(place)
        finally:
            fresh.unlink(missing_ok=True)
        sync_folder(place.parent)


def read_text(path: str | Path) -> str:
    """The text of a small file.

    Raises:
        Refusal: it is not there, not readable or not UTF-8.
    """
    with explained(path):
        data = Path(path).read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(f"{path} is no text", "name the text file that was meant") from None


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
