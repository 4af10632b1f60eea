"""The measures of a body, in the package and on their way, and what belongs to one of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tallystick.office.measure_cells import OF_LOCAL_TARGET, local_start, milestone_cells
from tallystick.office.models import (
    OfficeDraft,
    StoredArea,
    StoredBodyMeasure,
    StoredLocalTarget,
    StoredMilestone,
    StoredResponsibility,
    StoredTarget,
)
from tallystick.office.models.drafts import MEASURES
from tallystick.office.selectors.duties import bodies_around, followed_by
from tallystick.office.selectors.plan import rows_in
from tallystick.register.columns import cells_of
from tallystick.register.indexed import BY_NAME
from tallystick.register.model import Target
from tallystick.register.order import in_order
from tallystick.workflow.drafts import APPROVED

#: A list from which something is chosen holds no more; of more the identifier is written.
_MOST_CHOICES = 200


@dataclass(frozen=True, slots=True)
class MeasureSeen:
    """A measure as its body sees it.

    Attributes:
        draft: the number of its draft; None where it only stands in the package.
        row: its identifier in the package; empty where it does not stand there.
        commitment: the commitment.
        title: what it says.
        state: how far it is.
    """

    draft: int | None
    row: str
    commitment: str
    title: str
    state: str


def measures_seen(body: str, states: Iterable[str], start: int, count: int) -> tuple[MeasureSeen, ...]:
    """The measures of a body, those on their way first, then those that stand in the package alone.

    What a body took that has ended and whose part this one has now is its own.

    Args:
        body: the body.
        states: those in one of these states; what stands in the package alone is approved.
        start: how many are passed over.
        count: how many are given at most.
    """
    wanted = tuple(states)
    begun = OfficeDraft.objects.filter(table=MEASURES, body__id=body, state__in=wanted)
    seen = [
        MeasureSeen(one.pk, one.row, str(one.commitment_id), one.cells.get("title", ""), one.state)
        for one in begun.order_by("pk")[start : start + count]
    ]
    left = count - len(seen)
    if left <= 0 or APPROVED not in wanted:
        return tuple(seen)
    before = max(0, start - begun.count())
    drafted = OfficeDraft.objects.filter(table=MEASURES).exclude(row="").values("row")
    rest = stored_measures(body).exclude(id__in=drafted).order_by("id")
    rows = rows_in(BY_NAME["measures"], rest[before : before + left])
    return (*seen, *(MeasureSeen(None, one.id, one.commitment, one.title, APPROVED) for one in rows))


def stored_measures(body: str) -> QuerySet[StoredBodyMeasure]:
    """The measures in the package that a body may change: its own, and those that came to it."""
    before = followed_by(body, bodies_around(body)) - {body}
    parts = StoredResponsibility.objects.filter(body__id=body).values("commitment_id")
    came = Q(body__id__in=before) | Q(commitment__id__in=parts)
    return StoredBodyMeasure.objects.filter(Q(body__id=body) | Q(body__until__isnull=False) & came)


def measure_cells_now(row: str) -> dict[str, str]:
    """The cells of a measure that stands in the package, with its milestones and what its area promises."""
    table = BY_NAME["measures"]
    found = next(rows_in(table, StoredBodyMeasure.objects.filter(id=row)), None)
    if found is None:
        return {}
    steps = in_order(
        BY_NAME["milestones"],
        list(rows_in(BY_NAME["milestones"], StoredMilestone.objects.filter(measure__id=row))),
    )
    cells = cells_of(table, found) | milestone_cells(cells_of(BY_NAME["milestones"], one) for one in steps)
    chosen = StoredLocalTarget.objects.filter(
        area__id=found.area or "", target__commitment__id=found.commitment
    )
    for one in rows_in(BY_NAME["local_targets"], chosen):
        said = cells_of(BY_NAME["local_targets"], one)
        cells |= {local_start(one.target) + name: said[name] for name in OF_LOCAL_TARGET if said[name]}
    return cells


def targets_of(commitment: str) -> tuple[Target, ...]:
    """The targets of a commitment."""
    table = BY_NAME["targets"]
    return in_order(table, list(rows_in(table, StoredTarget.objects.filter(commitment__id=commitment))))


def area_choices() -> tuple[tuple[str, str], ...]:
    """The areas from which one is chosen, by code and name; none where they are too many."""
    rows = StoredArea.objects.order_by("id").values_list("id", "name")[: _MOST_CHOICES + 1]
    found = tuple((str(id_), str(name)) for id_, name in rows)
    return found if len(found) <= _MOST_CHOICES else ()


def measure_choices(commitment: str, body: str) -> tuple[tuple[str, str], ...]:
    """The measures of others under a commitment that one can carry out; none where they are too many."""
    chosen = StoredBodyMeasure.objects.filter(commitment__id=commitment).exclude(body__id=body)
    rows = chosen.order_by("id").values_list("id", "title")[: _MOST_CHOICES + 1]
    found = tuple((str(id_), str(title)) for id_, title in rows)
    return found if len(found) <= _MOST_CHOICES else ()
