"""What a stopped process left beside a file: found, told from what is being written now, deleted for good."""

import contextlib
import fcntl
import os
import re
from pathlib import Path

from tallystick.base.durable import sync_folder, write_all


def left_over_name(place: Path) -> Path:
    """What a file is called before it gets its name, and after it has lost it."""
    return place.with_name(f".{place.name}.{os.getpid()}.new")


def left_over(folder: Path, name: str = "") -> list[Path]:
    """What a process that was stopped left in a folder beside a file of a name, or beside any."""
    return sorted(
        one
        for one in folder.glob(".*.new")
        if _is_left_over(one.name, name) and one.is_file() and not one.is_symlink()
    )


def clear_left_over(folder: Path, name: str = "") -> None:
    """Delete what `left_over` finds, zeros written over it; what a process is writing just now stays.

    What was stopped when it had got its name and not yet lost this one loses this one only.

    Raises:
        OSError: something of it can't be deleted.
    """
    for place in left_over(folder, name):
        with contextlib.suppress(FileNotFoundError), place.open("r+b", buffering=0) as found:
            if not hold(found.fileno()):
                continue
            meant = folder / place.name[1:].rsplit(".", 2)[0]
            if meant.exists() and meant.samefile(place):
                place.unlink()
                sync_folder(folder)
            else:
                wipe(place)


def wipe(path: Path) -> None:
    """Delete a file after writing zeros where it lay, so that what it held stands in no file any more.

    It loses its name first: what is left of it when that is cut short is cleared away with what is left over.

    Raises:
        OSError: it can't be written or deleted.
    """
    with path.open("r+b", buffering=0) as out:
        place = path
        if not _is_left_over(path.name):
            place = path.rename(left_over_name(path))
            sync_folder(path.parent)
        write_all(out, b"\0" * os.fstat(out.fileno()).st_size)
        os.fsync(out.fileno())
    place.unlink()
    sync_folder(path.parent)


def hold(handle: int) -> bool:
    """Lock an open file unless another process holds it; where a file system knows no locks, none does."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _is_left_over(found: str, name: str = "") -> bool:
    return re.fullmatch(rf"\.{re.escape(name)}\.\d+\.new" if name else r"\..*\.new", found) is not None
