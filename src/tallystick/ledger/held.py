"""The signed list of what an office still holds of what was sent to it, entry by entry.

The ledger alone shows that something was sent, and what has become of its own record of it. Whether the
office has the thing itself still, this list says: an entry that it names neither as held nor as erased was
deleted.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tallystick.base.reasons import Reason, Text
from tallystick.ledger.checkpoints import read_count, read_day
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.notes import NoNote, Note, read_note
from tallystick.ledger.verifiers import PublicKey, is_name, is_signed

FORM = "tallystick held/v1"
#: A list names each message that lies by itself among other entries: ten bytes for each of six million.
LARGEST_HELD = 64_000_000
_RANGE = re.compile(r"(\d{1,18})(?:-(\d{1,18}))?")
_NONE = "-"


@dataclass(frozen=True, slots=True)
class HeldEntries:
    """What an office holds of what was sent.

    Attributes:
        origin: its ledger.
        size: it speaks of the entries before this one.
        day: the day by the office's clock, a claim; empty for none.
        held: entries whose message is there and opens to somebody, as ranges of a first and a last one; those
            too that were erased while the list was made, whose word may come behind it.
        erased: entries that their holders had erased, in the same way.
        by_term: entries that were erased when the term was over which their promise named.
    """

    origin: str
    size: int
    day: str
    held: tuple[tuple[int, int], ...]
    erased: tuple[tuple[int, int], ...]
    by_term: tuple[tuple[int, int], ...] = ()

    def has_lost(self, entry: int) -> bool:
        """Whether it speaks of an entry and names it neither as held nor as erased."""
        return entry < self.size and not _has((*self.held, *self.erased, *self.by_term), entry)

    def has_again(self, entry: int, word: int) -> bool:
        """Whether it names an entry as held though the word that it be erased was there before the list.

        What opens it is deleted before that word is filed, so that it came back from somewhere.
        """
        return word < self.size and _has(self.held, entry)

    def says_erased(self, entry: int) -> bool:
        """Whether it names an entry as erased, by its holder or by term, with the word for it before it.

        What was erased while the list was made it names as held too.
        """
        return _has((*self.erased, *self.by_term), entry) and not _has(self.held, entry)

    def contradicts(self, later: "HeldEntries", entry: int) -> bool:
        """Whether a later list, or one of the same size, holds again what this one says is gone.

        What was erased while a list was made stands in it as held too; in a later one it can't be held alone,
        and in one of a later day not at all, since the word for it has its place before such a list.
        """
        if not self.is_between(entry):
            return self.size <= later.size and self.says_erased(entry) and _has(later.held, entry)
        is_later = self.size <= later.size and self.day <= later.day
        is_same = (self.size, self.day) == (later.size, later.day)
        is_still = later.is_between(entry) and self.day == later.day
        return is_later and not is_same and _has(later.held, entry) and not is_still

    def is_between(self, entry: int) -> bool:
        """Whether it names an entry as held and as erased: what was erased while the list was made."""
        return _has((*self.erased, *self.by_term), entry) and _has(self.held, entry)

    def is_by_term(self, entry: int) -> bool:
        """Whether it names an entry as erased by term."""
        return _has(self.by_term, entry)


def _has(ranges: Iterable[tuple[int, int]], entry: int) -> bool:
    return any(first <= entry <= last for first, last in ranges)


def ranges_of(entries: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Entries as ranges, in order.

    Examples:
        >>> ranges_of([7, 0, 1, 2])
        ((0, 2), (7, 7))
    """
    found: list[tuple[int, int]] = []
    for one in sorted(set(entries)):
        if found and found[-1][1] == one - 1:
            found[-1] = found[-1][0], one
        else:
            found.append((one, one))
    return tuple(found)


def sign_held(told: HeldEntries, key: SigningKey) -> str:
    """The list as a small text file."""
    lines = (
        FORM,
        told.origin,
        f"size {told.size}",
        f"day {told.day or _NONE}",
        f"held {_written(told.held)}",
        f"erased {_written(told.erased)}",
        *([f"term {_written(told.by_term)}"] if told.by_term else []),
    )
    return key.sign_note("\n".join(lines) + "\n").write()


def read_held(text: str) -> tuple[HeldEntries, Note]:
    """Read such a list; whether its signature is right is another question.

    Raises:
        NoNote: it has another form.
    """
    note = read_note(text, LARGEST_HELD)
    lines = note.text[:-1].split("\n")
    words = ("size", "day", "held", "erased", "term")
    if len(lines) not in (6, 7) or lines[0] != FORM or not is_name(lines[1]):
        raise NoNote(Reason("it is no list of the form {form}", form=Text(FORM)))
    size, day, *kinds = (_after(word, line) for word, line in zip(words, lines[2:], strict=False))
    told = HeldEntries(lines[1], read_count(size), read_day(day), *map(_read, kinds))
    return told, note


def is_held_list_of(told: HeldEntries, note: Note, key: PublicKey) -> bool:
    """Whether a ledger's own key signed such a list of it."""
    return told.origin == key.name and is_signed(note, key)


def _after(word: str, line: str) -> str:
    first, _, rest = line.partition(" ")
    if first != word or not rest:
        raise NoNote(Reason("it is no list of the form {form}", form=Text(FORM)))
    return rest


def _written(ranges: Sequence[tuple[int, int]]) -> str:
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges) or _NONE


def _read(text: str) -> tuple[tuple[int, int], ...]:
    if text == _NONE:
        return ()
    found = [_RANGE.fullmatch(part) for part in text.split(",")]
    ranges = tuple((int(one[1]), int(one[2] or one[1])) for one in found if one)
    if len(ranges) != len(found) or any(first > last for first, last in ranges):
        raise NoNote(Reason("it is no list of the form {form}", form=Text(FORM)))
    return ranges
