"""A ledger in a folder of files, for one machine.

    origin          the ledger's name
    leaves          the entries, 56 bytes each: no secret, may be handed to anyone
    events/000007   salt and event of entries 7 x 1024 and on, a line each: what erasing rewrites
    checkpoints/    a signed checkpoint for each size at which one was published

An entry is acknowledged when its line in ``events`` is on the disk. ``leaves`` follows from these lines and
is made whole from them when the folder is opened after a crash, written a thousand entries at a time, and
on the disk before a checkpoint is signed or anything erased.
"""

import fcntl
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Self

from tallystick.base.findings import Refusal
from tallystick.ledger.files import explained, read_text, replace_file, sync_folder, write_new
from tallystick.ledger.lines import read_line, write_line
from tallystick.ledger.model import ENTRY_BYTES, Opening

SEGMENT = 1024
_LISTED = re.compile(r"(\d{12})\.txt")


def start_ledger(path: str, origin: str) -> None:
    """Make the folder of a new, empty ledger.

    Raises:
        Refusal: there is something already, or it can't be written.
    """
    place = Path(path)
    with explained(path):
        if place.exists() and (not place.is_dir() or any(place.iterdir())):
            raise Refusal(f"{path} is not empty", "name a new folder for the ledger; nothing was changed")
        for folder in (place, place / "events", place / "checkpoints"):
            folder.mkdir(parents=True, exist_ok=True)
    write_new(place / "leaves", b"")
    write_new(place / "origin", f"{origin}\n".encode())
    sync_folder(place.parent)


class LedgerFolder:
    """A ledger's folder, opened by one process at a time; see `Storage` for what each method promises.

    Args:
        path: the folder.

    Raises:
        Refusal: there is no ledger, another process has it open, or it is damaged.
    """

    def __init__(self, path: str) -> None:
        self._root = Path(path)
        if not (self._root / "origin").is_file():
            raise Refusal(f"there is no ledger in {path}", "make one: tallystick ledger start DIR --key KEY")
        self.origin = read_text(self._root / "origin").strip()
        with explained(path):
            self._leaves: BinaryIO = (self._root / "leaves").open("r+b", buffering=0)
            self._pending = b""
            self._segment: BinaryIO | None = None
            self._open_segment = -1
            try:
                fcntl.flock(self._leaves, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self._leaves.close()
                raise Refusal(
                    f"the ledger in {path} is in use by another process", "try again when that has ended"
                ) from None
            self.size = os.fstat(self._leaves.fileno()).st_size // ENTRY_BYTES
            try:
                self._recover()
            except (Refusal, OSError):
                self._leaves.close()
                raise

    def __enter__(self) -> Self:
        """Give the open ledger."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the folder."""
        self._leave_segment()
        with explained(self._root):
            self._flush()
        self._leaves.close()

    def append(self, openings: Sequence[Opening]) -> list[int]:
        """Write the lines, one wait for the disk for all of a batch, then the entries."""
        first = self.size
        entries = b"".join(one.entry(first + at).encode() for at, one in enumerate(openings))
        lines = [write_line(first + at, one) for at, one in enumerate(openings)]
        with explained(self._root):
            try:
                for number in range(first // SEGMENT, (first + len(lines) - 1) // SEGMENT + 1):
                    start = number * SEGMENT - first
                    self._write(number, b"".join(lines[max(0, start) : start + SEGMENT]))
            except OSError:
                self._leave_segment()
                self._flush()
                self._recover()
                raise
        self._pending += entries
        self.size = first + len(lines)
        if len(self._pending) >= SEGMENT * ENTRY_BYTES:
            self._flush()
        return list(range(first, self.size))

    def records(self, start: int, stop: int) -> bytes:
        """Read entries from ``leaves``."""
        self._flush()
        return os.pread(
            self._leaves.fileno(), max(0, min(stop, self.size) - start) * ENTRY_BYTES, start * ENTRY_BYTES
        )

    def opening(self, sequence: int) -> Opening | None:
        """Read the line of an entry."""
        if not 0 <= sequence < self.size:
            raise Refusal(f"the ledger has no entry {sequence}", f"it has {self.size}, numbered from 0")
        number, at = divmod(sequence, SEGMENT)
        try:
            return read_line(self.lines(number)[at], sequence)
        except (ValueError, IndexError):
            raise Refusal(
                f"what was kept of entry {sequence} is damaged", "bring it back from a backup, or erase it"
            ) from None

    def lines(self, number: int) -> list[bytes]:
        """The lines of one file of events."""
        place = self._place(number)
        return place.read_bytes().splitlines(keepends=True) if place.is_file() else []

    def find(self, key: str) -> int | None:
        """Look through the files of events, the newest first."""
        mark = f" {key} ".encode()
        for number in range((self.size - 1) // SEGMENT, -1, -1):
            place = self._place(number)
            if place.is_file() and mark in place.read_bytes():
                for at, line in enumerate(self.lines(number)):
                    if mark in line[: 9 + 20 + 17 + 65 + len(mark)]:
                        return number * SEGMENT + at
        return None

    def of_type(self, kind: str) -> list[int]:
        """Look through the entries."""
        name = kind.encode().ljust(16, b"\0")
        found: list[int] = []
        for start in range(0, self.size, SEGMENT):
            data = self.records(start, start + SEGMENT)
            if name in data:
                steps = range(0, len(data), ENTRY_BYTES)
                found += [start + at // ENTRY_BYTES for at in steps if data[at : at + 16] == name]
        return found

    def erase(self, sequence: int) -> bool:
        """Write the file of events anew without it, then overwrite where it lay."""
        if not 0 <= sequence < self.size:
            raise Refusal(f"the ledger has no entry {sequence}", f"it has {self.size}, numbered from 0")
        number, at = divmod(sequence, SEGMENT)
        lines = self.lines(number)
        bare = write_line(sequence, None)
        if lines[at] == bare:
            return False
        start, length = sum(map(len, lines[:at])), len(lines[at])
        lines[at] = bare
        with explained(self._root):
            self._flush()
            os.fsync(self._leaves.fileno())
            with self._place(number).open("r+b", buffering=0) as old:
                replace_file(self._place(number), b"".join(lines))
                old.seek(start)
                _write_all(old, b"\0" * length)
                os.fsync(old.fileno())
        self._leave_segment()
        return True

    def checkpoints(self) -> list[str]:
        """Read the checkpoints, by size."""
        folder = self._root / "checkpoints"
        names = sorted(one.name for one in folder.iterdir() if _LISTED.fullmatch(one.name))
        return [read_text(folder / name) for name in names]

    def keep_checkpoint(self, size: int, text: str) -> None:
        """Write a checkpoint; the entries it speaks of are on the disk before."""
        with explained(self._root):
            self._flush()
            os.fsync(self._leaves.fileno())
        replace_file(self._root / "checkpoints" / f"{size:012d}.txt", text.encode())

    def _flush(self) -> None:
        """Write the entries that ``leaves`` lacks. Nothing hangs on it: they follow from the lines."""
        if self._pending:
            self._leaves.seek(self.size * ENTRY_BYTES - len(self._pending))
            _write_all(self._leaves, self._pending)
            self._pending = b""

    def _place(self, number: int) -> Path:
        return self._root / "events" / f"{number:06d}"

    def _write(self, number: int, data: bytes) -> None:
        """Add to a file of events and wait for the disk; when that fails, take it back."""
        if self._open_segment != number:
            self._leave_segment()
            fresh = not self._place(number).exists()
            self._segment = self._place(number).open("ab", buffering=0)
            self._open_segment = number
            if fresh:
                sync_folder(self._root / "events")
        out = self._segment
        if out is None:
            raise OSError("the file of events is closed")
        before = os.fstat(out.fileno()).st_size
        try:
            _write_all(out, data)
            os.fdatasync(out.fileno())
        except OSError:
            os.ftruncate(out.fileno(), before)
            raise

    def _leave_segment(self) -> None:
        if self._segment is not None:
            self._segment.close()
        self._segment, self._open_segment = None, -1

    def _recover(self) -> None:
        """Cut a half line off the end, and make ``leaves`` whole from the lines behind its end."""
        whole = self.size
        fresh: list[bytes] = []
        for sequence, line in self._tail(whole):
            try:
                opened = read_line(line, sequence)
            except ValueError:
                self._cut(sequence)
                break
            if sequence >= whole:
                if opened is None:
                    raise self._damaged(sequence)
                fresh.append(opened.entry(sequence).encode())
        self._leaves.truncate(whole * ENTRY_BYTES)
        self._leaves.seek(whole * ENTRY_BYTES)
        _write_all(self._leaves, b"".join(fresh))
        self.size = whole + len(fresh)

    def _tail(self, whole: int) -> Iterator[tuple[int, bytes]]:
        """The lines from the last entry that ``leaves`` knows on, with their sequences."""
        last = max(0, whole - 1)
        number, skip = divmod(last, SEGMENT)
        while lines := self.lines(number):
            start = number * SEGMENT
            yield from ((start + at, lines[at]) for at in range(skip, len(lines)))
            number, skip = number + 1, 0

    def _cut(self, sequence: int) -> None:
        """Take away what was never acknowledged: a line cut short at the very end."""
        number, at = divmod(sequence, SEGMENT)
        if sequence < self.size or self._place(number + 1).exists():
            raise self._damaged(sequence)
        with self._place(number).open("r+b") as out:
            out.truncate(sum(map(len, self.lines(number)[:at])))
            os.fsync(out.fileno())

    def _damaged(self, sequence: int) -> Refusal:
        return Refusal(
            f"the ledger in {self._root} is damaged at entry {sequence}",
            "bring the folder back from a backup and compare its checkpoint with a witness's",
        )


def _write_all(out: BinaryIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[out.write(rest) :]
