"""What an address of following up names, and what the table of permissions needs to know of it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tallystick.office.check_place import CheckPlace
from tallystick.office.found import report_named, the_one
from tallystick.office.models import AgendaItem, EvidenceFile, JointMeeting, LateAdmission, MeetingDecision
from tallystick.office.models.evidence import OF_CHECK, OF_REPORT
from tallystick.office.routes import NamedThing, NothingThere
from tallystick.office.selectors.checks import check_row
from tallystick.office.selectors.duties import above, body_rows
from tallystick.office.selectors.evidence import file_behind
from tallystick.office.selectors.last_days import decision_about
from tallystick.office.selectors.research import advice_row
from tallystick.office.visit import Visit
from tallystick.register.phases import SpotCheck
from tallystick.workflow.permissions import BODY_ROLES, NOTHING, ActedOn


def admission_numbered(_: Visit, number: int) -> NamedThing:
    """The admission of a late report, by number."""
    return the_one(LateAdmission.objects.filter(pk=number)), NOTHING


@dataclass(frozen=True, slots=True)
class CheckThere:
    """A check of a report.

    Attributes:
        place: which report it is of.
        check: the check.
        acted_on: what the table of permissions needs to know of it; who checks counts as a body above.
        by_whom_checks: the same for what the checking body alone may do.
    """

    place: CheckPlace
    check: SpotCheck
    acted_on: ActedOn
    by_whom_checks: ActedOn


def check_of_report(_: Visit, phase: str, body: str, commitment: str) -> NamedThing:
    """The check of a report."""
    there = _check(CheckPlace(phase, body, commitment))
    return there, there.acted_on


def check_to_record(_: Visit, phase: str, body: str, commitment: str) -> NamedThing:
    """The check of a report, for whoever makes it."""
    there = _check(CheckPlace(phase, body, commitment))
    return there, there.by_whom_checks


def _check(place: CheckPlace) -> CheckThere:
    row = check_row(place)
    if row is None:
        raise NothingThere
    higher = above(place.body, body_rows())
    return CheckThere(
        place,
        row,
        ActedOn(place.body, (*higher, row.checked_by)),
        ActedOn(place.body, (row.checked_by,)),
    )


@dataclass(frozen=True, slots=True)
class FileThere:
    """A file behind a report or a check, and the page on which it stands."""

    file: EvidenceFile
    back: str


def file_of_report(visit: Visit, phase: str, body: str, commitment: str, number: int) -> NamedThing:
    """A file behind a report."""
    _, acted_on = report_named(visit, body, phase, commitment)
    place = CheckPlace(phase, body, commitment)
    return _file(OF_REPORT, place, number, reverse("report", kwargs=place.named)), acted_on


def file_of_check(_: Visit, phase: str, body: str, commitment: str, number: int) -> NamedThing:
    """A file behind the answer to a check."""
    there = _check(CheckPlace(phase, body, commitment))
    back = reverse("check", kwargs=there.place.named)
    return _file(OF_CHECK, there.place, number, back), there.acted_on


def _file(use: str, place: CheckPlace, number: int, back: str) -> FileThere:
    found = file_behind(use, place, number)
    if found is None:
        raise NothingThere
    return FileThere(found, back)


def meeting_numbered(visit: Visit, number: int) -> NamedThing:
    """A meeting, by number; for who works in a body that is asked to come it is theirs."""
    meeting = the_one(JointMeeting.objects.filter(pk=number))
    asked = {str(one) for one in meeting.seats.values_list("body_id", flat=True)}
    own = [one for one in visit.bodies(*BODY_ROLES) if one in asked]
    return meeting, ActedOn(own[0] if own else "")


def item_numbered(_: Visit, number: int, item: int) -> NamedThing:
    """A matter on the agenda of a meeting."""
    found = AgendaItem.objects.select_related("meeting").filter(pk=item, meeting=number)
    return the_one(found), NOTHING


def decision_numbered(_: Visit, number: int) -> NamedThing:
    """A decision, by number; it is the body's that carries it out."""
    decision = the_one(MeetingDecision.objects.filter(pk=number))
    return decision, ActedOn(str(decision.owner_id))


@dataclass(frozen=True, slots=True)
class WithLastDay:
    """Something that can have a last day, as the history names it, and the page on which it stands."""

    about: str
    back: str


def day_of_check(_: Visit, phase: str, body: str, commitment: str) -> NamedThing:
    """The last day for the record behind a report that is checked."""
    there = _check(CheckPlace(phase, body, commitment))
    return WithLastDay(there.place.about, reverse("check", kwargs=there.place.named)), there.acted_on


def day_of_decision(visit: Visit, number: int) -> NamedThing:
    """The last day for what the owner of a decision says of it."""
    _, acted_on = decision_numbered(visit, number)
    return WithLastDay(decision_about(number), reverse("decisions")), acted_on


def study_named(_: Visit, study: str) -> NamedThing:
    """A study of a phase, by its identifier."""
    return _row_named(study, "studies"), NOTHING


def advice_named(_: Visit, recommendation: str) -> NamedThing:
    """What an assessment recommends, by its identifier; it is the body's that is to carry it out."""
    row = _row_named(recommendation, "assessment_recommendations")
    return row, ActedOn(row.body)


def _row_named(id_: str, table: str) -> Any:  # noqa: ANN401 - the row is of the table's class
    row = advice_row(id_, table)
    if row is None:
        raise NothingThere
    return row
