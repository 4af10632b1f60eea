"""A package's files, whether they lie in a folder or in a zip."""

import contextlib
import errno
import os
import stat
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from tallystick.base.findings import Refusal, reason_of
from tallystick.base.reasons import Count, Reason, Text
from tallystick.base.regular import UnfitFile, in_words, read_regular
from tallystick.base.system import why_refused
from tallystick.base.zips import LargeZip, UnsoundZip, open_zip, read_member, why_none_can_be_read
from tallystick.register.fresh import aside_path
from tallystick.register.unreadable import UnreadableFile, without_key

LARGEST_UNPACKED = 512 * 1024 * 1024
#: A method is a page of text.
LARGEST_METHOD = 256 * 1024
LARGEST_REGISTRATIONS = 4 * 1024 * 1024
#: How large another file may be, by the beginning of its name; the first that fits counts.
_LARGEST = {
    "tables/observations.": LARGEST_UNPACKED,
    "tables/": 64 * 1024 * 1024,
    "methods/": LARGEST_REGISTRATIONS,
    "datapackage.json": 4 * 1024 * 1024,
    "": 64 * 1024 * 1024,
}
#: Where a package's files lie; what else a folder holds is nobody's business here.
PLACES = ("", "tables", "methods")
MOST_FILES = 1000
_DESCRIPTOR = "datapackage.json"
_EXPECTED = Reason("name a folder that holds datapackage.json, or a zip of one")
_INSTEAD = Reason("put the file itself there")
_NO_FOLDER = Reason("put the file itself there, not a folder")
_ANEW = Reason("pack the folder anew, without a password")
_BACKSLASHES = Reason("the names in {path} use \\, which only old Windows tools write")
_ALLOW = Reason("allow this user to read it")
_RIGHT_ONE = Reason("is it the right file? those of a plan are smaller, and none is a pipe or a device")


class Folder(Protocol):
    """Where a package's files are read from."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or None where there is none.

        Raises:
            UnreadableFile: something is there, and it is no file of this package that can be read.
        """

    def place(self, name: str) -> Path | None:
        """Where a file lies on this disk, of whatever size; None where there is none or it is in memory."""

    def names(self, under: str) -> list[str]:
        """The files directly under a folder, or at the top of the package, sorted.

        Raises:
            UnreadableFile: the folder can't be listed, or holds too many.
        """

    def strays(self) -> tuple[UnreadableFile, ...]:
        """What lies among the package's files and is none: links that lead out, pipes, devices."""


class _Plain:
    def __init__(self, root: Path) -> None:
        self._root = root
        self._real = os.path.realpath(root)

    def read(self, name: str) -> bytes | None:
        try:
            return without_key(name, read_regular(self._within(name), _largest(name)))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except UnfitFile as unfit:
            fix = _NO_FOLDER if self._is_folder(name) else _RIGHT_ONE
            raise UnreadableFile(name, self._size(name) or unfit.reason, fix) from None
        except OSError as problem:
            raise UnreadableFile(name, why_refused(problem), _ALLOW) from None

    def _within(self, name: str) -> str:
        """Where a file really lies, which has to be inside the package."""
        real = os.path.realpath(self._root / name)
        if not f"{real}/".startswith(f"{self._real}/"):
            raise UnreadableFile(name, Reason("it is a link that leads out of the package"), _INSTEAD)
        if not Path(real).exists() and (self._root / name).is_symlink():
            raise UnreadableFile(name, Reason("it is a link that leads nowhere"), _INSTEAD)
        return real

    def _is_folder(self, name: str) -> bool:
        return (self._root / name).is_dir()

    def _size(self, name: str) -> Reason | None:
        large = (self._root / name).stat().st_size > LARGEST_UNPACKED
        return _larger_than(LARGEST_UNPACKED) if large else None

    def place(self, name: str) -> Path | None:
        try:
            path = Path(self._within(name))
            return path if path.is_file() else None
        except (OSError, UnreadableFile):
            return None  # reading it says why

    def names(self, under: str) -> list[str]:
        try:
            found = [one for one in self._entries(under) if not (self._root / one).is_dir()]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as problem:
            raise UnreadableFile(under, why_refused(problem), _ALLOW) from None
        if len(found) > MOST_FILES:
            raise _crowded(under)
        return sorted(found)

    def _entries(self, under: str) -> list[str]:
        place = self._within(under) if under else self._root
        return [f"{under}/{one.name}" if under else one.name for one in Path(place).iterdir()]

    def strays(self) -> tuple[UnreadableFile, ...]:
        found: dict[str, UnreadableFile] = {}
        for under in PLACES:
            try:
                entries = sorted(self._entries(under))
            except (OSError, UnreadableFile):
                continue  # it is not there, or reading it says what is wrong
            for name in entries[: 10 * MOST_FILES]:
                stray = self._stray(name)
                if stray is not None:
                    found[name] = stray
        return tuple(found.values())

    def _stray(self, name: str) -> UnreadableFile | None:
        try:
            kind = Path(self._within(name)).stat().st_mode
        except UnreadableFile as unreadable:
            return unreadable
        except OSError as problem:
            return UnreadableFile(name, why_refused(problem), _INSTEAD)
        if stat.S_ISREG(kind) or stat.S_ISDIR(kind):
            return None
        return UnreadableFile(name, Reason("it is a pipe, a socket or a device, not a file"), _INSTEAD)


class Held:
    """Files that are already in memory.

    Args:
        files: their bytes by name.
        under: the folder in which they stand, with a slash at its end.
    """

    def __init__(self, files: Mapping[str, bytes], under: str = "") -> None:
        self._files = {n.removeprefix(under): data for n, data in files.items() if n.startswith(under)}

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or None where there is none."""
        return self._files.get(name)

    def place(self, _: str) -> None:
        """No file of it lies on a disk."""

    def names(self, under: str) -> list[str]:
        """The files directly under a folder, sorted."""
        return _directly(self._files, under)

    def strays(self) -> tuple[UnreadableFile, ...]:
        """Nothing: what is in memory are files."""
        return ()


class _Zipped:
    """A zip whose package lies at the top or in its one folder."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        names = {one.filename for one in archive.infolist() if not one.is_dir()}
        tops = [name for name in names if f"/{name}".endswith(f"/{_DESCRIPTOR}")]
        top = min(tops, key=lambda name: (len(name), name), default=_DESCRIPTOR)
        self._prefix = top.removesuffix(_DESCRIPTOR)
        self._names = {
            name.removeprefix(self._prefix): name for name in names if name.startswith(self._prefix)
        }

    def read(self, name: str) -> bytes | None:
        full = self._names.get(name)
        if full is None:
            return None
        if self._archive.getinfo(full).file_size > _largest(name):
            raise UnreadableFile(name, _larger_than(_largest(name)), _RIGHT_ONE)
        try:
            return without_key(name, read_member(self._archive, full))
        except UnsoundZip as problem:
            raise UnreadableFile(name, problem.reason, _ANEW) from None

    def place(self, _: str) -> None:
        return None

    def names(self, under: str) -> list[str]:
        found = _directly(self._names, under)
        if len(found) > MOST_FILES:
            raise _crowded(under)
        return found

    def strays(self) -> tuple[UnreadableFile, ...]:
        return ()


def _directly(names: Mapping[str, object], under: str) -> list[str]:
    start = f"{under}/" if under else ""
    inside = (name for name in names if name.startswith(start))
    return sorted(name for name in inside if "/" not in name.removeprefix(start))


def _larger_than(size: int) -> Reason:
    return Reason("it is larger than {size}", size=in_words(size))


def _crowded(under: str) -> UnreadableFile:
    why = Reason("it holds more than {count} files", count=Count(MOST_FILES))
    return UnreadableFile(under, why, Reason("take away what is no part of it"))


def _largest(name: str) -> int:
    if name.endswith(".toml"):
        return LARGEST_METHOD
    return next(size for begin, size in _LARGEST.items() if name.startswith(begin))


@contextlib.contextmanager
def open_folder(path: str) -> Iterator[Folder]:
    """The files of the package at a path.

    Raises:
        Refusal: nothing is there, or it is neither a folder nor a sound zip of a sensible size.
    """
    place = Path(path)
    try:
        is_folder = stat.S_ISDIR(place.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise _absent(place, path) from None
    except OSError as problem:
        round_about = problem.errno == errno.ELOOP
        why = Reason("it is a link that leads to itself") if round_about else why_refused(problem)
        raise Refusal(Reason("{path} can't be opened: {why}", path=Text(path), why=why), _EXPECTED) from None
    if is_folder:
        yield _Plain(place)
        return
    with contextlib.ExitStack() as held:
        try:
            archive = held.enter_context(open_zip(path, LARGEST_UNPACKED))
        except LargeZip as problem:
            raise Refusal(
                Reason("{path} can't be read: {why}", path=Text(path), why=problem.reason),
                Reason("name the folder instead of a zip"),
            ) from None
        except (OSError, UnsoundZip) as problem:
            raise Refusal(
                Reason(
                    "{path} is neither a folder nor a zip that can be read ({why})",
                    path=Text(path),
                    why=reason_of(problem),
                ),
                _EXPECTED,
            ) from None
        _refuse_unreadable(archive, path)
        yield _Zipped(archive)


def _refuse_unreadable(archive: zipfile.ZipFile, path: str) -> None:
    """A zip whose names or files nobody can make out is named once, not file by file."""
    if any("\\" in name for name in archive.namelist()):
        raise Refusal(_BACKSLASHES.saying(path=Text(path)), _ANEW)
    unreadable = why_none_can_be_read(archive)
    if unreadable is not None:
        raise Refusal(Reason("{path} can't be read: {why}", path=Text(path), why=unreadable), _ANEW)


def _absent(place: Path, path: str) -> Refusal:
    aside = aside_path(place)
    if not aside.is_dir():
        return Refusal(Reason("there is no package at {path}", path=Text(path)), _EXPECTED)
    return Refusal(
        Reason("there is no package at {path}: a save of it is under way or was cut short", path=Text(path)),
        Reason(
            "try again; if it stays so, what was there lies whole in {aside}: move that back to {path}",
            aside=Text(str(aside)),
            path=Text(path),
        ),
    )
