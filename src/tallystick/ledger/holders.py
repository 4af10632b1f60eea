"""Entries of what somebody sent, which only the holder of its receipt may have erased.

The event names a public key whose secret half the receipt code alone gives. Where what the entry stands for
is gone, either the ledger holds the word of that key for it, or it was deleted against the holder's will.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.base.reasons import Ordinal, Reason, Text
from tallystick.ledger.against_lists import held_against, still_held
from tallystick.ledger.held import HeldEntries, is_held_list_of
from tallystick.ledger.model import Entry, Head, Opening
from tallystick.ledger.notes import NoNote, Note, decode, encode
from tallystick.ledger.receipts import Answer, Gathered, Receipt, check_receipt, read_receipt, signed_up_to
from tallystick.ledger.verifiers import ED25519, PublicKey
from tallystick.ledger.words import OpenedLedger, openings_of, term_word

#: The types of the entries of what was sent, and of the word of its holder that it be erased.
SUBMISSION, ERASURE = "submission", "erasure"
#: What such an event says: since terms are named, of those that have one, which and of which case; and since
#: day and side are held to it, a digest of these.
_OF_TERM = {"eraser", "sealed", "kept", "case"}
_KEYS = ({"eraser", "sealed"}, _OF_TERM, _OF_TERM | {"row"})
PAPER_FORM = "tallystick submission/v1"
_DELETED = Reason(
    "the ledger has entry {entry} still, and what it stood for was deleted without the word of its holder"
)
_BY_HOLDER = Reason("entry {entry} was erased by the word of whoever holds its code, as entry {word} says")
_BY_TERM = Reason(
    "entry {entry} was erased when the term was over that it named from the start, as entry {word} says: by "
    "the office's own clock its case had ended on {ended} and was erased on {erased}"
)
_OTHER_ENTRIES = Reason(
    "the copy of the ledger that the office signed has other entries than the checkpoint that it signed with "
    "it"
)
_WORD_NOT_SEEN = Reason(
    "the office's own signed list says that entry {entry} was erased: whether its holder said so, or its "
    "term was over, shows in a copy of the ledger that is as new as the list"
)
_LIST_NOT_OURS = Reason("the key of {name} did not sign the list of what is held")
_ANOTHER_LEDGER = Reason("the copy of the ledger given is of another one")
_WITHOUT_ENTRY = Reason("the copy of the ledger given ends before entry {entry}")


@dataclass(frozen=True, slots=True)
class Paper:
    """What whoever sent something keeps: the event, and the receipt for it.

    Attributes:
        event: the event as canonical JSON.
        receipt: the receipt, as the ledger signed it.
    """

    event: bytes
    receipt: str

    def write(self) -> str:
        """It as one text."""
        return f"{PAPER_FORM}\n{self.event.decode()}\n\n{self.receipt}"

    @classmethod
    def read(cls, text: str) -> "Paper":
        """Read the text.

        Raises:
            NoNote: it has another form.
        """
        head, _, receipt = text.partition("\n\n")
        form, _, event = head.partition("\n")
        if form != PAPER_FORM or eraser_in(event.encode()) is None:
            raise NoNote(Reason("it is no proof of something sent"))
        return cls(event.encode(), receipt)


def is_paper(text: str) -> bool:
    """Whether a text begins as the paper of something sent does."""
    return text.startswith(f"{PAPER_FORM}\n")


def submission_event(
    eraser: bytes, sealed: str, kept: str = "", case: str = "", row: str = ""
) -> dict[str, Json]:
    """What is filed of something sent: nothing of what it says, or of who said it.

    Args:
        eraser: the public key of its holder, 32 bytes.
        sealed: the SHA-256 of the sealed bytes, 64 digits.
        kept: how long its case is kept once it has ended, as in ``12 months``; empty: its holder erases it.
        case: where it is kept for a term, the digest of its case's name.
        row: the digest of what stands of it in the clear; empty as an earlier version filed it.
    """
    event: dict[str, Json] = {"eraser": encode(eraser), "sealed": sealed}
    of_term = {"kept": kept, "case": case} | ({"row": row} if row else {})
    return event | of_term if kept else event


def erasure_statement(origin: str, entry: Entry) -> bytes:
    """What the holder signs to have an entry erased."""
    return f"tallystick erasure/v1\n{origin}\nentry {entry.sequence}\nleaf {encode(entry.leaf)}\n".encode()


def erasure_event(entry: Entry, signature: bytes) -> dict[str, Json]:
    """What is filed of an erasure; it stays, for it is what tells it from a deletion."""
    return {"entry": entry.sequence, "leaf": encode(entry.leaf), "signature": encode(signature)}


def is_erased_by(event: bytes, origin: str, entry: Entry, eraser: PublicKey) -> bool:
    """Whether an event of an erasure is of this entry, and signed by its holder.

    Args:
        event: the event of an erasure, as canonical JSON.
        origin: the ledger.
        entry: the entry that was erased.
        eraser: the public key of its holder.
    """
    try:
        told = json.loads(event)
        signature = decode(str(told["signature"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
    same = told.get("entry") == entry.sequence and told.get("leaf") == encode(entry.leaf)
    return same and eraser.checks(erasure_statement(origin, entry), signature)


def check_paper(
    text: str,
    key: PublicKey,
    evidence: Gathered,
    copy: OpenedLedger | None,
    lists: Sequence[tuple[HeldEntries, Note]] = (),
) -> Answer:
    """How the promise to somebody who sent something stands, by what they have and a copy of the ledger.

    Args:
        text: the paper that they keep.
        key: the ledger's public key.
        evidence: what else they have gathered; its events are not looked at.
        copy: a copy of the ledger; None for none.
        lists: signed lists of what the office holds, with their notes.

    Raises:
        NoNote: it is no paper of something sent.
    """
    paper = Paper.read(text)
    gathered = Gathered((paper.event,), evidence.proofs, evidence.checkpoints, evidence.leaves)
    answer = check_receipt(paper.receipt, key, gathered)
    if answer.standing not in {"kept", "open"}:
        return answer
    receipt, _ = read_receipt(paper.receipt)
    if any(not is_held_list_of(told, note, key) for told, note in lists):
        return Answer("not_ours", _LIST_NOT_OURS.saying(name=Text(key.name)))
    told = [one for one, _ in lists]
    said_erased = any(one.says_erased(receipt.entry.sequence) for one in told)
    found, word = answer, None
    if copy is not None:
        heads = [receipt.after, *(one.head for one in evidence.checkpoints)]
        found, word = _by_copy(paper, receipt, copy, answer, heads, said_erased=said_erased)
    reached = copy.reach if copy is not None and found is answer else 0
    why = held_against(paper.event, receipt.entry.sequence, told, word, reached)
    if why is not None:
        return Answer("broken", why)
    if said_erased and word is None and found.standing != "broken":
        return Answer("open", _WORD_NOT_SEEN.saying(entry=Ordinal(receipt.entry.sequence)))
    if found.standing != "kept" or not told:
        return found
    held, said = still_held(told, () if copy is None else copy.days, receipt.entry.sequence)
    return Answer("kept" if held else "open", said)


def _by_copy(
    paper: Paper,
    receipt: Receipt,
    copy: OpenedLedger,
    answer: Answer,
    heads: Sequence[Head],
    *,
    said_erased: bool,
) -> tuple[Answer, int | None]:
    """How it stands by a copy of the ledger, where the receipt alone gives an answer.

    Args:
        paper: what its holder has.
        receipt: its receipt.
        copy: the copy.
        answer: how it stands without the copy.
        heads: the sizes and roots that the ledger signed.
        said_erased: whether the office says that it was erased, though its own record may be there still.

    Returns:
        How, and the entry of the word by which it was erased; None where it was not.
    """
    if copy.origin != receipt.origin:
        return Answer("open", _ANOTHER_LEDGER), None
    with copy.open_leaves() as leaves:
        if signed_up_to(leaves, heads) < copy.signed_size:
            return Answer("broken", _OTHER_ENTRIES), None
    if copy.records(receipt.entry.sequence, receipt.entry.sequence + 1) != receipt.entry.encode():
        return Answer("open", _WITHOUT_ENTRY.saying(entry=Ordinal(receipt.entry.sequence))), None
    sent = Opening.of(SUBMISSION, json.loads(paper.event), receipt.salt)
    if copy.is_whole and copy.opening(receipt.entry.sequence) != sent:
        word = _word(copy, receipt, paper)
        return word or (Answer("broken", _DELETED.saying(entry=Ordinal(receipt.entry.sequence))), None)
    looked = said_erased or not copy.is_whole
    word = _word(copy, receipt, paper) if looked else None
    return (answer, None) if word is None else word


def _word(copy: OpenedLedger, receipt: Receipt, paper: Paper) -> tuple[Answer, int] | None:
    """The word by which an entry was erased, its holder's or the term's, if a copy has one, and where."""
    entry, origin = receipt.entry, receipt.origin
    eraser = PublicKey(origin, eraser_in(paper.event) or b"", ED25519)
    for at, opened in openings_of(copy, ERASURE):
        if is_erased_by(opened.event, origin, entry, eraser):
            said = _BY_HOLDER.saying(entry=Ordinal(entry.sequence), word=Ordinal(at))
            return Answer("erased", said), at
    by_term = term_word(copy, receipt, paper.event)
    if by_term is None:
        return None
    at, named = by_term
    ended, erased = Text(named.day.isoformat()), Text(named.erased.isoformat())
    said = _BY_TERM.saying(entry=Ordinal(entry.sequence), word=Ordinal(at), ended=ended, erased=erased)
    return Answer("erased_by_term", said), at


def eraser_in(event: bytes) -> bytes | None:
    """The public key of the holder that an event names; None where the event has another form."""
    try:
        told = json.loads(event)
        raw = decode(str(told["eraser"]))
        sound = told.keys() in _KEYS and canonical_bytes(told) == event
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return raw if sound and len(raw) == 32 else None
