"""Going through a whole ledger: every entry, every opening, every checkpoint, in little memory.

Nothing is changed. What the next command that writes would mend is named: bytes behind the end as a fault,
since nobody can say whose they are; entries that follow from their lines in a note.
"""

from dataclasses import dataclass
from typing import Protocol

from tallystick.base.findings import reason_of
from tallystick.base.left_over import left_over
from tallystick.base.progress import Progress
from tallystick.base.reasons import Count, Ordinal, Reason, Text, Unfit, Value
from tallystick.ledger.batch import BATCH_BYTES
from tallystick.ledger.checkpoints import Checkpoint, read_checkpoint
from tallystick.ledger.compare import is_entry, is_lost
from tallystick.ledger.files import LARGEST_TEXT
from tallystick.ledger.index import index_bytes
from tallystick.ledger.layout import SEGMENT, Damaged, LedgerFiles, misnamed, too_long
from tallystick.ledger.lines import line_number, read_line
from tallystick.ledger.model import ENTRY_BYTES, Entry, Head
from tallystick.ledger.survey import cut_off
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
    message: Reason


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
    notes: tuple[Reason, ...] = ()


def audit(ledger: Readable, key: PublicKey, progress: Progress) -> Audit:
    """Rebuild the tree from the entries and compare everything that lies beside them.

    Args:
        ledger: the ledger.
        key: its public key.
        progress: told how far it is.
    """
    return _Auditor(ledger, key).go_through(progress)


_ORIGIN = Reason("the ledger calls itself {origin} and the key is of {name}")
_NOT_SIGNED = Reason("the key of {name} did not sign the checkpoint of {count} entries")
_OTHER_ROOT = Reason("the first {count} entries no longer give the checkpoint that was signed for them")
_LINES = Reason("{there} entries begin here and {lines} lines are kept of them")
_DAMAGED = Reason("entry {entry} is damaged: {why}")
_ORDER = Reason("entry {other} stands in the place of entry {entry}")
_EVENT = Reason("what is kept of entry {entry} is not what was filed: the entry has another digest")
_TAIL_OF_LEAVES = Reason("leaves has {count} bytes or more behind its last entry that are no entry")
_TAIL_OF_EVENTS = Reason("events/{name} has {count} bytes behind its last line that are no line")
_EMPTY = Reason("events/{name} is empty, and no entry is there that it could be of")
_UNWRITTEN = Reason(
    "leaves lacks {count} entries that follow from their lines: a process was stopped; the next command that "
    "writes puts it right"
)
_LONGER = Reason("{name} is longer than it can be; the next command that writes cuts it")
_LEFT = Reason(
    "{name} was left by a process: a process was stopped; the next command that writes puts it right"
)


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

    def fault(self, code: str, entry: int | None, message: Reason) -> None:
        self.faults.append(Fault(code, entry, message))

    def _checkpoints(self, key: PublicKey) -> list[Checkpoint]:
        if self.files.origin != key.name:
            names = {"origin": Text(self.files.origin), "name": Text(key.name)}
            self.fault("origin", None, _ORIGIN.saying(**names))
        good = []
        for name, data in self.files.named_checkpoints().items():
            try:
                one = read_checkpoint(_whole(name, data).decode())
            except ValueError as problem:
                places: dict[str, Value] = {"name": Text(name), "why": reason_of(problem)}
                self.fault("checkpoint", None, Reason("checkpoints/{name} can't be read: {why}", **places))
                continue
            if name != f"{one.head.size:012d}.txt":
                self.fault("checkpoint", None, misnamed(name, one.head))
            if one.origin != key.name or not is_signed(one.note, key):
                unsigned = _NOT_SIGNED.saying(name=Text(key.name), count=Count(one.head.size))
                self.fault("not-signed", one.head.size - 1, unsigned)
            good.append(one)
        return good

    def _compare_root(self, size: int) -> None:
        root = self.tree.root()
        for one in self.wanted:
            if one.head.size == size and one.head.root != root:
                self.fault("root", size - 1, _OTHER_ROOT.saying(count=Count(size)))

    def _size(self) -> int:
        """How many entries there are: up to the last place with an entry or a line that can be read."""
        for start in range((self.ledger.end - 1) // SEGMENT * SEGMENT, -1, -SEGMENT):
            records = self._split(start)
            lines = self._lines(start // SEGMENT)
            if not lines and not b"".join(records).strip(b"\0"):
                continue
            for at in range(min(SEGMENT, max(len(records), len(lines))) - 1, -1, -1):
                record, line = _at(records, at), _at(lines, at)
                if is_entry(record, start + at) or line_number(line) == start + at:
                    return start + at + 1
        return 0

    def _records(self, start: int) -> list[bytes]:
        """The entries of a file of events, each compared with its line."""
        records = self._split(start)
        lines = self._lines(start // SEGMENT)
        count = min(SEGMENT, self.size - start)
        there = sum(is_entry(_at(records, at), start + at) for at in range(count))
        if not count <= len(lines) <= max(count, SEGMENT):
            self.fault("lines", start, _LINES.saying(there=Count(there), lines=Count(len(lines))))
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
            self.fault("damaged", sequence, _DAMAGED.saying(entry=Ordinal(sequence), why=reason_of(problem)))
            return record
        self.erased += bool(line) and opened is None
        if entry.sequence != sequence:
            self.fault(
                "order", sequence, _ORDER.saying(other=Ordinal(entry.sequence), entry=Ordinal(sequence))
            )
        elif fresh and fresh != record:
            self.fault("event", sequence, _EVENT.saying(entry=Ordinal(sequence)))
        return record

    def _compare_end(self) -> None:
        if self.since > self.size:
            self.fault("truncated", self.size, cut_off(self.since, self.size))
        surplus = len(self.ledger.records(self.size, self.size + SEGMENT))
        if surplus:
            self.fault("tail", self.size, _TAIL_OF_LEAVES.saying(count=Count(surplus)))
        next_one = self.size // SEGMENT
        for number in self.files.numbers():
            if number > next_one and not self._lines(number):
                self.fault("lines", None, _EMPTY.saying(name=Text(f"{number:06d}")))
        for number in (one for one in self.files.numbers() if one >= next_one):
            behind = self._lines(number)[max(0, self.size - number * SEGMENT) :]
            if behind:
                values: dict[str, Value] = {
                    "name": Text(f"{number:06d}"),
                    "count": Count(sum(map(len, behind))),
                }
                self.fault("tail", self.size, _TAIL_OF_EVENTS.saying(**values))

    def _notes(self) -> list[Reason]:
        told = [_UNWRITTEN.saying(count=Count(self.unwritten))] if self.unwritten else []
        most = {self.files.batch: BATCH_BYTES, self.files.index: index_bytes(len(self.files.numbers()))}
        for place, count in most.items():
            if place.is_file() and place.stat().st_size > count:
                told.append(_LONGER.saying(name=Text(place.name)))
        for folder in self.files.folders():
            names = (Text(str(one.relative_to(self.files.root))) for one in left_over(folder))
            told += [_LEFT.saying(name=name) for name in names]
        return told

    def _lines(self, number: int) -> list[bytes]:
        """The lines of a file of events; one that is too long is put down once and not read."""
        try:
            return self.files.lines(number)
        except Damaged as problem:
            one = Fault("lines", number * SEGMENT, problem.what)
            if one not in self.faults:
                self.faults.append(one)
            return []

    def _split(self, start: int) -> list[bytes]:
        data = self.ledger.records(start, start + SEGMENT)
        return [data[at : at + ENTRY_BYTES] for at in range(0, len(data), ENTRY_BYTES)]


def _whole(name: str, data: bytes | None) -> bytes:
    if data is None:
        raise Unfit(too_long(name, LARGEST_TEXT))
    return data


def _at(listed: list[bytes], at: int) -> bytes:
    return listed[at] if at < len(listed) else b""
