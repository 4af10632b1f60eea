"""One answer that serves many duties: its text begins the reports of others that nobody has begun."""

import datetime
from collections.abc import Collection

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, texts
from tallystick.office.draft_place import DraftPlace
from tallystick.office.models import OfficeDraft, Person
from tallystick.office.models.drafts import REPORTS
from tallystick.office.selectors.duties import unanswered
from tallystick.office.services.drafts import begin_draft
from tallystick.register.phases import PlanPhase

_NONE = Refusal(Reason("No duty was chosen."), Reason("tick those that the answer serves"))


@transaction.atomic
def serve_further(
    *, draft: OfficeDraft, phase: PlanPhase, commitments: Collection[str], by: Person, now: datetime.datetime
) -> int:
    """Begin the reports of further duties of a body with the text of one, all or none; gives how many.

    Each is a draft of its own from then on, and is changed, sent and approved by itself.

    Args:
        draft: the report that is written.
        phase: its phase.
        commitments: of which commitments it serves the duties too.
        by: who writes.
        now: when.

    Raises:
        Refusal: none was chosen, or one that is not owed, or begun already; or reports are no longer taken.
    """
    found = OfficeDraft.objects.select_for_update().get(pk=draft.pk)
    body = str(found.body_id)
    wanted = sorted(set(commitments))
    if not wanted:
        raise _NONE
    open_ones = {one.duty.commitment for one in unanswered(body, phase, now.date())}
    others = [one for one in wanted if one not in open_ones]
    if others:
        raise Refusal(
            Reason(
                "These are begun already, or not owed: {commitments}.", commitments=texts(others[:5], ",")
            ),
            Reason("look at the list again; nothing was begun"),
        )
    for one in wanted:
        begin_draft(place=DraftPlace(REPORTS, body, one, phase.id), cells=found.cells, by=by, now=now)
    return len(wanted)
