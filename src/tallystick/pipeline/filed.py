"""A release in the ledger: the event that is filed of it, and what shows to a reader that it was filed."""

from collections.abc import Mapping
from pathlib import Path

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Ordinal, Reason, Text, Value
from tallystick.ledger.files import read_text
from tallystick.ledger.model import Head
from tallystick.ledger.notes import NoNote
from tallystick.ledger.receipts import read_receipt
from tallystick.ledger.tree import digest
from tallystick.ledger.verifiers import is_signed
from tallystick.release.record import Record, head_record
from tallystick.release.seal import Sealed

KIND = "release"
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


def told_of_filing(path: str, sealed: Sealed, record: Record) -> Reason:
    """Whether the receipt beside a release shows that the ledger it names knows this very file.

    Args:
        path: the release's file.
        sealed: what is in it.
        record: its part of the ledger.
    """
    beside = Path(f"{path}.receipt")
    places: dict[str, Value] = {"file": Text(beside.name), "ledger": Text(record.key.name)}
    if not beside.is_file():
        return _NO_RECEIPT.saying(ledger=places["ledger"])
    try:
        receipt, note = read_receipt(read_text(beside))
    except (NoNote, Refusal):
        return _ANOTHER.saying(**places)
    event = release_event(sealed.about, sealed.sha256, record.checkpoint.head)
    ours = receipt.origin == record.key.name and is_signed(note, record.key)
    its = digest(receipt.salt + canonical_bytes(event)) == receipt.entry.digest
    if not (ours and its and receipt.entry.type == KIND):
        return _ANOTHER.saying(**places)
    return _FILED.saying(**places, entry=Ordinal(receipt.entry.sequence), key=Text(record.key.vkey))
