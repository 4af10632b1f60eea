"""What a release carries of the ledger: a checkpoint, what was registered and released, and the proofs."""

from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.base.findings import Refusal, reason_of
from tallystick.base.reasons import Count, Ordinal, Reason, Text, Unfit, texts
from tallystick.base.records import read_json
from tallystick.ledger.checkpoints import Checkpoint, read_checkpoint
from tallystick.ledger.log import publish_one, tree_of
from tallystick.ledger.model import SALT_BYTES, Entry, Head, Opening
from tallystick.ledger.notes import decode, encode
from tallystick.ledger.proofs import goes_on, proves_inclusion
from tallystick.ledger.storage import Storage
from tallystick.ledger.tree import Tree
from tallystick.ledger.verifiers import PublicKey, is_signed
from tallystick.release.kept import KEPT_ROWS, LEAVES, KeptRow, kept_files, read_kept

CHECKPOINT = "release/checkpoint.txt"
LEDGER_KEY = "release/ledger.vkey"
RECORD = "release/record.json"
#: The types of entries that a release speaks of.
DISCLOSED = ("preregistration", "release")
_SHOWN = 5
_NOT_THERE = Reason("entry {entry} does not stand in the ledger under this checkpoint")
_UNTOLD = Reason("entry {entry} is of the type {type}, of which no release tells")
_OTHERWISE = Reason("what is told of entry {entry} is not what was filed")
_FORK = Reason("the ledger does not go on from the checkpoint of entry {entry}: a fork")


@dataclass(frozen=True, slots=True)
class DisclosedEntry:
    """An entry that a release discloses.

    Attributes:
        entry: the entry.
        event: what was filed; None where it was erased.
    """

    entry: Entry
    event: Mapping[str, Json] | None


@dataclass(frozen=True, slots=True)
class Record:
    """The ledger's part of a release, every proof in it checked.

    Attributes:
        checkpoint: the checkpoint.
        key: the ledger's key, as the release names it.
        disclosed: the entries, by sequence.
        kept: the rows that nobody may leave out, by sequence.
        has_entries: whether all entries of the ledger are there, so that none can be left out.
        leaves: all of them, one behind the other, where they give the checkpoint; empty else.
        problems: the proofs and signatures that don't hold, a sentence each, with the file that holds them.
    """

    checkpoint: Checkpoint
    key: PublicKey
    disclosed: tuple[DisclosedEntry, ...]
    kept: tuple[KeptRow, ...]
    has_entries: bool
    leaves: bytes
    problems: tuple[tuple[str, Reason], ...]


def record_files(
    storage: Storage, key: PublicKey, size: int | None, key_file: str = "KEY"
) -> dict[str, bytes]:
    """The files that a release carries of a ledger, under the checkpoint of a size, or under the latest.

    Args:
        storage: the ledger.
        key: its public key.
        size: how many entries the checkpoint has; None for the latest.
        key_file: the file of its secret key, for the command that would publish a checkpoint.

    Raises:
        Refusal: there is no such checkpoint.
    """
    known = [read_checkpoint(text) for text in storage.checkpoints()]
    fitting = [one for one in known if size is None or one.head.size == size]
    if not fitting:
        raise _no_checkpoint(storage, size, known, key_file)
    checkpoint = fitting[-1]
    tree = tree_of(storage)
    places = sorted(at for kind in DISCLOSED for at in storage.of_type(kind) if at < checkpoint.head.size)
    told = [_tell(storage, tree, at, checkpoint.head.size) for at in places]
    return {
        CHECKPOINT: checkpoint.write().encode(),
        LEDGER_KEY: (key.vkey + "\n").encode(),
        RECORD: canonical_bytes({"entries": told}) + b"\n",
        **kept_files(storage, checkpoint.head.size),
    }


def _no_checkpoint(storage: Storage, size: int | None, known: list[Checkpoint], key_file: str) -> Refusal:
    if not known:
        return Refusal(Reason("the ledger has published no checkpoint"), publish_one(storage, key_file))
    sizes = texts([str(one.head.size) for one in known[-_SHOWN:]], ",")
    return Refusal(
        Reason("the ledger has published no checkpoint of {count} entries", count=Count(size or 0)),
        Reason("name one that it has published, such as {sizes}, or none for the latest", sizes=sizes),
    )


def _tell(storage: Storage, tree: Tree, at: int, size: int) -> dict[str, Json]:
    record: dict[str, Json] = {
        "sequence": at,
        "entry": encode(storage.records(at, at + 1)),
        "proof": [encode(one) for one in tree.inclusion(at, size)],
    }
    opened = storage.opening(at)
    if opened is None:
        return record
    event = read_json(opened.event)
    record |= {"salt": encode(opened.salt), "event": event}
    earlier = event.get("checkpoint")
    if earlier:
        record["consistency"] = [encode(one) for one in tree.consistency(earlier["size"], size)]
    return record


def read_record(members: Mapping[str, bytes]) -> Record | None:
    """Check everything that a release carries of a ledger; None where it carries nothing.

    Raises:
        Refusal: it can't be read at all.
    """
    if not {CHECKPOINT, LEDGER_KEY, RECORD, LEAVES, KEPT_ROWS} & members.keys():
        return None
    try:
        checkpoint = read_checkpoint(members[CHECKPOINT].decode())
        key = PublicKey.parse(members[LEDGER_KEY].decode())
        record = read_json(members[RECORD])
        entries = record["entries"]
        problems = _not_as_written(members, checkpoint, key, record)
        if checkpoint.origin != key.name or not is_signed(checkpoint.note, key):
            problems.append(
                (CHECKPOINT, Reason("the key of {name} did not sign this checkpoint", name=Text(key.name)))
            )
        told = [_read(one, checkpoint.head, problems) for one in entries]
        places = [one.entry.sequence for one in told]
        if places != sorted(set(places)):
            problems.append(
                (RECORD, Reason("its entries are not each there once, in the order of the ledger"))
            )
        kept, wrong = read_kept(members, checkpoint.head, places, DISCLOSED)
    except (KeyError, TypeError, ValueError, RecursionError, Refusal) as problem:
        raise Refusal(
            Reason(
                "what the release carries of the ledger can't be read ({problem})", problem=reason_of(problem)
            ),
            Reason("get the release again; if it stays so, its maker did not make it with this program"),
        ) from None
    whole = not any(name == LEAVES for name, _ in wrong)
    leaves = members.get(LEAVES, b"") if whole else b""
    return Record(checkpoint, key, tuple(told), kept, LEAVES in members, leaves, (*problems, *wrong))


def _not_as_written(
    members: Mapping[str, bytes], checkpoint: Checkpoint, key: PublicKey, record: Mapping[str, Json]
) -> list[tuple[str, Reason]]:
    """The files that hold more, or hold it otherwise, than this program writes of what was read in them."""
    written = {
        CHECKPOINT: checkpoint.write().encode(),
        LEDGER_KEY: (key.vkey + "\n").encode(),
        RECORD: canonical_bytes({"entries": record["entries"]}) + b"\n",
    }
    why = Reason("it holds more than belongs there, or is written otherwise than this program writes it")
    found = [(name, why) for name, data in written.items() if members[name] != data]
    names = [one.name for one in checkpoint.note.signatures]
    if len(names) != len(set(names)):
        found.append((CHECKPOINT, Reason("somebody's signature stands under it more than once")))
    return found


def _read(one: object, head: Head, problems: list[tuple[str, Reason]]) -> DisclosedEntry:
    if not isinstance(one, Mapping):
        raise Unfit(Reason("an entry is no group of keys"))
    event = one.get("event")
    _refuse_more(one, event)
    _refuse_other_kinds(one)
    entry = Entry.decode(decode(one["entry"]))
    at = entry.sequence
    if not proves_inclusion(entry.leaf, at, head, _hashes(one["proof"])) or one["sequence"] != at:
        problems.append((RECORD, _NOT_THERE.saying(entry=Ordinal(at))))
    if entry.type not in DISCLOSED:
        problems.append((RECORD, _UNTOLD.saying(entry=Ordinal(at), type=Text(entry.type))))
    if not isinstance(event, dict):
        return DisclosedEntry(entry, None)
    opened = Opening(entry.type, decode(one["salt"]), canonical_bytes(event))
    if opened.entry(at) != entry or len(opened.salt) != SALT_BYTES:
        problems.append((RECORD, _OTHERWISE.saying(entry=Ordinal(at))))
    earlier = event.get("checkpoint")
    if earlier:
        old = Head(earlier["size"], decode(earlier["root"]))
        if not goes_on(old, head, _hashes(one["consistency"])):
            problems.append((RECORD, _FORK.saying(entry=Ordinal(at))))
    return DisclosedEntry(entry, event)


def _refuse_more(one: Mapping[str, object], event: object) -> None:
    """An entry holds what proves it and nothing else, so that nothing can be said beside it."""
    parts = {"sequence", "entry", "proof"}
    if event is not None:
        if not isinstance(event, dict):
            raise Unfit(Reason("an event is no group of keys"))
        parts |= {"salt", "event"} | ({"consistency"} if event.get("checkpoint") else set())
    if one.keys() != parts:
        found, wanted = texts(sorted(map(str, one)), ","), texts(sorted(parts), ",")
        raise Unfit(Reason("an entry has {found} where {wanted} belong", found=found, wanted=wanted))


def _refuse_other_kinds(one: Mapping[str, object]) -> None:
    """A number is no truth, a text no list: each would be read as the same by us and not by others."""
    lists = [one["proof"], one.get("consistency", [])]
    held = [one["entry"], one.get("salt", "")]
    held += [text for listed in lists if isinstance(listed, list) for text in listed]
    right = all(isinstance(listed, list) for listed in lists) and all(isinstance(text, str) for text in held)
    if not right or type(one["sequence"]) is not int:
        raise Unfit(Reason("a part of an entry is of another kind than belongs there"))


def _hashes(found: list[str]) -> list[bytes]:
    return [decode(one) for one in found]


def head_record(head: Head) -> dict[str, Json]:
    """A head as it stands in an event."""
    return {"size": head.size, "root": encode(head.root)}
