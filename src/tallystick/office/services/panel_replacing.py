"""Somebody comes in the place of an assessor who resigned before the codes are open: drawn, or chosen."""

import datetime

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.act_notes import REPLACED, REPLACED_PAST, noted
from tallystick.office.models import OfficePanel, PanelTask, Person
from tallystick.office.selectors.panel import CODING, DRAWN_FROM, part_of_package, record_of, state_of
from tallystick.office.services.fitting import fitting_row, store_row
from tallystick.office.services.history import note_act
from tallystick.office.services.research import row_cells
from tallystick.office.services.typed import one_line
from tallystick.panel.blind import own_order
from tallystick.panel.record import DRAWN, PanelRecord, Replacement, panel_bytes
from tallystick.panel.replacing import chosen, drawn
from tallystick.workflow.panel_acts import CALL_PANEL

_ASSESSORS = "assessors"


@transaction.atomic
def replace_assessor(
    *, panel: OfficePanel, assessor: str, because: str, by: Person, now: datetime.datetime
) -> None:
    """Give an assessor what was given to the one in whose place they were invited, for a printed reason.

    Raises:
        Refusal: the first round is not under way, no reason is given, the other has not resigned or has
            committed, or an interest keeps them from all of it.
    """
    why = one_line(because, Reason("write why they were chosen; it is printed"))
    found = _coding(panel)
    _come(found, chosen(record_of(found), part_of_package(DRAWN_FROM), assessor, why), by, now)


@transaction.atomic
def draw_replacement(*, panel: OfficePanel, resigned: str, by: Person, now: datetime.datetime) -> None:
    """Give what was given to an assessor who resigned to the reserve whom the panel's seed draws.

    Raises:
        Refusal: the first round is not under way, the panel has no reserves, the place is not free, or no
            reserve can come.
    """
    found = _coding(panel)
    _come(found, drawn(record_of(found), part_of_package(DRAWN_FROM), resigned), by, now)


def _coding(panel: OfficePanel) -> OfficePanel:
    found = OfficePanel.objects.select_for_update().get(pk=panel.pk)
    if state_of(found) != CODING:
        raise Refusal(
            Reason("The first round is not under way."), Reason("whoever comes now is in the next draw")
        )
    return found


def _come(found: OfficePanel, done: PanelRecord, by: Person, now: datetime.datetime) -> None:
    came = done.replacements[-1]
    if found.seals.filter(assessor__id=came.replaces).exists():
        raise Refusal(
            Reason("{other} has committed to codes, which stay", other=Text(came.replaces)),
            Reason("nobody needs to come in their place; nothing was changed"),
        )
    found.record = panel_bytes(done).decode()
    found.save(update_fields=["record"])
    _say_how(came)
    PanelTask.objects.bulk_create(
        PanelTask(panel=found, assessor_id=came.assessor, commitment_id=commitment, position=place)
        for place, commitment in enumerate(own_order(done, came.assessor), 1)
    )
    told = {"by": came.by, "assessor": came.assessor, "other": came.replaces}
    passed, given = ", ".join(came.passed_over), ", ".join(came.commitments)
    note = noted(REPLACED_PAST if passed else REPLACED, **told, passed=passed, text=given)
    note_act(act=CALL_PANEL, about=f"panel {found.name}", by=by, now=now, note=note)


def _say_how(came: Replacement) -> None:
    """Write into the package in whose place somebody came, and how."""
    there = row_cells(_ASSESSORS, came.assessor)
    told = {
        "replaces": came.replaces,
        "came_by": came.by,
        "came_because": came.because,
        "passed_over": "; ".join(came.passed_over),
    }
    standing = {"standing": "accepted"} if came.by == DRAWN else {}
    store_row(_ASSESSORS, fitting_row(_ASSESSORS, there | told | standing))
