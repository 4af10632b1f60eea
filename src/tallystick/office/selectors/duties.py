"""What bodies owe in a phase, and how far each answer is."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import (
    OfficeDraft,
    StoredCommitment,
    StoredProgressReport,
    StoredResponsibility,
)
from tallystick.office.models.drafts import REPORTS
from tallystick.office.prepared import ToldLater
from tallystick.office.selectors.plan import plan_descriptor, prepared_rows, rows_in
from tallystick.office.selectors.succession import body_row, succeeded_rows
from tallystick.pipeline.forms.standing import PhaseStanding, standing_in
from tallystick.register.bodies import Body
from tallystick.register.indexed import BY_NAME
from tallystick.register.model import Package
from tallystick.register.order import in_order
from tallystick.register.phases import PlanPhase
from tallystick.workflow.drafts import UNWRITTEN
from tallystick.workflow.duties import Duty, duties_in


@dataclass(frozen=True, slots=True)
class DutySeen:
    """A duty as its body sees it.

    Attributes:
        duty: the duty.
        title: what is promised.
        state: how far the answer is, one of the states of drafts.
        draft: the number of the draft; None where nothing has been written.
    """

    duty: Duty
    title: str
    state: str
    draft: int | None


def phases() -> tuple[PlanPhase, ...]:
    """Every phase, in the order of their last days."""
    return tuple(in_order(BY_NAME["phases"], list(rows_in(BY_NAME["phases"]))))


_PHASE = prepared_rows(BY_NAME["phases"], lambda rows: rows.filter(id=ToldLater("phase")))


def phase_row(phase: str) -> PlanPhase | None:
    """A phase by its identifier; None where there is none."""
    return next(iter(_PHASE(phase=phase)), None)


def follow_up(phase: PlanPhase, body: str = "") -> Package:
    """The part of the package that says who owes what in a phase, for all bodies or for one.

    Raises:
        Refusal: no package has been brought in.
    """
    return _follow_up((phase,), StoredProgressReport.objects.filter(phase__id=phase.id), body)


def follow_up_of(body: str) -> Package:
    """The part of the package that says what a body owes in every phase, and what it has reported.

    Raises:
        Refusal: no package has been brought in.
    """
    return _follow_up(phases(), StoredProgressReport.objects.all(), body)


def _follow_up(asked: tuple[PlanPhase, ...], reports: QuerySet[StoredProgressReport], body: str) -> Package:
    descriptor = plan_descriptor()
    if descriptor is None:
        raise Refusal(Reason("The office has no package yet."), Reason("ask the secretariat to bring one in"))
    bodies = bodies_around(body) if body else tuple(rows_in(BY_NAME["bodies"]))
    parts = StoredResponsibility.objects.all()
    commitments = StoredCommitment.objects.all()
    if body:
        parts = parts.filter(body__id__in=followed_by(body, bodies))
        commitments = commitments.filter(id__in=parts.values("commitment_id"))
        reports = reports.filter(body__id=body)
    chosen = {"responsibilities": parts, "commitments": commitments, "reports": reports, "targets": None}
    rows: dict[str, Any] = {
        name: in_order(BY_NAME[name], list(rows_in(BY_NAME[name], found))) for name, found in chosen.items()
    }
    return Package(descriptor, (), bodies=bodies, phases=asked, **rows)


def bodies_around(body: str) -> tuple[Body, ...]:
    """A body, and all that another has taken over from: whoever has a part that may have come to it."""
    mine = body_row(body)
    others = (one for one in succeeded_rows() if one.id != body)
    return (*([mine] if mine else []), *others)


def followed_by(body: str, bodies: Iterable[Body]) -> set[str]:
    """A body, and all whose parts may have come to it when they ended."""
    before: dict[str, list[str]] = {}
    for one in bodies:
        if one.successor:
            before.setdefault(one.successor, []).append(one.id)
    found, left = {body}, [body]
    while left:
        new = [one for one in before.get(left.pop(), []) if one not in found]
        found.update(new)
        left += new
    return found


def standing(phase: PlanPhase, day: datetime.date) -> tuple[PhaseStanding, Package]:
    """How a phase stands at the end of a day, and the rows that say so."""
    package = follow_up(phase)
    return standing_in(package, phase, day), package


def duties_seen(body: str, phase: PlanPhase, day: datetime.date) -> tuple[DutySeen, ...]:
    """What a body owes in a phase, each with how far its answer is."""
    package = follow_up(phase, body)
    titles = {one.id: one.title for one in package.commitments}
    drafts = {
        one.commitment_id: one
        for one in OfficeDraft.objects.filter(table=REPORTS, phase__id=phase.id, body__id=body)
    }
    duties = (one for one in duties_in(package, phase, day) if one.body == body)
    return tuple(_seen(one, titles, drafts.get(one.commitment)) for one in duties)


def unanswered(body: str, phase: PlanPhase, day: datetime.date) -> tuple[DutySeen, ...]:
    """What a body owes in a phase and nobody has begun to answer."""
    return tuple(one for one in duties_seen(body, phase, day) if one.state == UNWRITTEN)


def _seen(duty: Duty, titles: Mapping[str, str], draft: OfficeDraft | None) -> DutySeen:
    state = draft.state if draft else "approved" if duty.report else UNWRITTEN
    return DutySeen(duty, titles[duty.commitment], state, draft.pk if draft else None)


def body_rows() -> dict[str, Body]:
    """Every body by its identifier."""
    return {one.id: one for one in rows_in(BY_NAME["bodies"])}


def above(body: str, bodies: Mapping[str, Body]) -> tuple[str, ...]:
    """The bodies to which a body belongs, the nearest first."""
    found: list[str] = []
    one = bodies.get(body)
    while one is not None and one.parent and one.parent not in found:
        found.append(one.parent)
        one = bodies.get(one.parent)
    return tuple(found)


def below(body: str) -> tuple[str, ...]:
    """The bodies that belong to a body, and to these, sorted."""
    children: dict[str, list[str]] = {}
    for one in body_rows().values():
        if one.parent:
            children.setdefault(one.parent, []).append(one.id)
    found: set[str] = set()
    left = [body]
    while left:
        new = [one for one in children.get(left.pop(), []) if one not in found and one != body]
        found.update(new)
        left += new
    return tuple(sorted(found))
