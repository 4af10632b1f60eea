"""The cells of a draft as its page asks for them: its own, its milestones, what its area promises."""

from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.base.reasons import Text, msgid
from tallystick.office.cell_fields import CellField, cell_fields
from tallystick.office.draft_place import DraftPlace
from tallystick.office.measure_cells import (
    MOST_MILESTONES,
    OF_LOCAL_TARGET,
    OF_MILESTONE,
    local_start,
    milestone_start,
    milestones_in,
)
from tallystick.office.models.drafts import MEASURES
from tallystick.office.pages import said
from tallystick.office.selectors.measures import targets_of
from tallystick.office.services.written import WRITTEN
from tallystick.voice.language import Language
from tallystick.voice.promises import deadline, heading, promise

#: So many empty milestones stand below those that are written.
_EMPTY = 2


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Cells of a draft that belong together.

    Attributes:
        name: what they are, such as the second milestone.
        fields: the cells.
        hidden: cells that the form sends back as they are.
        is_filled: whether anything stands in them.
    """

    name: str
    fields: tuple[CellField, ...]
    hidden: tuple[tuple[str, str], ...]
    is_filled: bool


def own_fields(place: DraftPlace, cells: Mapping[str, str], language: Language) -> tuple[CellField, ...]:
    """The cells of the row itself."""
    choices = {"area": "areas", "under": "measures"} if place.table == MEASURES else {}
    return cell_fields(place.table, WRITTEN[place.table], cells, language, choices=choices)


def more_fields(place: DraftPlace, cells: Mapping[str, str], language: Language) -> tuple[FieldGroup, ...]:
    """What else is written of a measure: milestones, some of them empty, and what its area promises."""
    if place.table != MEASURES:
        return ()
    last = max(milestones_in(cells), default=0)
    steps = tuple(
        _step(number, cells, language) for number in range(1, min(last + _EMPTY, MOST_MILESTONES) + 1)
    )
    local = []
    for target in targets_of(place.commitment):
        promised = f"{promise(language, target)} {deadline(language, target.deadline)}"
        name = said(
            msgid("What the area promises of this: {quantity}, {promise}"),
            quantity=Text(heading(target.quantity)),
            promise=Text(promised),
        )
        start = local_start(target.id)
        fields = cell_fields("local_targets", OF_LOCAL_TARGET, cells, language, start=start)
        local.append(FieldGroup(name, fields, (), any(one.value for one in fields)))
    return (*steps, *local)


def _step(number: int, cells: Mapping[str, str], language: Language) -> FieldGroup:
    start = milestone_start(number)
    fields = cell_fields("milestones", OF_MILESTONE, cells, language, start=start)
    known = cells.get(f"{start}id", "")
    return FieldGroup(
        said(msgid("Milestone {number}"), number=number),
        fields,
        ((f"{start}id", known),) if known else (),
        any(one.value for one in fields),
    )


def all_fields(place: DraftPlace, cells: Mapping[str, str], language: Language) -> dict[str, tuple[str, str]]:
    """By the name of each cell, what it is called and what stands in it."""
    found = {one.name: (one.label, one.value) for one in own_fields(place, cells, language)}
    for group in more_fields(place, cells, language):
        found |= {one.name: (f"{group.name}: {one.label}", one.value) for one in group.fields}
    return found
