"""The spreadsheet of a body's duties, as the office has them now."""

import dataclasses
import datetime

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.models import OfficeDraft
from tallystick.office.models.drafts import REPORTS
from tallystick.office.selectors.duties import follow_up
from tallystick.pipeline.forms.columns import OPEN, Begun
from tallystick.pipeline.forms.form import form_bytes
from tallystick.register.cells import read_cells
from tallystick.register.indexed import BY_NAME
from tallystick.register.model import Package
from tallystick.register.phases import PlanPhase, ProgressReport
from tallystick.register.rows import RawTable
from tallystick.voice.language import Language
from tallystick.workflow.duties import duties_in


def package_of_form(body: str, phase: PlanPhase, day: datetime.date) -> tuple[Package, Begun]:
    """What a body owes in a phase, with what is written in the office in the place of what was approved.

    A draft that is no report yet, for something is lacking or can't be read, stands beside the package: as it
    was typed.
    """
    package = follow_up(phase, body)
    reports = {(one.phase, one.body, one.commitment): one for one in package.reports}
    begun: dict[tuple[str, str, str], dict[str, str]] = {}
    for one in OfficeDraft.objects.filter(table=REPORTS, phase__id=phase.id, body__id=body):
        key = phase.id, body, str(one.commitment_id)
        there = reports.get(key)
        sent = str(there.sent) if there else day.isoformat()
        named = dict(zip(("phase", "body", "commitment"), key, strict=True))
        row = _typed(one.cells | named | {"sent": sent})
        if row is not None:
            reports[key] = row
        elif any(one.cells.get(name) for name in OPEN):
            begun[key] = {name: str(one.cells.get(name, "")) for name in OPEN}
    return dataclasses.replace(package, reports=tuple(reports.values())), begun


def _typed(cells: dict[str, str]) -> ProgressReport | None:
    table = BY_NAME["reports"]
    whole = {name: cells.get(name, "") for name in table.columns}
    rows = list(read_cells(RawTable(table, rows=[(2, whole)])).rows)
    return rows[0][1] if rows and isinstance(rows[0][1], ProgressReport) else None


def form_of(body: str, phase: PlanPhase, day: datetime.date, language: Language) -> bytes:
    """The spreadsheet of a body's duties in a phase.

    Raises:
        Refusal: it owes nothing.
    """
    package, begun = package_of_form(body, phase, day)
    duties = tuple(one for one in duties_in(package, phase, day) if one.body == body)
    if not duties:
        raise Refusal(
            Reason("{body} owes no report in {phase}", body=Text(body), phase=Text(phase.id)),
            Reason("ask the secretariat which part it has"),
        )
    return form_bytes(duties, package, phase, language, begun)
