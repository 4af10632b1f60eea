"""A measure with its milestones and what its area promises: whether all of it would stand in the package."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.measure_cells import local_in, milestones_in
from tallystick.office.models import (
    OfficeDraft,
    StoredEarlierMilestone,
    StoredLocalTarget,
    StoredMilestone,
    StoredSource,
    StoredTarget,
)
from tallystick.office.selectors.plan import rows_in
from tallystick.office.services.fitting import rows_around
from tallystick.office.services.package_part import PackagePart
from tallystick.office.services.wordings import store_worded, take_out
from tallystick.register.columns import cells_of
from tallystick.register.indexed import BY_NAME
from tallystick.register.model import Target


def fitting_measure(draft: OfficeDraft, cells: Mapping[str, str], day: datetime.date) -> Callable[[], None]:
    """Look whether a measure would stand in the package with all that belongs to it.

    Args:
        draft: the draft, with what belongs to the measure in its cells.
        cells: the cells of its own row.
        day: the day on which it takes the place of what it said before.

    Returns:
        What puts it there; to be called inside the transaction that approves it.

    Raises:
        Refusal: a check would find an error in it; each is named.
    """
    measure, area = cells["id"], cells.get("area", "")
    around: dict[str, Any] = {name: tuple(rows) for name, rows in rows_around("measures", cells).items()}
    local = local_in(draft.cells)
    targets = {one.id: one for one in _targets(str(draft.commitment_id))}
    for target in local:
        if target not in targets:
            raise Refusal(
                Reason("{target} is no target of this commitment.", target=Text(target)),
                Reason("open the page again, and write it there"),
            )
    if local and not area:
        raise Refusal(
            Reason("What an area promises needs the area of the measure."),
            Reason("fill in where the measure is taken, or leave the promise empty"),
        )
    named = {one["source"] for one in local.values() if one.get("source")}
    around["sources"] = (*around.get("sources", ()), *_sources(named - {cells.get("source", "")}))
    part = PackagePart(**around, targets=tuple(targets.values()) if local else ())
    part.put("measures", cells)
    steps = _steps(draft, measure)
    for id_, step in steps.items():
        part.put("milestones", step | {"id": id_, "measure": measure})
    for target, said in local.items():
        part.put("local_targets", _local_row(targets[target], area, said))

    def keep() -> None:
        part.keep(lambda table, row: store_worded(table, row, day))
        gone = StoredMilestone.objects.filter(measure__id=measure).exclude(id__in=list(steps))
        for step in gone.order_by("id").values_list("id", flat=True):
            take_out("milestones", (str(step),), day)

    return keep


def _targets(commitment: str) -> list[Target]:
    return list(rows_in(BY_NAME["targets"], StoredTarget.objects.filter(commitment__id=commitment)))


def _sources(named: set[str]) -> list[object]:
    return list(rows_in(BY_NAME["sources"], StoredSource.objects.filter(id__in=named)))


def _steps(draft: OfficeDraft, measure: str) -> dict[str, dict[str, str]]:
    """The milestones by their identifiers: those that the measure has keep theirs, others get a new one."""
    there = set(StoredMilestone.objects.filter(measure__id=measure).values_list("id", flat=True))
    own = f"{measure}."
    taken = set(StoredMilestone.objects.filter(id__startswith=own).values_list("id", flat=True)) | there
    taken |= set(
        StoredEarlierMilestone.objects.filter(milestone__startswith=own).values_list("milestone", flat=True)
    )
    found: dict[str, dict[str, str]] = {}
    number = 0
    for step in milestones_in(draft.cells).values():
        id_ = step.pop("id", "")
        if id_ not in there or id_ in found:
            number += 1
            while (id_ := f"{measure}.{number}") in taken:
                number += 1
        found[id_] = step
    return found


def _local_row(target: Target, area: str, said: Mapping[str, str]) -> dict[str, str]:
    """The row of a promise: what is said now, over what was said before."""
    table = BY_NAME["local_targets"]
    chosen = StoredLocalTarget.objects.filter(target__id=target.id, area__id=area)
    before = next((cells_of(table, one) for one in rows_in(table, chosen)), {})
    unit = {"unit": target.unit} if said.get("value") else {}
    return before | dict(said) | {"target": target.id, "area": area} | unit
