"""What lies in a ledger's folder when it is opened: what is whole, what a crash left, what is damaged.

Nothing is changed here. What a power cut may leave (a line cut short, entries that never reached the disk)
is listed to be mended; everything else that is not as it was left is refused by name.
"""

import os
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from tallystick.base.places import explained
from tallystick.base.reasons import Count, Reason, Text
from tallystick.ledger.batch import last_batch
from tallystick.ledger.compare import Compared, Unlike, compare, is_entry
from tallystick.ledger.index import SegmentIndex, Trusted, mark_of
from tallystick.ledger.layout import SEGMENT, Damaged, LedgerFiles, reach, too_long
from tallystick.ledger.lines import numbers_in
from tallystick.ledger.model import ENTRY_BYTES
from tallystick.ledger.tree import leaf_hash, root_over

#: Gives the bytes of ``leaves`` from one place up to another, as far as there are any.
_Leaves = Callable[[int, int], bytes]


@dataclass(slots=True)
class Survey:
    """What was found, and what is to be mended.

    Attributes:
        size: how many entries are whole.
        lost: entries to write into ``leaves`` again, by the first one's sequence.
        tail: the file of events, and the length, at which it is to be cut; None where it ends well.
        roots: the root over each full file of events.
    """

    size: int = 0
    lost: dict[int, bytes] = field(default_factory=dict)
    tail: tuple[int, int] | None = None
    roots: list[bytes] = field(default_factory=list)


def survey(files: LedgerFiles, leaves: int, index: SegmentIndex) -> Survey:
    """Compare what lies in a ledger's folder, from the last checkpoint on and wherever it changed.

    Args:
        files: the ledger's files.
        leaves: the open file of entries.
        index: what is known from before; what is found now is put there.

    Raises:
        Damaged: something is not as it was left and can't follow from the rest.
    """
    with explained(files.root):
        try:
            return _Surveyor(files, leaves, index).look()
        except Unlike as problem:
            raise Damaged(files.place, problem.reason, problem.entry) from None


_OTHER_ROOT = Reason("it no longer gives the checkpoint of {count} entries that was published")


def cut_off(published: int, here: int) -> Reason:
    """What to say of a ledger that is shorter than a checkpoint that was published of it."""
    return Reason(
        "a checkpoint of {published} entries was published and {here} are here: the end was cut off",
        published=Count(published),
        here=Count(here),
    )


class _Surveyor:
    def __init__(self, files: LedgerFiles, leaves: int, index: SegmentIndex) -> None:
        self.files = files
        self.index = index
        self.found = Survey()
        self.leaves: _Leaves = lambda start, stop: os.pread(
            leaves, (stop - start) * ENTRY_BYTES, start * ENTRY_BYTES
        )
        self.end = os.fstat(leaves).st_size // ENTRY_BYTES
        checkpoint = files.last_checkpoint()
        self.head = checkpoint.head if checkpoint else None
        self.since = checkpoint.head.size if checkpoint else 0

    def look(self) -> Survey:
        numbers = self.files.numbers()
        for at, number in enumerate(numbers):
            if at != number:
                missing = Reason("the file of events {name} is missing", name=Text(f"{at:06d}"))
                raise Unlike(at * SEGMENT, missing)
            self._look_at(number, last=number == numbers[-1])
        self._behind()
        self._checkpoint()
        return self.found

    def _look_at(self, number: int, *, last: bool) -> None:
        start = number * SEGMENT
        mark = mark_of(self.files.segment(number))
        there = self.leaves(start, start + SEGMENT)
        known = self.index.recall(number, mark)
        if known is None or known.entries != zlib.crc32(there):
            lines = self.files.lines(number)
            compared = compare(start, lines[:SEGMENT], there, self.since)
            whole = len(lines) if compared.torn is None else compared.torn
            if whole != len(lines) or whole > SEGMENT or (whole < SEGMENT and not last):
                self._tail(number, lines, min(whole, SEGMENT), last=last)
            if compared.records != there[: len(compared.records)]:
                self.found.lost[start] = compared.records
            known = self._learnt(number, mark, compared)
            self.found.size += len(compared.records) // ENTRY_BYTES
        else:
            self.found.size += SEGMENT
        if known is not None:
            self.found.roots.append(known.root)

    def _learnt(self, number: int, mark: bytes, compared: Compared) -> Trusted | None:
        """What is known of a full file from now on; a file that is to be cut changes still."""
        if len(compared.records) != SEGMENT * ENTRY_BYTES:
            return None
        known = Trusted.of(mark, compared)
        if self.found.tail is None:
            self.index.learn(number, known)
        return known

    def _tail(self, number: int, lines: list[bytes], whole: int, *, last: bool) -> None:
        """What stands behind the last whole line was never acknowledged, or else it is damage."""
        sequence = number * SEGMENT + whole
        if not last or sequence < self.since:
            raise Unlike(sequence, Reason("its line can't be read, or is missing"))
        there = self.leaves(sequence, sequence + SEGMENT)
        if any(map(is_entry, _split(there), range(sequence, sequence + SEGMENT))):
            raise Unlike(sequence, Reason("its line can't be read"))
        together = last_batch(self.files.batch)
        behind = numbers_in(b"".join(lines[whole:]))
        if behind and not (sequence in together and max(behind) in together):
            raise Unlike(sequence, Reason("its line can't be read, and others stand behind it"))
        self.found.tail = (number, sum(map(len, lines[:whole])))

    def _behind(self) -> None:
        """Entries without a line: zeros and scraps are cut off, an entry that was one is missed."""
        most = reach(len(self.files.numbers()))
        for start in range(self.found.size, min(self.end, most), SEGMENT):
            behind = self.leaves(start, start + SEGMENT)
            for at, record in enumerate(_split(behind) if behind.strip(b"\0") else ()):
                if is_entry(record, start + at):
                    raise Unlike(start + at, Reason("the entry is there and its line is gone"))
        if self.end > most:
            raise Damaged(self.files.place, too_long(self.files.leaves.name, most * ENTRY_BYTES))

    def _checkpoint(self) -> None:
        if self.head is None:
            return
        if self.since > self.found.size:
            raise Unlike(self.found.size, cut_off(self.since, self.found.size))
        root = root_over(self.since, self.found.roots, SEGMENT, self._hashes)
        if root != self.head.root:
            raise Damaged(self.files.place, _OTHER_ROOT.saying(count=Count(self.since)))

    def _hashes(self, start: int, stop: int) -> list[bytes]:
        return [leaf_hash(record) for record in _split(self.leaves(start, stop))]


def _split(data: bytes) -> list[bytes]:
    return [data[at : at + ENTRY_BYTES] for at in range(0, len(data), ENTRY_BYTES)]
