"""A draft on its way: saved as it is typed, sent, taken back, returned or approved."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.draft_place import DraftPlace, place_of
from tallystick.office.models import (
    DraftVersion,
    OfficeDeed,
    OfficeDraft,
    Person,
    StoredBody,
    StoredProgressReport,
)
from tallystick.office.models.drafts import MEASURES, REPORTS
from tallystick.office.prepared import PreparedQuestion, ToldLater, change_row, new_keys, put_row
from tallystick.office.services.fitting import fitting_row
from tallystick.office.services.history import deed_of, note_act
from tallystick.office.services.keeping import event_of
from tallystick.office.services.late import refuse_over
from tallystick.office.services.measures import fitting_measure
from tallystick.office.services.once import whole
from tallystick.office.services.wordings import store_worded
from tallystick.office.services.written import final_cells, new_measure, typed
from tallystick.workflow import drafts

_MOVED = Reason("Somebody has changed it since you opened the page.")
_LOOK = Reason("Open it again, and look at what it says now.")


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """What came of saving a draft.

    Attributes:
        draft: the draft as it is now.
        aside: the text that was kept beside it, where somebody else had saved meanwhile; None otherwise.
    """

    draft: OfficeDraft
    aside: DraftVersion | None


@whole
def begin_draft(
    *, place: DraftPlace, cells: Mapping[str, str], by: Person, now: datetime.datetime
) -> SavedDraft:
    """Save the first text of a draft; where another has begun it meanwhile, beside theirs.

    Args:
        place: what it is of.
        cells: what was typed, by column.
        by: who writes.
        now: when.

    Raises:
        Refusal: it is of a report that is no longer taken.
    """
    refuse_over(place, now)
    there = _of_ended_body(place)
    if there is not None:
        return save_draft(draft=there, version=there.version, cells=cells, by=by, now=now)
    draft = _new_draft(place, cells)
    if not put_row(draft, unless_there=True):
        there = OfficeDraft.objects.get(**_key_of(place))
        return save_draft(draft=there, version=0, cells=cells, by=by, now=now)
    _keep(draft, by, now)
    note_act(act=drafts.WRITE, about=place.about, by=by, now=now, draft=draft)
    return SavedDraft(draft, None)


def _new_draft(place: DraftPlace, cells: Mapping[str, str]) -> OfficeDraft:
    return OfficeDraft(
        table=place.table,
        phase_id=place.phase or None,
        body_id=place.body,
        commitment_id=place.commitment,
        cells=typed(place.table, cells),
        state=drafts.after(drafts.WRITE),
        row=place.row,
    )


def first_rows(
    *, place: DraftPlace, cells: Mapping[str, str], by: Person, now: datetime.datetime
) -> tuple[Model, ...]:
    """What `begin_draft` puts in where nothing stands in its way, the draft first; to be put in together.

    Whoever asks has just seen that there is no draft yet, and that reports are taken.

    Returns:
        The rows with the keys that they need; none of a measure that stands already, and may have a draft.
    """
    if place.row:
        return ()
    draft = _new_draft(place, cells)
    draft.pk, key = new_keys(OfficeDraft, OfficeDeed)
    deed = deed_of(act=drafts.WRITE, about=place.about, by=by, now=now, draft=draft)
    deed.pk = key
    return draft, _text_of(draft, by, now), deed, event_of(deed)


def _of_ended_body(place: DraftPlace) -> OfficeDraft | None:
    """The draft that another body, which has ended, left of this measure; from now on it is this body's."""
    if not place.row:
        return None
    chosen = OfficeDraft.objects.select_for_update().filter(table=MEASURES, row=place.row)
    there = chosen.exclude(body__id=place.body).filter(body__until__isnull=False).first()
    if there is not None:
        there.body_id, there.state = place.body, drafts.after(drafts.WRITE)
        there.save(update_fields=["body", "state"])
    return there


def _key_of(place: DraftPlace) -> dict[str, str]:
    """By what the one draft of a report, or of a measure that stands in the package, is found."""
    if place.table == MEASURES:
        return {"table": MEASURES, "row": place.row}
    named = {"phase__id": place.phase, "body__id": place.body, "commitment__id": place.commitment}
    return {"table": REPORTS, **named}


@whole
def save_draft(
    *, draft: OfficeDraft, version: int, cells: Mapping[str, str], by: Person, now: datetime.datetime
) -> SavedDraft:
    """Save what was typed, right or not; where another has saved meanwhile, beside theirs.

    Args:
        draft: the draft.
        version: the version that was open when it was typed.
        cells: what was typed, by column.
        by: who writes.
        now: when.

    Raises:
        Refusal: it is locked, or no longer taken.
    """
    found = _locked(draft, drafts.WRITE)
    refuse_over(place_of(found), now)
    text = typed(found.table, cells)
    if text == found.cells:
        return SavedDraft(found, None)
    if found.version != version:
        aside = DraftVersion.objects.create(
            draft=found, number=version, cells=text, is_aside=True, by=by, at=now
        )
        return SavedDraft(found, aside)
    found.cells, found.version, found.state = text, version + 1, drafts.after(drafts.WRITE)
    change_row(found, "cells", "version", "state")
    _keep(found, by, now)
    note_act(act=drafts.WRITE, about=place_of(found).about, by=by, now=now, draft=found)
    return SavedDraft(found, None)


def _keep(draft: OfficeDraft, by: Person, now: datetime.datetime) -> None:
    put_row(_text_of(draft, by, now))


def _text_of(draft: OfficeDraft, by: Person, now: datetime.datetime) -> DraftVersion:
    return DraftVersion(draft_id=draft.pk, number=draft.version, cells=draft.cells, by_id=by.pk, at=now)


_LOCKED = PreparedQuestion(lambda: OfficeDraft.objects.select_for_update().filter(pk=ToldLater("number")))


def _locked(draft: OfficeDraft, act: str, version: int | None = None) -> OfficeDraft:
    """The draft as it is now, which nobody else changes until the transaction ends.

    Raises:
        Refusal: the act can't be done in its state, or it is of another version than was seen.
    """
    found = _LOCKED.first(number=draft.pk)
    if (
        found is None
        or found.state not in drafts.MOVES[act][0]
        or (version is not None and found.version != version)
    ):
        raise Refusal(_MOVED, _LOOK)
    return found


@transaction.atomic
def send_draft(*, draft: OfficeDraft, version: int, by: Person, now: datetime.datetime) -> OfficeDraft:
    """Send a draft to the head of its body.

    Raises:
        Refusal: it would not stand in the package, it has changed since it was seen, or it is locked.
    """
    found = _locked(draft, drafts.SEND, version)
    refuse_over(place_of(found), now)
    _fitting(found, now.date())
    found.state, found.sent_by = drafts.after(drafts.SEND), by
    found.save(update_fields=["state", "sent_by"])
    note_act(act=drafts.SEND, about=place_of(found).about, by=by, now=now, draft=found)
    return found


@transaction.atomic
def take_back(*, draft: OfficeDraft, version: int, by: Person, now: datetime.datetime) -> OfficeDraft:
    """Take a draft back that has been sent and not decided.

    Raises:
        Refusal: it has changed since it was seen, or it is locked.
    """
    return _moved(_locked(draft, drafts.TAKE_BACK, version), drafts.TAKE_BACK, by, now)


@transaction.atomic
def return_draft(
    *, draft: OfficeDraft, version: int, because: str, by: Person, now: datetime.datetime
) -> OfficeDraft:
    """Return a draft to those who wrote it, with the reason.

    Raises:
        Refusal: there is no reason, it has changed since it was seen, or it is locked.
    """
    reason = " ".join(because.split())
    if not reason:
        raise Refusal(Reason("It is returned with a reason."), Reason("write what should be otherwise"))
    return _moved(_locked(draft, drafts.RETURN, version), drafts.RETURN, by, now, reason)


def _moved(
    found: OfficeDraft, act: str, by: Person, now: datetime.datetime, because: str = ""
) -> OfficeDraft:
    found.state = drafts.after(act)
    found.because = because or found.because
    found.save(update_fields=["state", "because"])
    note_act(act=act, about=place_of(found).about, by=by, now=now, draft=found, note=because)
    return found


@transaction.atomic
def approve_draft(*, draft: OfficeDraft, version: int, by: Person, now: datetime.datetime) -> OfficeDraft:
    """Approve a draft: from now on it stands in the package.

    Raises:
        Refusal: who approves has sent it, it would not stand in the package any more, it has changed since it
            was seen, or it is locked.
    """
    found = _locked(draft, drafts.APPROVE, version)
    if found.sent_by_id == by.pk:
        raise Refusal(
            Reason("You have sent this yourself: another person decides on it."), Reason("ask another head")
        )
    if found.table != REPORTS and not found.row:
        found.row = new_measure(found)
    _fitting(found, now.date())()
    found.state, found.because = drafts.after(drafts.APPROVE), ""
    found.save(update_fields=["state", "because", "row"])
    note_act(act=drafts.APPROVE, about=place_of(found).about, by=by, now=now, draft=found)
    return found


def _fitting(draft: OfficeDraft, day: datetime.date) -> Callable[[], None]:
    """Look whether the package would take what a draft becomes, and give what puts it there.

    Raises:
        Refusal: a check would find an error in it; each is named.
    """
    cells = final_cells(draft, _first_came(draft) or day, _office_of(draft))
    if draft.table == MEASURES:
        return fitting_measure(draft, cells, day)
    row = fitting_row(draft.table, cells)
    return lambda: store_worded(REPORTS, row, day)


def _first_came(draft: OfficeDraft) -> datetime.date | None:
    """The day on which a report that is put right first came; None where it is the first."""
    if draft.table != REPORTS:
        return None
    there = StoredProgressReport.objects.filter(
        phase__id=draft.phase_id, body__id=draft.body_id, commitment__id=draft.commitment_id
    )
    sent = there.values_list("sent", flat=True).first()
    return getattr(sent, "first", None)


def _office_of(draft: OfficeDraft) -> str:
    """The office whose head approves: the body by its name."""
    return str(StoredBody.objects.get(id=draft.body_id).name)
