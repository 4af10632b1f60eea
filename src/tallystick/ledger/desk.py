"""What people do with a ledger, by the names of its folder and of the key's file."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.canonical import Json
from tallystick.base.findings import Refusal
from tallystick.base.showing import command, looks_secret, shown
from tallystick.ledger.checkpoints import Checkpoint, Request, read_checkpoint, read_proof, read_request
from tallystick.ledger.files import explained, open_plain, read_text, write_new
from tallystick.ledger.folder import LedgerFolder, start_ledger
from tallystick.ledger.keys import SigningKey, read_key
from tallystick.ledger.log import (
    Filed,
    add_cosignature,
    file_events,
    proof_of,
    publish,
    published,
    request_for,
)
from tallystick.ledger.model import Entry, Opening
from tallystick.ledger.notes import NoNote, read_note
from tallystick.ledger.outputs import ready_for, write_over
from tallystick.ledger.receipt_files import is_kept, keep_private, keep_receipt, wipe_receipt
from tallystick.ledger.receipts import read_receipt
from tallystick.ledger.verifiers import PublicKey
from tallystick.ledger.witness import Unseen, Witness


@dataclass(frozen=True, slots=True)
class Keys:
    """The public halves of a new key.

    Attributes:
        public: for a ledger's or a release's signatures.
        cosigner: for a witness's cosignatures.
    """

    public: PublicKey
    cosigner: PublicKey


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was deleted of an entry.

    Attributes:
        there: whether its event and salt were there still.
        receipts: its receipts that were deleted.
        missing: the places where a receipt of it was written, and is no more.
    """

    there: bool
    receipts: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Watch:
    """What a witness is asked, by the names of its files.

    Attributes:
        request: what was carried to it.
        key: its secret key.
        ledger_key: the ledger's public key.
        memory: the folder it remembers in.
        out: where to write the cosigned checkpoint; None for nowhere.
    """

    request: str
    key: str
    ledger_key: str
    memory: str
    out: str | None = None

    def command(self) -> str:
        """The command that asks it for the first time."""
        named = ("--key", self.key, "--ledger-key", self.ledger_key, "--memory", self.memory)
        out = () if self.out is None else ("--out", self.out)
        return command("witness", self.request, *named, *out, "--first")


def make_key(name: str, path: str) -> Keys:
    """Make a secret key in a file that only its owner may read, and the public ones beside it.

    Raises:
        Refusal: a file is there already, or can't be written; or the name can't be one.
    """
    key = SigningKey.make(name)
    keys = Keys(key.public, key.cosigner)
    beside = {f"{path}.vkey": keys.public.vkey, f"{path}.witness.vkey": keys.cosigner.vkey}
    there = [one for one in (path, *beside) if Path(one).exists()]
    if there:
        raise Refusal(
            f"there is a file {shown(there[0])} already", "choose another name; nothing was changed"
        )
    key.save(path)
    for place, line in beside.items():
        write_new(place, f"{line}\n".encode())
    return keys


def public_key(path: str) -> PublicKey:
    """The public half of a secret key's file.

    Raises:
        Refusal: there is no such key.
    """
    return SigningKey.load(path).public


def read_public(path: str) -> PublicKey:
    """The public key in a ``.vkey`` file. Nothing of what the file holds is repeated, whatever that is.

    Raises:
        Refusal: there is none.
    """
    text = read_key(path)
    name = shown(path)
    if looks_secret(text):
        raise Refusal(
            f"{name} holds a secret key, and a public one is asked for",
            f"name the .vkey file that was written beside it, and keep {name} to yourself",
        )
    try:
        return PublicKey.parse(text)
    except Refusal as problem:
        raise Refusal(f"{name} holds no public key", problem.fix) from None


def start(folder: str, key: str) -> PublicKey:
    """Make a new ledger, named as its key."""
    public = public_key(key)
    start_ledger(folder, public.name)
    return public


def file_in(folder: str, key: str, kind: str, events: Sequence[Json], day: str, *places: str) -> list[Filed]:
    """File events and give their receipts; see `file_events`.

    The places at which the caller will write them are remembered, in the order of the events, so that erasing
    an entry reaches its receipt too.
    """
    with LedgerFolder(folder) as ledger:
        filed = file_events(ledger, _own(ledger, key), kind, events, day)
        _remember(ledger, zip(filed, map(Path, places), strict=False))
        return filed


def append_files(folder: str, key: str, paths: Sequence[str], day: str) -> list[Filed]:
    """File the names, sizes and hashes of files, and write a receipt beside each.

    Raises:
        Refusal: something can't be read or written; where a receipt can't be, nothing is filed.
    """
    events = [file_event(one) for one in paths]
    places = [Path(f"{one}.receipt") for one in paths]
    with LedgerFolder(folder) as ledger:
        own = _own(ledger, key)
        kept = {
            place: is_kept(place, _filed(ledger, event), own.public)
            for place, event in zip(places, events, strict=True)
        }
        for place in places:
            ready_for(str(place), "receipt", read_receipt)
        filed = file_events(ledger, own, "file", events, day)
        _remember(ledger, zip(filed, places, strict=True))
        for place, one in dict(zip(places, filed, strict=True)).items():
            _give(place, one, there=kept[place])
    return filed


def erase_in(folder: str, sequence: int) -> Erasure:
    """Delete what an entry stands for, its salt, and the receipts of it that were written here."""
    with LedgerFolder(folder) as ledger, explained(folder):
        places = ledger.receipts()
        listed = places.of(sequence) if 0 <= sequence < ledger.size else []
        entry = Entry.decode(ledger.records(sequence, sequence + 1)) if listed else None
        gone = [str(place) for place in listed if entry and wipe_receipt(place, entry)]
        there = ledger.erase(sequence)
        places.forget(sequence)
    return Erasure(there, tuple(gone), tuple(str(one) for one in listed if str(one) not in gone))


def publish_in(
    folder: str, key: str, since: int | None, out: str | None = None
) -> tuple[Checkpoint, Request]:
    """Publish a checkpoint, and what to carry to a witness who last saw a size (the one before, if None)."""
    what = "file for a witness"
    if out is not None:
        ready_for(out, what, read_request)
    with LedgerFolder(folder) as ledger:
        before = [one.head.size for one in published(ledger)]
        checkpoint = publish(ledger, _own(ledger, key))
        last = max((one for one in before if one < checkpoint.head.size), default=0)
        request = request_for(ledger, last if since is None else since)
    if out is not None:
        write_over(out, request.write(), what, read_request)
    return checkpoint, request


def prove_receipt(folder: str, path: str) -> tuple[int, str]:
    """Write the proof of a receipt's entry beside it; give the entry and the proof's file.

    Raises:
        Refusal: it is no receipt of this ledger, or no checkpoint covers its entry yet.
    """
    out, what = f"{path}.proof", "proof"
    try:
        held, _ = read_receipt(read_text(path))
    except NoNote as problem:
        raise not_a("receipt", path, problem) from None
    ready_for(out, what, read_proof)
    with LedgerFolder(folder) as ledger:
        if held.origin != ledger.origin:
            raise Refusal(
                f"{shown(path)} is a receipt of {held.origin}, and this is the ledger of {ledger.origin}",
                "name the ledger that gave it",
            )
        proof = proof_of(ledger, held.entry.sequence)
        if ledger.records(proof.index, proof.index + 1) != held.entry.encode():
            raise Refusal(
                f"entry {proof.index} of this ledger is another than {shown(path)} promises",
                "if this is the ledger that gave it, the promise is broken: keep both, and publish them",
            )
    write_over(out, proof.write(), what, read_proof)
    return held.entry.sequence, out


def keep_cosigned(folder: str, path: str, witness_key: str) -> Checkpoint:
    """Keep the cosignature in a file that a witness gave back; see `add_cosignature`."""
    witness = read_public(witness_key)
    try:
        note = read_note(read_text(path))
    except NoNote as problem:
        raise not_a("cosigned checkpoint", path, problem) from None
    with LedgerFolder(folder) as ledger:
        return add_cosignature(ledger, note, witness)


def cosign_file(asked: Watch, moment: int, *, first: bool) -> Checkpoint:
    """Witness the checkpoint in a file; see `Witness.cosign`."""
    what = "cosigned checkpoint"
    if asked.out is not None:
        ready_for(asked.out, what, read_checkpoint)
    witness = Witness(SigningKey.load(asked.key), read_public(asked.ledger_key), asked.memory)
    try:
        signed = witness.cosign(read_text(asked.request), moment, first=first)
    except Unseen as problem:
        fix = f"name the folder it remembers in; if there is none yet, say so: {asked.command()}"
        raise Refusal(problem.title, fix) from None
    if asked.out is not None:
        write_over(asked.out, signed.write(), what, read_checkpoint)
    return signed


def file_event(path: str) -> dict[str, Json]:
    """The event that stands for a file: its name, its size and its hash, not its content.

    Raises:
        Refusal: it can't be read, or its name is no text.
    """
    name = Path(path).name
    if any("\ud800" <= sign <= "\udfff" for sign in name):
        raise Refusal(f"the name of {shown(path)} is no text", "give it a name in UTF-8, and file it then")
    with open_plain(path) as source, explained(path):
        found = hashlib.file_digest(source, "sha256").hexdigest()
        return {"name": name, "bytes": source.tell(), "sha256": found}


def not_a(what: str, path: str, problem: NoNote) -> Refusal:
    """What to say of a file that should hold something signed and doesn't."""
    return Refusal(f"{shown(path)} is no {what} ({problem})", "name the file as it was written or received")


def _remember(ledger: LedgerFolder, given: Iterable[tuple[Filed, Path]]) -> None:
    """Put the places of receipts on the disk before these are written."""
    ledger.receipts().remember([(one.sequence, str(place.absolute())) for one, place in given])


def _give(place: Path, filed: Filed, *, there: bool) -> None:
    """Write a receipt, or leave the one that is there."""
    try:
        with explained(place):
            if there:
                keep_private(place)
            else:
                keep_receipt(place, filed.receipt)
    except Refusal as problem:
        raise Refusal(
            f"it was filed as entry {filed.sequence}, and its receipt was not written: {problem.title}",
            "make room for it and file again: what was filed is not filed twice",
        ) from None


def _filed(ledger: LedgerFolder, event: Json) -> Entry | None:
    """The entry of a file's event; None where it is not in the ledger."""
    at = ledger.find(Opening.of("file", event, b"").key)
    opened = None if at is None else ledger.opening(at)
    return opened.entry(at) if opened and at is not None else None


def _own(ledger: LedgerFolder, path: str) -> SigningKey:
    key = SigningKey.load(path)
    if key.name != ledger.origin:
        raise Refusal(
            f"the key in {shown(path)} is of {key.name} and the ledger of {ledger.origin}",
            "name the ledger's own key",
        )
    return key
