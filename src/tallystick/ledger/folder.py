"""A ledger in a folder of files, for one machine; `layout` says what lies where.

An entry is acknowledged when its line in ``events`` is on the disk. ``leaves`` follows from these lines, is
written a thousand entries at a time, and is on the disk before a checkpoint is signed or anything erased.
On opening everything from the last checkpoint on is compared, and whatever changed before it: what a crash
left is mended, damage is refused.
"""

import itertools
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, Self

from tallystick.base.durable import write_all
from tallystick.base.findings import Refusal
from tallystick.base.left_over import clear_left_over, left_over
from tallystick.base.places import PRIVATE, PRIVATE_FOLDER, explained, make_folder, replace_file, write_new
from tallystick.base.reasons import Count, Ordinal, Reason, Text
from tallystick.ledger.batch import BATCH_BYTES, last_batch, note_batch
from tallystick.ledger.compare import Unlike, compare, key_bytes
from tallystick.ledger.files import tighten
from tallystick.ledger.index import SegmentIndex, Trusted, mark_of
from tallystick.ledger.layout import SEGMENT, Damaged, LedgerFiles
from tallystick.ledger.lines import LARGEST_EVENT, read_line, write_line
from tallystick.ledger.lock import take_turn
from tallystick.ledger.model import ENTRY_BYTES, Opening
from tallystick.ledger.receipt_places import ReceiptPlaces
from tallystick.ledger.segments import SegmentWriter
from tallystick.ledger.survey import Survey, survey


def start_ledger(path: str, origin: str) -> None:
    """Make the folder of a new, empty ledger. The file with its name comes last: without it there is none.

    Raises:
        Refusal: there is something already, or it can't be written.
    """
    place = Path(path)
    with explained(path):
        if place.exists() and (not place.is_dir() or not _is_bare(place)):
            raise Refusal(
                Reason("{path} is not empty", path=Text(path)),
                Reason("name a new folder for the ledger; nothing was changed"),
            )
    make_folder(place)
    make_folder(place / "events", PRIVATE_FOLDER)
    make_folder(place / "checkpoints")
    replace_file(place / "leaves", b"")
    write_new(place / "origin", f"{origin}\n".encode())


class LedgerFolder:
    """A ledger's folder, opened by one process at a time; see `Storage` for what each method promises.

    Args:
        path: the folder.

    Raises:
        Refusal: there is no ledger, another process does not let go of it, or it is damaged.
    """

    def __init__(self, path: str) -> None:
        self.files = LedgerFiles(path)
        self.place = path
        self.origin = self.files.origin
        self._pending = b""
        self._writer = SegmentWriter(self.files)
        with explained(path):
            self._leaves: BinaryIO = self.files.leaves.open("r+b", buffering=0)
            try:
                take_turn(self._leaves.fileno(), Reason("the ledger in {path}", path=Text(path)))
                self._index = SegmentIndex(self.files.index, len(self.files.numbers()))
                found = survey(self.files, self._leaves.fileno(), self._index)
                self.size = found.size
                self._mend(found)
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
        self._writer.close()
        try:
            with explained(self.files.leaves):
                self._flush()
            self._index.save()
        finally:
            self._leaves.close()

    @property
    def end(self) -> int:
        """Up to which entry there is something: all of them."""
        return self.size

    def append(self, openings: Sequence[Opening]) -> list[int]:
        """Write the lines, one wait for the disk for all of a batch, then the entries."""
        if any(len(one.event) > LARGEST_EVENT for one in openings):
            raise Refusal(
                Reason("an event is longer than {count} bytes", count=Count(LARGEST_EVENT)),
                Reason("file a file's hash, not what it holds; nothing was filed"),
            )
        first = self.size
        entries = b"".join(one.entry(first + at).encode() for at, one in enumerate(openings))
        lines = [write_line(first + at, one) for at, one in enumerate(openings)]
        with explained(self.files.root):
            try:
                if len(lines) > 1:
                    note_batch(self.files.batch, first, len(lines))
                for number in range(first // SEGMENT, (first + len(lines) - 1) // SEGMENT + 1):
                    start = number * SEGMENT - first
                    self._writer.add(number, b"".join(lines[max(0, start) : start + SEGMENT]))
            except OSError:
                self._look_again()
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
        self._be_there(sequence)
        number, at = divmod(sequence, SEGMENT)
        try:
            return read_line(self.lines(number)[at], sequence)
        except (ValueError, IndexError):
            raise Damaged(self.place, Reason("its line can't be read"), sequence) from None

    def lines(self, number: int) -> list[bytes]:
        """The lines of one file of events."""
        return self.files.lines(number)

    def find(self, key: str) -> int | None:
        """Look into the index, and through the files of events that are not in it: the last ones."""
        full, rest = divmod(self.size, SEGMENT)
        for number in self._index.unknown(full):
            self._learn(number)
        mark = f" {key} ".encode()
        likely = [at for at, line in enumerate(self.files.lines(full, mark)) if mark in line] if rest else []
        wanted = key_bytes(Opening("", b"", b"", key))
        places = itertools.chain((full * SEGMENT + at for at in likely), self._index.find(wanted))
        return next((one for one in places if self._is_of(one, key)), None)

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
        """Write the file of events anew without it, and leave nothing of it in the index."""
        return self.erase_all([sequence]) == 1

    def erase_all(self, sequences: Iterable[int]) -> int:
        """Erase many, each file of events written once; gives of how many something was left."""
        places: dict[int, set[int]] = {}
        for sequence in sequences:
            self._be_there(sequence)
            number, at = divmod(sequence, SEGMENT)
            places.setdefault(number, set()).add(at)
        there = 0
        with explained(self.files.root):
            self._flush()
            os.fsync(self._leaves.fileno())
            for number, lines in places.items():
                there += self._writer.erase(number, lines)
                self._index.forget(number)
        return there

    def receipts(self) -> ReceiptPlaces:
        """Where the receipts lie that were written beside what was filed."""
        return ReceiptPlaces(self.files.receipts)

    def checkpoints(self) -> list[str]:
        """Read the checkpoints, by size."""
        return self.files.checkpoints()

    def last_checkpoint(self) -> str | None:
        """Read the last of them."""
        last = self.files.last_checkpoint()
        return last.write() if last else None

    def keep_checkpoint(self, size: int, text: str) -> None:
        """Write a checkpoint; the entries it speaks of are on the disk before."""
        with explained(self.files.root):
            self._flush()
            os.fsync(self._leaves.fileno())
        replace_file(self.files.published / f"{size:012d}.txt", text.encode())

    def _flush(self) -> None:
        """Write the entries that ``leaves`` lacks. Nothing hangs on it: they follow from the lines."""
        if self._pending:
            self._leaves.seek(self.size * ENTRY_BYTES - len(self._pending))
            write_all(self._leaves, self._pending)
            self._pending = b""

    def _mend(self, found: Survey) -> None:
        """Keep from others what is private, delete what was left over, and put right what a crash left."""
        files = self.files
        for folder in files.folders():
            clear_left_over(folder)
        for place in files.private():
            tighten(place, PRIVATE_FOLDER if place.is_dir() else PRIVATE)
        if found.tail is not None:
            self._writer.cut(*found.tail)
        if last_batch(files.batch).stop > found.size:
            note_batch(files.batch, 0, 0)  # its numbers will be given anew
        if files.batch.is_file() and files.batch.stat().st_size > BATCH_BYTES:
            os.truncate(files.batch, BATCH_BYTES)
        for start, records in found.lost.items():
            self._leaves.seek(start * ENTRY_BYTES)
            write_all(self._leaves, records)
        self._leaves.truncate(found.size * ENTRY_BYTES)

    def _look_again(self) -> None:
        """Begin anew from what is on the disk, after writing failed."""
        self._writer.close()
        self._flush()
        self._index = SegmentIndex(self.files.index, len(self.files.numbers()))
        found = survey(self.files, self._leaves.fileno(), self._index)
        self.size = found.size
        self._mend(found)

    def _learn(self, number: int) -> None:
        """Compare a file of events that has become full, and put it into the index."""
        start = number * SEGMENT
        mark = mark_of(self.files.segment(number))
        try:
            compared = compare(start, self.lines(number), self.records(start, start + SEGMENT), start)
        except Unlike as problem:
            raise Damaged(self.place, problem.reason, problem.entry) from None
        if compared.torn is not None or len(compared.records) != SEGMENT * ENTRY_BYTES:
            raise Damaged(self.place, Reason("a line can't be read"), start + (compared.torn or 0))
        self._index.learn(number, Trusted.of(mark, compared))

    def _is_of(self, sequence: int, key: str) -> bool:
        opened = self.opening(sequence)
        return opened is not None and opened.key == key

    def _be_there(self, sequence: int) -> None:
        if not 0 <= sequence < self.size:
            raise Refusal(
                Reason("the ledger has no entry {entry}", entry=Ordinal(sequence)),
                Reason("it has {count}, numbered from 0", count=Count(self.size)),
            )


def _is_bare(place: Path) -> bool:
    """Whether a folder holds nothing but what is made before a ledger has its name."""
    made = {"events", "checkpoints", "leaves"}
    inside = [one for one in place.rglob("*") if one.parent != place or one.name not in made]
    left = left_over(place)
    leaves = place / "leaves"
    return all(one in left for one in inside) and not (leaves.exists() and leaves.stat().st_size)
