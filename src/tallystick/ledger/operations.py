"""What people do with a ledger, by the names of its folder and of the key's file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.canonical import Json
from tallystick.base.findings import Refusal
from tallystick.base.places import write_new
from tallystick.base.reasons import Count, Reason, Text
from tallystick.base.showing import command, looks_secret, shown
from tallystick.ledger.checkpoints import Checkpoint, Request, read_checkpoint, read_request
from tallystick.ledger.files import read_text
from tallystick.ledger.folder import LedgerFolder, start_ledger
from tallystick.ledger.held import HeldEntries, ranges_of, sign_held
from tallystick.ledger.keys import SigningKey, read_key
from tallystick.ledger.log import (
    Filed,
    add_cosignature,
    file_all,
    file_events,
    publish,
    published,
    request_for,
)
from tallystick.ledger.notes import NoNote, Note, read_note
from tallystick.ledger.outputs import ready_for, write_over
from tallystick.ledger.verifiers import COSIGNATURE, ED25519, PublicKey
from tallystick.ledger.witness import Unseen, Witness

COSIGNED = Reason("cosigned checkpoint")
RECEIPT, PROOF, CHECKPOINT = Reason("receipt"), Reason("proof"), Reason("checkpoint")
HELD = Reason("list of what is held")

_OF_A_WITNESS = (
    Reason("{name} holds the key of a witness's cosignatures, and that of a ledger or release is asked for"),
    Reason("name the .vkey file beside it that has no “witness” in its name"),
)
_OF_NO_WITNESS = (
    Reason("{name} holds the key of a ledger or release, and that of a witness is asked for"),
    Reason("name the .witness.vkey file that the witness gave out"),
)


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
            Reason("there is a file {path} already", path=Text(shown(there[0]))),
            Reason("choose another name; nothing was changed"),
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


def read_witness(path: str) -> PublicKey:
    """The public key in a witness's ``.witness.vkey`` file; see `read_public`."""
    return read_public(path, COSIGNATURE)


def read_public(path: str, algorithm: int = ED25519) -> PublicKey:
    """The public key in a ``.vkey`` file. Nothing of what the file holds is repeated, whatever that is.

    Args:
        path: the file.
        algorithm: for which signatures it must be: a ledger's and a release's, or a witness's.

    Raises:
        Refusal: there is none, or it is for the other signatures: by it nothing would be signed right.
    """
    text = read_key(path)
    name = shown(path)
    if looks_secret(text):
        raise Refusal(
            Reason("{name} holds a secret key, and a public one is asked for", name=Text(name)),
            Reason(
                "name the .vkey file that was written beside it, and keep {name} to yourself", name=Text(name)
            ),
        )
    try:
        key = PublicKey.parse(text)
    except Refusal as problem:
        raise Refusal(Reason("{name} holds no public key", name=Text(name)), problem.fix) from None
    if key.algorithm != algorithm:
        title, fix = _OF_A_WITNESS if algorithm == ED25519 else _OF_NO_WITNESS
        raise Refusal(title.saying(name=Text(name)), fix)
    return key


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
        filed = file_events(ledger, own_key(ledger, key), kind, events, day)
        given = zip(filed, map(Path, places), strict=False)
        ledger.receipts().remember((one.sequence, str(place.absolute())) for one, place in given)
        return filed


def file_all_in(folder: str, key: str, events: Sequence[tuple[str, Json]], day: str) -> list[Filed]:
    """File events of several types and give their receipts, which no file holds; see `file_all`."""
    with LedgerFolder(folder) as ledger:
        return file_all(ledger, own_key(ledger, key), events, day)


def publish_in(
    folder: str, key: str, since: int | None, out: str | None = None
) -> tuple[Checkpoint, Request]:
    """Publish a checkpoint, and what to carry to a witness who last saw a size (the one before, if None)."""
    what = Reason("file for a witness")
    if out is not None:
        ready_for(out, what, read_request)
    with LedgerFolder(folder) as ledger:
        if since is not None and since > ledger.size:
            raise Refusal(
                Reason(
                    "there is no way from {since} entries to {size}",
                    since=Count(since),
                    size=Count(ledger.size),
                ),
                Reason("give the size that the witness saw last; no checkpoint was signed"),
            )
        before = [one.head.size for one in published(ledger)]
        checkpoint = publish(ledger, own_key(ledger, key))
        last = max((one for one in before if one < checkpoint.head.size), default=0)
        request = request_for(ledger, last if since is None else since)
    if out is not None:
        write_over(out, request.write(), what, read_request)
    return checkpoint, request


def keep_cosigned(folder: str, path: str, witness_key: str) -> Checkpoint:
    """Keep the cosignature in a file that a witness gave back; see `add_cosignature`."""
    witness = read_witness(witness_key)
    try:
        note = read_note(read_text(path))
    except NoNote as problem:
        raise not_a(COSIGNED, path, problem) from None
    with LedgerFolder(folder) as ledger:
        return add_cosignature(ledger, note, witness)


def cosign_file(asked: Watch, moment: int, *, first: bool) -> Checkpoint:
    """Witness the checkpoint in a file; see `Witness.cosign`."""
    what = COSIGNED
    if asked.out is not None:
        ready_for(asked.out, what, read_checkpoint)
    witness = Witness(SigningKey.load(asked.key), read_public(asked.ledger_key), asked.memory)
    try:
        signed = witness.cosign(read_text(asked.request), moment, first=first)
    except Unseen as problem:
        again = Text(asked.command())
        fix = Reason(
            "name the folder it remembers in; if there is none yet, say so: {command}", command=again
        )
        raise Refusal(problem.title, fix) from None
    if asked.out is not None:
        write_over(asked.out, signed.write(), what, read_checkpoint)
    return signed


def not_a(what: Reason, path: str, problem: NoNote) -> Refusal:
    """What to say of a file that should hold something signed and doesn't."""
    return Refusal(
        Reason("{path} is no {what} ({why})", path=Text(shown(path)), what=what, why=problem.reason),
        Reason("name the file as it was written or received"),
    )


def signed_by(path: str, text: str) -> Note:
    """A text with the signature of the secret key in a file.

    Raises:
        Refusal: there is no such key.
    """
    return SigningKey.load(path).sign_note(text)


def own_key(ledger: LedgerFolder, path: str) -> SigningKey:
    """The secret key in a file, which must be a ledger's own.

    Raises:
        Refusal: it is another's, or there is none.
    """
    key = SigningKey.load(path)
    if key.name != ledger.origin:
        raise Refusal(
            Reason(
                "the key in {path} is of {key} and the ledger of {origin}",
                path=Text(shown(path)),
                key=Text(key.name),
                origin=Text(ledger.origin),
            ),
            Reason("name the ledger's own key"),
        )
    return key


def size_of(folder: str) -> int:
    """How many entries a ledger has."""
    with LedgerFolder(folder) as ledger:
        return ledger.size


def sign_held_in(folder: str, key: str, size: int, day: str, *kinds: Sequence[int]) -> str:
    """The signed list of what an office holds of what was sent, up to a size of its ledger.

    Args:
        folder: the ledger's.
        key: the file of its key.
        size: it speaks of the entries before this one.
        day: the day by the office's clock.
        kinds: the entries that are held, those that were erased, and those that were erased by term.
    """
    with LedgerFolder(folder) as ledger:
        own = own_key(ledger, key)
        return sign_held(HeldEntries(ledger.origin, size, day, *map(ranges_of, kinds)), own)
