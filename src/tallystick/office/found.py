"""What an address names, and what the table of permissions needs to know of it."""

import dataclasses
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from django.db.models import Model, QuerySet

from tallystick.office.draft_place import DraftPlace, place_of
from tallystick.office.models import (
    Appointment,
    DraftVersion,
    FigureUpload,
    OfficeDeed,
    OfficeDraft,
    Person,
    Publication,
    StoredFigureBatch,
    StoredResponsibility,
)
from tallystick.office.models.drafts import MEASURES, REPORTS
from tallystick.office.models.publications import PUBLISHED
from tallystick.office.prepared import PreparedQuestion, ToldLater
from tallystick.office.published import PublicationPlace
from tallystick.office.routes import NamedThing, NothingThere
from tallystick.office.selectors.duties import phase_row
from tallystick.office.selectors.late import is_over_after
from tallystick.office.selectors.measures import stored_measures
from tallystick.office.selectors.owing import is_owed
from tallystick.office.selectors.report_place import (
    DraftSurroundings,
    ReportPlace,
    report_place,
    surroundings,
)
from tallystick.office.selectors.succession import above_one, body_row
from tallystick.office.visit import Visit
from tallystick.register.bodies import Body
from tallystick.register.phases import PlanPhase
from tallystick.workflow.drafts import APPROVED, UNWRITTEN
from tallystick.workflow.permissions import NOTHING, SEE_DRAFT, ActedOn

ModelT = TypeVar("ModelT", bound=Model)


def the_one(found: QuerySet[ModelT]) -> ModelT:
    """The one row that is asked for.

    Raises:
        NothingThere: there is none.
    """
    one = found.first()
    if one is None:
        raise NothingThere
    return one


def person_numbered(_: Visit, number: int) -> NamedThing:
    """A person, by number."""
    return the_one(Person.objects.filter(pk=number)), NOTHING


def appointment_numbered(_: Visit, number: int) -> NamedThing:
    """A role of a person, by number."""
    return the_one(Appointment.objects.filter(pk=number)), NOTHING


def _phase(name: str) -> PlanPhase:
    found = phase_row(name)
    if found is None:
        raise NothingThere
    return found


def phase_named(_: Visit, phase: str) -> NamedThing:
    """A phase, by its identifier."""
    return _phase(phase), NOTHING


def _body(name: str) -> tuple[Body, ActedOn]:
    body = body_row(name)
    if body is None:
        raise NothingThere
    return body, ActedOn(name, above_one(name))


def body_named(_: Visit, body: str) -> NamedThing:
    """A body, by its identifier."""
    return _body(body)


@dataclass(frozen=True, slots=True)
class BodyInPhase:
    """A body and a phase in which it may owe something."""

    body: Body
    phase: PlanPhase


def body_in_phase(_: Visit, body: str, phase: str) -> NamedThing:
    """A body in a phase."""
    found, acted_on = _body(body)
    return BodyInPhase(found, _phase(phase)), acted_on


@dataclass(frozen=True, slots=True)
class DraftThere:
    """A draft that is written, or the place where one can be.

    Attributes:
        place: what it is of.
        draft: the draft; None where nothing has been written.
        acted_on: what the table of permissions needs to know of it.
    """

    place: DraftPlace
    draft: OfficeDraft | None
    acted_on: ActedOn


def _there(
    visit: Visit, place: DraftPlace, draft: OfficeDraft | None, around: DraftSurroundings | None = None
) -> NamedThing:
    # The body is there: a draft, a duty or a measure names it.
    around = around or surroundings(place)
    acted_on = ActedOn(
        place.body,
        around.above,
        state=draft.state if draft else UNWRITTEN,
        sent_by_oneself=draft is not None and draft.sent_by_id == visit.person.pk,
        is_over=place.table == REPORTS and is_over_after(around.taken_until, place, visit.today),
    )
    return DraftThere(place, draft, acted_on), acted_on


_DRAFT = PreparedQuestion(lambda: OfficeDraft.objects.filter(pk=ToldLater("number")))


def report_named(visit: Visit, body: str, phase: str, commitment: str) -> NamedThing:
    """The report that a body owes of a commitment in a phase, written or not.

    What stands in the package is there without a draft too: it came with the package, or its body writes it
    anew, which only that body reads before it is approved.
    """
    there = report_place(phase, body, commitment)
    if there is None:
        raise NothingThere
    draft = None if there.draft is None else _DRAFT.first(number=there.draft)
    place = DraftPlace(REPORTS, body, commitment, phase)
    if draft is None and not there.stands and not _is_owed(there, place):
        raise NothingThere
    written, acted_on = _there(visit, place, draft, there.around)
    stands = there.stands and (draft is None or not visit.may(SEE_DRAFT, acted_on))
    return _standing(place, acted_on) if stands else (written, acted_on)


def _is_owed(there: ReportPlace, place: DraftPlace) -> bool:
    if there.is_owed is not None:
        return there.is_owed
    return is_owed(_phase(place.phase), place.body, place.commitment)


def _standing(place: DraftPlace, acted_on: ActedOn) -> NamedThing:
    """What stands in the package, whatever is written anew of it."""
    acted_on = dataclasses.replace(acted_on, state=APPROVED, sent_by_oneself=False)
    return DraftThere(place, None, acted_on), acted_on


def new_measure_named(visit: Visit, body: str, commitment: str) -> NamedThing:
    """The place for a new measure of a body under a commitment in which it has a part."""
    the_one(StoredResponsibility.objects.filter(body__id=body, commitment__id=commitment))
    return _there(visit, DraftPlace(MEASURES, body, commitment), None)


def measure_named(visit: Visit, body: str, measure: str) -> NamedThing:
    """A measure that stands in the package and is a body's own, or came to it when another ended."""
    row = the_one(stored_measures(body).filter(id=measure))
    draft = OfficeDraft.objects.filter(table=MEASURES, row=measure).first()
    if draft is not None and draft.body_id == body:
        return _there(visit, place_of(draft), draft)
    place = DraftPlace(MEASURES, body, str(row.commitment_id), row=measure)
    return _standing(place, _there(visit, place, None)[1])


def draft_numbered(visit: Visit, number: int) -> NamedThing:
    """A draft, by number."""
    draft = _DRAFT.first(number=number)
    if draft is None:
        raise NothingThere
    return _there(visit, place_of(draft), draft)


@dataclass(frozen=True, slots=True)
class TextBeside:
    """A text that was kept beside a newer one, and its draft."""

    there: DraftThere
    draft: OfficeDraft
    text: DraftVersion


def text_beside(visit: Visit, number: int, text: int) -> NamedThing:
    """A text that was kept beside a draft."""
    version = the_one(
        DraftVersion.objects.select_related("draft").filter(pk=text, draft=number, is_aside=True)
    )
    there, acted_on = _there(visit, place_of(version.draft), version.draft)
    return TextBeside(there, version.draft, version), acted_on


def deed_numbered(_: Visit, number: int) -> NamedThing:
    """An act that has its receipt, by number."""
    found = OfficeDeed.objects.select_related("entry").filter(pk=number, entry__sequence__isnull=False)
    return the_one(found), NOTHING


def publication_numbered(_: Visit, number: int) -> NamedThing:
    """A publication, by number."""
    return the_one(Publication.objects.select_related("by", "phase").filter(pk=number)), NOTHING


def release_named(visit: Visit, number: int, file: str) -> NamedThing:
    """A file of a publication: the release, or what lies beside it."""
    one, _ = publication_numbered(visit, number)
    place = PublicationPlace(settings.CONFIGURATION.folder, number)
    path = next((path for path in place.files() if path.name == file and path.is_file()), None)
    if one.state != PUBLISHED or path is None:
        raise NothingThere
    return path, NOTHING


def figures_numbered(_: Visit, number: int) -> NamedThing:
    """A file of figures, by number."""
    return the_one(FigureUpload.objects.select_related("by").filter(pk=number)), NOTHING


def batch_named(_: Visit, batch: str) -> NamedThing:
    """A batch of figures, by its identifier."""
    return the_one(StoredFigureBatch.objects.filter(id=batch)), NOTHING
