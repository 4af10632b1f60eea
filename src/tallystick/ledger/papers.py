"""Filing files: their names, sizes and hashes go in, receipts lie beside them, proofs beside those."""

import hashlib
import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.base.findings import Refusal
from tallystick.base.places import explained
from tallystick.base.reasons import Ordinal, Reason, Text
from tallystick.base.showing import looks_secret, shown
from tallystick.ledger.checkpoints import read_proof
from tallystick.ledger.files import open_plain, read_text
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.log import Filed, file_events, proof_of
from tallystick.ledger.model import Entry, Opening
from tallystick.ledger.notes import NoNote
from tallystick.ledger.operations import PROOF, RECEIPT, not_a, own_key
from tallystick.ledger.outputs import ready_for, see_that_it_fits, write_over
from tallystick.ledger.receipt_files import holds_salt, is_kept, keep_private, keep_receipt, wipe_receipt
from tallystick.ledger.receipts import Receipt, read_receipt
from tallystick.ledger.tree import digest

#: What of a name is no text.
_HALVES = re.compile("[\ud800-\udfff]")
#: So many names are tried for a file that was renamed.
_MOST_NAMES = 10_000
#: A key stands at the beginning of its file.
_LONGEST_KEY = 4096


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was deleted of an entry.

    Attributes:
        there: whether its event and salt were there still.
        receipts: its receipts that were deleted.
        holding: files that hold its salt still: those its receipt was written in, and any among the ledger's.
        missing: files in which its receipt was written and which are not there now, or hold something else.
        unreadable: lists of where receipts were written that were damaged, so that it may stand in more.
        unlisted: whether no list says where a receipt of it was written: none was, or the list was lost.
    """

    there: bool
    receipts: tuple[str, ...]
    holding: tuple[str, ...]
    missing: tuple[str, ...]
    unreadable: tuple[str, ...] = ()
    unlisted: bool = False


def append_files(folder: str, key: str, paths: Sequence[str], day: str) -> list[Filed]:
    """File the names, sizes and hashes of files, and write a receipt beside each.

    Raises:
        Refusal: something can't be read or written, or holds a secret key; nothing is filed then.
    """
    places = [Path(f"{one}.receipt") for one in paths]
    for place in places:
        see_that_it_fits(place)
    for path in paths:
        _refuse_key(path)
    events = [file_event(one) for one in paths]
    with LedgerFolder(folder) as ledger:
        own = own_key(ledger, key)
        kept = {
            place: is_kept(place, _filed(ledger, event), own.public)
            for place, event in zip(places, events, strict=True)
        }
        for place in places:
            ready_for(str(place), RECEIPT, read_receipt)
        filed = file_events(ledger, own, "file", events, day)
        given = dict(zip(places, filed, strict=True))
        ledger.receipts().remember((one.sequence, str(place.absolute())) for place, one in given.items())
        for place, one in given.items():
            _give(place, one, there=kept[place])
    return filed


def erase_in(folder: str, sequence: int) -> Erasure:
    """Delete what an entry stands for, its salt, and the receipts of it that were written here.

    Files in the ledger's folder that are none of its own, such as copies by hand, are looked through.
    """
    with LedgerFolder(folder) as ledger, explained(folder):
        places = ledger.receipts()
        known = 0 <= sequence < ledger.size
        listed = places.of(sequence) if known else []
        opened = ledger.opening(sequence) if known else None
        entry = Entry.decode(ledger.records(sequence, sequence + 1)) if listed else None
        unreadable = places.unreadable(sequence) if known else []
        gone = [one for one in listed if entry and wipe_receipt(one, entry)]
        there = ledger.erase(sequence)
        places.forget(sequence)
        others = ledger.files.others()
    left = [one for one in listed if one not in gone]
    holding = [one for one in dict.fromkeys([*left, *others]) if opened and holds_salt(one, opened.salt)]
    missing = [one for one in left if one not in holding]
    deleted, held, away, spoilt = (tuple(map(str, one)) for one in (gone, holding, missing, unreadable))
    return Erasure(there, deleted, held, away, spoilt, unlisted=there and not (listed or unreadable))


def prove_receipt(folder: str, path: str) -> tuple[int, str]:
    """Write the proof of a receipt's entry beside it; give the entry and the proof's file.

    Raises:
        Refusal: it is no receipt of this ledger, or no checkpoint covers its entry yet.
    """
    out = f"{path}.proof"
    try:
        held, _ = read_receipt(read_text(path))
    except NoNote as problem:
        raise not_a(RECEIPT, path, problem) from None
    ready_for(out, PROOF, read_proof)
    with LedgerFolder(folder) as ledger:
        if held.origin != ledger.origin:
            raise Refusal(
                Reason(
                    "{path} is a receipt of {origin}, and this is the ledger of {here}",
                    path=Text(shown(path)),
                    origin=Text(held.origin),
                    here=Text(ledger.origin),
                ),
                Reason("name the ledger that gave it"),
            )
        proof = proof_of(ledger, held.entry.sequence)
        if ledger.records(proof.index, proof.index + 1) != held.entry.encode():
            raise Refusal(
                Reason(
                    "entry {entry} of this ledger is another than {path} promises",
                    entry=Ordinal(proof.index),
                    path=Text(shown(path)),
                ),
                Reason(
                    "if this is the ledger that gave it, the promise is broken: keep both, and publish them"
                ),
            )
    write_over(out, proof.write(), PROOF, read_proof)
    return held.entry.sequence, out


def file_event(path: str) -> dict[str, Json]:
    """The event that stands for a file: its name, its size and its hash, not its content.

    Raises:
        Refusal: it can't be read, or its name is no text.
    """
    name = Path(path).name
    if _HALVES.search(name):
        raise Refusal(
            Reason("the name of {path} is no text", path=Text(shown(path))),
            Reason("give it a name in UTF-8, and file it then"),
        )
    with open_plain(path) as source, explained(path):
        found = hashlib.file_digest(source, "sha256").hexdigest()
        return {"name": name, "bytes": source.tell(), "sha256": found}


def _refuse_key(path: str) -> None:
    """Whoever files all of a folder may not know that a key is among it; its name and hash stay in view."""
    with open_plain(path) as source, explained(path):
        secret = looks_secret(source.read(_LONGEST_KEY).decode("latin-1"))
    if secret:
        raise Refusal(
            Reason("{path} holds a secret key, and nothing of it is filed", path=Text(shown(path))),
            Reason("name what is to be filed, and keep the key to yourself; nothing was filed"),
        )


def spellings(event: dict[str, Json]) -> list[dict[str, Json]]:
    """The event of a file, and as it is where its name is spelled otherwise.

    What takes a file from one system to another may spell ``é`` as one character or as two.
    """
    name = str(event["name"])
    names = dict.fromkeys([name, *(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))])
    return [event | {"name": one} for one in names]


def name_when_filed(receipt: Receipt, path: str, held: str) -> str | None:
    """Under which name a file that is called otherwise now was filed; None where none that is known shows it.

    A receipt holds no name, only a digest of it with the rest. What may have been the name is what the
    receipt's own file is called after, and what the files beside both are called.

    Args:
        receipt: the receipt.
        path: the file.
        held: the receipt's file.
    """
    event = file_event(path)
    beside = itertools.chain.from_iterable(map(_names_in, (Path(held).parent, Path(path).parent)))
    names = dict.fromkeys(one.removesuffix(".receipt") for one in (Path(held).name, *beside))
    for name in itertools.islice(names, _MOST_NAMES):
        for other in spellings(event | {"name": name}):
            if digest(receipt.salt + canonical_bytes(other)) == receipt.entry.digest:
                return str(other["name"])
    return None


def _names_in(folder: Path) -> list[str]:
    """What lies in a folder, as far as it is told and is text."""
    try:
        found = sorted(one.name for one in folder.iterdir())
    except OSError:
        return []
    return [one for one in found if not _HALVES.search(one)]


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
            Reason(
                "it was filed as entry {entry}, and its receipt was not written: {why}",
                entry=Ordinal(filed.sequence),
                why=problem.title,
            ),
            Reason("make room for it and file again: what was filed is not filed twice"),
        ) from None


def _filed(ledger: LedgerFolder, event: Json) -> Entry | None:
    """The entry of a file's event; None where it is not in the ledger."""
    at = ledger.find(Opening.of("file", event, b"").key)
    opened = None if at is None else ledger.opening(at)
    return opened.entry(at) if opened and at is not None else None
