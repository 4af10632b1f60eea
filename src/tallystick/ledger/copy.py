"""A ledger's folder opened to be read: a copy on a read-only disk will do, and not a byte of it changes."""

import contextlib
import os
from typing import BinaryIO, Self

from tallystick.base.findings import Refusal
from tallystick.base.places import explained
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.ledger.checkpoints import Checkpoint
from tallystick.ledger.held import HeldEntries
from tallystick.ledger.layout import SEGMENT, LedgerFiles, reach
from tallystick.ledger.lines import read_line
from tallystick.ledger.lock import take_turn
from tallystick.ledger.model import ENTRY_BYTES, Opening
from tallystick.ledger.notes import Note
from tallystick.ledger.verifiers import PublicKey


class LedgerCopy:
    """A ledger as it lies there, whatever state it is in.

    Args:
        path: the folder.

    Raises:
        Refusal: there is no ledger, or another process that writes does not let go of it.
    """

    #: It says what each entry stands for that was not erased.
    is_whole = True
    #: No signed list of what is held comes with it.
    lists: tuple[tuple[HeldEntries, Note], ...] = ()
    days: tuple[tuple[int, str], ...] = ()
    #: Nobody signed it as it lies there.
    signed_size = 0

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
        self.reach = self.end

    def __enter__(self) -> Self:
        """Give the open copy."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._leaves.close()

    @property
    def origin(self) -> str:
        """The ledger's name."""
        return self.files.origin

    @property
    def checkpoints(self) -> list[Checkpoint]:
        """Its last checkpoint, if there is one."""
        last = self.files.last_checkpoint()
        return [last] if last else []

    def open_leaves(self) -> BinaryIO:
        """Its file of entries, at its beginning."""
        return self.files.leaves.open("rb")

    def opening(self, sequence: int) -> Opening | None:
        """What opens an entry; None where it was erased or can't be read."""
        number, at = divmod(sequence, SEGMENT)
        try:
            return read_line(self.files.lines(number)[at], sequence)
        except (IndexError, Unfit, ValueError):
            return None

    def is_signed_by(self, _: PublicKey) -> bool:
        """Whether somebody else's hand in it would show as such: only entries and checkpoints are signed."""
        return True

    def records(self, start: int, stop: int) -> bytes:
        """The bytes of ``leaves`` from one entry up to another, as far as there are any."""
        return os.pread(self._leaves.fileno(), (stop - start) * ENTRY_BYTES, start * ENTRY_BYTES)
