"""The papers that anyone may fetch to check a proof; no sending changes one of them before the day ends."""

from dataclasses import dataclass
from pathlib import Path

from tallystick.ledger.given_form import part_name
from tallystick.ledger.layout import LedgerFiles
from tallystick.ledger.model import ENTRY_BYTES

#: The signed list of what is held, and the copy of the ledger, in the office's folder.
HELD_FILE, GIVEN = "held.txt", "ledger-copy"
_KEY, _POINT, _LEAVES = "ledger.vkey", "checkpoint.txt", "leaves"


@dataclass(frozen=True, slots=True)
class PublicPapers:
    """What there is to be fetched.

    Attributes:
        key: the ledger's public key.
        parts: the parts of the ledger's copy.
        single: what the copy is made of: the last checkpoint, the list of what is held, the entries.
    """

    key: str
    parts: tuple[str, ...]
    single: tuple[str, ...]


def public_papers(folder: Path) -> PublicPapers:
    """What can be fetched from an office in a folder."""
    return PublicPapers(_KEY, _parts(folder), (_POINT, HELD_FILE, _LEAVES))


def public_paper(folder: Path, name: str) -> bytes | None:
    """One of them; None where there is none of this name.

    Entries are given up to the last checkpoint: what was filed since would tell the second at which somebody
    sent something to whoever asks each second.
    """
    files = {_KEY: folder / "ledger.key.vkey", HELD_FILE: folder / HELD_FILE}
    files |= {one: folder / GIVEN / one for one in _parts(folder)}
    if name in files:
        return files[name].read_bytes() if files[name].is_file() else None
    last = LedgerFiles(str(folder / "ledger")).last_checkpoint() if name in {_POINT, _LEAVES} else None
    if last is None:
        return None
    if name == _POINT:
        return last.write().encode()
    with (folder / "ledger" / "leaves").open("rb") as leaves:
        return leaves.read(last.head.size * ENTRY_BYTES)


def _parts(folder: Path) -> tuple[str, ...]:
    number = len(list((folder / GIVEN).glob("*.zip")))
    names = (part_name(one) for one in range(1, number + 1))
    return tuple(one for one in names if (folder / GIVEN / one).is_file())
