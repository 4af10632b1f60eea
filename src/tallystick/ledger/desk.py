"""What people do with a ledger, by the names of its folder and of the key's file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.canonical import Json, sha256
from tallystick.base.findings import Refusal
from tallystick.ledger.checkpoints import Checkpoint, Request
from tallystick.ledger.files import explained, read_text, write_new
from tallystick.ledger.folder import LedgerFolder, start_ledger
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.log import Filed, file_events, publish, request_for
from tallystick.ledger.notes import NoNote
from tallystick.ledger.verifiers import PublicKey
from tallystick.ledger.witness import Witness


@dataclass(frozen=True, slots=True)
class Keys:
    """The public halves of a new key.

    Attributes:
        public: for a ledger's or a release's signatures.
        cosigner: for a witness's cosignatures.
    """

    public: PublicKey
    cosigner: PublicKey


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
        raise Refusal(f"there is a file {there[0]} already", "choose another name; nothing was changed")
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
    """The public key in a ``.vkey`` file.

    Raises:
        Refusal: there is none.
    """
    return PublicKey.parse(read_text(path))


def start(folder: str, key: str) -> PublicKey:
    """Make a new ledger, named as its key."""
    public = public_key(key)
    start_ledger(folder, public.name)
    return public


def file_in(folder: str, key: str, kind: str, events: Sequence[Json], day: str) -> list[Filed]:
    """File events and give their receipts; see `file_events`."""
    with LedgerFolder(folder) as ledger:
        return file_events(ledger, _own(ledger, key), kind, events, day)


def publish_in(folder: str, key: str, since: int | None) -> tuple[Checkpoint, Request]:
    """Publish a checkpoint, and what to carry to a witness who last saw a size (the one before, if None)."""
    with LedgerFolder(folder) as ledger:
        before = [int(text.split("\n")[1]) for text in ledger.checkpoints()]
        checkpoint = publish(ledger, _own(ledger, key))
        last = max((one for one in before if one < checkpoint.head.size), default=0)
        return checkpoint, request_for(ledger, last if since is None else since)


def cosign_file(request: str, key: str, ledger: PublicKey, memory: str, moment: int) -> Checkpoint:
    """Witness the checkpoint in a file; see `Witness.cosign`."""
    return Witness(SigningKey.load(key), ledger, memory).cosign(read_text(request), moment)


def file_event(path: str) -> dict[str, Json]:
    """The event that stands for a file: its name, its size and its hash, not its content.

    Raises:
        Refusal: it can't be read.
    """
    with explained(path):
        data = Path(path).read_bytes()
    return {"name": Path(path).name, "bytes": len(data), "sha256": sha256(data)}


def _own(ledger: LedgerFolder, path: str) -> SigningKey:
    key = SigningKey.load(path)
    if key.name != ledger.origin:
        raise Refusal(
            f"the key in {path} is of {key.name} and the ledger of {ledger.origin}",
            "name the ledger's own key",
        )
    return key


def not_a(what: str, path: str, problem: NoNote) -> Refusal:
    """What to say of a file that should hold something signed and doesn't."""
    return Refusal(f"{path} is no {what} ({problem})", "name the file as it was written or received")
