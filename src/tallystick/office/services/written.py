"""From what was typed into a draft to the cells of rows: a report, or a measure with what belongs to it."""

import datetime
import re
from collections.abc import Iterable, Mapping

from tallystick.office.models import OfficeDraft, StoredBodyMeasure
from tallystick.office.models.drafts import MEASURES, REPORTS
from tallystick.pipeline.forms.columns import OPEN

#: The cells that a body writes, by table.
WRITTEN: dict[str, tuple[str, ...]] = {
    REPORTS: OPEN,
    MEASURES: ("title", "area", "due", "budget", "currency", "under", "source", "note"),
}
#: What is written of a milestone of a measure, and of what its area promises of a target.
OF_MILESTONE = ("title", "due", "reached")
OF_LOCAL_TARGET = ("value", "value_high", "deadline", "weight", "source", "words")
#: A measure has no more milestones in the office.
MOST_MILESTONES = 20
_MILESTONE = re.compile(r"step-([1-9][0-9]?)-(id|title|due|reached)")
_LOCAL = re.compile(rf"local-([A-Za-z0-9._-]{{1,120}})-({'|'.join(OF_LOCAL_TARGET)})")


def typed(table: str, cells: Mapping[str, str]) -> dict[str, str]:
    """What was typed, by column: a line each, as tables have them, and nothing that is no cell.

    Of milestones and local targets only what is filled in stands there.
    """
    found = {name: _line(cells.get(name, "")) for name in WRITTEN[table]}
    if table == MEASURES:
        more = {name: _line(cell) for name, cell in cells.items() if _is_more(name)}
        found |= {name: cell for name, cell in sorted(more.items()) if cell}
    return found


def _line(cell: str) -> str:
    return " ".join(cell.split())


def _is_more(name: str) -> bool:
    step = _MILESTONE.fullmatch(name)
    return int(step[1]) <= MOST_MILESTONES if step else _LOCAL.fullmatch(name) is not None


def milestone_start(number: int) -> str:
    """With what the names of the cells of a milestone begin, by its number from 1."""
    return f"step-{number}-"


def local_start(target: str) -> str:
    """With what the names of the cells begin that say what an area promises of a target."""
    return f"local-{target}-"


def milestones_in(cells: Mapping[str, str]) -> dict[int, dict[str, str]]:
    """The milestones that stand in the cells of a measure, by their numbers."""
    found: dict[int, dict[str, str]] = {}
    for name, cell in cells.items():
        part = _MILESTONE.fullmatch(name)
        if part and cell:
            found.setdefault(int(part[1]), {})[part[2]] = cell
    return {
        number: one
        for number, one in sorted(found.items())
        if any(one.get(column) for column in OF_MILESTONE)
    }


def local_in(cells: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """What the area of a measure promises, by target, as it stands in the cells of the measure."""
    found: dict[str, dict[str, str]] = {}
    for name, cell in cells.items():
        part = _LOCAL.fullmatch(name)
        if part and cell:
            found.setdefault(part[1], {})[part[2]] = cell
    return found


def own_cells(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells of the measure's own row."""
    return {name: cell for name, cell in cells.items() if not _is_more(name)}


def milestone_cells(steps: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The cells of a measure in which its milestones stand, in their order."""
    return {
        milestone_start(number) + name: step[name]
        for number, step in enumerate(list(steps)[:MOST_MILESTONES], 1)
        for name in ("id", *OF_MILESTONE)
        if step.get(name)
    }


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
    own = {"phase": str(draft.phase_id), "sent": came.isoformat()}
    return cells | place | own | {"approved": cells.get("approved") or office}


def new_measure(draft: OfficeDraft) -> str:
    """An identifier that no measure has yet: the body, the commitment, and a number."""
    start = f"{draft.body_id}-{draft.commitment_id}-"[:110]
    taken = set(StoredBodyMeasure.objects.filter(id__startswith=start).values_list("id", flat=True))
    number = 1
    while f"{start}{number}" in taken:
        number += 1
    return f"{start}{number}"
