"""What a panel found is signed by its assessors, answered by bodies, and corrected by the panel alone."""

import datetime
from collections.abc import Mapping

from django.db import transaction

from tallystick.base.findings import Refusal, reason_of
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.ledger.notes import read_note
from tallystick.office.models import (
    OfficePanel,
    Person,
    StoredBodyReply,
    StoredResponsibility,
)
from tallystick.office.selectors.panel import LOCKED, WORKED_IN, part_of_package, state_of
from tallystick.office.services.fitting import fitting_row, store_row
from tallystick.office.services.history import note_act
from tallystick.office.services.research import row_cells
from tallystick.office.services.typed import one_line
from tallystick.pipeline.panel.lock import signature_of
from tallystick.pipeline.panel.sign import panel_of
from tallystick.register.panel_statement import PanelRows, panel_statement
from tallystick.workflow.panel_acts import DECIDE_CORRECTION, REPLY_PANEL, SIGN

REPLIES = "body_replies"


def _refuse_unless_locked(panel: OfficePanel) -> None:
    if state_of(panel) != LOCKED:
        raise Refusal(
            Reason("The panel is not locked yet."), Reason("wait until its assessors have ended their rounds")
        )


@transaction.atomic
def sign(*, panel: OfficePanel, assessor: str, signature: str, by: Person, now: datetime.datetime) -> None:
    """Enter what an assessor has signed on their own machine with 'tallystick panel sign'.

    Raises:
        Refusal: it signs something else, or is not signed by the assessor's key.
    """
    _refuse_unless_locked(panel)
    package = part_of_package(("assessors", "interests", *WORKED_IN))
    drawn = panel_of(package, str(panel.name))
    try:
        note = read_note(signature.replace("\r\n", "\n"))
        row = signature_of(package, drawn, panel_statement(PanelRows.of(package), drawn), note)
    except (Refusal, Unfit) as problem:
        raise Refusal(
            Reason("The signature can't be taken ({why}).", why=reason_of(problem)),
            Reason("sign the package that is given out here, and hand in the file as it was written"),
        ) from None
    if row.assessor != assessor:
        raise Refusal(
            Reason("It is signed by {assessor}.", assessor=Text(row.assessor)),
            Reason("each assessor hands in their own"),
        )
    store_row("panel_signatures", row)
    note_act(act=SIGN, about=f"panel {panel.name}", by=by, now=now)


@transaction.atomic
def reply(
    *, panel: OfficePanel, body: str, cells: Mapping[str, str], by: Person, now: datetime.datetime
) -> str:
    """Reply for a body to what a panel found; it is printed in full beside the verdict. Gives its identifier.

    Args:
        panel: the panel.
        body: the body.
        cells: ``commitment``, ``statement``, and ``corrects`` where it corrects a fact.
        by: who asks.
        now: when.

    Raises:
        Refusal: nothing is said, the panel is not locked, or the body has no part in the commitment.
    """
    _refuse_unless_locked(panel)
    commitment = cells.get("commitment", "")
    if not StoredResponsibility.objects.filter(body__id=body, commitment__id=commitment).exists():
        raise Refusal(
            Reason("The body has no part in this commitment."), Reason("reply to one in which it has")
        )
    number = StoredBodyReply.objects.filter(panel=panel.name).count() + 1
    row = {
        "id": f"{panel.name}-r{number}",
        "panel": str(panel.name),
        "body": body,
        "commitment": commitment,
        "given": now.date().isoformat(),
        "statement": one_line(cells.get("statement", ""), Reason("write the answer")),
        "corrects": "true" if cells.get("corrects") else "",
    }
    store_row(REPLIES, fitting_row(REPLIES, row))
    note_act(act=REPLY_PANEL, about=f"{REPLIES} {row['id']}", by=by, now=now, note=row["statement"])
    return row["id"]


@transaction.atomic
def decide_correction(
    *, panel: OfficePanel, id_: str, decided: str, by: Person, now: datetime.datetime
) -> None:
    """Write down what the panel decided on a correction of fact, and why; the reply stays in full.

    Raises:
        Refusal: nothing is said, or the panel has decided already.
    """
    _refuse_unless_locked(panel)
    there = row_cells(REPLIES, id_)
    if there.get("decided"):
        raise Refusal(Reason("The panel has decided on this."), Reason("nothing needs to be done"))
    text = one_line(decided, Reason("write what the panel decided, and why"))
    store_row(REPLIES, fitting_row(REPLIES, there | {"decided": text}))
    note_act(act=DECIDE_CORRECTION, about=f"{REPLIES} {id_}", by=by, now=now, note=text)
