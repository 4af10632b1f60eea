"""From the outbox into the ledger: at least once, and there exactly once."""

import datetime
import json
from typing import TypeVar

from django.db import transaction
from django.db.models import Manager

from tallystick.ledger.by_term import TERM_ERASURE
from tallystick.ledger.holders import ERASURE, SUBMISSION
from tallystick.ledger.operations import file_all_in
from tallystick.ledger.papers import erase_in
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseEntry, LedgerEvent

Filed = TypeVar("Filed", CaseEntry, LedgerEvent)
#: So many events share one wait for the disk.
LOT = 500


def deliver(*, home: LedgerHome, day: datetime.date) -> int:
    """Append everything that waits to the ledger; gives how many entries that were.

    An event is its own key in the ledger: one that was appended before a worker was stopped is found there,
    with the entry and the receipt that it has. What the holder of its code has erased is erased there too,
    when their word for it stands there and before it is noted here, so that it is not left undone.

    Args:
        home: where the ledger lies.
        day: the day that receipts name.

    Raises:
        Refusal: the ledger can't be had, or is damaged; what was not appended waits on.
    """
    number = 0
    while lot := list(CaseEntry.objects.filter(sequence=None).order_by("pk")[:LOT]):
        filed = file_all_in(
            home.ledger,
            home.ledger_key,
            [(SUBMISSION, json.loads(one.event)) for one in lot],
            day.isoformat(),
        )
        for sent, entry in zip(lot, filed, strict=True):
            sent.sequence, sent.receipt = entry.sequence, entry.receipt
        _note(CaseEntry.objects, lot)
        number += len(lot)
    return number + _deliver_acts(home, day)


def _deliver_acts(home: LedgerHome, day: datetime.date) -> int:
    number = 0
    while lot := list(LedgerEvent.objects.filter(sequence=None).order_by("pk")[:LOT]):
        events = [(one.kind, json.loads(one.event)) for one in lot]
        filed = file_all_in(home.ledger, home.ledger_key, events, day.isoformat())
        for kind, event in events:
            if kind in {ERASURE, TERM_ERASURE}:
                erase_in(home.ledger, event["entry"])
        for one, entry in zip(lot, filed, strict=True):
            one.sequence, one.receipt = entry.sequence, entry.receipt
        _note(LedgerEvent.objects, lot)
        number += len(lot)
    return number


@transaction.atomic
def _note(rows: Manager[Filed], lot: list[Filed]) -> None:
    """Note the entries of what was filed, but for those that somebody else, delivering too, has noted."""
    waiting = rows.select_for_update().filter(pk__in=[one.pk for one in lot], sequence=None)
    left = set(waiting.values_list("pk", flat=True))
    rows.bulk_update([one for one in lot if one.pk in left], ["sequence", "receipt"])
