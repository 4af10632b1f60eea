"""What somebody writes to the office: begun and kept under their code alone, then sealed to its readers."""

import dataclasses
import datetime
import hashlib
import secrets

from django.db import IntegrityError, transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Unfit
from tallystick.office.case_store import keep_keys, keep_sealed, wipe_sealed, writing
from tallystick.office.cleaning.apart import CleanFile, clean_apart
from tallystick.office.models import (
    SealedCase,
    SealedDraft,
    SealedFile,
    SealedPart,
)
from tallystick.office.models.submissions import SENDER
from tallystick.office.selectors.case_facts import CaseFacts
from tallystick.office.selectors.case_setting import desk_now, setting_now
from tallystick.office.selectors.case_standing import sealed_standing
from tallystick.office.selectors.submissions import (
    case_for_sender,
    cases_of,
    draft_of,
    draft_place,
    file_place,
    looked_up,
    places_when_closed,
    readers_of,
    unsealed_file,
)
from tallystick.office.sent import SentFile, SentText
from tallystick.office.services.case_lock import hold_draft
from tallystick.office.services.case_steps import give_to_readers
from tallystick.office.services.draft_room import make_room
from tallystick.office.services.evidence import safe_name
from tallystick.office.services.fit_to_send import refuse_more_files, refuse_unfit
from tallystick.office.services.messages import add_message
from tallystick.vault.case_keys import wrap_for_all
from tallystick.vault.code_keys import draft_key, eraser_of, reading_key
from tallystick.vault.model import CASE_BYTES
from tallystick.vault.padding import bucket
from tallystick.vault.sealing import new_key, seal
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.stages import TO_BODY
from tallystick.workflow.cases.steps import begun

_NO_READERS = Refusal(
    Reason("Nobody can read what would be sent here yet."),
    Reason("come back later: your draft stays under your code for 30 days"),
)
NO_DRAFT = Refusal(
    Reason("There is nothing begun under this code."),
    Reason("begin again, or look the code through for a slip"),
)
_SAVED_ELSEWHERE = Refusal(
    Reason("Another page has saved this draft since this one was opened, so nothing was saved or sent now."),
    Reason("put into the form what you want of both, and save or send it again"),
)


@transaction.atomic
def begin(secret: bytes, *, today: datetime.date) -> None:
    """Begin a draft under a code, unless there is one.

    A case whose sender has closed their view goes out of the way: else its code would be told from one that
    was never given out by whoever tries to begin with it.
    """
    found_by = looked_up(secret)
    there = SealedCase.objects.select_for_update().filter(lookup=found_by).first()
    if there is not None and case_for_sender(secret) is None:
        taken = {one.lookup for one in cases_of(secret)}
        there.lookup = next((one for one in places_when_closed(secret) if one not in taken), found_by)
        there.save(update_fields=["lookup"])
    if not SealedCase.objects.filter(lookup=found_by).exists() and draft_of(secret, today) is None:
        SealedDraft.objects.filter(lookup=found_by).delete()
        make_room(today)
        _write(SealedDraft(lookup=found_by, day=today), SentText(), secret)


@transaction.atomic
def save_draft(secret: bytes, told: SentText, *, today: datetime.date, seen: str = "") -> SentText:
    """Keep what the holder of a code has written so far, beside the files that are there already.

    Args:
        secret: the code's secret.
        told: what they have written.
        today: the day.
        seen: by what the draft was known that it was written over; empty where nothing was shown.

    Returns:
        The draft as it is now.

    Raises:
        Refusal: there is no draft under this code, or another page has saved other words since.
    """
    row, before = _draft(secret, today)
    if seen not in {"", before.seen} and told.seen != before.seen:
        raise _SAVED_ELSEWHERE
    draft = dataclasses.replace(told, files=before.files)
    row.day, row.is_written = today, True
    _write(row, draft, secret)
    return draft


def add_file(secret: bytes, data: bytes, name: str, *, today: datetime.date) -> SentText:
    """Put a file beside a draft, cleaned.

    Raises:
        Refusal: it does not come in, there are too many, or the office has no room for files.
    """
    return keep_file(secret, clean_apart(data, name), name, today=today)


@writing()
def keep_file(secret: bytes, clean: CleanFile, name: str, *, today: datetime.date) -> SentText:
    """Put a file beside a draft that was cleaned before.

    Raises:
        Refusal: there are too many, or the office has no room for files.
    """
    with transaction.atomic():
        row, draft = _draft(secret, today)
        refuse_more_files(len(draft.files), in_draft=True)
        number = max((one.number for one in draft.files), default=0) + 1
        held = SentFile(
            number,
            safe_name(name, clean.kind),
            hashlib.sha256(clean.data).hexdigest(),
            len(clean.data),
            clean.removed,
        )
        digest = keep_sealed(seal(draft_key(secret), file_place(row.lookup, number), clean.data))
        SealedFile.objects.create(draft=row, number=number, sha256=digest, size=bucket(len(clean.data)))
        _write(row, draft.with_file(held), secret)
        return draft.with_file(held)


@transaction.atomic
def drop_file(secret: bytes, number: int, *, today: datetime.date) -> SentText:
    """Take a file away from a draft."""
    row, draft = _draft(secret, today)
    for one in row.files.filter(number=number):
        wipe_later([one.sha256])
        one.delete()
    _write(row, draft.without_file(number), secret)
    return draft.without_file(number)


@writing()
@transaction.atomic
def send(secret: bytes, *, form: str, today: datetime.date) -> SealedCase:
    """Seal a draft to its readers, and have the ledger keep that it was sent; sent twice it is sent once.

    Raises:
        Refusal: there is no draft, nothing is written in it, it names what is not in the plan, or nobody
            could read it; the draft stays as it is.
    """
    found_by = looked_up(secret)
    there = SealedCase.objects.filter(lookup=found_by).first()
    if there is not None:
        return there
    row, draft = _draft(secret, today)
    refuse_unfit(draft)
    standing = _begun(draft, today)
    readers = {str(one.pk): bytes(one.public) for one in readers_of(standing)}
    if not readers:
        raise _NO_READERS
    name, key = secrets.token_hex(CASE_BYTES), new_key()
    case = SealedCase(name=name, lookup=found_by, day=today, kind=draft.kind, area=draft.area, since=today)
    case.standing = sealed_standing(
        case, key, standing, after=0, facts=CaseFacts.of(standing, draft.area, 0, 1)
    )
    case.save()
    for one in row.files.order_by("number"):
        data = unsealed_file(draft_key(secret), file_place(found_by, one.number), one.sha256)
        digest = keep_sealed(seal(key, file_place(name, one.number), data))
        SealedFile.objects.create(case=case, number=one.number, sha256=digest, size=one.size)
    # Before the case is there: without what opens it nothing could be read of it.
    keep_keys(wrap_for_all(name, key, readers, reading_key(secret)))
    add_message(case, key, draft, side=SENDER, form=form, today=today, eraser=eraser_of(secret))
    wipe_later([one.sha256 for kind in (row.files, row.parts) for one in kind.all()])
    row.delete()
    give_to_readers(case, key, standing)
    return case


def _begun(told: SentText, today: datetime.date) -> CaseStanding:
    """The case as it comes in.

    Raises:
        Refusal: the desk here belongs to whom it complains of.
    """
    try:
        case = begun(told.kind, desk_now(), told.against, today, setting_now(), doubts_above=told.doubt)
    except Unfit as unfit:
        raise Refusal(
            unfit.reason,
            Reason("write elsewhere: who reads what is sent here belongs to that body; nothing was sent"),
        ) from None
    return dataclasses.replace(case, leaves=frozenset({TO_BODY} if told.leave else ()))


@transaction.atomic
def drop_old_drafts(today: datetime.date, days: int) -> int:
    """Delete drafts that nobody has come back to; gives how many."""
    old = SealedDraft.objects.filter(day__lt=today - datetime.timedelta(days=days))
    for kind in (SealedFile, SealedPart):
        wipe_later(list(kind.objects.filter(draft__in=old).values_list("sha256", flat=True)))
    number = old.count()
    old.delete()
    return number


def _draft(secret: bytes, today: datetime.date) -> tuple[SealedDraft, SentText]:
    hold_draft(looked_up(secret))
    found = draft_of(secret, today)
    if found is None:
        raise NO_DRAFT
    return found


def _write(row: SealedDraft, draft: SentText, secret: bytes) -> None:
    row.sealed = seal(draft_key(secret), draft_place(row.lookup), draft.write())
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:  # begun twice at one moment
        row.pk = SealedDraft.objects.get(lookup=row.lookup).pk


def wipe_later(digests: list[str]) -> None:
    """Delete sealed bytes once what named them is gone for good."""

    def wipe_all() -> None:
        for one in digests:
            wipe_sealed(one)

    transaction.on_commit(wipe_all)
