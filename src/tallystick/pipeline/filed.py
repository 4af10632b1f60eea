"""A release in the ledger: the event that is filed of it, and what shows to a reader that it was filed."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Ordinal, Reason, Text, Value
from tallystick.ledger.checkpoints import Checkpoint
from tallystick.ledger.files import read_text
from tallystick.ledger.model import Head
from tallystick.ledger.notes import NoNote
from tallystick.ledger.receipts import Gathered, Receipt, check_receipt, read_receipt
from tallystick.ledger.verifiers import PublicKey
from tallystick.release.record import Record, head_record
from tallystick.release.seal import Sealed

KIND = "release"
_BROKEN = Reason("the ledger's promise to list the release is broken: {why}")
_UNLISTED = Reason(
    "the ledger's promise to list the release as entry {entry} is broken: another one stands there, or none "
    "is told"
)
_NO_RECEIPT = Reason(
    "nothing here shows that {ledger} knows this release, for any release can carry any ledger's checkpoint. "
    "Its receipt beside it would show it, or a later release that lists it: tallystick verify OLD NEW"
)
_ANOTHER = Reason("{file} is no receipt of {ledger} for this release: it shows nothing of it")
_FILED = Reason("{file}: {ledger} promised to list this release as entry {entry}, by a receipt of {key}")


def release_event(about: Mapping[str, Json], sha256: str, head: Head) -> dict[str, Json]:
    """What is filed of a release: its hash, what it says of itself, and the checkpoint that it carries."""
    named = {name: about.get(name) for name in ("package", "method", "assessment_id")}
    return {"sha256": sha256, **named, "checkpoint": head_record(head)}


@dataclass(frozen=True, slots=True)
class FiledPromise:
    """A receipt beside a release, by which the ledger that the release names promised to list this very file.

    Attributes:
        file: the receipt's name.
        text: the receipt.
        receipt: what it says.
        key: the ledger's key, as the release names it.
    """

    file: str
    text: str
    receipt: Receipt
    key: PublicKey


def promise_of(path: str, sealed: Sealed, record: Record) -> tuple[FiledPromise | None, Reason]:
    """The promise that lies beside a release, and in a sentence what it shows.

    Args:
        path: the release's file.
        sealed: what is in it.
        record: its part of the ledger.
    """
    beside = Path(f"{path}.receipt")
    places: dict[str, Value] = {"file": Text(beside.name), "ledger": Text(record.key.name)}
    if not beside.is_file():
        return None, _NO_RECEIPT.saying(ledger=places["ledger"])
    event = canonical_bytes(release_event(sealed.about, sealed.sha256, record.checkpoint.head))
    try:
        text = read_text(beside)
        receipt, _ = read_receipt(text)
        # A receipt that contradicts itself is broken already, and is the ledger's all the same.
        ours = check_receipt(text, record.key, Gathered(events=(event,))).standing in {"open", "broken"}
    except (NoNote, Refusal):
        return None, _ANOTHER.saying(**places)
    if not ours or receipt.entry.type != KIND:
        return None, _ANOTHER.saying(**places)
    told = _FILED.saying(**places, entry=Ordinal(receipt.entry.sequence), key=Text(record.key.vkey))
    return FiledPromise(beside.name, text, receipt, record.key), told


def contradicted(
    receipt: str, key: PublicKey, checkpoints: tuple[Checkpoint, ...], leaves: bytes = b""
) -> Reason | None:
    """How the ledger broke the promise of a receipt, by checkpoints and by entries that it signed for.

    Args:
        receipt: the receipt; one that the key did not sign promises nothing.
        key: the ledger's key.
        checkpoints: what it signed.
        leaves: all entries under one of them.
    """
    evidence = Gathered(checkpoints=checkpoints, leaves=io.BytesIO(leaves) if leaves else None)
    answer = check_receipt(receipt, key, evidence)
    return answer.reason if answer.standing == "broken" else None


def broken_by(promise: FiledPromise, records: Sequence[Record]) -> list[Reason]:
    """How what releases carry of the same ledger contradicts a promise to list a release: a sentence each.

    Args:
        promise: the promise.
        records: of the release itself, and of a later one that should list it.
    """
    ours = [one for one in records if one.key == promise.key]
    checkpoints = tuple(one.checkpoint for one in ours)
    told = (contradicted(promise.text, promise.key, checkpoints, one.leaves) for one in ours)
    why = next(filter(None, told), None)
    found = [_BROKEN.saying(why=why)] if why is not None else []
    entry = promise.receipt.entry
    for one in records:
        covered = entry.sequence < one.checkpoint.head.size
        if covered and one.key == promise.key and entry not in [told.entry for told in one.disclosed]:
            found.append(_UNLISTED.saying(entry=Ordinal(entry.sequence)))
    return found
