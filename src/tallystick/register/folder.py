"""A package's files, whether they lie in a folder or in a zip."""

import contextlib
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from tallystick.base.findings import Refusal

LARGEST_UNPACKED = 512 * 1024 * 1024


class Folder(Protocol):
    """Where a package's files are read from."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or None where there is none."""

    def names(self, under: str) -> list[str]:
        """The files directly under a folder, sorted."""


class _Plain:
    def __init__(self, root: Path) -> None:
        self._root = root

    def read(self, name: str) -> bytes | None:
        path = self._root / name
        try:
            return path.read_bytes() if path.is_file() else None
        except OSError as problem:
            raise Refusal(f"{path} can't be read: {problem.strerror}", "allow this user to read it") from None

    def names(self, under: str) -> list[str]:
        folder = self._root / under
        return sorted(f"{under}/{one.name}" for one in folder.iterdir() if one.is_file()) if folder.is_dir() else []


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

    def names(self, under: str) -> list[str]:
        """The files directly under a folder, sorted."""
        inside = (name for name in self._files if name.startswith(f"{under}/"))
        return sorted(name for name in inside if "/" not in name.removeprefix(f"{under}/"))


class _Zipped:
    """A zip whose package lies at the top or in its one folder."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {one.filename for one in archive.infolist() if not one.is_dir()}
        tops = [name for name in sorted(self._names, key=len) if name.endswith("datapackage.json")]
        self._prefix = tops[0].removesuffix("datapackage.json") if tops else ""

    def read(self, name: str) -> bytes | None:
        full = self._prefix + name
        return self._archive.read(full) if full in self._names else None

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
    if place.is_dir():
        yield _Plain(place)
        return
    if not place.exists():
        raise Refusal(f"there is no package at {path}", "name a folder that holds datapackage.json, or a zip of one")
    try:
        with zipfile.ZipFile(place) as archive:
            if sum(one.file_size for one in archive.infolist()) > LARGEST_UNPACKED:
                raise Refusal(
                    f"{path} would unpack to more than {LARGEST_UNPACKED // 1024**2} MB",
                    "name the folder instead of a zip",
                )
            yield _Zipped(archive)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as problem:
        raise Refusal(
            f"{path} is neither a folder nor a zip that can be read ({problem})",
            "name a folder that holds datapackage.json, or a zip of one",
        ) from None
