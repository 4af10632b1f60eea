"""The erasure of a case: by the word of whoever holds its code, or when the term that it named is over."""

import contextlib
import datetime
from collections.abc import Callable

from django.db import transaction

from tallystick.base.canonical import canonical_bytes
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.ledger.by_term import CASE_STEP, ENDS, TERM_ERASURE, term_event
from tallystick.ledger.holders import ERASURE, erasure_event, erasure_statement
from tallystick.ledger.model import Entry
from tallystick.office.case_store import wipe_keys, wipe_sealed
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseEntry, CaseStepTaken, LedgerEvent, SealedCase
from tallystick.office.selectors.entries import entries_of
from tallystick.office.selectors.filed import event_of
from tallystick.office.selectors.promised import promised_end
from tallystick.office.selectors.sealed_steps import step_event, told_of_step
from tallystick.office.selectors.submissions import cases_of, steps_of
from tallystick.office.services.case_counts import count_erased
from tallystick.office.services.case_points import take_points_out
from tallystick.office.services.outbox import deliver
from tallystick.office.services.spoilt import passing_by
from tallystick.vault.code_keys import sign_erasure
from tallystick.workflow.cases.stages import CLOSED, ERASED, WITHDRAWN

_LATER = Refusal(
    Reason("The ledger can't be written just now, and an erasure is not done without its entry."),
    Reason("ask again in a minute; nothing was changed"),
)
#: Gives the word for an entry, by the ledger's name and the entry.
_Words = Callable[[str, Entry], LedgerEvent]


def erase(secret: bytes, *, home: LedgerHome, today: datetime.date) -> bool:
    """Erase what was sent with a code, for good, with its holder's word in the ledger; whether there was any.

    What opens it goes first: where the rest is cut short, nobody can read it, and asking again ends it.

    Raises:
        Refusal: what was sent waits for its entry still, and the ledger can't be had; nothing was changed.
    """
    found = cases_of(secret)
    if not found:
        return False
    deliver(home=home, day=today)

    def word(origin: str, entry: Entry) -> LedgerEvent:
        return _word(secret, origin, entry)

    for one in found:  # one that is left, where the rest is cut short, is found again
        try:
            _gone(one, lambda _: word, home, today)
        except Refusal:  # something came into it at this moment
            deliver(home=home, day=today)
            _gone(one, lambda _: word, home, today)
    with contextlib.suppress(Refusal):  # the word waits in the outbox, and the worker goes on
        deliver(home=home, day=today)
    return True


def erase_by_term(*, home: LedgerHome, today: datetime.date) -> int:
    """Erase what has ended and was kept for its term; gives how many cases.

    A case in which something was promised without a term, as an earlier version did, is left to the holder of
    its code, and so is one whose end the ledger doesn't have.

    Raises:
        Refusal: the ledger can't be had.
    """
    number = 0
    for row in SealedCase.objects.filter(stage__in=(CLOSED, WITHDRAWN)).order_by("pk"):
        with passing_by(f"SealedCase {row.pk}"):
            number += _erased_by_term(row, home, today)
    if number:
        deliver(home=home, day=today)
    return number


def _erased_by_term(row: SealedCase, home: LedgerHome, today: datetime.date) -> bool:
    if not _is_over(row, today):
        return False
    deliver(home=home, day=today)

    def words(held: SealedCase) -> _Words | None:
        return _of_term(held, today) if _is_over(held, today) else None

    return _gone(row, words, home, today)


def _is_over(row: SealedCase, today: datetime.date) -> bool:
    """Whether the term of a case that has ended is over, by what stands in it now."""
    due = promised_end(row, steps_of(row)) if row.stage in (CLOSED, WITHDRAWN) else None
    return due is not None and due.day < today


def _gone(
    case: SealedCase, words: Callable[[SealedCase], _Words | None], home: LedgerHome, today: datetime.date
) -> bool:
    """Erase a case with a word in the ledger for each of its entries; one that is gone already stays so.

    Args:
        case: the case.
        words: gives, of the case as it is once nobody else changes it, what is filed of an entry; None where
            it is not erased after all, as where its sender has added something meanwhile.
        home: where the ledger lies.
        today: the day.

    Returns:
        Whether it was erased.
    """
    with transaction.atomic():
        held = SealedCase.objects.select_for_update().filter(pk=case.pk).first()
        word = None if held is None else words(held)
        if word is None:
            return False
        entries = list(CaseEntry.objects.select_for_update().filter(message__case=case))
        if any(one.sequence is None and event_of(one.event) is not None for one in entries):
            raise _LATER
        origin, there = entries_of(case, entries, home)
        LedgerEvent.objects.bulk_create([word(origin, one) for one in there])
        digests = list(case.files.values_list("sha256", flat=True))
        names = list(case.summaries.values_list("name", flat=True))
        count_erased(case, today)
        take_points_out(case.name)
        for one in (case.name, *names):
            wipe_keys(one)
        case.stage = ERASED  # steps go with a case that was erased, and with no other
        case.save(update_fields=["stage"])
        case.delete()
    for one in digests:
        wipe_sealed(one)
    return True


def _word(secret: bytes, origin: str, entry: Entry) -> LedgerEvent:
    """The word of the holder that an entry be erased, for the ledger."""
    signature = sign_erasure(secret, erasure_statement(origin, entry))
    event = canonical_bytes(erasure_event(entry, signature)).decode()
    return LedgerEvent(kind=ERASURE, event=event)


def _of_term(row: SealedCase, today: datetime.date) -> _Words | None:
    """What is filed of each entry of a case whose term is over; None where the ledger has no end of it."""
    # Something that was added after the end moves the term on, and is no end itself.
    ended = [one for one in steps_of(row) if one.act in ENDS]
    step, at = (ended[-1], _entry_of(row, ended[-1])) if ended else (None, None)
    if step is None or at is None:
        return None

    def word(_: str, entry: Entry) -> LedgerEvent:
        told = term_event(entry, at, told_of_step(row.name, step), today)
        return LedgerEvent(kind=TERM_ERASURE, event=canonical_bytes(told).decode())

    return word


def _entry_of(row: SealedCase, step: CaseStepTaken) -> int | None:
    event = step_event(row.name, step)
    return LedgerEvent.objects.filter(kind=CASE_STEP, event=event).values_list("sequence", flat=True).first()
