"""Where each event stands, and which files of events were compared before: a ledger's ``index``.

It follows from the rest, is never waited for, and each part of it carries its own checksum: what a crash or
a hand left of it is used as far as it holds, and made anew where it doesn't.
"""

import contextlib
import os
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.places import PRIVATE
from tallystick.ledger.compare import KEY_BYTES, NO_KEY, Compared
from tallystick.ledger.files import open_plain
from tallystick.ledger.layout import SEGMENT
from tallystick.ledger.model import ENTRY_BYTES
from tallystick.ledger.tree import leaf_hash, root_of

#: A checksum of the rest, the mark of the file of events, a checksum of its entries, their root, their keys.
_PART = struct.Struct(f">I32sI32s{SEGMENT * KEY_BYTES}s")
_MARK = struct.Struct(">QqqQ")


@dataclass(frozen=True, slots=True)
class Trusted:
    """A full file of events that was compared with its entries.

    Attributes:
        mark: how the file system described it then.
        entries: a checksum of its entries, against mishap; against intent there are checkpoints.
        root: the root over them.
        keys: the first bytes of each one's key.
    """

    mark: bytes
    entries: int
    root: bytes
    keys: bytes

    @classmethod
    def of(cls, mark: bytes, compared: Compared) -> "Trusted":
        """What is known of a file after comparing it."""
        records = compared.records
        leaves = [leaf_hash(records[at : at + ENTRY_BYTES]) for at in range(0, len(records), ENTRY_BYTES)]
        return cls(mark, zlib.crc32(records), root_of(leaves), compared.keys)


class SegmentIndex:
    """What is known of the full files of events; see `Trusted`.

    Args:
        place: the file it is kept in.
        files: how many files of events there are; what the index holds of more is passed over.
    """

    def __init__(self, place: Path, files: int) -> None:
        self._place = place
        self._parts: dict[int, Trusted] = {}
        self._fresh: set[int] = set()
        self._most = index_bytes(files)
        self._kept = b""
        if place.is_file():
            with open_plain(place) as kept:
                self._kept = kept.read(self._most)

    def recall(self, number: int, mark: bytes) -> Trusted | None:
        """What was known of a file, if it is the file that it was; None where nothing was, or it changed."""
        data = self._kept[number * _PART.size : (number + 1) * _PART.size]
        if len(data) < _PART.size or zlib.crc32(data[4:]) != int.from_bytes(data[:4], "big"):
            return None
        known = Trusted(*_PART.unpack(data)[1:])
        if known.mark != mark:
            return None
        self._parts[number] = known
        return known

    def learn(self, number: int, known: Trusted) -> None:
        """Remember what was found of a file."""
        self._parts[number] = known
        self._fresh.add(number)

    def unknown(self, count: int) -> list[int]:
        """Which of the first so many files of events nothing is known of."""
        return [] if len(self._parts) >= count else [one for one in range(count) if one not in self._parts]

    def find(self, key: bytes) -> Iterator[int]:
        """The sequences whose keys begin with these bytes, the newest file first."""
        for number in sorted(self._parts, reverse=True) if key != NO_KEY else ():
            keys = self._parts[number].keys
            at = keys.find(key)
            while at >= 0:
                if at % KEY_BYTES == 0:
                    yield number * SEGMENT + at // KEY_BYTES
                at = keys.find(key, at + 1)

    def forget(self, number: int) -> None:
        """Write zeros over what is known of a file of events, durably: something in it is to be erased."""
        self._parts.pop(number, None)
        self._fresh.discard(number)
        if self._place.is_file():
            with self._place.open("r+b", buffering=0) as out:
                if number * _PART.size < os.fstat(out.fileno()).st_size:
                    os.pwrite(out.fileno(), b"\0" * _PART.size, number * _PART.size)
                    os.fsync(out.fileno())

    def save(self) -> None:
        """Write what was learnt, save of a file that changed this very moment: its mark says nothing yet."""
        longer = self._place.is_file() and self._place.stat().st_size > self._most
        if not self._fresh and not longer:
            return
        with contextlib.suppress(OSError):
            handle = os.open(self._place, os.O_RDWR | os.O_CREAT, PRIVATE)
            try:
                end = index_bytes(max(self._parts, default=-1) + 1)
                if os.fstat(handle).st_size > end:
                    os.ftruncate(handle, end)
                os.utime(handle)
                now = os.fstat(handle).st_mtime_ns
                for number in sorted(self._fresh):
                    known = self._parts[number]
                    _, changed, moved, _ = _MARK.unpack(known.mark)
                    if max(changed, moved) < now:
                        os.pwrite(handle, _written(known), number * _PART.size)
            finally:
                os.close(handle)
        self._fresh.clear()


def index_bytes(files: int) -> int:
    """How long the index is at most, for so many files of events."""
    return files * _PART.size


def mark_of(place: Path) -> bytes:
    """How the file system describes a file: size, two times, number. They differ once it has changed."""
    found = place.stat()
    return _MARK.pack(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _written(known: Trusted) -> bytes:
    data = _PART.pack(0, known.mark, known.entries, known.root, known.keys)
    return zlib.crc32(data[4:]).to_bytes(4, "big") + data[4:]
