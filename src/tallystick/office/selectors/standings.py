"""How a phase stands, counted by the database: as many questions for 5,000 bodies as for five."""

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Collate, Concat

from tallystick.base.reasons import Reason
from tallystick.office.models import (
    StoredBody,
    StoredCommitment,
    StoredProgressReport,
    StoredResponsibility,
    StoredTarget,
)
from tallystick.office.selectors.plan import BY_NAME, rows_in
from tallystick.office.selectors.succession import ended_by
from tallystick.register.phases import PlanPhase, ProgressReport
from tallystick.workflow.duties import AWAITED, IN_TIME, LATE, OVERDUE, REPORTING_ROLES
from tallystick.workflow.thin import thin_in

#: So many rows of a list are shown on a page.
EACH = 50
#: Sorts behind every digit and hyphen, so that a part of a date stands for its last day.
_LAST = "~"
_BYTES = {"postgresql": "C", "sqlite": "binary"}
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PhaseParts:
    """Who owes what in a phase: a question for those whose part is their own, and the few who took one over.

    Attributes:
        own: the parts of bodies that are there when reports are due.
        taken_over: body and commitment of each part that a body has from one that ended.
    """

    own: QuerySet[StoredResponsibility]
    taken_over: frozenset[_Key]


def parts_in(phase: PlanPhase) -> PhaseParts:
    """The parts for which bodies report in a phase."""
    due = phase.due.last
    ended = ended_by(due)
    of_phase = _there_on(StoredResponsibility.objects.filter(role__in=REPORTING_ROLES), due)
    own = of_phase.exclude(body__id__in=ended) if ended else of_phase
    gone = of_phase.filter(body__id__in=ended).values_list("body_id", "commitment_id") if ended else ()
    taken = {(ended[str(body)], str(commitment)) for body, commitment in gone if ended[str(body)]}
    if taken:
        held = own.filter(body__id__in={body for body, _ in taken}).values_list("body_id", "commitment_id")
        taken -= {(str(body), str(commitment)) for body, commitment in held}
    return PhaseParts(own, frozenset(taken))


def _there_on(parts: QuerySet[StoredResponsibility], day: datetime.date) -> QuerySet[StoredResponsibility]:
    """The parts that had begun by a day and had not ended."""
    told = Value(day.isoformat())
    bytewise = _BYTES[connection.vendor]
    compared = parts.annotate(
        begins=Collate(F("since"), bytewise),
        ends=Collate(Concat(F("until"), Value(_LAST), output_field=TextField()), bytewise),
    )
    return compared.filter(Q(since=None) | Q(begins__lte=told)).filter(Q(until=None) | Q(ends__gte=told))


def _reports(phase: PlanPhase, parts: PhaseParts, day: datetime.date) -> QuerySet[StoredProgressReport]:
    """The reports of a phase that had come by a day, each with whether somebody owes it."""
    bytewise = _BYTES[connection.vendor]
    own = parts.own.filter(body_id=OuterRef("body_id"), commitment_id=OuterRef("commitment_id"))
    found = StoredProgressReport.objects.filter(phase__id=phase.id).annotate(
        came=Collate(F("sent"), bytewise), is_owed=Exists(own)
    )
    return found.filter(came__lte=Value(day.isoformat()))


@dataclass(frozen=True, slots=True)
class PhaseCounts:
    """How many reports of each body stand how.

    Attributes:
        by_body: by body, its counts by standing.
        unowed: how many reports came that nobody was asked for.
    """

    by_body: dict[str, Counter[str]]
    unowed: int


def counted(phase: PlanPhase, parts: PhaseParts, day: datetime.date) -> PhaseCounts:
    """How many reports of each body stand how at the end of a day."""
    owed = Counter({str(body): number for body, number in _owed_by_body(parts)})
    owed.update(body for body, _ in parts.taken_over)
    due = Value(phase.due.last.isoformat() + _LAST)
    late = Q(came__gt=due)
    taken = {one: str(sent) for one, sent in _taken_reports(phase, parts, day)}
    groups = (
        _reports(phase, parts, day)
        .values_list("body_id")
        .annotate(
            owed=Count("pk", filter=Q(is_owed=True)),
            late=Count("pk", filter=Q(is_owed=True) & late),
            every=Count("pk"),
        )
    )
    came = {str(body): (number, after, every) for body, number, after, every in groups}
    unowed = sum(every - number for number, _, every in came.values()) - len(taken)
    after = OVERDUE if day > phase.due.last else AWAITED
    found = {}
    for body, number in owed.items():
        there, behind, _ = came.get(body, (0, 0, 0))
        mine = [sent for (one, _), sent in taken.items() if one == body] if taken else []
        behind += sum(sent > phase.due.last.isoformat() for sent in mine)
        there += len(mine)
        found[body] = Counter({IN_TIME: there - behind, LATE: behind, after: number - there})
    return PhaseCounts(found, unowed)


def _owed_by_body(parts: PhaseParts) -> QuerySet[StoredResponsibility, Any]:
    return parts.own.values_list("body_id").annotate(number=Count("commitment_id", distinct=True)).order_by()


def _of_taken(parts: PhaseParts) -> Q:
    """The rows whose body has the part from one that ended."""
    found = Q(pk__in=())
    for body, commitment in parts.taken_over:
        found |= Q(body_id=body, commitment_id=commitment)
    return found


def _taken_reports(phase: PlanPhase, parts: PhaseParts, day: datetime.date) -> list[tuple[_Key, object]]:
    if not parts.taken_over:
        return []
    bodies = {body for body, _ in parts.taken_over}
    rows = (
        _reports(phase, parts, day)
        .filter(body__id__in=bodies)
        .values_list("body_id", "commitment_id", "sent")
    )
    keyed = (((str(body), str(commitment)), sent) for body, commitment, sent in rows)
    return [(key, sent) for key, sent in keyed if key in parts.taken_over]


def thin_reports(
    phase: PlanPhase, parts: PhaseParts, day: datetime.date, page: int
) -> tuple[tuple[tuple[ProgressReport, tuple[Reason, ...]], ...], bool]:
    """The reports of a page that leave something out, with what; and whether there are more."""
    found = _lacking(phase, parts, day)
    start = (page - 1) * EACH
    rows = list(rows_in(BY_NAME["reports"], found.order_by("pk")[start : start + EACH + 1]))
    known = {
        str(one)
        for one in StoredTarget.objects.filter(commitment_id__in={row.commitment for row in rows})
        .values_list("commitment_id", flat=True)
        .distinct()
    }
    told = tuple((row, thin_in(row, known)) for row in rows[:EACH])
    return told, len(rows) > EACH


def thin_by_body(phase: PlanPhase, parts: PhaseParts, day: datetime.date) -> Counter[str]:
    """How many reports of each body leave something out."""
    groups = _lacking(phase, parts, day).values_list("body_id").annotate(number=Count("pk")).order_by()
    return Counter({str(body): number for body, number in groups})


def _lacking(phase: PlanPhase, parts: PhaseParts, day: datetime.date) -> QuerySet[StoredProgressReport]:
    """The reports that somebody owes and that leave something out."""
    with_targets = StoredTarget.objects.values("commitment_id")
    lacking = (
        Q(record=None)
        | Q(approved=None)
        | Q(obstacles=None, rating__in=("delayed", "not_begun", "stopped"))
        | Q(numerator=None, commitment_id__in=with_targets)
    )
    return _reports(phase, parts, day).filter(lacking).filter(Q(is_owed=True) | _of_taken(parts))


def unowed_of(phase: PlanPhase, parts: PhaseParts, day: datetime.date) -> tuple[_Key, ...]:
    """The first reports that nobody was asked for: body and commitment."""
    found = _reports(phase, parts, day).filter(~Q(is_owed=True)).exclude(_of_taken(parts)).order_by("pk")
    return tuple((str(body), str(one)) for body, one in found.values_list("body_id", "commitment_id")[:EACH])


def without_body(parts: PhaseParts) -> tuple[str, ...]:
    """The commitments of which nobody owes a report, in the order of the plan."""
    owed = parts.own.filter(commitment_id=OuterRef("id"))
    found = StoredCommitment.objects.exclude(Exists(owed)).order_by("key").values_list("id", flat=True)
    taken = {commitment for _, commitment in parts.taken_over}
    return tuple(str(one) for one in found if str(one) not in taken)


def names_of(bodies: set[str]) -> dict[str, str]:
    """The names of some bodies."""
    found = StoredBody.objects.filter(id__in=bodies).values_list("id", "name")
    return {str(id_): str(name) for id_, name in found}
