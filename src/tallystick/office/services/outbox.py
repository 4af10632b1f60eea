"""From the outbox into the ledger: at least once, and there exactly once."""

import datetime
from collections.abc import Iterator
from typing import TypeVar

from django.db import transaction
from django.db.models import Manager

from tallystick.base.canonical import Json
from tallystick.ledger.by_term import TERM_ERASURE
from tallystick.ledger.holders import ERASURE, SUBMISSION
from tallystick.ledger.log import Filed as Entered
from tallystick.ledger.operations import file_all_in
from tallystick.ledger.papers import erase_in
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseEntry, LedgerEvent
from tallystick.office.selectors.filed import fileable

Filed = TypeVar("Filed", CaseEntry, LedgerEvent)
_Lot = list[tuple[Filed, dict[str, Json]]]
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
    for lot in _lots(CaseEntry.objects):
        events = [(SUBMISSION, event) for _, event in lot]
        filed = file_all_in(home.ledger, home.ledger_key, events, day.isoformat())
        number += _noted(CaseEntry.objects, lot, filed)
    return number + _deliver_acts(home, day)


def _deliver_acts(home: LedgerHome, day: datetime.date) -> int:
    number = 0
    for lot in _lots(LedgerEvent.objects):
        events = [(one.kind, event) for one, event in lot]
        filed = file_all_in(home.ledger, home.ledger_key, events, day.isoformat())
        for kind, event in events:
            if kind in {ERASURE, TERM_ERASURE} and isinstance(entry := event.get("entry"), int):
                erase_in(home.ledger, entry)
        number += _noted(LedgerEvent.objects, lot, filed)
    return number


def _lots(rows: Manager[Filed]) -> Iterator[_Lot[Filed]]:
    """What waits, a lot at a time, each row with its event; one that can't be filed is passed by.

    Whoever reads what was sent is told of it, and the log names it: nothing else waits for it.
    """
    last = 0
    while read := list(rows.filter(sequence=None, pk__gt=last).order_by("pk")[:LOT]):
        last = read[-1].pk
        fit = [(one, event) for one in read if (event := fileable(one)) is not None]
        if fit:
            yield fit


def _noted(rows: Manager[Filed], lot: _Lot[Filed], filed: list[Entered]) -> int:
    """Note the entries of what was filed; gives how many these are."""
    for (one, _), entry in zip(lot, filed, strict=True):
        one.sequence, one.receipt = entry.sequence, entry.receipt
    _note(rows, [one for one, _ in lot])
    return len(lot)


@transaction.atomic
def _note(rows: Manager[Filed], lot: list[Filed]) -> None:
    """Note the entries of what was filed, but for those that somebody else, delivering too, has noted."""
    waiting = rows.select_for_update().filter(pk__in=[one.pk for one in lot], sequence=None)
    left = set(waiting.values_list("pk", flat=True))
    rows.bulk_update([one for one in lot if one.pk in left], ["sequence", "receipt"])
