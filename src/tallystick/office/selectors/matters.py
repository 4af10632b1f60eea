"""What is open in the office: reports that are owed, and what waits for somebody to decide."""

import datetime
from collections import Counter
from dataclasses import dataclass

from tallystick.office.models import OfficeDraft
from tallystick.office.models.drafts import REPORTS
from tallystick.office.selectors.duties import follow_up, phases
from tallystick.register.phases import PlanPhase
from tallystick.workflow.drafts import RETURNED, SENT
from tallystick.workflow.duties import duties_in
from tallystick.workflow.reminders import LAST_AFTER

#: How long before its last day a phase is looked at.
_AHEAD = 28


@dataclass(frozen=True, slots=True)
class OwedInPhase:
    """What a body has still to write in a phase.

    Attributes:
        phase: the phase's title.
        body: the body's identifier.
        name: the body's name.
        commitments: of which it owes a report.
        returned: of how many the head returned it.
        due: the last day on which it is in time.
    """

    phase: str
    body: str
    name: str
    commitments: tuple[str, ...]
    returned: int
    due: datetime.date


def owed_reports(day: datetime.date) -> tuple[OwedInPhase, ...]:
    """What each body has still to write in the phases about a day, in a few questions a phase."""
    found = []
    for phase in phases():
        if -LAST_AFTER <= (phase.due.last - day).days <= _AHEAD:
            found += _owed_in(phase, day)
    return tuple(found)


def _owed_in(phase: PlanPhase, day: datetime.date) -> list[OwedInPhase]:
    package = follow_up(phase)
    names = {one.id: one.name for one in package.bodies}
    drafts = {
        (one.body_id, one.commitment_id): one.state
        for one in OfficeDraft.objects.filter(table=REPORTS, phase__id=phase.id).only(
            "body", "commitment", "state"
        )
    }
    owed: dict[str, list[str]] = {}
    for duty in duties_in(package, phase, day):
        if duty.report is None and drafts.get((duty.body, duty.commitment)) != SENT:
            owed.setdefault(duty.body, []).append(duty.commitment)
    return [
        OwedInPhase(
            phase.title,
            body,
            names[body],
            tuple(commitments),
            sum(drafts.get((body, one)) == RETURNED for one in commitments),
            phase.due.last,
        )
        for body, commitments in sorted(owed.items())
    ]


def waiting_by_body() -> Counter[str]:
    """By body, how many measures and reports wait for its head."""
    return Counter(map(str, OfficeDraft.objects.filter(state=SENT).values_list("body_id", flat=True)))
