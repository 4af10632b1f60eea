"""A folder's new contents, made ready beside it: all that was there, and over it what is written anew."""

import contextlib
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tallystick.base.durable import sync, sync_folder
from tallystick.base.places import fill

FolderState = tuple[tuple[str, int, int, int, int], ...]


def fresh_path(target: Path) -> Path:
    """Where they are made ready: beside the folder, and as deep, so that links in it lead where they led."""
    return target.parent / f".{target.name}.saving"


def aside_path(target: Path) -> Path:
    """Where its old contents stand between two renamings, on a disk that can't exchange two names."""
    return target.parent / f".{target.name}.before"


@dataclass(frozen=True, slots=True)
class Contents:
    """What is written into a folder.

    Attributes:
        files: files by their place in the folder.
        large: files that are too large for the memory and are copied from elsewhere, by their place.
        gone: places at which there is to be nothing any more.
    """

    files: Mapping[str, bytes]
    large: Mapping[str, Path] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()


def make_above(target: Path) -> None:
    """Make the folders in which a folder is to stand, as far as they are missing, so that they last.

    Raises:
        OSError: one of them can't be made.
    """
    missing = [one for one in target.parents if not one.exists()]
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def make_ready(target: Path, contents: Contents) -> Path:
    """Copy a folder, where there is one, write the contents into the copy, and wait until the disk has it.

    Owner, group and permissions stay as they are, as far as this user may give them.

    Raises:
        OSError: it can't be written.
    """
    fresh = fresh_path(target)
    if target.exists():
        _copy(target, fresh)
    else:
        fresh.mkdir()
    for name in contents.gone:
        (fresh / name).unlink(missing_ok=True)
    fill(fresh, contents.files, contents.large)
    if target.exists():
        _own_alike(target, fresh)
    sync_tree(fresh)
    return fresh


def _copy(target: Path, fresh: Path) -> None:
    """Copy a folder with all that is in it, links as links, and stop at the first thing that can't be."""
    for place, folders, names in _walk(target):
        here = fresh / place.relative_to(target)
        here.mkdir()
        links = [name for name in folders if (place / name).is_symlink()]
        for name in (*names, *links):
            shutil.copy2(place / name, here / name, follow_symlinks=False)
    for place, _, _ in _walk(target):
        shutil.copystat(place, fresh / place.relative_to(target))


def _walk(folder: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Every folder in a folder, itself first, with the names of the folders and files in it.

    Raises:
        OSError: one of them can't be listed. To pass it over would be to lose what is in it.
    """

    def stop(problem: OSError) -> None:
        raise problem

    return ((Path(place), folders, names) for place, folders, names in os.walk(folder, onerror=stop))


def signature(folder: Path) -> FolderState:
    """What every file of a folder was when it was last written: it changes whenever one is written again.

    Raises:
        OSError: the folder can't be read.
    """
    return tuple(sorted(_signed(folder)))


def _signed(folder: Path) -> Iterator[tuple[str, int, int, int, int]]:
    for place, _, names in _walk(folder) if folder.exists() else ():
        for path in (place / name for name in names):
            seen = path.lstat()
            relative = path.relative_to(folder).as_posix()
            yield relative, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns


def remove(folder: Path) -> None:
    """Remove a folder of ours with all that is in it, folders that may not be written into too.

    Raises:
        OSError: something of it can't be removed.
    """
    for place, _, _ in os.walk(folder):
        if not os.access(place, os.W_OK, effective_ids=True):
            Path(place).chmod(stat.S_IRWXU)
    shutil.rmtree(folder)


def clear_away(folder: Path) -> None:
    """Remove a folder of ours, if it is there; what can't be removed now is left for the next save."""
    if folder.exists():
        with contextlib.suppress(OSError):
            remove(folder)


def sync_tree(folder: Path) -> None:
    """Make a folder last with all that is in it: afterwards it lies on the disk, not only in memory.

    Raises:
        OSError: the disk refuses.
    """
    for place, _, names in _walk(folder):
        for path in (place / name for name in names):
            if not path.is_symlink():
                sync(path)
        sync_folder(place)


def _own_alike(target: Path, fresh: Path) -> None:
    """Give every copy the owner and group of its original, and what is new those of the folder."""
    for place, _, names in _walk(fresh):
        for path in (place, *(place / name for name in names)):
            original = target / path.relative_to(fresh)
            wanted = (original if os.path.lexists(original) else target).lstat()
            for owner, group in ((wanted.st_uid, wanted.st_gid), (-1, wanted.st_gid)):
                with contextlib.suppress(PermissionError):
                    os.chown(path, owner, group, follow_symlinks=False)
                    break


def keep(folder: Path, target: Path) -> Path:
    """Give a folder a name of its own beside another, under which nothing takes it away, and say which.

    Raises:
        OSError: it can't be renamed.
    """
    number = 1
    while os.path.lexists(place := target.parent / f"{target.name}.not-saved-{number}"):
        number += 1
    folder.rename(place)
    sync_folder(target.parent)
    return place


def settle(target: Path) -> None:
    """Clear away what a save that was cut short left beside a folder; only while no other may write there.

    Raises:
        OSError: something of it can't be moved or removed.
    """
    aside = aside_path(target)
    if aside.is_dir() and not os.path.lexists(target):
        aside.rename(target)
        sync_folder(target.parent)
    for leftover in (aside, fresh_path(target)):
        if os.path.lexists(leftover):
            remove(leftover)


def standing(path: str) -> tuple[int, int, int] | None:
    """What stands at a path now: another folder put in its place, or a file changed, gives another answer."""
    try:
        seen = Path(path).stat()
    except (OSError, ValueError):  # a name that no file can have
        return None
    return seen.st_dev, seen.st_ino, seen.st_ctime_ns
