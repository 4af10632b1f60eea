"""What an address of a panel names, and to whom it was given to judge."""

from dataclasses import dataclass

from tallystick.office.found import the_one
from tallystick.office.models import OfficePanel, PanelTask, StoredAssessor, StoredBodyReply, StoredCommitment
from tallystick.office.routes import NamedThing, NothingThere
from tallystick.office.selectors.panel import DRAWN_FROM, LOCKED, OPENED, part_of_package, state_of
from tallystick.office.selectors.succession import body_row
from tallystick.office.visit import Visit
from tallystick.register.conflicts import conflicts_of
from tallystick.workflow.permissions import NOTHING, ActedOn


def _panel(name: str) -> OfficePanel:
    return the_one(OfficePanel.objects.filter(name=name))


def panel_named(_: Visit, panel: str) -> NamedThing:
    """A panel, by its name; it is its assessors' once it is drawn."""
    found = _panel(panel)
    return found, ActedOn(assessors=_assessors(found))


def _assessors(panel: OfficePanel) -> tuple[str, ...]:
    """Everybody who may code in a panel: who was drawn, and whoever may be asked to settle."""
    if panel.drawn_at is None:
        return ()
    accepted = StoredAssessor.objects.filter(standing="accepted").values_list("id", flat=True)
    drawn = panel.tasks.values_list("assessor_id", flat=True)
    return tuple(sorted({*map(str, accepted), *map(str, drawn)}))


@dataclass(frozen=True, slots=True)
class CodedCommitment:
    """A commitment that a panel codes.

    Attributes:
        panel: the panel.
        commitment: the commitment's identifier.
        task: that it was given to whoever asks; None where it was not.
    """

    panel: OfficePanel
    commitment: str
    task: PanelTask | None


def task_named(visit: Visit, panel: str, commitment: str) -> NamedThing:
    """A commitment that was given to whoever asks; it is theirs who code it."""
    found = _panel(panel)
    tasks = list(found.tasks.filter(commitment__id=commitment))
    if not tasks:
        raise NothingThere
    own = next((one for one in tasks if str(one.assessor_id) == visit.assessor), None)
    there = CodedCommitment(found, commitment, own)
    return there, ActedOn(assessors=tuple(str(one.assessor_id) for one in tasks))


def dispute_named(_: Visit, panel: str, commitment: str) -> NamedThing:
    """A commitment on which assessors differ, for those who neither code it nor are tied to it."""
    found = _panel(panel)
    given = set(found.tasks.filter(commitment__id=commitment).values_list("assessor_id", flat=True))
    if not given:
        raise NothingThere
    if state_of(found) != OPENED:
        return CodedCommitment(found, commitment, None), NOTHING
    tied = {who for who, what in conflicts_of(part_of_package(DRAWN_FROM)) if what == commitment}
    accepted = StoredAssessor.objects.filter(standing="accepted").values_list("id", flat=True)
    free = tuple(sorted({*map(str, accepted)} - {*map(str, given)} - tied))
    return CodedCommitment(found, commitment, None), ActedOn(assessors=free)


def verdict_named(_: Visit, panel: str, commitment: str) -> NamedThing:
    """What a panel that is locked found of a commitment."""
    found = _panel(panel)
    the_one(StoredCommitment.objects.filter(id=commitment))
    if state_of(found) != LOCKED:
        raise NothingThere
    return CodedCommitment(found, commitment, None), NOTHING


@dataclass(frozen=True, slots=True)
class BodyAnswering:
    """A body that answers to what a panel found of a commitment."""

    panel: OfficePanel
    commitment: str
    body: str


def body_answering(visit: Visit, panel: str, commitment: str, body: str) -> NamedThing:
    """A body that answers to what a panel found."""
    there, _ = verdict_named(visit, panel, commitment)
    if body_row(body) is None:
        raise NothingThere
    return BodyAnswering(there.panel, commitment, body), ActedOn(body)


@dataclass(frozen=True, slots=True)
class CorrectionAsked:
    """A body's reply that corrects a fact."""

    panel: OfficePanel
    reply: str
    commitment: str


def correction_named(visit: Visit, panel: str, reply: str) -> NamedThing:
    """A body's reply that corrects a fact; its panel decides."""
    found, acted_on = panel_named(visit, panel)
    row = the_one(StoredBodyReply.objects.filter(panel=panel, id=reply, corrects=True))
    return CorrectionAsked(found, reply, str(row.commitment_id)), acted_on
