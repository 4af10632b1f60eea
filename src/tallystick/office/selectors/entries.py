"""The entries that the ledger has of a case: by their receipts, and where one was spoilt by what it holds."""

from collections.abc import Iterator, Sequence

from tallystick.ledger.by_term import case_digest
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.holders import SUBMISSION
from tallystick.ledger.layout import SEGMENT
from tallystick.ledger.lines import Torn, read_line
from tallystick.ledger.model import Entry
from tallystick.ledger.receipts import Receipt
from tallystick.ledger.tree import digest
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseEntry, SealedCase
from tallystick.office.selectors.case_facts import numbers_missing
from tallystick.office.selectors.filed import event_of, receipt_of


def entries_of(
    case: SealedCase, filed: Sequence[CaseEntry], home: LedgerHome
) -> tuple[str, tuple[Entry, ...]]:
    """The ledger's name, and each entry that it has of a case.

    Where a row was spoilt, or a message was taken out, the ledger is looked through: else whoever owns the
    database would keep the holder of a code from erasing, or have an entry stay that nobody has erased.

    Args:
        case: the case.
        filed: what was filed of its messages.
        home: where the ledger lies.

    Raises:
        Refusal: the ledger can't be had.
    """
    receipts = [receipt for one in filed if (receipt := _own_receipt(one)) is not None]
    found = {one.entry.sequence: one.entry for one in receipts}
    numbers = list(case.messages.values_list("number", flat=True))
    if receipts and len(found) == len(filed) and not numbers_missing(numbers, 0):
        return receipts[0].origin, tuple(found[sequence] for sequence in sorted(found))
    with LedgerCopy(home.ledger) as copy:
        found |= {one.sequence: one for one in _looked_for(copy, case)}
        named = (entry_by_number(copy, one) for one in filed)
        found |= {one.sequence: one for one in named if one is not None}
        return copy.origin, tuple(found[sequence] for sequence in sorted(found))


def entry_of(filed: CaseEntry) -> Entry | None:
    """The entry of a message by its receipt; None where that is of something else than the row."""
    receipt = _own_receipt(filed)
    return None if receipt is None else receipt.entry


def _own_receipt(filed: CaseEntry) -> Receipt | None:
    receipt = receipt_of(filed.receipt)
    if receipt is None or receipt.entry.sequence != filed.sequence:
        return None
    return receipt if digest(receipt.salt + filed.event.encode()) == receipt.entry.digest else None


def _looked_for(copy: LedgerCopy, case: SealedCase) -> Iterator[Entry]:
    """The entries that name a case by the digest of its name."""
    mark = case_digest(case.name)
    for number in copy.files.numbers():
        for at, line in enumerate(copy.files.lines(number, mark.encode())):
            if mark.encode() not in line:
                continue
            sequence = number * SEGMENT + at
            try:
                opened = read_line(line, sequence)
            except (Torn, ValueError):
                continue
            told = event_of(opened.event.decode()) if opened and opened.type == SUBMISSION else None
            if opened is not None and told is not None and told.get("case") == mark:
                yield opened.entry(sequence)


def entry_by_number(copy: LedgerCopy, filed: CaseEntry) -> Entry | None:
    """The entry at the number of a row; None where the ledger has something else there."""
    opened = None if filed.sequence is None else copy.opening(filed.sequence)
    if opened is None or opened.type != SUBMISSION or opened.event != filed.event.encode():
        return None
    return opened.entry(filed.sequence or 0)
