"""Late reports: the lock of a phase, the question for admission, and what is decided."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.found import DraftThere
from tallystick.office.handed_in import done
from tallystick.office.models import LateAdmission
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.last_days import LastDayTold, later_days_asked
from tallystick.office.selectors.late import AdmissionSeen
from tallystick.office.selectors.late import admissions as all_admissions
from tallystick.office.services import late as services
from tallystick.office.visit import Visit
from tallystick.register.phases import PlanPhase
from tallystick.workflow import follow_up_acts as f


def lock(visit: Visit, found: PlanPhase) -> HttpResponse:
    """Say until when reports of a phase are taken."""
    until = visit.request.POST.get("until", "")

    def act() -> str:
        services.set_lock(phase=found, until=until, by=visit.person, now=visit.now)
        return reverse("phase", kwargs={"phase": found.id})

    return done(visit, act)


def ask(visit: Visit, there: DraftThere) -> HttpResponse:
    """Ask for the admission of a late report."""
    place, because = there.place, visit.request.POST.get("because", "")

    def act() -> str:
        services.ask_admission(place=place, because=because, by=visit.person, now=visit.now)
        named = {"body": place.body, "phase": place.phase, "commitment": place.commitment}
        return reverse("report", kwargs=named)

    return done(visit, act)


@dataclass(frozen=True, slots=True)
class AdmissionsView:
    """What the page of late reports shows: what was asked and decided, and whether who asks decides."""

    admissions: tuple[AdmissionSeen, ...]
    later: tuple[LastDayTold, ...]
    may_decide: bool


def admissions(visit: Visit, _: object) -> HttpResponse:
    """What was asked for and decided of late reports."""
    view = AdmissionsView(
        all_admissions(visit.language),
        later_days_asked(visit.today, visit.language),
        may_decide=visit.may(f.DECIDE_ADMISSION),
    )
    page = OfficePage("admissions.html", said(msgid("Late reports")), view, area="admissions")
    return office_page(visit.request, visit, page)


def decide(visit: Visit, admission: LateAdmission) -> HttpResponse:
    """Admit a late report, or not."""
    fields = visit.request.POST
    until = fields.get("until", "") if fields.get("then") == "admit" else ""
    if fields.get("then") == "admit":
        until = until or visit.today.isoformat()

    def act() -> str:
        services.decide_admission(
            admission=admission,
            until=until,
            because=fields.get("because", ""),
            by=visit.person,
            now=visit.now,
        )
        return reverse("admissions")

    return done(visit, act)
