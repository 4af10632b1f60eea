"""What somebody finds first: what their bodies owe, and what waits for their approval."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from tallystick.office.models import OfficeDraft, StoredBody
from tallystick.office.models.drafts import REPORTS
from tallystick.office.selectors.duties import duties_seen, phases
from tallystick.office.selectors.standings import names_of
from tallystick.voice.language import Language
from tallystick.workflow.drafts import DRAFT, RETURNED, SENT, UNWRITTEN


@dataclass(frozen=True, slots=True)
class BodyDesk:
    """A body in a phase: its name, the phase, its last day, the page, and how much is left to write."""

    body: str
    phase: str
    due: str
    path: str
    left: int
    owed: int


def body_desks(bodies: tuple[str, ...], day: datetime.date, language: Language) -> tuple[BodyDesk, ...]:
    """What each of these bodies owes in each phase, the phases that end first at the top."""
    if not bodies:
        return ()
    names = names_of(set(bodies))
    found = []
    for phase in phases():
        for body in bodies:
            seen = duties_seen(body, phase, day)
            left = sum(one.state in {UNWRITTEN, DRAFT, RETURNED} for one in seen)
            path = reverse("duties", kwargs={"body": body, "phase": phase.id})
            if seen:
                found.append(
                    BodyDesk(names[body], phase.title, language.date(phase.due), path, left, len(seen))
                )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    """A draft that waits for approval: its page, whether it is a report, its commitment and its body."""

    path: str
    is_report: bool
    commitment: str
    body: str


def waiting_for(bodies: tuple[str, ...]) -> tuple[WaitingDraft, ...]:
    """What waits for the approval of the heads of these bodies, the longest first."""
    found = OfficeDraft.objects.filter(state=SENT, body__id__in=bodies).select_related("body").order_by("pk")
    return tuple(
        WaitingDraft(
            reverse("draft", kwargs={"number": one.pk}),
            one.table == REPORTS,
            str(one.commitment_id),
            str(one.body_id),
        )
        for one in found
    )


def handovers(bodies: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The page for a successor of each of these bodies, and its name."""
    if not bodies:
        return ()
    found = StoredBody.objects.filter(id__in=bodies).order_by("id").values_list("id", "name")
    return tuple((reverse("handover", kwargs={"body": str(id_)}), str(name)) for id_, name in found)
