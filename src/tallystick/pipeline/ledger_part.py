"""What a release carries of a ledger, held against the keys that its reader has from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Ordinal, Reason, Text, Value, msgid, plural, texts
from tallystick.ledger.verifiers import PublicKey, cosigned_at
from tallystick.pipeline.filed import contradicted
from tallystick.pipeline.registration import read_registrations
from tallystick.release.record import CHECKPOINT, LEDGER_KEY, Record, read_record

_OF_THE_RELEASE = "release/"
_NOT_TOLD = Reason("entry {entry} is not in the ledger as it is told here")
_BROKEN = Reason("the ledger broke its promise of entry {entry}: {why}")
_ENTRIES = plural("{number} entry", "{number} entries")
_WITNESSED = msgid("ledger {ledger}: {entries}, {told} of them told and proven; its key is {key}")
_NO_WITNESS = msgid(
    "ledger {ledger}: {entries}, {told} of them told and proven; it names no witness; its key is {key}"
)
_UNSEEN_WITNESSES = msgid(
    "ledger {ledger}: {entries}, {told} of them told and proven; witnesses that it names and nobody "
    "checked: {names}; its key is {key}"
)


@dataclass(slots=True)
class LedgerPart:
    """The ledger's part of a release.

    Attributes:
        record: the part itself, if it could be read.
        problems: what is wrong with it: the file, a sentence.
        notes: what was checked and holds.
    """

    record: Record | None = None
    problems: list[tuple[str, Reason]] = field(default_factory=list)
    notes: list[Reason] = field(default_factory=list)


def check_ledger_part(
    members: Mapping[str, bytes], ledger: PublicKey | None, witnesses: tuple[PublicKey, ...]
) -> LedgerPart:
    """Check a release's part of a ledger.

    Args:
        members: the release's files.
        ledger: the ledger's key, if the reader has it from elsewhere.
        witnesses: keys of witnesses who must have cosigned.
    """
    part = LedgerPart()
    try:
        record = part.record = read_record(members)
    except Refusal as refusal:
        part.problems.append((_OF_THE_RELEASE, refusal.title))
        return part
    if record is None:
        if ledger is not None or witnesses:
            part.problems.append((_OF_THE_RELEASE, Reason("it carries no checkpoint")))
        part.notes.append(Reason("it carries no checkpoint: nothing ties it to other releases"))
        return part
    part.problems += record.problems
    if ledger is not None and ledger != record.key:
        named, wanted = Text(record.key.vkey), Text(ledger.vkey)
        problem = Reason("it names {named}, not {wanted}", named=named, wanted=wanted)
        part.problems.append((LEDGER_KEY, problem))
    for witness in witnesses:
        if cosigned_at(record.checkpoint.note, witness) is None:
            problem = Reason("{witness} did not cosign it", witness=Text(witness.name))
            part.problems.append((CHECKPOINT, problem))
    part.notes.append(_of_ledger(record, witnesses))
    part.problems += _unregistered(members, record)
    return part


def _of_ledger(record: Record, witnesses: tuple[PublicKey, ...]) -> Reason:
    """What the release carries, and who is named as a witness without having been checked."""
    names = {one.name for one in record.checkpoint.note.signatures} - {record.key.name}
    unseen = sorted(names - {one.name for one in witnesses})
    head: dict[str, Value] = {
        "ledger": Text(record.key.name),
        "entries": Reason(_ENTRIES, number=Count(record.checkpoint.head.size)),
        "told": Count(len(record.disclosed)),
        "key": Text(record.key.vkey),
    }
    if unseen:
        return Reason(_UNSEEN_WITNESSES, names=texts(unseen, ","), **head)
    return Reason(_WITNESSED if names else _NO_WITNESS, **head)


def _unregistered(members: Mapping[str, bytes], record: Record) -> list[tuple[str, Reason]]:
    """Registrations beside a method that do not stand in the ledger."""
    known = {(one.entry.sequence, one.entry.digest) for one in record.disclosed}
    found: list[tuple[str, Reason]] = []
    for name in sorted(one for one in members if one.endswith(".registrations.json")):
        try:
            listed = read_registrations(name, members[name])
        except Refusal as refusal:
            found.append((name, refusal.title))
            continue
        for one in listed:
            entry = one.receipt.entry
            if (entry.sequence, entry.digest) not in known or one.receipt.origin != record.key.name:
                found.append((name, _NOT_TOLD.saying(entry=Ordinal(entry.sequence))))
            broken = contradicted(one.text, record.key, (record.checkpoint,), record.leaves)
            if broken is not None:
                found.append((name, _BROKEN.saying(entry=Ordinal(entry.sequence), why=broken)))
    return found
