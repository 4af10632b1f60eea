"""What a copy of a ledger says of what was erased: the words for it, and the steps that ended a term."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO, Protocol

from tallystick.ledger.by_term import CASE_STEP, TERM_ERASURE, StepNamed, step_named
from tallystick.ledger.layout import SEGMENT
from tallystick.ledger.model import ENTRY_BYTES, Opening
from tallystick.ledger.receipts import Receipt


class OpenedLedger(Protocol):
    """A copy of a ledger that can be read."""

    @property
    def origin(self) -> str:
        """The ledger's name."""

    @property
    def is_whole(self) -> bool:
        """Whether it says what each entry stands for, and not of words of erasure alone."""

    @property
    def signed_size(self) -> int:
        """As many entries it was signed with by the ledger's own key; zero for a folder as it lies there."""

    def open_leaves(self) -> BinaryIO:
        """Its entries, one behind the other."""

    @property
    def days(self) -> Sequence[tuple[int, str]]:
        """Of each copy that it is made of how many entries it has, and the day that it was signed under."""

    @property
    def end(self) -> int:
        """Up to which entry there may be something."""

    @property
    def reach(self) -> int:
        """What a list that speaks of so many entries says was erased must have its word here."""

    def opening(self, sequence: int) -> Opening | None:
        """What opens an entry; None where it is not there or can't be read."""

    def records(self, start: int, stop: int) -> bytes:
        """The bytes of ``leaves`` from one entry up to another, as far as there are any."""


def term_word(copy: OpenedLedger, receipt: Receipt, promised: bytes) -> tuple[int, StepNamed] | None:
    """The entry that says that a promised term is over, with the step it names, if the ledger bears it out.

    Args:
        copy: a copy of the ledger.
        receipt: the receipt of what was promised.
        promised: what was filed of it, as canonical JSON.
    """
    today = max((day for _, day in copy.days), default="")
    for at, opened in openings_of(copy, TERM_ERASURE):
        named = step_named(opened.event, promised, receipt.entry)
        if named is None or not 0 <= named.entry < at:
            continue
        if named.contradicts(receipt.entry, receipt.day, today):
            continue
        step = copy.records(named.entry, named.entry + 1)
        known = copy.opening(named.entry)
        is_step = step.startswith(CASE_STEP.encode().ljust(16, b"\0"))
        filed = known is not None and known.entry(named.entry).encode() == step
        if is_step and filed and known is not None and known.event == named.filed:
            return at, named
    return None


def openings_of(copy: OpenedLedger, kind: str) -> Iterable[tuple[int, Opening]]:
    """Each entry of a type with what opens it, as far as that is there and is what was filed."""
    for start in range(0, copy.end, SEGMENT):
        data = copy.records(start, start + SEGMENT)
        for at in range(0, len(data) - ENTRY_BYTES + 1, ENTRY_BYTES):
            entry = data[at : at + ENTRY_BYTES]
            if not entry.startswith(kind.encode().ljust(16, b"\0")):
                continue
            sequence = start + at // ENTRY_BYTES
            opened = copy.opening(sequence)
            if opened is not None and opened.entry(sequence).encode() == entry:
                yield sequence, opened
