"""Which entries were written together last: what of them may be missing in the middle after a power cut.

Lines written together reach the disk in any order. Before more than one is written, their numbers are put
on the disk here; so a hole among the last of them is told apart from damage to what was acknowledged.
"""

import os
import re
from pathlib import Path

from tallystick.base.durable import sync_folder, write_all
from tallystick.base.places import PRIVATE
from tallystick.ledger.files import read_at_most

_FORM = re.compile(rb"(\d{20}) (\d{20})\n")
#: Two numbers of 20 digits, each with what parts it from the next.
BATCH_BYTES = 42


def note_batch(place: Path, first: int, count: int) -> None:
    """Put the numbers of the entries that are about to be written on the disk."""
    fresh = not place.exists()
    handle = os.open(place, os.O_WRONLY | os.O_CREAT, PRIVATE)
    with os.fdopen(handle, "wb", buffering=0) as out:
        write_all(out, b"%020d %020d\n" % (first, count))
        out.truncate(BATCH_BYTES)
        os.fdatasync(handle)
    if fresh:
        sync_folder(place.parent)


def last_batch(place: Path) -> range:
    """The entries that were written together last; none where nothing is known."""
    data = read_at_most(place, BATCH_BYTES) if place.is_file() else None
    found = _FORM.fullmatch(data) if data else None
    return range(int(found[1]), int(found[1]) + int(found[2])) if found else range(0)
