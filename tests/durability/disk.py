"""A disk that keeps only what it was told to keep: for tests of what a power cut leaves.

    with Disk(folder) as disk:
        ...                      work in the folder, by any code in this process
        disk.promise("entry 3")  what is told to somebody outside, such as a receipt
    for cut in disk.cuts():
        place = cut.lay(scratch)  what may lie on the disk if the power fails just then: find `cut.promised`

The folder is worked in as it is; no process is stopped. Before each change of a name (open for writing,
rename, link, remove, mkdir, rmdir, truncate), before and after each ``os.fsync`` and ``os.fdatasync``, and at
each promise, the folder is looked at. What is on the disk then is

- of a file: what it held at its last fsync; what was written since may be there, or not, or in part;
- of a folder: the names it had at its own last fsync; what changed since may be there or not.

Each moment gives several cuts, by what of the unsynced reached the disk (`WAYS`). What was there before the
disk was switched on is on it. A folder that is renamed itself needs a disk one level higher.

Controls: ``Disk(folder, deaf=True)`` hears no fsync and keeps nothing that is new: a test of durability that
still passes then tests nothing. ``deaf=a function`` is deaf to those of which it says so, by path.

Bounds: code that calls fsync from C without ``os`` (SQLite) is not seen, so that its files never count as
synced: keep them out of the folder. Symbolic links are not followed. Two folders of one file system are
taken for independent: of a rename from one to the other both names or none may remain, as POSIX has it.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

#: Events of CPython's audit hooks after which a name or a length is another one.
CHANGES = {
    "open",
    "os.link",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.symlink",
    "os.truncate",
}
BLOCK = 512
#: How names and contents that were never synced reached the disk: old, new, or as the third word says.
WAYS = {
    "nothing": ("old", "old"),
    "names": ("new", "old"),
    "contents": ("old", "new"),
    "zeros": ("new", "zeros"),
    "torn": ("new", "torn"),
    "odd blocks": ("new", "odd"),
    "even blocks": ("new", "even"),
    "mixed 1": ("mixed", "mixed"),
    "mixed 2": ("mixed", "mixed"),
    "all": ("new", "new"),
}
Names = dict[str, int]


@dataclass
class State:
    """Names and contents of everything in a folder, by numbers that are never used twice; 0 is the folder."""

    folders: dict[int, Names] = field(default_factory=dict)
    contents: dict[int, bytes] = field(default_factory=dict)
    modes: dict[int, int] = field(default_factory=dict)

    def copy(self) -> "State":
        folders = {one: dict(names) for one, names in self.folders.items()}
        return State(folders, dict(self.contents), dict(self.modes))


@dataclass(frozen=True)
class Cut:
    """A moment at which the power fails, and a way in which it left the disk.

    Attributes:
        moment: which one, and what was about to happen.
        way: how what was never synced reached the disk; see `WAYS`.
        promised: what had been told outside.
    """

    moment: str
    way: str
    promised: tuple[Any, ...]
    kept: State
    live: State

    def __str__(self) -> str:
        return f"{self.moment}, {self.way}"

    def files(self) -> dict[str, bytes | None]:
        """What lies on the disk, by path; None for a folder."""
        return {path: self._data(number) for path, number in self._walk("", 0)}

    def lay(self, place: Path) -> Path:
        """Write what lies on the disk into a new folder; what has two names there has two here."""
        place.mkdir(parents=True)
        laid: dict[int, Path] = {}
        for path, number in self._walk("", 0):
            data = self._data(number)
            if data is None:
                (place / path).mkdir()
            elif number in laid:
                os.link(laid[number], place / path)
            else:
                laid[number] = place / path
                laid[number].write_bytes(data)
            (place / path).chmod(self.live.modes[number])
        return place

    def _walk(self, above: str, folder: int) -> Iterator[tuple[str, int]]:
        for name, number in sorted(self._names(folder).items()):
            yield f"{above}{name}", number
            if number in self.live.folders:
                yield from self._walk(f"{above}{name}/", number)

    def _data(self, number: int) -> bytes | None:
        return None if number in self.live.folders else self._content(number)

    def _names(self, folder: int) -> Names:
        how = self._how(WAYS[self.way][0], folder, ("old", "new"))
        return (self.kept if how == "old" else self.live).folders.get(folder, {})

    def _content(self, number: int) -> bytes:
        old, new = self.kept.contents.get(number, b""), self.live.contents[number]
        how = self._how(WAYS[self.way][1], number, ("old", "new", "zeros", "torn", "odd", "even"))
        return REACHED[how](old, new)

    def _how(self, how: str, number: int, choices: tuple[str, ...]) -> str:
        if how != "mixed":
            return how
        at = self.moment.partition(":")[0]  # what follows names paths, which differ from run to run
        chance = hashlib.sha256(f"{at} {self.way} {number}".encode()).digest()[0]
        return choices[chance % len(choices)]


class Disk:
    """The disk under a folder; see the module.

    Args:
        folder: the folder.
        deaf: whether fsync does nothing; or which fsyncs do nothing, by the path as it was when opened.
    """

    def __init__(self, folder: Path, *, deaf: bool | Callable[[str], bool] = False) -> None:
        self._root = folder.resolve()
        self._deaf = deaf
        found = self._root.stat()
        self._numbers = {(found.st_dev, found.st_ino): 0}
        self._handles: list[int] = []
        self._kept = State()
        self._live = State()
        self._promised: list[Any] = []
        self._moments: list[tuple[str, tuple[Any, ...], State, State]] = []

    def __enter__(self) -> Self:
        self._look()
        self._kept = self._live.copy()
        self._real = (os.fsync, os.fdatasync)
        os.fsync = os.fdatasync = self._sync  # type: ignore[assignment]
        _SWITCHED_ON.append(self)
        _listen()
        return self

    def __exit__(self, *_: object) -> None:
        _SWITCHED_ON.remove(self)
        os.fsync, os.fdatasync = self._real
        self._moment("the end")
        for handle in self._handles:
            os.close(handle)

    def promise(self, what: object) -> None:
        """Say that something was told outside: every cut from now on must keep it."""
        self._promised.append(what)
        self._moment(f"after promising {what!r:.60}")

    def cuts(self) -> list[Cut]:
        """Every moment in every way; of those that leave the same, the last, which had promised most."""
        found: dict[bytes, Cut] = {}
        for moment, promised, kept, live in self._moments:
            for way in WAYS:
                cut = Cut(moment, way, promised, kept, live)
                left = repr(sorted(cut.files().items())).encode()
                found[hashlib.sha256(left).digest()] = cut
        return list(found.values())

    def changes(self, what: str) -> None:
        """Note that a name is about to change."""
        self._moment(f"before {what}")

    def _sync(self, handle: Any) -> None:  # noqa: ANN401 - whatever os.fsync takes
        number = handle if isinstance(handle, int) else handle.fileno()
        path = str(Path(f"/proc/self/fd/{number}").readlink())
        what = f"fsync of {path.removeprefix(str(self._root))}"
        self._moment(f"before {what}")
        found = os.fstat(number)
        deaf = self._deaf(path) if callable(self._deaf) else self._deaf
        known = self._numbers.get((found.st_dev, found.st_ino))
        if known is None or deaf:
            return
        if known in self._live.folders:
            self._kept.folders[known] = dict(self._live.folders[known])
        else:
            self._kept.contents[known] = self._live.contents[known]
        self._moment(f"after {what}")

    def _moment(self, name: str) -> None:
        self._look()
        now = (tuple(self._promised), self._kept.copy(), self._live.copy())
        if not self._moments or self._moments[-1][1:] != now:
            self._moments.append((f"{len(self._moments)}: {name}", *now))

    def _look(self) -> None:
        self._live = State(modes=self._live.modes)
        self._look_into(self._root, 0)
        for at, handle in enumerate(self._handles, 1):  # what is open still, though its name is gone
            if at in self._live.contents or at in self._live.folders:
                continue
            if stat.S_ISDIR(os.fstat(handle).st_mode):
                self._live.folders[at] = {}
            else:
                self._live.contents[at] = self._read(at)

    def _look_into(self, folder: Path, number: int) -> None:
        names: Names = {}
        self._live.folders[number] = names
        for one in sorted(folder.iterdir()):
            if one.is_symlink():
                continue
            names[one.name] = below = self._number(one)
            if one.is_dir():
                self._look_into(one, below)
            else:
                self._live.contents[below] = self._read(below)

    def _number(self, place: Path) -> int:
        """The number of a file or folder, kept open so that its place on the file system isn't used anew."""
        found = place.stat()
        at = (found.st_dev, found.st_ino)
        if at not in self._numbers:
            self._handles.append(os.open(place, os.O_RDONLY))
            self._numbers[at] = len(self._handles)
        self._live.modes[self._numbers[at]] = stat.S_IMODE(found.st_mode)
        return self._numbers[at]

    def _read(self, number: int) -> bytes:
        handle = self._handles[number - 1]
        data = os.pread(handle, os.fstat(handle).st_size, 0)
        before = self._kept.contents.get(number)
        return before if before == data else data


def _torn(old: bytes, new: bytes) -> bytes:
    """Half of what was added behind the end arrived."""
    return new[: len(old) + (len(new) - len(old)) // 2] if len(new) > len(old) else old


def _zeros(old: bytes, new: bytes) -> bytes:
    """The new length arrived, and nothing of what was written."""
    return old[: len(new)].ljust(len(new), b"\0")


def _blocks(old: bytes, new: bytes, odd: int) -> bytes:
    """The new length arrived, and every second block of what was written."""
    before = _zeros(old, new)
    parts = range(0, len(new), BLOCK)
    return b"".join(((new, before)[at // BLOCK % 2 != odd])[at : at + BLOCK] for at in parts)


REACHED: dict[str, Callable[[bytes, bytes], bytes]] = {
    "old": lambda old, _: old,
    "new": lambda _, new: new,
    "zeros": _zeros,
    "torn": _torn,
    "odd": lambda old, new: _blocks(old, new, 1),
    "even": lambda old, new: _blocks(old, new, 0),
}
_SWITCHED_ON: list[Disk] = []
_LISTENING: list[bool] = []


def _listen() -> None:
    """Hear of changes of names, once for this process: an audit hook can't be taken off again."""
    if not _LISTENING:
        _LISTENING.append(True)
        sys.addaudithook(_heard)


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    if not _SWITCHED_ON or event not in CHANGES:
        return
    if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
        return
    for disk in _SWITCHED_ON:
        disk.changes(f"{event} {arguments[0]!s:.80}")
