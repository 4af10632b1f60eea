"""What a body wrote goes along with what it owed when the body ends."""

import datetime
from collections.abc import Mapping

from tallystick.office.draft_place import place_of
from tallystick.office.models import DraftVersion, OfficeDraft, Person
from tallystick.office.models.drafts import REPORTS
from tallystick.office.selectors.duties import phases
from tallystick.office.services.history import note_act
from tallystick.workflow import drafts
from tallystick.workflow.permissions import KEEP_BODIES


def carry_drafts(
    *,
    body: str,
    last: datetime.date,
    to: Mapping[str, str],
    otherwise: str,
    by: Person,
    now: datetime.datetime,
) -> int:
    """Give the drafts of a body that ends to those who take over; to be called inside that transaction.

    A report that was due while the body was there stays its own. What waited for approval is a draft again,
    and what was approved too, for another head answers for it now. Where who takes over has a text of their
    own, the other is kept beside it.

    Args:
        body: the body that ends.
        last: its last day.
        to: by commitment, who takes over.
        otherwise: who takes over the others; empty for nobody.
        by: who ends the body.
        now: when.

    Returns:
        How many went along.
    """
    due = {one.id: one.due.last for one in phases()}
    number = 0
    for draft in OfficeDraft.objects.select_for_update().filter(body__id=body).order_by("pk"):
        heir = to.get(str(draft.commitment_id), otherwise)
        is_past = draft.table == REPORTS and due[str(draft.phase_id)] <= last
        if heir and not is_past:
            _carry(draft, heir, by, now)
            number += 1
    return number


def _carry(draft: OfficeDraft, heir: str, by: Person, now: datetime.datetime) -> None:
    """Give a draft to another body, or keep its text beside the one that is there."""
    note, before = f"{draft.body_id} → {heir}", place_of(draft).about
    there = _of_heir(draft, heir)
    if there is not None:
        DraftVersion.objects.create(
            draft=there, number=there.version, cells=draft.cells, is_aside=True, by=by, at=now
        )
        note_act(act=KEEP_BODIES, about=before, by=by, now=now, draft=there, note=note)
        draft.state, draft.because = drafts.RETURNED, note
        draft.save(update_fields=["state", "because"])
        return
    draft.body_id = heir
    if draft.state in {drafts.SENT, drafts.APPROVED}:
        draft.state = drafts.DRAFT
    draft.save(update_fields=["body", "state"])
    note_act(act=KEEP_BODIES, about=before, by=by, now=now, draft=draft, note=note)


def _of_heir(draft: OfficeDraft, heir: str) -> OfficeDraft | None:
    """The report that who takes over has written of the same; measures stand beside each other."""
    if draft.table != REPORTS:
        return None
    return OfficeDraft.objects.filter(
        table=REPORTS, phase__id=draft.phase_id, body__id=heir, commitment__id=draft.commitment_id
    ).first()
