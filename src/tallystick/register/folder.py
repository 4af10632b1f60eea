"""A package's files, whether they lie in a folder or in a zip."""

import contextlib
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from tallystick.base.findings import Problem, Refusal

LARGEST_UNPACKED = 512 * 1024 * 1024
_DESCRIPTOR = "datapackage.json"
_EXPECTED = "name a folder that holds datapackage.json, or a zip of one"

#: What Python's zip reader raises for archives that were cut, changed, locked or made up.
_UNSOUND = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,  # locked with a password
    NotImplementedError,
    ValueError,
    OverflowError,
)


class Unreadable(Refusal):
    """One file of a package is there and can't be read.

    Attributes:
        problem: what is wrong with it, for the list of findings.
    """

    def __init__(self, name: str, why: object, fix: str) -> None:
        """Say which file, why, and what would be right."""
        super().__init__(f"{name} can't be read: {why}", fix)
        self.problem = Problem("unreadable-file", f"it can't be read: {why}", fix)


class Folder(Protocol):
    """Where a package's files are read from."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or None where there is none.

        Raises:
            Unreadable: something is there, and it is no file that can be read.
        """

    def place(self, name: str) -> Path | None:
        """Where a file lies on this disk, of whatever size; None where there is none or it is in memory."""

    def names(self, under: str) -> list[str]:
        """The files directly under a folder, sorted.

        Raises:
            Unreadable: the folder can't be listed.
        """


class _Plain:
    def __init__(self, root: Path) -> None:
        self._root = root

    def read(self, name: str) -> bytes | None:
        path = self._root / name
        try:
            if path.is_file():
                return self._bytes(name, path)
            if path.exists():
                raise Unreadable(name, "it is no file", "put the file itself there, not a folder")
        except OSError as problem:
            raise Unreadable(name, problem.strerror or problem, "allow this user to read it") from None
        return None

    def _bytes(self, name: str, path: Path) -> bytes:
        if path.stat().st_size > LARGEST_UNPACKED:
            raise Unreadable(name, f"it is larger than {_in_words(LARGEST_UNPACKED)}", "split the plan")
        return path.read_bytes()

    def place(self, name: str) -> Path | None:
        path = self._root / name
        try:
            return path if path.is_file() else None
        except OSError:
            return None  # reading it says why

    def names(self, under: str) -> list[str]:
        folder = self._root / under
        try:
            if not folder.is_dir():
                return []
            return sorted(f"{under}/{one.name}" for one in folder.iterdir() if one.is_file())
        except OSError as problem:
            raise Unreadable(under, problem.strerror or problem, "allow this user to read it") from None


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
        inside = (name for name in self._files if name.startswith(f"{under}/"))
        return sorted(name for name in inside if "/" not in name.removeprefix(f"{under}/"))


class _Zipped:
    """A zip whose package lies at the top or in its one folder."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {one.filename for one in archive.infolist() if not one.is_dir()}
        tops = [name for name in self._names if f"/{name}".endswith(f"/{_DESCRIPTOR}")]
        top = min(tops, key=lambda name: (len(name), name), default=_DESCRIPTOR)
        self._prefix = top.removesuffix(_DESCRIPTOR)

    def read(self, name: str) -> bytes | None:
        full = self._prefix + name
        if full not in self._names:
            return None
        try:
            return self._archive.read(full)
        except _UNSOUND as problem:
            raise Unreadable(name, problem, "pack the folder anew, without a password") from None

    def place(self, _: str) -> None:
        return None

    def names(self, under: str) -> list[str]:
        start = f"{self._prefix}{under}/"
        inside = (name.removeprefix(self._prefix) for name in self._names if name.startswith(start))
        return sorted(name for name in inside if "/" not in name.removeprefix(f"{under}/"))


@contextlib.contextmanager
def open_folder(path: str) -> Iterator[Folder]:
    """The files of the package at a path.

    Raises:
        Refusal: nothing is there, or it is neither a folder nor a sound zip of a sensible size.
    """
    place = Path(path)
    try:
        is_folder, is_there = place.is_dir(), place.exists()
    except OSError as problem:
        raise Refusal(f"{path} can't be opened: {problem.strerror or problem}", _EXPECTED) from None
    if not is_there:
        raise Refusal(f"there is no package at {path}", _EXPECTED)
    if is_folder:
        yield _Plain(place)
    else:
        with _open_zip(path) as archive:
            yield _Zipped(archive)


def _open_zip(path: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(path)
    except _UNSOUND as problem:
        raise Refusal(
            f"{path} is neither a folder nor a zip that can be read ({problem})", _EXPECTED
        ) from None
    if sum(one.file_size for one in archive.infolist()) > LARGEST_UNPACKED:
        archive.close()
        raise Refusal(
            f"{path} would unpack to more than {_in_words(LARGEST_UNPACKED)}",
            "name the folder instead of a zip",
        )
    return archive


def _in_words(size: int) -> str:
    return f"{size // 1024**2} MB"
