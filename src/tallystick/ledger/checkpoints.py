"""Checkpoints: the signed size and root of a log, in the form of C2SP's tlog-checkpoint, and proofs."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.base.reasons import Reason, Text
from tallystick.ledger.model import Head
from tallystick.ledger.notes import NoNote, Note, decode, encode, read_note
from tallystick.ledger.tree import HASH_BYTES
from tallystick.ledger.verifiers import is_name

PROOF_FORM = "c2sp.org/tlog-proof@v1"
_COUNT = re.compile(r"0|[1-9][0-9]{0,17}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A checkpoint with the signatures under it, none of them checked yet.

    Attributes:
        origin: which ledger speaks.
        head: its size and root.
        note: the signed text.
    """

    origin: str
    head: Head
    note: Note

    def write(self) -> str:
        """The checkpoint as text."""
        return self.note.write()


def checkpoint_text(origin: str, head: Head) -> str:
    """What is signed: the origin, the size and the root, a line each."""
    return f"{origin}\n{head.size}\n{encode(head.root)}\n"


def read_checkpoint(text: str) -> Checkpoint:
    """Read a checkpoint.

    Raises:
        NoNote: it has another form.
    """
    note = read_note(text)
    lines = note.text[:-1].split("\n")
    if len(lines) != 3 or not is_name(lines[0]):
        raise NoNote(Reason("a checkpoint has three lines: the ledger's name, size and root"))
    return Checkpoint(lines[0], Head(read_count(lines[1]), _hash(lines[2])), note)


@dataclass(frozen=True, slots=True)
class Request:
    """What is carried to a witness (C2SP's tlog-witness, add-checkpoint).

    Attributes:
        old: the size that the witness saw last, as the ledger believes.
        proof: the consistency proof from there.
        checkpoint: the new checkpoint.
    """

    old: int
    proof: tuple[bytes, ...]
    checkpoint: Checkpoint

    def write(self) -> str:
        """The request as text."""
        return f"old {self.old}\n{_lines(self.proof)}\n{self.checkpoint.write()}"


def read_request(text: str) -> Request:
    """Read what is carried to a witness.

    Raises:
        NoNote: it has another form.
    """
    head, _, rest = text.partition("\n\n")
    first, *proof = head.split("\n")
    if not first.startswith("old "):
        raise NoNote(Reason("the first line is not: old, size"))
    return Request(read_count(first[4:]), tuple(map(_hash, proof)), read_checkpoint(rest))


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """That an entry stands in the tree of a checkpoint (C2SP's tlog-proof).

    Attributes:
        index: the entry's place.
        proof: the hashes from the leaf to the root.
        checkpoint: the checkpoint.
    """

    index: int
    proof: tuple[bytes, ...]
    checkpoint: Checkpoint

    def write(self) -> str:
        """The proof as text."""
        return f"{PROOF_FORM}\nindex {self.index}\n{_lines(self.proof)}\n{self.checkpoint.write()}"


def read_proof(text: str) -> InclusionProof:
    """Read a proof of inclusion.

    Raises:
        NoNote: it has another form.
    """
    head, _, rest = text.partition("\n\n")
    form, *lines = head.split("\n")
    if form != PROOF_FORM or not lines or not lines[0].startswith("index "):
        raise NoNote(Reason("the first lines are not: {form}, index N", form=Text(PROOF_FORM)))
    return InclusionProof(read_count(lines[0][6:]), tuple(map(_hash, lines[1:])), read_checkpoint(rest))


def read_day(text: str) -> str:
    """A day as a signed text says it; empty for a dash, which says none.

    Raises:
        NoNote: it is none, as a word that would count as later than any day.
    """
    if text == "-":
        return ""
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise NoNote(Reason("its day is none")) from None


def read_count(text: str) -> int:
    """A size or an index, in digits without leading zeros.

    Raises:
        NoNote: it is none.
    """
    if _COUNT.fullmatch(text) is None:
        raise NoNote(Reason("a size or a place is not written in plain digits"))
    return int(text)


def _lines(hashes: Sequence[bytes]) -> str:
    return "".join(encode(one) + "\n" for one in hashes)


def _hash(text: str) -> bytes:
    data = decode(text)
    if len(data) != HASH_BYTES:
        raise NoNote(Reason("a hash is not 32 bytes long"))
    return data
