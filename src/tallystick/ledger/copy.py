"""A ledger's folder opened to be read: a copy on a read-only disk will do, and not a byte of it changes."""

import contextlib
import os
from typing import BinaryIO, Self

from tallystick.base.findings import Refusal
from tallystick.base.places import explained
from tallystick.base.reasons import Reason, Text
from tallystick.ledger.layout import SEGMENT, LedgerFiles, reach
from tallystick.ledger.lock import take_turn
from tallystick.ledger.model import ENTRY_BYTES


class LedgerCopy:
    """A ledger as it lies there, whatever state it is in.

    Args:
        path: the folder.

    Raises:
        Refusal: there is no ledger, or another process that writes does not let go of it.
    """

    def __init__(self, path: str) -> None:
        self.files = LedgerFiles(path)
        with explained(path):
            self._leaves: BinaryIO = self.files.leaves.open("rb", buffering=0)
            try:
                with contextlib.suppress(OSError):  # a file system that knows no turns has no other writer
                    take_turn(
                        self._leaves.fileno(), Reason("the ledger in {path}", path=Text(path)), together=True
                    )
                length = os.fstat(self._leaves.fileno()).st_size
                numbers = self.files.numbers()
            except (Refusal, OSError):
                self._leaves.close()
                raise
        of_lines = (numbers[-1] + 1) * SEGMENT if numbers else 0
        #: Up to here there is something to look at; how many entries there are is for an audit to say.
        self.end = min(max(-(-length // ENTRY_BYTES), of_lines), reach(len(numbers)))

    def __enter__(self) -> Self:
        """Give the open copy."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._leaves.close()

    def records(self, start: int, stop: int) -> bytes:
        """The bytes of ``leaves`` from one entry up to another, as far as there are any."""
        return os.pread(self._leaves.fileno(), (stop - start) * ENTRY_BYTES, start * ENTRY_BYTES)
