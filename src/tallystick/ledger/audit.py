"""Going through a whole ledger: every entry, every opening, every checkpoint, in little memory."""

from dataclasses import dataclass

from tallystick.base.progress import Progress
from tallystick.ledger.checkpoints import Checkpoint, read_checkpoint
from tallystick.ledger.folder import SEGMENT, LedgerFolder
from tallystick.ledger.lines import read_line
from tallystick.ledger.model import ENTRY_BYTES, Entry, Head
from tallystick.ledger.notes import NoNote
from tallystick.ledger.tree import Growing, leaf_hash
from tallystick.ledger.verifiers import PublicKey, is_signed


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a ledger; docs/ledger.md explains each code.

    Attributes:
        code: its stable name.
        entry: the entry from which on it is wrong; None for a checkpoint that no entry explains.
        message: what is wrong, in words.
    """

    code: str
    entry: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found in a ledger.

    Attributes:
        head: its size and root.
        erased: how many entries have no opening any more.
        checkpoints: how many checkpoints were compared.
        faults: what is wrong; empty when all is well.
    """

    head: Head
    erased: int
    checkpoints: int
    faults: tuple[Fault, ...]


def audit(ledger: LedgerFolder, key: PublicKey, progress: Progress) -> Audit:
    """Rebuild the tree from the entries and compare everything that lies beside them.

    Args:
        ledger: the ledger.
        key: its public key.
        progress: told how far it is.
    """
    faults: list[Fault] = []
    wanted = _checkpoints(ledger, key, faults)
    tree = Growing()
    erased = 0
    for start in range(0, ledger.size, SEGMENT):
        records = _split(ledger.records(start, start + SEGMENT))
        erased += _compare_lines(ledger, start, records, faults)
        for stop in sorted(
            {one.head.size for one in wanted if start < one.head.size <= start + len(records)}
        ):
            tree.add(map(leaf_hash, records[tree.size - start : stop - start]))
            faults += _compare_root(tree, [one for one in wanted if one.head.size == stop])
        tree.add(map(leaf_hash, records[tree.size - start :]))
        progress("auditing", tree.size, ledger.size)
    longest = max((one.head.size for one in wanted), default=0)
    if longest > ledger.size:
        message = (
            f"a checkpoint of {longest} entries was published and {ledger.size} are here: the end was cut off"
        )
        faults.append(Fault("truncated", ledger.size, message))
    return Audit(Head(tree.size, tree.root()), erased, len(wanted), tuple(faults))


def _checkpoints(ledger: LedgerFolder, key: PublicKey, faults: list[Fault]) -> list[Checkpoint]:
    good = []
    for text in ledger.checkpoints():
        try:
            one = read_checkpoint(text)
        except NoNote as problem:
            faults.append(Fault("checkpoint", None, f"a checkpoint can't be read: {problem}"))
            continue
        if one.origin != key.name or not is_signed(one.note, key):
            message = f"the key of {key.name} did not sign the checkpoint of {one.head.size} entries"
            faults.append(Fault("not-signed", one.head.size - 1, message))
        good.append(one)
    return good


def _compare_root(tree: Growing, checkpoints: list[Checkpoint]) -> list[Fault]:
    root = tree.root()
    message = f"the first {tree.size} entries no longer give the checkpoint that was signed for them"
    return [Fault("root", tree.size - 1, message) for one in checkpoints if one.head.root != root]


def _compare_lines(ledger: LedgerFolder, start: int, records: list[bytes], faults: list[Fault]) -> int:
    """Compare what opens the entries with them; give how many were erased."""
    lines = ledger.lines(start // SEGMENT)
    if len(lines) != len(records):
        message = f"{len(records)} entries begin here and {len(lines)} lines are kept of them"
        faults.append(Fault("lines", start, message))
    erased = 0
    for at, (record, line) in enumerate(zip(records, lines, strict=False)):
        sequence = start + at
        try:
            opened = read_line(line, sequence)
            entry = Entry.decode(record)
        except ValueError as problem:
            faults.append(Fault("damaged", sequence, f"entry {sequence} is damaged: {problem}"))
            continue
        erased += opened is None
        if entry.sequence != sequence:
            message = f"entry {entry.sequence} stands in the place of entry {sequence}"
            faults.append(Fault("order", sequence, message))
        elif opened is not None and opened.entry(sequence) != entry:
            message = f"what is kept of entry {sequence} is not what was filed: the entry has another digest"
            faults.append(Fault("event", sequence, message))
    return erased


def _split(data: bytes) -> list[bytes]:
    return [data[at : at + ENTRY_BYTES] for at in range(0, len(data), ENTRY_BYTES)]
