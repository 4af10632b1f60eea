"""A message is put into a case: sealed with its day and its side, and filed by what it says of neither."""

import dataclasses
import datetime
import hashlib

from django.db.models import Max

from tallystick.base.canonical import canonical_bytes
from tallystick.ledger.by_term import case_digest, row_digest
from tallystick.ledger.holders import eraser_in, submission_event
from tallystick.ledger.notes import encode
from tallystick.office.models import CaseEntry, SealedCase, SealedMessage
from tallystick.office.selectors.case_setting import clocks_now
from tallystick.office.selectors.submissions import OpenedCase, message_place
from tallystick.office.sent import SentText
from tallystick.office.services.case_lock import locked_case
from tallystick.vault.sealing import seal


def say(
    found: OpenedCase, told: SentText, *, side: str, form: str, today: datetime.date, eraser: bytes = b""
) -> SealedMessage:
    """Put a message into an opened case, behind the last one that there was; see `add_message`."""
    last = found.seal.last_message
    return add_message(
        found.row, found.key, told, side=side, form=form, today=today, eraser=eraser, last=last
    )


def add_message(  # noqa: PLR0913 - a message has as many sides
    case: SealedCase,
    key: bytes,
    told: SentText,
    *,
    side: str,
    form: str,
    today: datetime.date,
    eraser: bytes = b"",
    last: int = 0,
) -> SealedMessage:
    """Put a message into a case, sealed; one of a form that was handed in before is not put in again.

    To be called inside a transaction.

    Args:
        case: the case.
        key: its key.
        told: what it says.
        side: whose it is.
        form: the word of the form.
        today: the day.
        eraser: the public key of the code, which may have it erased, as the sender or the seal of the first
            message says; empty where that has none: the one of its entry.
        last: the number of the last message, as the case's seal says: it may have been taken out.
    """
    locked_case(case)  # one message after the other
    there = case.messages.filter(form=form).first()
    if there is not None:
        return there
    # One that was taken out from outside leaves its number: the next one is put in all the same.
    number = max(case.messages.aggregate(last=Max("number"))["last"] or 0, last) + 1
    kept, eraser = clocks_now().profile.clocks.kept, eraser or _eraser_named(case)
    told = dataclasses.replace(told, side=side, day=today.isoformat())
    if eraser:  # under the seal, so that whoever owns the database changes no promise before it is filed
        told = dataclasses.replace(told, eraser=encode(eraser), kept=f"{kept.number} {kept.unit}")
    sealed = seal(key, message_place(case.name, number), told.write())
    made = SealedMessage.objects.create(
        case=case, number=number, side=side, day=today, form=form, sealed=sealed
    )
    if eraser:
        row = row_digest(case.name, number, side, told.day)
        event = submission_event(
            eraser, hashlib.sha256(sealed).hexdigest(), told.kept, case_digest(case.name), row
        )
        CaseEntry.objects.create(message=made, event=canonical_bytes(event).decode())
    return made


def _eraser_named(case: SealedCase) -> bytes:
    """The public key that the entry of the first message names that has one; empty where none has."""
    entries = CaseEntry.objects.filter(message__case=case).order_by("message__number")
    return next(filter(None, (eraser_in(one.event.encode()) for one in entries)), b"")
