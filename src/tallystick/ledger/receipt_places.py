"""Where receipts lie that were written beside what was filed, so that erasing an entry reaches them too."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from tallystick.base.durable import sync_folder, write_all
from tallystick.base.places import PRIVATE, PRIVATE_FOLDER, make_folder, replace_file

#: The places of so many entries lie in one file.
_ENTRIES = 1024


class ReceiptPlaces:
    """The lists of them, in a private folder.

    Args:
        folder: the folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def remember(self, listed: Iterable[tuple[int, str]]) -> None:
        """Put entries and their receipts' places on the disk, before the receipts are written."""
        by_file: dict[Path, list[tuple[int, str]]] = {}
        for one in listed:
            by_file.setdefault(self._file(one[0]), []).append(one)
        for place, wanted in by_file.items():
            known = set(_read(place))
            self._add(place, [one for one in dict.fromkeys(wanted) if one not in known])

    def of(self, entry: int) -> list[Path]:
        """The places of an entry's receipts."""
        places = [place for number, place in _read(self._file(entry)) if number == entry]
        return [Path(one) for one in dict.fromkeys(places)]

    def forget(self, entry: int) -> None:
        """Take an entry off the list."""
        known = list(_read(self._file(entry)))
        kept = [one for one in known if one[0] != entry]
        if kept != known:
            replace_file(self._file(entry), _written(kept), PRIVATE)

    def _file(self, entry: int) -> Path:
        return self._folder / f"{entry // _ENTRIES:06d}"

    def _add(self, place: Path, fresh: list[tuple[int, str]]) -> None:
        if not fresh:
            return
        make_folder(self._folder, PRIVATE_FOLDER)
        there = place.exists()
        handle = os.open(place, os.O_WRONLY | os.O_APPEND | os.O_CREAT, PRIVATE)
        with os.fdopen(handle, "ab", buffering=0) as out:
            write_all(out, _written(fresh))
            os.fdatasync(handle)
        if not there:
            sync_folder(self._folder)


def _read(place: Path) -> Iterator[tuple[int, str]]:
    lines = place.read_bytes().splitlines() if place.is_file() else []
    for line in lines:
        try:
            entry, receipt = json.loads(line)
        except (ValueError, TypeError):
            continue  # cut short by a crash, before the receipt that it speaks of was written
        if isinstance(entry, int) and isinstance(receipt, str):
            yield entry, receipt


def _written(listed: list[tuple[int, str]]) -> bytes:
    # A line end comes first too: what is written behind a line that was cut short stays readable.
    return b"".join(b"\n" + json.dumps(one).encode() + b"\n" for one in listed)
