"""What becomes of a case: more is added, the office answers, its sender withdraws, closes or erases it."""

import contextlib
import dataclasses
import datetime
import hashlib

from django.db import transaction

from tallystick.base.canonical import canonical_bytes
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.ledger.holders import ERASURE, erasure_event, erasure_statement
from tallystick.ledger.receipts import read_receipt
from tallystick.office.case_store import keep_keys, keep_sealed, keys_of, wipe_keys, wipe_sealed
from tallystick.office.cleaning.apart import CleanFile
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseEntry, LedgerEvent, SealedCase, SealedFile
from tallystick.office.models.submissions import ANSWERED, ASKED_BACK, OFFICE, RECEIVED, SENDER, WITHDRAWN
from tallystick.office.selectors.submissions import OpenedCase, file_place, looked_up
from tallystick.office.sent import LONGEST, QUESTION, SentFile, SentText
from tallystick.office.services.evidence import safe_name
from tallystick.office.services.outbox import deliver
from tallystick.office.services.submissions import add_message, refuse_more_files
from tallystick.vault.case_keys import close_for_sender
from tallystick.vault.code_keys import eraser_of, sign_erasure
from tallystick.vault.padding import bucket
from tallystick.vault.sealing import seal

_WITHDRAWN = Refusal(Reason("The case was withdrawn."), Reason("begin another one, with a code of its own"))
_NOTHING = Refusal(Reason("Nothing is written."), Reason("write a sentence, even beside a file"))
_LATER = Refusal(
    Reason("The ledger can't be written just now, and an erasure is not done without its entry."),
    Reason("ask again in a minute; nothing was changed"),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Handed:
    """A file that somebody hands in, cleaned.

    Attributes:
        name: the name that it came with.
        clean: the file.
    """

    name: str
    clean: CleanFile


@transaction.atomic
def add_more(
    found: OpenedCase, secret: bytes, text: str, *, file: Handed | None, form: str, today: datetime.date
) -> None:
    """Put something more into a case, by its sender.

    Raises:
        Refusal: nothing is written, the case was withdrawn, or the file has no room.
    """
    if found.row.state == WITHDRAWN:
        raise _WITHDRAWN
    _refuse_text(text)
    told = SentText(text, kind=found.messages[0].told.kind)
    if file is not None and not found.row.messages.filter(form=form).exists():
        told = told.with_file(_kept_beside(found, file))
    add_message(found.row, found.key, told, side=SENDER, form=form, today=today, eraser=eraser_of(secret))
    if found.row.state == ASKED_BACK:
        _stand(found.row, RECEIVED)


@transaction.atomic
def answer(found: OpenedCase, text: str, *, asks: bool, form: str, today: datetime.date) -> None:
    """Answer the sender of a case, or ask back.

    Raises:
        Refusal: nothing is written, or the case was withdrawn.
    """
    if found.row.state == WITHDRAWN:
        raise _WITHDRAWN
    _refuse_text(text)
    told = SentText(text, kind=QUESTION if asks else "answer")
    add_message(found.row, found.key, told, side=OFFICE, form=form, today=today)
    _stand(found.row, ASKED_BACK if asks else ANSWERED)


@transaction.atomic
def withdraw(found: OpenedCase) -> None:
    """Withdraw a case, by its sender: nothing more is done in it, and it stays where it is."""
    _stand(found.row, WITHDRAWN)


def close_view(found: OpenedCase) -> None:
    """Close the sender's own view: whoever finds the code finds nothing with it."""
    keys = keys_of(found.row.name)
    if keys is not None:
        keep_keys(close_for_sender(keys))


def erase(secret: bytes, *, home: LedgerHome, today: datetime.date) -> bool:
    """Erase the case of a code, for good, with its holder's signature in the ledger; whether there was one.

    What opens it goes first: where the rest is cut short, nobody can read it, and asking again ends it.

    Raises:
        Refusal: what was sent waits for its entry still, and the ledger can't be had; nothing was changed.
    """
    case = SealedCase.objects.filter(lookup=looked_up(secret)).first()
    if case is None:
        return False
    deliver(home=home, day=today)
    with transaction.atomic():
        entries = list(CaseEntry.objects.select_for_update().filter(message__case=case))
        if any(one.sequence is None for one in entries):
            raise _LATER
        LedgerEvent.objects.bulk_create([_word(secret, one) for one in entries])
        digests = list(case.files.values_list("sha256", flat=True))
        wipe_keys(case.name)
        case.delete()
    for one in digests:
        wipe_sealed(one)
    with contextlib.suppress(Refusal):  # the word waits in the outbox, and the worker goes on
        deliver(home=home, day=today)
    return True


def _word(secret: bytes, filed: CaseEntry) -> LedgerEvent:
    """The word of the holder that an entry be erased, for the ledger."""
    receipt, _ = read_receipt(filed.receipt)
    signature = sign_erasure(secret, erasure_statement(receipt.origin, receipt.entry))
    event = canonical_bytes(erasure_event(receipt.entry, signature)).decode()
    return LedgerEvent(kind=ERASURE, event=event)


def _kept_beside(found: OpenedCase, file: Handed) -> SentFile:
    there = list(found.row.files.values_list("number", flat=True))
    refuse_more_files(len(there))
    number, clean = max(there, default=0) + 1, file.clean
    digest = keep_sealed(seal(found.key, file_place(found.row.name, number), clean.data))
    size = bucket(len(clean.data))
    SealedFile.objects.create(case=found.row, number=number, sha256=digest, size=size)
    sha256 = hashlib.sha256(clean.data).hexdigest()
    return SentFile(number, safe_name(file.name, clean.kind), sha256, len(clean.data), clean.removed)


def _refuse_text(text: str) -> None:
    if not text.strip():
        raise _NOTHING
    if len(text) > LONGEST:
        raise Refusal(
            Reason("The text is too long."),
            Reason("hand in the rest as a file of plain text, or in a second message"),
        )


def _stand(case: SealedCase, state: str) -> None:
    case.state = state
    case.save(update_fields=["state"])
