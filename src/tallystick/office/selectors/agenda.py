"""What an agenda is drawn from: the matters that are open on a day."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.office.models import MeetingDecision, OfficeDraft
from tallystick.office.models.drafts import REPORTS
from tallystick.office.selectors.duties import phases
from tallystick.office.selectors.standings import counted
from tallystick.register.phases import PlanPhase
from tallystick.workflow.drafts import RETURNED as RETURNED_DRAFT
from tallystick.workflow.duties import OVERDUE, STANDINGS
from tallystick.workflow.meetings import FOLLOWED, LATE, MOST_NAMED, RETURNED, THIN, UNDONE, UNOWNED
from tallystick.workflow.reminders import LAST_AFTER

#: How long before its last day a phase is looked at.
_AHEAD = 28
#: That an item stands for further bodies, which are counted and not named.
FURTHER = "further"


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """A matter that is open: its kind, the phase, the body, the decision, how many, and a text."""

    kind: str
    phase: str = ""
    body: str = ""
    decision: int | None = None
    number: int | None = None
    text: str = ""


def open_matters(day: datetime.date) -> tuple[OpenMatter, ...]:
    """What is late, returned, thin, nobody's or not done on a day, in a few questions a phase."""
    found: list[OpenMatter] = []
    for phase in phases():
        if -LAST_AFTER <= (phase.due.last - day).days <= _AHEAD:
            found += _of_phase(phase, day)
    late = MeetingDecision.objects.filter(state__in=FOLLOWED, due__lte=day).order_by("due", "pk")
    found += [OpenMatter(UNDONE, decision=one.pk) for one in late]
    return tuple(found)


def _of_phase(phase: PlanPhase, day: datetime.date) -> Iterator[OpenMatter]:
    counts = counted(phase, day)
    overdue = STANDINGS.index(OVERDUE)
    late = Counter({body: of[overdue] for body, of in counts.bodies if of[overdue]})
    yield from _by_body(LATE, phase, late)
    returned = OfficeDraft.objects.filter(table=REPORTS, phase__id=phase.id, state=RETURNED_DRAFT)
    yield from _by_body(RETURNED, phase, Counter(map(str, returned.values_list("body_id", flat=True))))
    yield from _by_body(THIN, phase, Counter(counts.thin_by_body))
    if counts.nobody:
        yield OpenMatter(UNOWNED, phase.id, number=len(counts.nobody))


def _by_body(kind: str, phase: PlanPhase, counts: Counter[str]) -> Iterator[OpenMatter]:
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    for body, number in ordered[:MOST_NAMED]:
        yield OpenMatter(kind, phase.id, body, number=number)
    if len(ordered) > MOST_NAMED:
        yield OpenMatter(kind, phase.id, number=len(ordered) - MOST_NAMED, text=FURTHER)
