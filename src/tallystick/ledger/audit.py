"""Going through a whole ledger: every entry, every opening, every checkpoint, in little memory.

Nothing is changed. What the next command that writes would mend is named: bytes behind the end as a fault,
since nobody can say whose they are; entries that follow from their lines in a note.
"""

from dataclasses import dataclass
from typing import Protocol

from tallystick.base.progress import Progress
from tallystick.ledger.checkpoints import Checkpoint, read_checkpoint
from tallystick.ledger.compare import is_entry, is_lost
from tallystick.ledger.files import left_over
from tallystick.ledger.layout import SEGMENT, LedgerFiles
from tallystick.ledger.lines import line_number, read_line
from tallystick.ledger.model import ENTRY_BYTES, Entry, Head
from tallystick.ledger.tree import Growing, leaf_hash
from tallystick.ledger.verifiers import PublicKey, is_signed


class Readable(Protocol):
    """A ledger's folder that can be read: open for writing, or a copy."""

    @property
    def files(self) -> LedgerFiles:
        """Its files."""

    @property
    def end(self) -> int:
        """Up to which entry there may be something."""

    def records(self, start: int, stop: int) -> bytes:
        """The bytes of ``leaves`` from one entry up to another, as far as there are any."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a ledger; docs/ledger.md explains each code.

    Attributes:
        code: its stable name.
        entry: the entry from which on it is wrong; None for a checkpoint that no entry explains.
        message: what is wrong, in words.
    """

    code: str
    entry: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found in a ledger.

    Attributes:
        head: its size and root.
        erased: how many entries have no opening any more.
        checkpoints: how many checkpoints were compared.
        faults: what is wrong; empty when all is well.
        notes: what a process that was stopped left to be finished; no harm.
    """

    head: Head
    erased: int
    checkpoints: int
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()


def audit(ledger: Readable, key: PublicKey, progress: Progress) -> Audit:
    """Rebuild the tree from the entries and compare everything that lies beside them.

    Args:
        ledger: the ledger.
        key: its public key.
        progress: told how far it is.
    """
    return _Auditor(ledger, key).go_through(progress)


class _Auditor:
    def __init__(self, ledger: Readable, key: PublicKey) -> None:
        self.ledger = ledger
        self.files = ledger.files
        self.faults: list[Fault] = []
        self.wanted = self._checkpoints(key)
        self.since = max((one.head.size for one in self.wanted), default=0)
        self.size = self._size()
        self.tree = Growing()
        self.erased = 0
        self.unwritten = 0

    def go_through(self, progress: Progress) -> Audit:
        for start in range(0, self.size, SEGMENT):
            records = self._records(start)
            stops = {one.head.size for one in self.wanted if start < one.head.size <= start + len(records)}
            for stop in sorted(stops):
                self.tree.add(map(leaf_hash, records[self.tree.size - start : stop - start]))
                self._compare_root(stop)
            self.tree.add(map(leaf_hash, records[self.tree.size - start :]))
            progress("auditing", self.tree.size, self.size)
        self._compare_end()
        head = Head(self.tree.size, self.tree.root())
        return Audit(head, self.erased, len(self.wanted), tuple(self.faults), tuple(self._notes()))

    def fault(self, code: str, entry: int | None, message: str) -> None:
        self.faults.append(Fault(code, entry, message))

    def _checkpoints(self, key: PublicKey) -> list[Checkpoint]:
        if self.files.origin != key.name:
            message = f"the ledger calls itself {self.files.origin} and the key is of {key.name}"
            self.fault("origin", None, message)
        good = []
        for name, data in self.files.named_checkpoints().items():
            try:
                one = read_checkpoint(data.decode())
            except ValueError as problem:
                self.fault("checkpoint", None, f"checkpoints/{name} can't be read: {problem}")
                continue
            if name != f"{one.head.size:012d}.txt":
                message = f"checkpoints/{name} is a checkpoint of {one.head.size} entries"
                self.fault("checkpoint", None, message)
            if one.origin != key.name or not is_signed(one.note, key):
                message = f"the key of {key.name} did not sign the checkpoint of {one.head.size} entries"
                self.fault("not-signed", one.head.size - 1, message)
            good.append(one)
        return good

    def _compare_root(self, size: int) -> None:
        root = self.tree.root()
        message = f"the first {size} entries no longer give the checkpoint that was signed for them"
        for one in self.wanted:
            if one.head.size == size and one.head.root != root:
                self.fault("root", size - 1, message)

    def _size(self) -> int:
        """How many entries there are: up to the last place with an entry or a line that can be read."""
        for start in range((self.ledger.end - 1) // SEGMENT * SEGMENT, -1, -SEGMENT):
            records = self._split(start)
            lines = self.files.lines(start // SEGMENT)
            for at in range(min(SEGMENT, max(len(records), len(lines))) - 1, -1, -1):
                record, line = _at(records, at), _at(lines, at)
                if is_entry(record, start + at) or line_number(line) == start + at:
                    return start + at + 1
        return 0

    def _records(self, start: int) -> list[bytes]:
        """The entries of a file of events, each compared with its line."""
        records = self._split(start)
        lines = self.files.lines(start // SEGMENT)
        count = min(SEGMENT, self.size - start)
        there = sum(is_entry(_at(records, at), start + at) for at in range(count))
        if not count <= len(lines) <= max(count, SEGMENT):
            message = f"{there} entries begin here and {len(lines)} lines are kept of them"
            self.fault("lines", start, message)
        return [self._entry(start + at, _at(records, at), _at(lines, at)) for at in range(count)]

    def _entry(self, sequence: int, record: bytes, line: bytes) -> bytes:
        """The entry in a place; what is wrong with it or its line is put down."""
        try:
            opened = read_line(line, sequence) if line else None
            fresh = opened.entry(sequence).encode() if opened else None
            if fresh and sequence >= self.since and is_lost(record, fresh):
                self.unwritten += 1
                return fresh
            entry = Entry.decode(record)
        except ValueError as problem:
            self.fault("damaged", sequence, f"entry {sequence} is damaged: {problem}")
            return record
        self.erased += bool(line) and opened is None
        if entry.sequence != sequence:
            message = f"entry {entry.sequence} stands in the place of entry {sequence}"
            self.fault("order", sequence, message)
        elif fresh and fresh != record:
            message = f"what is kept of entry {sequence} is not what was filed: the entry has another digest"
            self.fault("event", sequence, message)
        return record

    def _compare_end(self) -> None:
        if self.since > self.size:
            message = f"a checkpoint of {self.since} entries was published and {self.size} are here"
            self.fault("truncated", self.size, f"{message}: the end was cut off")
        surplus = len(self.ledger.records(self.size, self.size + SEGMENT))
        if surplus:
            message = f"leaves has {surplus} bytes or more behind its last entry that are no entry"
            self.fault("tail", self.size, message)
        for number in (one for one in self.files.numbers() if one >= self.size // SEGMENT):
            behind = self.files.lines(number)[max(0, self.size - number * SEGMENT) :]
            if behind:
                message = f"events/{number:06d} has {sum(map(len, behind))} bytes behind its last line"
                self.fault("tail", self.size, f"{message} that are no line")

    def _notes(self) -> list[str]:
        told = []
        if self.unwritten:
            told.append(f"leaves lacks {self.unwritten} entries that follow from their lines")
        for folder in self.files.folders():
            told += [f"{one.relative_to(self.files.root)} was left by a process" for one in left_over(folder)]
        return [f"{one}: a process was stopped; the next command that writes puts it right" for one in told]

    def _split(self, start: int) -> list[bytes]:
        data = self.ledger.records(start, start + SEGMENT)
        return [data[at : at + ENTRY_BYTES] for at in range(0, len(data), ENTRY_BYTES)]


def _at(listed: list[bytes], at: int) -> bytes:
    return listed[at] if at < len(listed) else b""
