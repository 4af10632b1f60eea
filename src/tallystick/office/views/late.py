"""Late reports: the lock of a phase, the question for release, and what is decided."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.found import DraftThere
from tallystick.office.handed_in import done
from tallystick.office.models import LateRelease
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.late import ReleaseSeen
from tallystick.office.selectors.late import releases as all_releases
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
    """Ask for the release of a late report."""
    place, because = there.place, visit.request.POST.get("because", "")

    def act() -> str:
        services.ask_release(place=place, because=because, by=visit.person, now=visit.now)
        named = {"body": place.body, "phase": place.phase, "commitment": place.commitment}
        return reverse("report", kwargs=named)

    return done(visit, act)


@dataclass(frozen=True, slots=True)
class ReleasesView:
    """What the page of late reports shows: what was asked and decided, and whether who asks decides."""

    releases: tuple[ReleaseSeen, ...]
    may_decide: bool


def releases(visit: Visit, _: object) -> HttpResponse:
    """What was asked for and decided of late reports."""
    view = ReleasesView(all_releases(visit.language), may_decide=visit.may(f.DECIDE_RELEASE))
    page = OfficePage("releases.html", said(msgid("Late reports")), view, area="releases")
    return office_page(visit.request, visit, page)


def decide(visit: Visit, release: LateRelease) -> HttpResponse:
    """Release a late report, or not."""
    fields = visit.request.POST
    until = fields.get("until", "") if fields.get("then") == "release" else ""
    if fields.get("then") == "release":
        until = until or visit.today.isoformat()

    def act() -> str:
        services.decide_release(
            release=release, until=until, because=fields.get("because", ""), by=visit.person, now=visit.now
        )
        return reverse("releases")

    return done(visit, act)
