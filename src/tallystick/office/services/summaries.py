"""A redacted summary is handed to a body complained of, answered by it, and shut when leave is taken back."""

import dataclasses
import datetime
import hashlib
import secrets

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.case_store import keep_keys, keys_of
from tallystick.office.models import SealedCase, SealedSummary
from tallystick.office.selectors.staff_acts import SUMMARY_ANSWERED
from tallystick.office.selectors.submissions import OpenedCase, readers_now
from tallystick.office.selectors.summaries import (
    answer_place,
    drafted_for,
    key_of_case,
    summary_for_reader,
    summary_place,
    written_summary,
)
from tallystick.office.sent import LONGEST
from tallystick.office.services.case_steps import take_known_step
from tallystick.office.services.staff_acts import AtWork, note_on_summary
from tallystick.vault.case_keys import wrap_for_all
from tallystick.vault.model import CASE_BYTES, NotOpened
from tallystick.vault.sealing import new_key, seal
from tallystick.workflow.cases.model import CaseStep
from tallystick.workflow.cases.stages import BODY_ANSWER, COMPLAINED

_NOT_WRITTEN = Refusal(
    Reason("No summary was written for this body."), Reason("write one, and have its sender allow it")
)
_NOBODY_THERE = Refusal(
    Reason("Nobody in that body can open a summary."),
    Reason("have somebody there make a key, and let them in; nothing was changed"),
)
_SHUT = Refusal(
    Reason("The summary does not open with your key."),
    Reason("its sender has taken the leave back, or it was never handed to your body"),
)
_ANSWERED = Refusal(
    Reason("The summary was answered already."), Reason("look at the answer that stands there")
)
_NO_ANSWER = Refusal(
    Reason("Nothing is written, or more than is taken."), Reason("write an answer of up to 10,000 signs")
)


def hand_over(found: OpenedCase, body: str, *, today: datetime.date) -> SealedSummary:
    """Seal the words that the sender has allowed to a body's readers, and to whoever can open the case.

    To be called inside a transaction, with the step that hands them over.

    Raises:
        Refusal: no words were written for it, or nobody there could open them.
    """
    words, readers = drafted_for(found, body), readers_now(body)
    if words is None:
        raise _NOT_WRITTEN
    if not readers:
        raise _NOBODY_THERE
    name, key = secrets.token_hex(CASE_BYTES), new_key()
    sealed = seal(key, summary_place(name), written_summary(body, words.told.text))
    row = SealedSummary.objects.create(case=found.row, name=name, day=today, sealed=sealed)
    wrapped = {str(one.pk): bytes(one.public) for one in readers}
    keep_keys(wrap_for_all(name, key, wrapped, key_of_case(found.key)))
    return row


@transaction.atomic
def answer_summary(row: SealedSummary, by: AtWork, secret: bytes, text: str, *, form: str) -> None:
    """Answer a summary, once, for the body that it was handed to.

    Args:
        row: the summary.
        by: who answers it, and when.
        secret: the secret half of their key.
        text: the answer.
        form: the word of the form.

    Raises:
        Refusal: it does not open any more, was answered, or nothing is written.
    """
    held = SealedSummary.objects.select_for_update().filter(pk=row.pk).first()
    if held is None:
        raise _SHUT
    row = held
    try:
        _, key = summary_for_reader(row, by.reader, secret)
    except NotOpened:
        raise _SHUT from None
    if row.answer:
        raise _ANSWERED
    if not text.strip() or len(text) > LONGEST:
        raise _NO_ANSWER
    today = by.now.date()
    row.answered, row.answer = today, seal(key, answer_place(row.name), text.encode())
    row.save(update_fields=["answered", "answer"])
    # Two bodies can answer in one case, and neither chooses the word by which the other's form is known.
    word = hashlib.sha256(f"{row.name} {form}".encode()).hexdigest()
    take_known_step(row.case, CaseStep(BODY_ANSWER, COMPLAINED, today), form=word)
    note_on_summary(row, key, SUMMARY_ANSWERED, by)


def close_summaries(case: SealedCase) -> None:
    """Have the summaries of a case open to no body any more; whoever can open the case reads them still."""
    for name in case.summaries.values_list("name", flat=True):
        keys = keys_of(name)
        if keys is not None and keys.readers:
            keep_keys(dataclasses.replace(keys, readers={}))
