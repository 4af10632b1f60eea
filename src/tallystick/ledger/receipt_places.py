"""Where receipts lie that were written beside what was filed, so that erasing an entry reaches them too."""

import itertools
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from tallystick.base.durable import sync_folder, write_all
from tallystick.base.places import PRIVATE, PRIVATE_FOLDER, make_folder, replace_file
from tallystick.ledger.layout import LARGEST_RECEIPTS

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
        by_list: dict[Path, list[tuple[int, str]]] = {}
        for one in listed:
            by_list.setdefault(self._list(one[0]), []).append(one)
        for place, wanted in by_list.items():
            fresh = dict.fromkeys(wanted)
            for known in _read(place):
                fresh.pop(known, None)
            self._add(place, list(fresh))

    def of(self, entry: int) -> list[Path]:
        """The places of an entry's receipts."""
        places = [place for number, place in _read(self._list(entry)) if number == entry]
        return [Path(one) for one in dict.fromkeys(places)]

    def unreadable(self, entry: int) -> list[Path]:
        """The files of the list on which an entry stands in which something can't be read."""
        return [file for file in _files(self._list(entry)) if any(one is None for one in _lines(file))]

    def forget(self, entry: int) -> None:
        """Take an entry off the list."""
        for file in _files(self._list(entry)):
            known = list(_read_file(file))
            kept = [one for one in known if one[0] != entry]
            if kept != known:
                replace_file(file, b"".join(map(_line, kept)), PRIVATE)

    def _list(self, entry: int) -> Path:
        return self._folder / f"{entry // _ENTRIES:06d}"

    def _add(self, place: Path, fresh: list[tuple[int, str]]) -> None:
        """Write behind the end of a list; in another file where one would be longer than it may be."""
        lines = list(map(_line, fresh))
        file = _files(place)[-1:] or [place]
        while lines:
            room = LARGEST_RECEIPTS - (file[0].stat().st_size if file[0].exists() else 0)
            ends = list(itertools.accumulate(map(len, lines)))
            fit = sum(end <= room for end in ends) or int(room == LARGEST_RECEIPTS)
            self._write(file[0], b"".join(lines[:fit]))
            lines = lines[fit:]
            file = [_next(place, file[0])]

    def _write(self, file: Path, data: bytes) -> None:
        if not data:
            return
        make_folder(self._folder, PRIVATE_FOLDER)
        there = file.exists()
        handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, PRIVATE)
        with os.fdopen(handle, "ab", buffering=0) as out:
            write_all(out, data)
            os.fdatasync(handle)
        if not there:
            sync_folder(self._folder)


def _next(place: Path, file: Path) -> Path:
    """The file in which a list goes on behind this one."""
    return place.with_name(f"{place.name}.{int(file.suffix[1:] or 0) + 1}")


def _files(place: Path) -> list[Path]:
    """The files of a list, in order."""
    found, file = [], place
    while file.is_file():
        found.append(file)
        file = _next(place, file)
    return found


def _read(place: Path) -> Iterator[tuple[int, str]]:
    return itertools.chain.from_iterable(map(_read_file, _files(place)))


def _read_file(place: Path) -> Iterator[tuple[int, str]]:
    return (one for one in _lines(place) if one is not None)


def _lines(place: Path) -> Iterator[tuple[int, str] | None]:
    """What each line says; None of one that was damaged, or cut short before its receipt was written."""
    for line in filter(None, place.read_bytes().splitlines()):
        try:
            entry, receipt = json.loads(line)
        except (ValueError, TypeError, RecursionError):
            yield None
            continue
        yield (entry, receipt) if type(entry) is int and isinstance(receipt, str) else None


def _line(one: tuple[int, str]) -> bytes:
    # A line end comes first too: what is written behind a line that was cut short stays readable.
    return b"\n" + json.dumps(one).encode() + b"\n"
