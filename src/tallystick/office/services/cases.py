"""What becomes of a case, with what is said to it: by its sender, and by whoever holds it."""

import dataclasses
import datetime
import hashlib
from collections.abc import Collection, Sequence

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Reason
from tallystick.ledger.notes import decode
from tallystick.office.case_store import keep_keys, keep_sealed, keys_of, undoing_keys, writing
from tallystick.office.cleaning.apart import CleanFile
from tallystick.office.models import SealedCase, SealedFile
from tallystick.office.models.submissions import OFFICE, SENDER
from tallystick.office.selectors.staff_acts import OPENED
from tallystick.office.selectors.submissions import OpenedCase, file_place, opened
from tallystick.office.selectors.summaries import drafted_for
from tallystick.office.sent import LONGEST, SentFile, SentText
from tallystick.office.services.case_lock import locked_case
from tallystick.office.services.case_points import take_points_out
from tallystick.office.services.case_steps import take_step
from tallystick.office.services.evidence import safe_name
from tallystick.office.services.fit_to_send import refuse_more_files
from tallystick.office.services.form_words import form_word
from tallystick.office.services.messages import say
from tallystick.office.services.staff_acts import AtWork, note_on_case
from tallystick.office.services.summaries import close_summaries, hand_over
from tallystick.vault.case_keys import close_for_sender
from tallystick.vault.code_keys import eraser_of
from tallystick.vault.padding import bucket
from tallystick.vault.sealing import seal
from tallystick.workflow.cases.model import CaseStep
from tallystick.workflow.cases.stages import (
    ADD,
    ALLOW_SUMMARY,
    ANSWER,
    ASK,
    ASKED,
    DOUBT,
    DRAFT_SUMMARY,
    GIVE_LEAVE,
    LEAVES,
    NAME,
    POINT,
    REPLY,
    SEND_OUTSIDE,
    SEND_SUMMARY,
    TAKE_LEAVE_BACK,
    TO_BODY,
    WITHDRAW,
)
from tallystick.workflow.cases.stages import SENDER as BY_SENDER

#: What is nothing without words.
_SAID = frozenset({ASK, ANSWER, DRAFT_SUMMARY, SEND_OUTSIDE})
#: So many messages of its sender a case has, beside answers to questions, and so many steps in all before no
#: more leave is given: each is opened whenever the case is, by its readers too. It can always be taken back.
MOST_ADDED, MOST_STEPS = 200, 600
_MOST_ADDED = Refusal(
    Reason("This case has {count} messages of yours, and takes no more.", count=Count(MOST_ADDED)),
    Reason(
        "begin another with a new code, and say in it what belongs to this one; nothing of this one is lost"
    ),
)
_MOST_STEPS = Refusal(
    Reason("What you allow was changed too often for this case."),
    Reason("what you have allowed can still be taken back; nothing was changed"),
)
_OTHER_WORDS = Refusal(
    Reason("The words are others now than those that you have read."),
    Reason("open your case again and read them; nothing was allowed"),
)
_NOTHING = Refusal(Reason("Nothing is written."), Reason("write a sentence, even beside a file"))


@dataclasses.dataclass(frozen=True, slots=True)
class Handed:
    """A file that somebody hands in, cleaned.

    Attributes:
        name: the name that it came with.
        sha256: of the file as it came, which is not kept: two forms with the same file are told by it.
        clean: the file.
    """

    name: str
    sha256: str
    clean: CleanFile


def add_more(
    found: OpenedCase,
    secret: bytes,
    told: SentText,
    files: Sequence[Handed],
    *,
    form: str,
    today: datetime.date,
) -> None:
    """Put something more into a case, by its sender; where there is a question, it answers it.

    Args:
        found: the case.
        secret: the code's secret.
        told: what is put in: its text, and what is told of it.
        files: the files beside it.
        form: the word of the form.
        today: the day.

    Raises:
        Refusal: nothing is written, or a file has no room.
    """
    word = form_word(found, form, told.text, *(word for file in files for word in (file.name, file.sha256)))
    add_known(found, secret, told, files, form=word, today=today)


@writing()
@transaction.atomic
@undoing_keys()
def add_known(
    found: OpenedCase,
    secret: bytes,
    told: SentText,
    files: Sequence[Handed],
    *,
    form: str,
    today: datetime.date,
) -> None:
    """Put something more into a case, known by a word that is already one for the database.

    Raises:
        Refusal: nothing is written, or a file has no room.
    """
    _refuse_text(told.text)
    locked_case(found.row)  # files are put in before the message that names them
    act = REPLY if found.standing.stage == ASKED else ADD
    told = dataclasses.replace(told, kind=found.first.kind if act == ADD else REPLY)
    if not found.row.messages.filter(form=form).exists():
        if act == ADD and found.row.messages.filter(side=SENDER).count() >= MOST_ADDED:
            raise _MOST_ADDED
        for file in files:
            told = told.with_file(_kept_beside(found, file))
    say(found, told, side=SENDER, form=form, today=today, eraser=eraser_of(secret))
    if not found.row.steps.filter(form=form).exists():  # sent twice, it may be an answer the first time alone
        take_step(found, CaseStep(act, BY_SENDER, today), form=form)


@transaction.atomic
@undoing_keys()
def act_of_sender(
    found: OpenedCase, secret: bytes, act: str, text: str = "", *, form: str, today: datetime.date
) -> None:
    """Withdraw, appeal, close or part a case, by its sender, with what they say to it.

    Raises:
        Refusal: it can't be done with the case as it stands.
    """
    form = form_word(found, form, text)
    if text.strip():  # before the step, whose seal counts what was said
        _refuse_text(text)
        told = SentText(text, kind=act)
        say(found, told, side=SENDER, form=form, today=today, eraser=eraser_of(secret))
    take_step(found, CaseStep(act, BY_SENDER, today), form=form)
    if act == WITHDRAW:
        take_points_out(found.row.name)
        close_summaries(found.row)


@transaction.atomic
@undoing_keys()
def set_leaves(found: OpenedCase, wanted: Collection[str], *, form: str, today: datetime.date) -> None:
    """Give and take back leave, by the sender of a case, until just these are given.

    Raises:
        Refusal: leave was given and taken back too often to be given again.
    """
    now, since = found, str(len(found.steps))  # what was allowed since then is allowed anew or taken back
    for one in LEAVES:
        if (one in wanted) != (one in found.standing.leaves):
            act = GIVE_LEAVE if one in wanted else TAKE_LEAVE_BACK
            if act == GIVE_LEAVE and len(now.steps) >= MOST_STEPS:
                raise _MOST_STEPS
            word = form_word(found, form, since, one)
            now = take_step(now, CaseStep(act, BY_SENDER, today, to=one), form=word)
    if TO_BODY not in wanted:
        close_summaries(found.row)
    if POINT not in wanted:
        take_points_out(found.row.name)


@transaction.atomic
@undoing_keys()
def name_bodies(
    found: OpenedCase, names: Collection[str], *, doubts_above: bool, form: str, today: datetime.date
) -> None:
    """Name bodies that a case complains of, by its sender; and whether those above them are kept from it too.

    Raises:
        Refusal: one can't be named, and then none is.
    """
    now = found
    for one in names:
        now = take_step(now, CaseStep(NAME, BY_SENDER, today, to=one), form=form_word(found, form, one))
    if doubts_above and not now.standing.doubts_above:
        take_step(now, CaseStep(DOUBT, BY_SENDER, today), form=form_word(found, form))


@transaction.atomic
@undoing_keys()
def allow_summary(found: OpenedCase, body: str, words: int, *, form: str, today: datetime.date) -> None:
    """Allow that a body is handed the words that were written for it, by the sender of a case.

    Args:
        found: the case.
        body: the body.
        words: the number of the message with the words that the sender has read.
        form: the word of the form.
        today: the day.

    Raises:
        Refusal: none were written, or others since these were read.
    """
    row = locked_case(found.row)  # nobody writes others meanwhile
    there = drafted_for(opened(row, found.key), body)
    if there is not None and there.number != words:
        raise _OTHER_WORDS
    step = CaseStep(ALLOW_SUMMARY, BY_SENDER, today, to=body)
    take_step(found, step, form=form_word(found, form, body, str(words)))


@writing()
@transaction.atomic
@undoing_keys()
def act_of_office(
    found: OpenedCase, step: CaseStep, text: str, *, form: str, by: AtWork, joined: Sequence[OpenedCase] = ()
) -> OpenedCase:
    """Take a step with a case, by whoever holds it or by the desk, with what the sender is told of it.

    Args:
        found: the case.
        step: the step.
        text: what the sender is told.
        form: the word of the form.
        by: who takes it, and when.
        joined: cases with which the same is done, with all of them or with none.

    Raises:
        Refusal: it can't be done with the case as it stands, or nothing is written where something has to be.
    """
    if step.act in _SAID:
        _refuse_text(text)
    for other in joined:
        act_of_office(other, step, text, form=form, by=by)
    form = form_word(found, form, text, step.to, step.outcome)
    if text.strip():
        _refuse_text(text)
        told = SentText(text, kind=step.act, against=(step.to,) if step.act == DRAFT_SUMMARY else ())
        say(found, told, side=OFFICE, form=form, today=step.day, eraser=decode(found.first.eraser))
    now = take_step(found, step, form=form)
    is_taken = len(now.steps) > len(found.steps)  # a form that is sent twice opens the case the second time
    if step.act == SEND_SUMMARY and is_taken:
        hand_over(now, step.to, today=step.day)
    note_on_case(found, step.act if is_taken else OPENED, by)
    return now


@transaction.atomic
def close_view(found: OpenedCase) -> None:
    """Close the sender's own view: whoever finds the code finds nothing with it."""
    SealedCase.objects.select_for_update().filter(
        pk=found.row.pk
    ).first()  # nobody changes its keys meanwhile
    keys = keys_of(found.row.name)
    if keys is not None:
        keep_keys(close_for_sender(keys))


def _kept_beside(found: OpenedCase, file: Handed) -> SentFile:
    there = list(found.row.files.values_list("number", flat=True))
    refuse_more_files(len(there), in_draft=False)
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
