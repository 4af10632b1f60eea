"""Where receipts lie that were written beside what was filed, so that erasing an entry reaches them too."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from tallystick.ledger.files import PRIVATE, replace_file, sync_folder, write_all


class ReceiptPlaces:
    """The list of them, in a private file.

    Args:
        place: the file.
    """

    def __init__(self, place: Path) -> None:
        self._place = place

    def remember(self, listed: Sequence[tuple[int, str]]) -> None:
        """Put entries and their receipts' places on the disk, before the receipts are written."""
        known = set(self._read())
        fresh = [one for one in listed if one not in known]
        if not fresh:
            return
        there = self._place.exists()
        handle = os.open(self._place, os.O_WRONLY | os.O_APPEND | os.O_CREAT, PRIVATE)
        with os.fdopen(handle, "ab", buffering=0) as out:
            os.fchmod(handle, PRIVATE)  # whatever the umask says
            write_all(out, _written(fresh))
            os.fdatasync(handle)
        if not there:
            sync_folder(self._place.parent)

    def of(self, entry: int) -> list[Path]:
        """The places of an entry's receipts."""
        return [Path(place) for number, place in self._read() if number == entry]

    def forget(self, entry: int) -> None:
        """Take an entry off the list."""
        known = list(self._read())
        kept = [one for one in known if one[0] != entry]
        if kept != known:
            replace_file(self._place, _written(kept), PRIVATE)

    def _read(self) -> Iterator[tuple[int, str]]:
        lines = self._place.read_bytes().splitlines() if self._place.is_file() else []
        for line in lines:
            try:
                entry, place = json.loads(line)
            except (ValueError, TypeError):
                continue  # cut short by a crash, before the receipt that it speaks of was written
            if isinstance(entry, int) and isinstance(place, str):
                yield entry, place


def _written(listed: Sequence[tuple[int, str]]) -> bytes:
    # A line end comes first too: what is written behind a line that was cut short stays readable.
    return b"".join(b"\n" + json.dumps(one).encode() + b"\n" for one in listed)
