"""The entries of a file of events beside the lines that open them: what is right, lost, or another's."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.ledger.lines import read_line
from tallystick.ledger.model import ENTRY_BYTES, Entry, Opening
from tallystick.ledger.tree import digest

#: So many bytes of an event's key are looked up; none stands for all that was erased.
KEY_BYTES = 8
NO_KEY = b"\0" * KEY_BYTES


class Unlike(ValueError):
    """An entry is not what its line says; the message says how.

    Attributes:
        entry: the entry's sequence.
    """

    def __init__(self, entry: int, what: str) -> None:
        """Keep the entry beside the words."""
        super().__init__(what)
        self.entry = entry


@dataclass(frozen=True, slots=True)
class Compared:
    """What the lines of a file of events come to.

    Attributes:
        records: the entries, one behind the other.
        keys: the first bytes of each one's key.
        torn: the place of the first line that can't be read; None where all can.
    """

    records: bytes
    keys: bytes
    torn: int | None


def compare(start: int, lines: Sequence[bytes], leaves: bytes, since: int) -> Compared:
    """Compare lines with entries, up to the first line that can't be read.

    Args:
        start: the sequence of the first.
        lines: the lines of the file.
        leaves: what ``leaves`` holds of these entries.
        since: from this entry on, what ``leaves`` lost follows from the lines; before, it was on the disk.

    Raises:
        Unlike: an entry is not what its line says, or is lost and can't follow from it.
    """
    records: list[bytes] = []
    keys: list[bytes] = []
    for at, line in enumerate(lines):
        sequence = start + at
        try:
            opened = read_line(line, sequence)
            fresh = opened.entry(sequence).encode() if opened else None
        except ValueError:
            return Compared(b"".join(records), b"".join(keys), at)
        there = leaves[at * ENTRY_BYTES : (at + 1) * ENTRY_BYTES]
        records.append(_entry(sequence, there, fresh, since))
        keys.append(key_bytes(opened))
    return Compared(b"".join(records), b"".join(keys), None)


def is_lost(there: bytes, fresh: bytes) -> bool:
    """Whether some of an entry never reached the disk: it is cut short, or zeros stand where bytes should."""
    return there != fresh and all(one in {0, two} for one, two in zip(there, fresh, strict=False))


def is_entry(record: bytes, sequence: int) -> bool:
    """Whether bytes are an entry in its place."""
    try:
        return Entry.decode(record).sequence == sequence
    except ValueError:
        return False


def key_bytes(opened: Opening | None) -> bytes:
    """By which bytes an event is looked up; none where it was erased or has no key."""
    return digest(opened.key.encode())[:KEY_BYTES] if opened and opened.key else NO_KEY


def _entry(sequence: int, there: bytes, fresh: bytes | None, since: int) -> bytes:
    if fresh is None:
        if is_entry(there, sequence):
            return there
        raise Unlike(sequence, "what it stood for was erased, and the entry itself is lost")
    if there == fresh:
        return there
    if not is_lost(there, fresh):
        raise Unlike(sequence, "the entry is not what its line says")
    if sequence < since:
        raise Unlike(sequence, "the entry is lost although a checkpoint covers it")
    return fresh
