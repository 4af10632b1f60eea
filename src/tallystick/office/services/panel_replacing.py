"""Somebody comes in the place of an assessor who resigned before the codes are open."""

import datetime

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.models import OfficePanel, PanelTask, Person
from tallystick.office.selectors.panel import CODING, DRAWN_FROM, part_of_package, record_of, state_of
from tallystick.office.services.history import note_act
from tallystick.panel.blind import own_order
from tallystick.panel.record import panel_bytes
from tallystick.panel.replacing import replaced
from tallystick.workflow.panel_acts import CALL_PANEL


@transaction.atomic
def replace_assessor(*, panel: OfficePanel, assessor: str, by: Person, now: datetime.datetime) -> None:
    """Give an assessor what was given to the one in whose place they were invited.

    Raises:
        Refusal: the first round is not under way, the other has not resigned or has committed, or an interest
            keeps them from all of it.
    """
    found = OfficePanel.objects.select_for_update().get(pk=panel.pk)
    if state_of(found) != CODING:
        raise Refusal(
            Reason("The first round is not under way."), Reason("whoever comes now is in the next draw")
        )
    done = replaced(record_of(found), part_of_package(DRAWN_FROM), assessor)
    came = done.replacements[-1]
    if found.seals.filter(assessor__id=came.replaces).exists():
        raise Refusal(
            Reason("{other} has committed to codes, which stay", other=Text(came.replaces)),
            Reason("nobody needs to come in their place; nothing was changed"),
        )
    found.record = panel_bytes(done).decode()
    found.save(update_fields=["record"])
    PanelTask.objects.bulk_create(
        PanelTask(panel=found, assessor_id=assessor, commitment_id=commitment, position=place)
        for place, commitment in enumerate(own_order(done, assessor), 1)
    )
    note = f"{assessor} for {came.replaces}: {', '.join(came.commitments)}"
    note_act(act=CALL_PANEL, about=f"panel {found.name}", by=by, now=now, note=note)
