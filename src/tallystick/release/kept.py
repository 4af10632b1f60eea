"""What a release carries so that nothing that was kept can be left out of it: all entries, and the kept rows.

An office files an entry of each row that nobody may leave out: a report that was approved, a check, an answer
to it, a dissent. A release carries the ledger's entries whole, so that their root is seen to be the
checkpoint's and each entry of a type that has to be told is seen to be told; and beside them what the entries
of kept rows say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.base.reasons import Ordinal, Reason, Text, Unfit
from tallystick.base.records import read_json
from tallystick.ledger.model import ENTRY_BYTES, Entry, Head, Opening
from tallystick.ledger.notes import decode, encode
from tallystick.ledger.storage import Storage
from tallystick.ledger.tree import leaf_hash, root_of

#: The type of the entries of rows that nobody may leave out.
KEPT = "kept-row"
LEAVES = "release/leaves"
KEPT_ROWS = "release/kept.jsonl"
_OTHER_ROOT = Reason("these are not the entries that the checkpoint was signed for")
_UNTOLD = Reason("entry {entry} is of the type {type} and is not told")
_NOT_KEPT = Reason("what is told of entry {entry} is not what was kept")
_ERASED = Reason("what was kept as entry {entry} was erased: nobody can tell whether it is left out")
_UNREADABLE = Reason("its line {line} can't be read")


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row as an entry keeps it.

    Attributes:
        sequence: the entry.
        table: the table's name.
        key: the cells of its key.
        sha256: the digest of the row.
    """

    sequence: int
    table: str
    key: tuple[str, ...]
    sha256: str


def kept_event(table: str, key: Iterable[str], sha256: str, once: str) -> dict[str, Json]:
    """What is filed of a row that is kept.

    Args:
        table: the table's name.
        key: the cells of its key.
        sha256: the digest of the row.
        once: a word that no other keeping has, so that a row that is put back as it was is filed again.
    """
    return {"table": table, "key": list(key), "sha256": sha256, "once": once}


def kept_files(storage: Storage, size: int) -> dict[str, bytes]:
    """The ledger's entries under a checkpoint of a size, and what those of kept rows say.

    Args:
        storage: the ledger.
        size: how many entries the checkpoint has.
    """
    files = {LEAVES: storage.records(0, size)}
    places = [at for at in storage.of_type(KEPT) if at < size]
    lines = [_line(at, storage.opening(at)) for at in places]
    return files | ({KEPT_ROWS: b"".join(lines)} if lines else {})


def _line(at: int, opened: Opening | None) -> bytes:
    told: dict[str, Json] = {"sequence": at}
    if opened is not None:
        told |= {"salt": encode(opened.salt), "event": read_json(opened.event)}
    return canonical_bytes(told) + b"\n"


def read_kept(
    members: Mapping[str, bytes], head: Head, told: Iterable[int], kinds: Iterable[str]
) -> tuple[tuple[KeptRow, ...], list[tuple[str, Reason]]]:
    """The rows that a release's ledger keeps, and what is wrong with what is told of them.

    Args:
        members: the release's files; nothing is found in those of a version that carried no entries.
        head: the head of the checkpoint.
        told: the sequences of the entries that the record tells of.
        kinds: the types of the entries that it has to tell of.
    """
    if LEAVES not in members:
        return (), [(KEPT_ROWS, _OTHER_ROOT)] if KEPT_ROWS in members else []
    data = members[LEAVES]
    parts = [data[at : at + ENTRY_BYTES] for at in range(0, len(data), ENTRY_BYTES)]
    if len(parts) != head.size or root_of([leaf_hash(one) for one in parts]) != head.root:
        return (), [(LEAVES, _OTHER_ROOT)]
    entries = [Entry.decode(one) for one in parts]
    known, wanted = set(told), set(kinds)
    problems = [
        (LEAVES, _UNTOLD.saying(entry=Ordinal(one.sequence), type=Text(one.type)))
        for one in entries
        if one.type in wanted and one.sequence not in known
    ]
    rows, wrong = _rows(
        members.get(KEPT_ROWS, b""), {one.sequence: one for one in entries if one.type == KEPT}
    )
    return rows, problems + wrong


def _rows(data: bytes, entries: Mapping[int, Entry]) -> tuple[tuple[KeptRow, ...], list[tuple[str, Reason]]]:
    """What each line says, held against its entry; each entry has a line, in the order of the ledger."""
    rows: list[KeptRow] = []
    problems: list[tuple[str, Reason]] = []
    lines = data.splitlines(keepends=True)
    left = dict(entries)
    last = -1
    for number, line in enumerate(lines, 1):
        try:
            sequence, row, opened = _row(line, left)
            if sequence <= last:
                raise Unfit(_UNREADABLE)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
            problems.append((KEPT_ROWS, _UNREADABLE.saying(line=Ordinal(number))))
            continue
        last, entry = sequence, left.pop(sequence)
        if row is None or opened is None:
            problems.append((KEPT_ROWS, _ERASED.saying(entry=Ordinal(sequence))))
        elif opened.entry(sequence) != entry:
            problems.append((KEPT_ROWS, _NOT_KEPT.saying(entry=Ordinal(sequence))))
        else:
            rows.append(row)
    problems += [
        (KEPT_ROWS, _UNTOLD.saying(entry=Ordinal(one.sequence), type=Text(one.type))) for one in left.values()
    ]
    return tuple(rows), problems


def _row(line: bytes, left: Mapping[int, Entry]) -> tuple[int, KeptRow | None, Opening | None]:
    """What a line says, in the one way in which it is written: the entry, the row, and what opens it.

    Raises:
        Unfit: it is written otherwise, or of no entry that is left.
    """
    told = read_json(line)
    if canonical_bytes(told) + b"\n" != line or type(told["sequence"]) is not int:
        raise Unfit(_UNREADABLE)
    sequence = told["sequence"]
    if sequence not in left:
        raise Unfit(_UNREADABLE)
    if told.keys() == {"sequence"}:
        return sequence, None, None
    event = told["event"]
    cells = [event["table"], event["sha256"], event["once"], *event["key"]]
    if told.keys() != {"sequence", "salt", "event"} or len(event) != 4:
        raise Unfit(_UNREADABLE)
    if not isinstance(event["key"], list) or not all(isinstance(one, str) for one in cells):
        raise Unfit(_UNREADABLE)
    row = KeptRow(sequence, event["table"], tuple(event["key"]), event["sha256"])
    return sequence, row, Opening(KEPT, decode(told["salt"]), canonical_bytes(event))
