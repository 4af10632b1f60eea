"""A folder of evidence files, held against the digests by which the rows of a package name them."""

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.base.regular import open_regular
from tallystick.base.showing import shown, shown_on_a_line
from tallystick.base.system import why_refused
from tallystick.register import kinds as k
from tallystick.register.columns import Table, cells_of
from tallystick.register.files import load_package
from tallystick.register.model import Package
from tallystick.register.tables import TABLES

#: What a file is called that is kept under its digest, as an office keeps them; others write it in capitals.
_DIGEST = re.compile(r"[0-9a-f]{64}(?![0-9a-z])", re.IGNORECASE)
_LINK = Reason("it is a link to a folder, and what lies there is not looked at")
_LOT = 1024 * 1024


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file by its SHA-256, and the rows that name it, each as its table and its key."""

    sha256: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class OtherFile:
    """A file that is called by one digest and has another.

    Attributes:
        path: where it lies in the folder.
        called: the digest that is its name.
        sha256: the one that it has.
    """

    path: str
    called: str
    sha256: str


@dataclass(frozen=True, slots=True)
class HeldFiles:
    """What a folder has of the files that a package names.

    Attributes:
        named: how many files the package names.
        missing: those that lie nowhere in the folder.
        other: files that are called by a digest and are not what was called so.
        more: where files lie that no row names.
        unread: where something lies that can't be read, with why.
    """

    named: int
    missing: tuple[NamedFile, ...]
    other: tuple[OtherFile, ...]
    more: tuple[str, ...]
    unread: tuple[tuple[str, Reason], ...]

    @property
    def is_whole(self) -> bool:
        """Whether each file that is named is there, and nothing was altered or couldn't be read."""
        return not (self.missing or self.other or self.unread)


def hold_files(path: str, folder: str) -> HeldFiles:
    """Hold every file below a folder against the digests that stand in a package.

    The folder may be an office's `evidence`, a copy of it, or any other with files under any names.

    Args:
        path: the package.
        folder: the folder.

    Raises:
        Refusal: there is no such package or folder.
    """
    named = named_files(load_package(path))
    if not _is_folder(folder):
        raise Refusal(
            Reason("there is no folder {name}", name=Text(shown(folder))), Reason("name one with files in it")
        )
    place = Path(folder)
    held, other, more, unread = set[str](), [], [], []
    for file, sha256 in _below(place):
        name, digest = shown_on_a_line(str(file.relative_to(place))), _DIGEST.match(file.name)
        called = digest[0].lower() if digest else None
        if isinstance(sha256, Reason):
            unread.append((name, sha256))
            continue
        held.add(sha256)
        if called is not None and called != sha256:
            other.append(OtherFile(name, called, sha256))
        elif sha256 not in named:
            more.append(name)
    there = held.union(one.called for one in other)
    missing = tuple(one for sha256, one in sorted(named.items()) if sha256 not in there)
    return HeldFiles(len(named), missing, tuple(other), tuple(more), tuple(unread))


def _is_folder(folder: str) -> bool:
    """Whether there is such a folder; what no system could call one is none."""
    try:
        return stat.S_ISDIR(Path(folder).stat().st_mode)
    except (OSError, ValueError):
        return False


def named_files(package: Package) -> dict[str, NamedFile]:
    """The files that rows of a package name, by their SHA-256."""
    rows: dict[str, list[tuple[str, ...]]] = {}
    for table, column in _columns():
        for row in getattr(package, table.name):
            cells = cells_of(table, row)
            for sha256 in getattr(row, column):
                rows.setdefault(sha256, []).append((table.name, *(cells[name] for name in table.key)))
    return {sha256: NamedFile(sha256, tuple(named)) for sha256, named in rows.items()}


def _columns() -> list[tuple[Table, str]]:
    """Each column that names files, several a cell."""
    return [
        (table, name)
        for table in TABLES
        if not table.large
        for name, column in table.columns.items()
        if column.kind is k.SHA256 and column.many
    ]


def _below(place: Path) -> Iterator[tuple[Path, str | Reason]]:
    """Every file below a folder, in order, with its SHA-256; or with why it, or a folder, can't be read."""
    shut: list[OSError] = []
    for inside, folders, names in os.walk(place, onerror=shut.append):
        folders.sort()
        for name in folders:
            if (Path(inside) / name).is_symlink():
                yield Path(inside) / name, _LINK
        for name in sorted(names):
            yield Path(inside) / name, _sha256(Path(inside) / name)
    for problem in shut:
        yield Path(problem.filename), why_refused(problem)


def _sha256(file: Path) -> str | Reason:
    found = hashlib.sha256()
    try:
        with open_regular(file, sys.maxsize) as data:
            while lot := data.read(_LOT):
                found.update(lot)
    except OSError as problem:
        return why_refused(problem)
    return found.hexdigest()
