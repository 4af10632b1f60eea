"""Writing the files of events: to add to one, to write one anew without what is erased, to cut one short."""

import itertools
import os
from collections.abc import Collection
from typing import BinaryIO

from tallystick.base.durable import sync_folder, write_all
from tallystick.base.places import PRIVATE, replace_file
from tallystick.ledger.layout import SEGMENT, LedgerFiles
from tallystick.ledger.lines import write_line


class SegmentWriter:
    """Writes a ledger's files of events; what it has written is on the disk when it returns.

    Args:
        files: the ledger's files.
    """

    def __init__(self, files: LedgerFiles) -> None:
        self._files = files
        self._out: BinaryIO | None = None
        self._number = -1

    def add(self, number: int, data: bytes) -> None:
        """Add lines to a file and wait for the disk; when that fails, take them back.

        Raises:
            OSError: it can't be written.
        """
        out = self._open(number)
        before = os.fstat(out.fileno()).st_size
        try:
            write_all(out, data)
            os.fdatasync(out.fileno())
        except OSError:
            os.ftruncate(out.fileno(), before)
            raise

    def cut(self, number: int, length: int) -> None:
        """Take away what stands behind a length."""
        self.close()
        with self._files.segment(number).open("r+b") as out:
            out.truncate(length)
            os.fsync(out.fileno())

    def erase(self, number: int, places: Collection[int]) -> int:
        """Write a file anew without what some lines hold, then zeros over where they lay.

        Args:
            number: the file.
            places: the places of the lines in it.

        Returns:
            How many of them held something.
        """
        self.close()
        lines = self._files.lines(number)
        starts = list(itertools.accumulate(map(len, lines), initial=0))
        bare = {at: write_line(number * SEGMENT + at, None) for at in places}
        held = {at: len(lines[at]) for at in bare if lines[at] != bare[at]}
        if not held:
            return 0
        place = self._files.segment(number)
        with place.open("r+b", buffering=0) as old:
            kept = (bare[at] if at in held else line for at, line in enumerate(lines))
            replace_file(place, b"".join(kept), PRIVATE)
            for at, length in held.items():
                old.seek(starts[at])
                write_all(old, b"\0" * length)
            os.fsync(old.fileno())
        return len(held)

    def close(self) -> None:
        """Let go of the file that is open."""
        if self._out is not None:
            self._out.close()
        self._out, self._number = None, -1

    def _open(self, number: int) -> BinaryIO:
        if self._out is not None and self._number == number:
            return self._out
        self.close()
        place = self._files.segment(number)
        fresh = not place.exists()
        handle = os.open(place, os.O_WRONLY | os.O_APPEND | os.O_CREAT, PRIVATE)
        if fresh:
            sync_folder(self._files.events)
        self._out, self._number = os.fdopen(handle, "ab", buffering=0), number
        return self._out
