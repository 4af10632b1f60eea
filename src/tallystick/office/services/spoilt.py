"""A row that was spoilt from outside stops nothing but what is done with it; the log names it."""

import contextlib
from collections.abc import Iterator

from tallystick.office.security_events import SPOILT, note_event
from tallystick.office.selectors.filed import not_fileable

#: What a cell that says what nobody wrote is met with.
_FAULTS = (ValueError, LookupError, TypeError, ArithmeticError)


@contextlib.contextmanager
def passing_by(row: str) -> Iterator[None]:
    """Go on where a row, or a piece of the day's work, is spoilt.

    Args:
        row: what it is called in the log: a table and a number, or the piece of work; no word of it.
    """
    try:
        yield
    except _FAULTS as fault:
        note_event(SPOILT, row=row, fault=type(fault).__name__)


def note_not_fileable() -> None:
    """Name in the log each row that waits for the ledger and can't be filed."""
    for row in not_fileable():
        note_event(SPOILT, row=row)
