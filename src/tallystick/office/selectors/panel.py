"""Panels at work: their records, who codes what, and the part of the package that an assessor is shown."""

import functools
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import OfficePanel, PanelTask, StoredSource, TaskCode
from tallystick.office.selectors.plan import model_of, plan_descriptor, rows_in
from tallystick.panel.record import PanelRecord, read_panel
from tallystick.register.indexed import BY_NAME
from tallystick.register.model import Package
from tallystick.register.order import in_order

#: How far a panel is: announced, coding, opened for the talk, locked.
ANNOUNCED, CODING, OPENED, LOCKED = "announced", "coding", "opened", "locked"
#: The tables from which a panel is drawn, and those in which its work stands.
DRAWN_FROM = ("assessors", "interests", "commitments", "outline", "bodies", "responsibilities")
WORKED_IN = ("judgements", "dissents", "body_replies", "panels", "rubric_codes", "panel_signatures")


@functools.lru_cache(maxsize=8)
def _read(name: str, record: str) -> PanelRecord:
    return read_panel(name, record.encode())


def record_of(panel: OfficePanel) -> PanelRecord:
    """The panel as it was announced, and drawn where it is."""
    return _read(str(panel.name), panel.record)


def state_of(panel: OfficePanel) -> str:
    """How far a panel is."""
    if panel.locked_at:
        return LOCKED
    if panel.opened_at:
        return OPENED
    return CODING if panel.drawn_at else ANNOUNCED


def part_of_package(tables: Iterable[str]) -> Package:
    """The package with these tables alone.

    Raises:
        Refusal: the office has none.
    """
    rows: dict[str, Any] = {one: in_order(BY_NAME[one], list(rows_in(BY_NAME[one]))) for one in tables}
    return package_of(rows)


def package_of(rows: dict[str, Any]) -> Package:
    """The package with these rows by table, and no others.

    Raises:
        Refusal: the office has none.
    """
    descriptor = plan_descriptor()
    if descriptor is None:
        raise Refusal(Reason("The office has no package yet."), Reason("ask the secretariat to bring one in"))
    return Package(descriptor, (), **rows)


def known_of(commitments: Collection[str]) -> Package:
    """What an assessor may be shown of these commitments, and no row of any other table.

    What bodies report, claims, judgements, dissents, replies, editions and corrections are not read at all.
    """
    rows = {
        "commitments": _some("commitments", Q(id__in=commitments)),
        "deliverables": _some("deliverables", Q(commitment__id__in=commitments)),
        "targets": _some("targets", Q(commitment__id__in=commitments)),
        "commitment_indicators": _some("commitment_indicators", Q(commitment__id__in=commitments)),
        "target_indicators": _some("target_indicators", Q(target__commitment__id__in=commitments)),
        "events": _some(
            "events", Q(commitment__id__in=commitments) | Q(deliverable__commitment__id__in=commitments)
        ),
        "outline": _some("outline", Q()),
        "areas": _some("areas", Q(parent=None)),
    }
    measured = {one.indicator for one in (*rows["commitment_indicators"], *rows["target_indicators"])}
    rows["indicators"] = _some("indicators", Q(id__in=measured))
    rows["observations"] = _some("observations", Q(indicator__id__in=measured))
    named = {one.source for name in ("events", "observations") for one in rows[name] if one.source}
    rows["sources"] = _some("sources", Q(id__in=named))
    return package_of(rows)


def _some(table: str, chosen: Q) -> tuple[Any, ...]:
    known = BY_NAME[table]
    return tuple(in_order(known, list(rows_in(known, model_of(known)._default_manager.filter(chosen)))))


def written(tasks: Iterable[PanelTask]) -> dict[tuple[int, str], dict[str, str]]:
    """What an assessor wrote last to each question: its cells by the task's number and the criterion."""
    found = TaskCode.objects.filter(task__in=list(tasks)).order_by("pk")
    return {(one.task_id, str(one.criterion)): one.cells for one in found}


def written_on(tasks: Iterable[PanelTask]) -> dict[tuple[int, str], str]:
    """The day on which an assessor wrote what stands at each question, by task and criterion."""
    found = TaskCode.objects.filter(task__in=list(tasks)).order_by("pk")
    return {(one.task_id, str(one.criterion)): one.at.date().isoformat() for one in found}


def own_tasks(panel: OfficePanel, assessor: str) -> list[PanelTask]:
    """What an assessor codes, in their own order."""
    return list(PanelTask.objects.filter(panel=panel, assessor__id=assessor).order_by("position"))


def known_sources() -> frozenset[str]:
    """The sources that an assessor may name."""
    return frozenset(str(one) for one in StoredSource.objects.values_list("id", flat=True))


def coding_now() -> bool:
    """Whether the first round of some panel is under way."""
    return OfficePanel.objects.filter(opened_at=None, drawn_at__isnull=False).exists()
