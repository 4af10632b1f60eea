"""Opening a phase: bodies are asked to report."""

import datetime
from collections.abc import Mapping

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.models import Person, StoredPlanPhase
from tallystick.office.services.fitting import fitting_row, store_row
from tallystick.office.services.history import note_act
from tallystick.workflow.permissions import OPEN_PHASE

#: What the secretariat says of a phase; the day on which bodies are asked is the day on which it opens.
SAID = ("id", "kind", "title", "period", "due")


@transaction.atomic
def open_phase(*, said: Mapping[str, str], by: Person, now: datetime.datetime) -> str:
    """Open a phase: from now on bodies see what they owe in it.

    Args:
        said: its cells by column, of `SAID`.
        by: who opens it.
        now: when.

    Returns:
        Its identifier.

    Raises:
        Refusal: there is such a phase, or what is said of it can't be.
    """
    cells = {name: " ".join(said.get(name, "").split()) for name in SAID}
    if StoredPlanPhase.objects.filter(id=cells["id"]).exists():
        raise Refusal(
            Reason("There is a phase {id} already.", id=Text(cells["id"])),
            Reason("give it another identifier"),
        )
    store_row("phases", fitting_row("phases", cells | {"asked": now.date().isoformat()}))
    note_act(act=OPEN_PHASE, about=cells["id"], by=by, now=now, note=cells["due"])
    return cells["id"]
