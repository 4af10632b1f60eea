"""Which entries were written together last: what of them may be missing in the middle after a power cut.

Lines written together reach the disk in any order. Before more than one is written, their numbers are put
on the disk here; so a hole among the last of them is told apart from damage to what was acknowledged.
"""

import os
import re
from pathlib import Path

from tallystick.base.durable import sync_folder, write_all
from tallystick.base.places import PRIVATE

_FORM = re.compile(rb"(\d{20}) (\d{20})\n")


def note_batch(place: Path, first: int, count: int) -> None:
    """Put the numbers of the entries that are about to be written on the disk."""
    fresh = not place.exists()
    handle = os.open(place, os.O_WRONLY | os.O_CREAT, PRIVATE)
    with os.fdopen(handle, "wb", buffering=0) as out:
        write_all(out, b"%020d %020d\n" % (first, count))
        os.fdatasync(handle)
    if fresh:
        sync_folder(place.parent)


def last_batch(place: Path) -> range:
    """The entries that were written together last; none where nothing is known."""
    found = _FORM.fullmatch(place.read_bytes()) if place.is_file() else None
    return range(int(found[1]), int(found[1]) + int(found[2])) if found else range(0)
