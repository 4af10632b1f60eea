"""The form of a ledger's copy that is given to anyone: its entries, its last checkpoint, and what was erased.

A zip for each 16,384 entries, of which all but the last stay as they are:

leaves          its entries, as they stand in the ledger: types, places and digests
words           the lines of its entries by which something was erased, and of the steps that ended a term
checkpoint.txt  in the last one: the ledger's last signed checkpoint, up to which the copy goes
held.txt        in the last one: the office's signed list of what it holds
copy.txt        in the last one: what belongs together, by hashes, signed by the ledger's key

Of nothing else does it hold what an entry stands for: no salt, so that no guess can be tried, and no time.
"""

import re
from dataclasses import dataclass

from tallystick.base.reasons import Reason, Text
from tallystick.ledger.checkpoints import read_count, read_day
from tallystick.ledger.held import LARGEST_HELD
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.layout import SEGMENT
from tallystick.ledger.model import ENTRY_BYTES
from tallystick.ledger.notes import NoNote, Note, read_note
from tallystick.ledger.verifiers import is_name

FORM = "tallystick ledger copy/v1"
LEAVES, WORDS, CHECKPOINT, HELD, STATEMENT = "leaves", "words", "checkpoint.txt", "held.txt", "copy.txt"
#: So many entries lie in one part.
PART_ENTRIES = 16 * SEGMENT
#: So much a part may unpack to: each of its entries a word of a thousand bytes, twice over, and the list.
LARGEST_PART = PART_ENTRIES * (ENTRY_BYTES + 2_000) + LARGEST_HELD
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NONE = "-"


@dataclass(frozen=True, slots=True)
class CopyStatement:
    """What a ledger's key signs of a copy that is given out, so that nobody else can leave out a word.

    Attributes:
        origin: the ledger.
        size: how many entries it has, as many as its checkpoint.
        day: the day by the office's clock, a claim; empty for none.
        held: the SHA-256 of the list of what is held.
        parts: of each part the SHA-256 of its entries and that of its words.
    """

    origin: str
    size: int
    day: str
    held: str
    parts: tuple[tuple[str, str], ...]


def part_name(number: int) -> str:
    """What a part is called, counted from 1."""
    return f"ledger-copy-{number}.zip"


def sign_statement(told: CopyStatement, key: SigningKey) -> str:
    """The statement as a small text file."""
    lines = (
        FORM,
        told.origin,
        f"size {told.size}",
        f"day {told.day or _NONE}",
        f"held {told.held}",
        *(f"part {leaves} {words}" for leaves, words in told.parts),
    )
    return key.sign_note("\n".join(lines) + "\n").write()


def read_statement(text: str) -> tuple[CopyStatement, Note]:
    """Read such a statement; whether its signature is right is another question.

    Raises:
        NoNote: it has another form.
    """
    note = read_note(text)
    lines = note.text[:-1].split("\n")
    if len(lines) < 6 or lines[0] != FORM or not is_name(lines[1]):
        raise _no_statement()
    size, day = (_after(word, line)[0] for word, line in zip(("size", "day"), lines[2:4], strict=True))
    (held,) = map(_hash, _after("held", lines[4]))
    parts = []
    for line in lines[5:]:
        leaves, words = map(_hash, _after("part", line, 2))
        parts.append((leaves, words))
    told = CopyStatement(lines[1], read_count(size), read_day(day), held, tuple(parts))
    if len(told.parts) != parts_for(told.size):
        raise _no_statement()
    return told, note


def parts_for(size: int) -> int:
    """How many parts a ledger of so many entries has."""
    return max(1, -(-size // PART_ENTRIES))


def _after(word: str, line: str, count: int = 1) -> list[str]:
    first, *rest = line.split(" ")
    if first != word or len(rest) != count:
        raise _no_statement()
    return rest


def _hash(text: str) -> str:
    if _SHA256.fullmatch(text) is None:
        raise _no_statement()
    return text


def _no_statement() -> NoNote:
    return NoNote(Reason("it is no statement of the form {form}", form=Text(FORM)))
