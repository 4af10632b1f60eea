"""What is filed in the ledger of a row, read again; one that was spoilt from outside stops nothing else."""

import datetime
import json

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.ledger.holders import SUBMISSION
from tallystick.ledger.lines import LARGEST_EVENT
from tallystick.ledger.model import Entry
from tallystick.ledger.notes import NoNote
from tallystick.ledger.receipts import Receipt, read_receipt
from tallystick.office.models import CaseEntry, LedgerEvent


def event_of(text: str) -> dict[str, Json] | None:
    """An event that can be filed; None where it is none."""
    try:
        told = json.loads(text)
        fits = isinstance(told, dict) and len(canonical_bytes(told)) <= LARGEST_EVENT
    except (ValueError, TypeError, RecursionError, OverflowError):
        return None
    return told if fits else None


def fileable(row: CaseEntry | LedgerEvent) -> dict[str, Json] | None:
    """What is to be filed of a row; None where it was spoilt."""
    try:
        Entry(row.kind if isinstance(row, LedgerEvent) else SUBMISSION, 0, bytes(32)).encode()
    except ValueError:  # a type that no entry has
        return None
    return event_of(row.event)


def not_fileable() -> tuple[str, ...]:
    """The rows that wait for the ledger and can't be filed, since they were changed from outside.

    Each by its table and number, which tell nothing of what was sent or done.
    """
    return tuple(
        f"{rows.model.__name__} {one.pk}"
        for rows in (CaseEntry.objects, LedgerEvent.objects)
        for one in rows.filter(sequence=None).order_by("pk")
        if fileable(one) is None
    )


def receipt_of(text: str) -> Receipt | None:
    """The receipt of a row; None where it has none, or one that can't be read."""
    try:
        return read_receipt(text)[0]
    except NoNote:
        return None


def day_promised(text: str) -> datetime.date | None:
    """The day that a receipt names; None where it can't be read."""
    receipt = receipt_of(text)
    try:
        return None if receipt is None else datetime.date.fromisoformat(receipt.day)
    except ValueError:
        return None
