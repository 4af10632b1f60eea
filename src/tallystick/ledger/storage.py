"""What a ledger asks of the place that keeps it. A folder does it now; a database can do it too."""

from collections.abc import Sequence
from typing import Protocol

from tallystick.ledger.model import Opening


class Storage(Protocol):
    """Keeps entries in order of their sequence, and beside them what opens them."""

    @property
    def origin(self) -> str:
        """The ledger's name."""

    @property
    def place(self) -> str:
        """What a command names it by."""

    @property
    def size(self) -> int:
        """How many entries there are."""

    def append(self, openings: Sequence[Opening]) -> list[int]:
        """Add entries and give their sequences. What is given back is on the disk and stays there."""

    def records(self, start: int, stop: int) -> bytes:
        """The encoded entries from one sequence up to, not including, another, one behind the other."""

    def opening(self, sequence: int) -> Opening | None:
        """What opens an entry; None where it was erased."""

    def find(self, key: str) -> int | None:
        """The sequence of the entry that was filed under a key, unless it was erased."""

    def of_type(self, kind: str) -> list[int]:
        """The sequences of all entries of a type."""

    def erase(self, sequence: int) -> bool:
        """Delete what opens an entry, salt and event; the entry stays. False where nothing was left."""

    def checkpoints(self) -> list[str]:
        """The checkpoints published so far, as text, by size."""

    def last_checkpoint(self) -> str | None:
        """The one of them with the largest size; None where there is none."""

    def keep_checkpoint(self, size: int, text: str) -> None:
        """Keep a checkpoint durably, in place of another text of the same size."""
