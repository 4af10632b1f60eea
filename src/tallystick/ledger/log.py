"""What is done with a ledger: filing events, publishing checkpoints, giving proofs."""

import datetime
import os
from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.base.canonical import Json
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Ordinal, Reason, Text
from tallystick.base.showing import command, shown
from tallystick.ledger.checkpoints import (
    Checkpoint,
    InclusionProof,
    Request,
    checkpoint_text,
    read_checkpoint,
)
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.model import ENTRY_BYTES, SALT_BYTES, Head, Opening
from tallystick.ledger.notes import NoNote, Note
from tallystick.ledger.receipts import Receipt, sign_receipt
from tallystick.ledger.storage import Storage
from tallystick.ledger.tree import EMPTY_ROOT, Tree, leaf_hash
from tallystick.ledger.verifiers import PublicKey, cosigned_at, is_signed


@dataclass(frozen=True, slots=True)
class Filed:
    """An event that is in the ledger.

    Attributes:
        receipt: the signed promise, as text for a file.
        sequence: its place.
        again: whether it had been filed before.
    """

    receipt: str
    sequence: int
    again: bool


def file_events(
    storage: Storage, key: SigningKey, kind: str, events: Sequence[Json], day: str
) -> list[Filed]:
    """File events of one type; see `file_all`."""
    return file_all(storage, key, [(kind, one) for one in events], day)


def file_all(storage: Storage, key: SigningKey, events: Sequence[tuple[str, Json]], day: str) -> list[Filed]:
    """File events and give a receipt for each; one that was filed before is not filed again.

    Args:
        storage: the ledger.
        key: its key.
        events: each event's type, and the event as a plain record; they share one wait for the disk.
        day: the day by the clock of who files, to stand in the receipt as a claim; empty for none.

    Raises:
        Refusal: the key is not this ledger's, or the day is none; nothing was filed.
    """
    be_a_day(day)
    head = _own_head(storage, key)
    openings = [Opening.of(kind, one, os.urandom(SALT_BYTES)) for kind, one in events]
    known = {one.key: storage.find(one.key) for one in openings}
    fresh = {one.key: one for one in openings if known[one.key] is None}
    placed = dict(zip(fresh, storage.append(list(fresh.values())) if fresh else [], strict=True))
    filed = []
    for one in openings:
        before = known[one.key]
        sequence = placed[one.key] if before is None else before
        held = fresh[one.key] if before is None else storage.opening(sequence)
        receipt = Receipt(storage.origin, held.entry(sequence), held.salt, head, day) if held else None
        if receipt is None:
            raise Refusal(
                Reason("entry {entry} was erased meanwhile", entry=Ordinal(sequence)),
                Reason("file the event again"),
            )
        filed.append(Filed(sign_receipt(receipt, key), sequence, before is not None))
    return filed


def tree_of(storage: Storage) -> Tree:
    """The tree over all entries of a ledger."""

    def leaves(start: int, stop: int) -> list[bytes]:
        data = storage.records(start, stop)
        return [leaf_hash(data[at : at + ENTRY_BYTES]) for at in range(0, len(data), ENTRY_BYTES)]

    return Tree(leaves, storage.size)


def published(storage: Storage) -> list[Checkpoint]:
    """The checkpoints published so far, by size.

    Raises:
        Refusal: one can't be read.
    """
    try:
        return [read_checkpoint(text) for text in storage.checkpoints()]
    except NoNote as problem:
        raise Refusal(
            Reason(
                "a checkpoint of the ledger in {place} can't be read ({why})",
                place=Text(shown(storage.place)),
                why=problem.reason,
            ),
            Reason("bring the folder checkpoints back from a backup; nothing was signed"),
        ) from None


def latest(storage: Storage) -> Head:
    """The head that was published last; that of an empty ledger where there is none."""
    last = storage.last_checkpoint()
    return read_checkpoint(last).head if last else Head(0, EMPTY_ROOT)


def publish(storage: Storage, key: SigningKey) -> Checkpoint:
    """Sign the ledger's size and root, and keep the checkpoint; the last one again if nothing was added.

    Raises:
        Refusal: the entries no longer give an earlier checkpoint, so this would be a fork of it; or the key
            is not this ledger's.
    """
    _own_head(storage, key)
    tree = tree_of(storage)
    for one in published(storage):
        if one.head.size > tree.size or tree.root(one.head.size) != one.head.root:
            raise Refusal(
                Reason(
                    "the ledger no longer gives the checkpoint of {count} entries that was published",
                    count=Count(one.head.size),
                ),
                Reason(
                    "entries were changed or lost: bring the ledger back from a backup; "
                    "no checkpoint was signed"
                ),
            )
        if one.head.size == tree.size:
            return one
    head = Head(tree.size, tree.root(tree.size))
    text = key.sign_note(checkpoint_text(storage.origin, head)).write()
    storage.keep_checkpoint(head.size, text)
    return read_checkpoint(text)


def request_for(storage: Storage, old: int) -> Request:
    """The latest checkpoint with the proof that it goes on from an older size, to carry to a witness.

    Raises:
        Refusal: there is no checkpoint, or the older size is larger than it.
    """
    checkpoint = _last(storage)
    if not 0 <= old <= checkpoint.head.size:
        raise Refusal(
            Reason(
                "there is no way from {old} entries to {count}",
                old=Count(old),
                count=Count(checkpoint.head.size),
            ),
            Reason("give the size that the witness saw last"),
        )
    return Request(old, tuple(tree_of(storage).consistency(old, checkpoint.head.size)), checkpoint)


def proof_of(storage: Storage, sequence: int) -> InclusionProof:
    """The proof that an entry stands under the latest checkpoint.

    Raises:
        Refusal: no checkpoint covers the entry yet.
    """
    checkpoint = _last(storage)
    if not 0 <= sequence < checkpoint.head.size:
        raise Refusal(
            Reason("no checkpoint covers entry {entry} yet", entry=Ordinal(sequence)), publish_one(storage)
        )
    proof = tree_of(storage).inclusion(sequence, checkpoint.head.size)
    return InclusionProof(sequence, tuple(proof), checkpoint)


def add_cosignature(storage: Storage, line: Note, witness: PublicKey) -> Checkpoint:
    """Keep what a witness signed under the latest checkpoint; one cosignature of it, the first.

    Args:
        storage: the ledger.
        line: the checkpoint as the witness gave it back.
        witness: its public key.

    Raises:
        Refusal: it is no cosignature of that witness under the latest checkpoint.
    """
    checkpoint = _last(storage)
    if line.text != checkpoint.note.text or cosigned_at(line, witness) is None:
        raise Refusal(
            Reason(
                "{witness} did not cosign the checkpoint of {count} entries",
                witness=Text(witness.name),
                count=Count(checkpoint.head.size),
            ),
            Reason("carry the latest checkpoint to the witness and bring back what it wrote"),
        )
    if cosigned_at(checkpoint.note, witness) is not None:
        return checkpoint
    # One line a witness: with thousands of them it could make the checkpoint longer than what can be read.
    ours = next(one for one in line.signatures if cosigned_at(Note(line.text, (one,)), witness) is not None)
    note = Note(checkpoint.note.text, (*checkpoint.note.signatures, ours))
    storage.keep_checkpoint(checkpoint.head.size, note.write())
    return read_checkpoint(note.write())


def be_a_day(day: str) -> None:
    """See that a day for a receipt is one, or empty.

    Raises:
        Refusal: it is none.
    """
    try:
        if not day or datetime.date.fromisoformat(day).isoformat() == day:
            return
    except ValueError:
        pass
    raise Refusal(
        Reason("“{day}” is no day", day=Text(shown(day[:40]))),
        Reason("write it as YYYY-MM-DD, such as 2026-01-31"),
    )


def _own_head(storage: Storage, key: SigningKey) -> Head:
    """The head that was published last, by this very key: another one would give the ledger two voices."""
    if key.name != storage.origin:
        raise Refusal(
            Reason(
                "the key is of {key} and the ledger of {origin}",
                key=Text(key.name),
                origin=Text(storage.origin),
            ),
            Reason("name the ledger's own key"),
        )
    head, text = latest(storage), storage.last_checkpoint()
    last = read_checkpoint(text) if text else None
    if last and (last.origin != storage.origin or not is_signed(last.note, key.public)):
        raise Refusal(
            Reason(
                "the checkpoint of {count} entries was not signed by this key of {key}",
                count=Count(head.size),
                key=Text(key.name),
            ),
            Reason(
                "name the key that signed it; if that one is lost, start another ledger under another name"
            ),
        )
    return head


def _last(storage: Storage) -> Checkpoint:
    last = storage.last_checkpoint()
    if last is None:
        raise Refusal(Reason("the ledger has published no checkpoint yet"), publish_one(storage))
    return read_checkpoint(last)


def publish_one(storage: Storage, key: str = "KEY") -> Reason:
    """What would be right where no checkpoint is, with the command; the key's file where it is known."""
    publish = Text(command("ledger", "checkpoint", "--ledger", storage.place, "--key", key))
    return Reason("publish one: {command}", command=publish)
