"""Receipts as files: private, never in the place of another, and gone when their entry is erased."""

import contextlib
import errno
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.left_over import clear_left_over, wipe
from tallystick.base.places import PRIVATE, write_new
from tallystick.base.reasons import Reason, Text
from tallystick.base.showing import shown
from tallystick.ledger.files import read_text, tighten
from tallystick.ledger.model import Entry
from tallystick.ledger.notes import NoNote, encode
from tallystick.ledger.receipts import Receipt, read_receipt
from tallystick.ledger.verifiers import PublicKey, is_signed

_BLOCK = 1024 * 1024


def is_kept(place: Path, entry: Entry | None, key: PublicKey) -> bool:
    """Whether a receipt of this entry lies here already; False where nothing does.

    Args:
        place: the receipt's file.
        entry: the entry; None where the event is not in the ledger yet.
        key: the ledger's public key.

    Raises:
        Refusal: something else lies here.
    """
    if not place.exists() and not place.is_symlink():
        return False
    held = _receipt(place, key)
    if held is None or entry is None or held.entry != entry:
        raise Refusal(
            Reason(
                "there is a file {path} already, and it is no receipt of this filing",
                path=Text(shown(str(place))),
            ),
            Reason("move it away and try again; nothing was filed, and it was left as it is"),
        )
    return True


def keep_receipt(place: Path, text: str) -> None:
    """Write a receipt where none is; it holds the salt, so only its owner may read it.

    Raises:
        Refusal: something is there, or it can't be written.
    """
    write_new(place, text.encode(), PRIVATE)


def keep_private(place: Path) -> None:
    """Take from others the leave to read a receipt that is there, and away what was left beside it."""
    clear_left_over(place.parent, place.name)
    tighten(place, PRIVATE)


def wipe_receipt(place: Path, entry: Entry) -> bool:
    """Delete an entry's receipt, and what a stopped process left beside it; False where it is not there."""
    if not _is_file(place):
        with contextlib.suppress(OSError):  # a name that none of its files can have
            clear_left_over(place.parent, place.name)
        return False
    clear_left_over(place.parent, place.name)
    held = _receipt(place, None)
    if held is None or held.entry != entry:
        return False
    wipe(place)
    return True


def holds_salt(place: Path, salt: bytes) -> bool:
    """Whether a salt stands in a file, as receipts or the ledger's events spell it."""
    if not _is_file(place):
        return False
    spelled = (encode(salt).encode(), salt.hex().encode())
    before = b""
    with place.open("rb") as source:
        while block := source.read(_BLOCK):
            data = before + block
            if any(one in data for one in spelled):
                return True
            before = data[-max(map(len, spelled)) :]
    return False


def _is_file(place: Path) -> bool:
    """Whether a file lies there; the whole name of what was written from near it can be too long."""
    try:
        return place.is_file()
    except OSError as problem:
        if problem.errno == errno.ENAMETOOLONG:
            return False
        raise


def _receipt(place: Path, key: PublicKey | None) -> Receipt | None:
    """The receipt in a file, signed with a key if one is given; None where it is none."""
    try:
        held, note = read_receipt(read_text(place))
    except (NoNote, Refusal):
        return None
    ours = key is None or (held.origin == key.name and is_signed(note, key))
    return held if ours else None
