"""Receipts: a ledger's signed promise to include an entry, and what can be said of it without the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal

from tallystick.base.reasons import Count, Ordinal, Reason, Text, Unfit
from tallystick.ledger.checkpoints import Checkpoint, InclusionProof, read_count
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.model import ENTRY_BYTES, SALT_BYTES, Entry, Head
from tallystick.ledger.notes import NoNote, Note, decode, encode, read_note
from tallystick.ledger.proofs import proves_inclusion
from tallystick.ledger.tree import EMPTY_ROOT, Growing, digest, leaf_hash
from tallystick.ledger.verifiers import PublicKey, is_name, is_signed, names_another

FORM = "tallystick receipt/v1"
_PROMISE = "This entry will be included in the next checkpoint after the one named here."
#: So many entries of a file of them are read at a time.
_LOT = 4096

Standing = Literal["not_ours", "broken", "kept", "open", "another", "erased", "erased_by_term"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What its holder keeps.

    Attributes:
        origin: the ledger that promised.
        entry: the entry, with its place.
        salt: with the event itself it shows what was filed.
        after: the last checkpoint published when the promise was given.
        day: the day by the ledger's own clock, a claim; empty for none.
    """

    origin: str
    entry: Entry
    salt: bytes
    after: Head
    day: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the holder of a receipt has gathered; each part may be missing.

    Attributes:
        events: the canonical event that the receipt should be for; several where one file's name can be
            spelled in several ways. None: that is not asked.
        proofs: proofs of inclusion that the ledger gave.
        checkpoints: checkpoints seen anywhere: in a release, on paper, from a witness.
        leaves: the ledger's file of entries, open at its beginning; read once, as far as is needed.
    """

    events: tuple[bytes, ...] = ()
    proofs: tuple[InclusionProof, ...] = ()
    checkpoints: tuple[Checkpoint, ...] = ()
    leaves: BinaryIO | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """How a promise stands.

    Attributes:
        standing: ``not_ours``: the ledger didn't sign this; ``broken``; ``kept``; ``open``: nothing given
            shows either; ``another``: it is for another event; ``erased``: by the word of its holder.
        reason: why, in a sentence.
    """

    standing: Standing
    reason: Reason


def sign_receipt(receipt: Receipt, key: SigningKey) -> str:
    """The receipt as a small text file."""
    entry = receipt.entry
    text = (
        f"{FORM}\n{receipt.origin}\n{_PROMISE}\n"
        f"entry {entry.sequence} {entry.type}\ndigest {encode(entry.digest)}\nsalt {encode(receipt.salt)}\n"
        f"after {receipt.after.size} {encode(receipt.after.root)}\nday {receipt.day or '-'}\n"
    )
    return key.sign_note(text).write()


def read_receipt(text: str) -> tuple[Receipt, Note]:
    """Read a receipt and the note it is; whether the signature is right is another question.

    Raises:
        NoNote: it has another form.
    """
    note = read_note(text)
    lines = note.text[:-1].split("\n")
    if len(lines) != 8 or lines[0] != FORM or lines[2] != _PROMISE:
        raise NoNote(Reason("it is no receipt of the form {form}", form=Text(FORM)))
    sequence, kind = _after("entry", lines[3], 2)
    size, root = _after("after", lines[6], 2)
    (found,), (salt,), (day,) = (
        _after("digest", lines[4], 1),
        _after("salt", lines[5], 1),
        _after("day", lines[7], 1),
    )
    entry = Entry(kind, read_count(sequence), decode(found))
    try:
        entry.encode()
    except Unfit as problem:
        raise NoNote(problem.reason) from None
    head, opening = Head(read_count(size), decode(root)), decode(salt)
    if len(opening) != SALT_BYTES:
        raise NoNote(Reason("its salt is not {count} bytes long", count=Count(SALT_BYTES)))
    if not is_name(lines[1]) or not (day.isascii() and day.isprintable()):
        raise NoNote(Reason("its ledger's name or its day is not in plain ASCII"))
    return Receipt(lines[1], entry, opening, head, "" if day == "-" else day), note


def check_receipt(text: str, key: PublicKey, evidence: Gathered) -> Answer:
    """How the promise of a receipt stands by the evidence at hand. Nothing is asked of the ledger.

    Raises:
        NoNote: the text is no receipt.
    """
    receipt, note = read_receipt(text)
    if receipt.origin != key.name or not is_signed(note, key):
        return Answer(
            "not_ours", (_OTHER_KEY if names_another(note, key) else _NOT_OURS).saying(name=Text(key.name))
        )
    filed = {digest(receipt.salt + event) for event in evidence.events}
    if filed and receipt.entry.digest not in filed:
        return Answer("another", _ANOTHER_EVENT)
    if any(not _is_ours(one, key) for one in _all_checkpoints(evidence)):
        why = Reason("the key of {name} did not sign one of the checkpoints given", name=Text(key.name))
        return Answer("not_ours", why)
    # A proof may stand under one of two trees: what contradicts itself is said before what holds.
    heads = [receipt.after, *(one.head for one in _all_checkpoints(evidence))]
    entries = _entries(evidence.leaves, receipt.entry.sequence, heads)
    return (
        _forked(heads, entries)
        or _broken(receipt, heads, entries)
        or _kept(receipt, evidence.proofs, heads, entries)
        or _open(receipt, evidence)
    )


_NOT_OURS = Reason("the key of {name} did not sign this receipt")
_OTHER_KEY = Reason(
    "it says that another key of {name} signed it than the one given: take the key that was given out when "
    "you got it, and where the office has put another in its place, keep both and ask it why"
)
_ANOTHER_EVENT = Reason(
    "the receipt is real, and it is for something else than what was given, or for the same under another "
    "name"
)
_UNDER = Reason("entry {entry} stands under the signed checkpoint of {count} entries")
_IN_LEAVES = Reason("entry {entry} stands in the file of entries, which gives the checkpoint")
_NO_EMPTY_TREE = Reason("a tree of no entries was signed with the root of another: a fork")
_FORK = Reason("two different trees of {count} entries were signed: a fork")
_NO_BEGINNING = Reason(
    "the file of entries gives a checkpoint that was signed, and does not begin with the tree of {count} "
    "entries that was signed too: a fork"
)
_WITHOUT = Reason("a checkpoint of {count} entries was signed after the promise, without entry {entry}")
_ANOTHER = Reason("under the checkpoint of {count} entries, {entry} is another entry")
_NOT_HELD = Reason(
    "a checkpoint long enough for entry {entry} is there, and the proof given does not hold: ask the ledger "
    "for the proof or its file of entries; one that gives neither has not kept its promise"
)
_UNPROVEN = Reason(
    "a checkpoint long enough for entry {entry} is there, and no proof was given: ask the ledger for the "
    "proof or its file of entries; one that gives neither has not kept its promise"
)


@dataclass(frozen=True, slots=True)
class _Entries:
    """What a file of entries gives: its roots at the sizes that were signed, and the leaf at one place."""

    roots: dict[int, bytes]
    leaf: bytes | None

    def give(self, head: Head) -> bool:
        """Whether the file begins with the tree of this head."""
        return self.roots.get(head.size) == head.root


def _entries(leaves: BinaryIO | None, place: int, heads: Sequence[Head]) -> _Entries:
    """Go through a file of entries once, up to the largest of these heads or to its end."""
    tree, roots, found = Growing(), {0: EMPTY_ROOT}, None
    for size in sorted({head.size for head in heads}) if leaves else ():
        while tree.size < size:
            data = leaves.read(min(size - tree.size, _LOT) * ENTRY_BYTES) if leaves else b""
            ends = range(ENTRY_BYTES, len(data) + 1, ENTRY_BYTES)
            hashes = [leaf_hash(data[end - ENTRY_BYTES : end]) for end in ends]
            if not hashes:
                return _Entries(roots, found)
            if tree.size <= place < tree.size + len(hashes):
                found = hashes[place - tree.size]
            tree.add(hashes)
        roots[size] = tree.root()
    return _Entries(roots, found)


def signed_up_to(leaves: BinaryIO, heads: Sequence[Head]) -> int:
    """Up to which entry a file of entries is what was signed; zero where none of these heads is its own.

    Args:
        leaves: the file, at its beginning.
        heads: sizes and roots that the ledger signed.
    """
    entries = _entries(leaves, -1, heads)
    return max((head.size for head in heads if entries.give(head)), default=0)


def _kept(
    receipt: Receipt, proofs: Sequence[InclusionProof], heads: Sequence[Head], entries: _Entries
) -> Answer | None:
    place, leaf = receipt.entry.sequence, receipt.entry.leaf
    for one in proofs:
        head = one.checkpoint.head
        if one.index == place and proves_inclusion(leaf, place, head, one.proof):
            return Answer("kept", _UNDER.saying(entry=Ordinal(place), count=Count(head.size)))
    if entries.leaf == leaf and any(head.size > place and entries.give(head) for head in heads):
        return Answer("kept", _IN_LEAVES.saying(entry=Ordinal(place)))
    return None


def _forked(heads: Sequence[Head], entries: _Entries) -> Answer | None:
    """Whether the ledger signed two trees that contradict one another, the one in the receipt among them."""
    signed: dict[int, bytes] = {}
    for head in heads:
        if head.size == 0 and head.root != EMPTY_ROOT:
            return Answer("broken", _NO_EMPTY_TREE)
        if signed.setdefault(head.size, head.root) != head.root:
            return Answer("broken", _FORK.saying(count=Count(head.size)))
    largest = max(head.size for head in (*heads, Head(0, EMPTY_ROOT)) if entries.give(head))
    other = [head.size for head in heads if head.size < largest and not entries.give(head)]
    return Answer("broken", _NO_BEGINNING.saying(count=Count(min(other)))) if other else None


def _broken(receipt: Receipt, heads: Sequence[Head], entries: _Entries) -> Answer | None:
    place, after = receipt.entry.sequence, receipt.after
    for head in heads:
        if after.size < head.size <= place:
            return Answer("broken", _WITHOUT.saying(count=Count(head.size), entry=Ordinal(place)))
        if head.size > place and entries.give(head) and entries.leaf != receipt.entry.leaf:
            return Answer("broken", _ANOTHER.saying(count=Count(head.size), entry=Ordinal(place)))
    return None


def _open(receipt: Receipt, evidence: Gathered) -> Answer:
    place = receipt.entry.sequence
    if any(one.head.size > place for one in _all_checkpoints(evidence)):
        return Answer("open", (_NOT_HELD if evidence.proofs else _UNPROVEN).saying(entry=Ordinal(place)))
    return Answer("open", Reason("no checkpoint later than the promise was given"))


def _all_checkpoints(evidence: Gathered) -> list[Checkpoint]:
    return [*evidence.checkpoints, *(one.checkpoint for one in evidence.proofs)]


def _is_ours(checkpoint: Checkpoint, key: PublicKey) -> bool:
    return checkpoint.origin == key.name and is_signed(checkpoint.note, key)


def _after(word: str, line: str, count: int) -> Sequence[str]:
    first, *rest = line.split(" ")
    if first != word or len(rest) != count:
        raise NoNote(
            Reason(
                "a line should begin with “{word}” and have {count} parts behind it",
                word=Text(word),
                count=Count(count),
            )
        )
    return rest
