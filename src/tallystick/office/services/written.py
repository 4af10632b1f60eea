"""From what was typed into a draft to the cells of rows: a report, or a measure with what belongs to it."""

import datetime
from collections.abc import Mapping

from tallystick.office.check_place import CheckPlace
from tallystick.office.measure_cells import is_more, own_cells
from tallystick.office.models import OfficeDraft, StoredBodyMeasure
from tallystick.office.models.drafts import MEASURES, REPORTS
from tallystick.office.models.evidence import OF_REPORT
from tallystick.office.selectors.evidence import digests_of
from tallystick.pipeline.forms.columns import OPEN

#: The cells that a body writes, by table.
WRITTEN: dict[str, tuple[str, ...]] = {
    REPORTS: OPEN,
    MEASURES: ("title", "area", "due", "budget", "currency", "under", "source", "note"),
}


def typed(table: str, cells: Mapping[str, str]) -> dict[str, str]:
    """What was typed, by column: a line each, as tables have them, and nothing that is no cell.

    Of milestones and local targets only what is filled in stands there.
    """
    found = {name: _line(cells.get(name, "")) for name in WRITTEN[table]}
    if table == MEASURES:
        more = {name: _line(cell) for name, cell in cells.items() if is_more(name)}
        found |= {name: cell for name, cell in sorted(more.items()) if cell}
    return found


def _line(cell: str) -> str:
    return " ".join(cell.split())


def final_cells(draft: OfficeDraft, came: datetime.date, office: str) -> dict[str, str]:
    """The cells of the row that a draft becomes.

    Args:
        draft: the draft.
        came: the day on which a report came in.
        office: the office that approves, where the draft names none.
    """
    place = {"body": str(draft.body_id), "commitment": str(draft.commitment_id)}
    cells: dict[str, str] = draft.cells
    if draft.table == MEASURES:
        return own_cells(cells) | place | {"id": draft.row or new_measure(draft)}
    own = {"phase": str(draft.phase_id), "sent": came.isoformat(), "files": "; ".join(_files(draft))}
    return cells | place | own | {"approved": cells.get("approved") or office}


def _files(draft: OfficeDraft) -> tuple[str, ...]:
    """The SHA-256 of each file behind the report that a draft becomes."""
    place = CheckPlace(str(draft.phase_id), str(draft.body_id), str(draft.commitment_id))
    return digests_of(place, OF_REPORT)


def new_measure(draft: OfficeDraft) -> str:
    """An identifier that no measure has yet: the body, the commitment, and a number."""
    start = f"{draft.body_id}-{draft.commitment_id}-"[:110]
    taken = set(StoredBodyMeasure.objects.filter(id__startswith=start).values_list("id", flat=True))
    number = 1
    while f"{start}{number}" in taken:
        number += 1
    return f"{start}{number}"
