"""The last day of a record or a decision: set by the secretariat, asked anew by the body."""

from django.http import HttpResponse
from django.urls import reverse

from tallystick.office.follow_up_found import WithLastDay
from tallystick.office.handed_in import done
from tallystick.office.services import last_days as services
from tallystick.office.visit import Visit
from tallystick.register.phases import PlanPhase


def set_day(visit: Visit, found: WithLastDay) -> HttpResponse:
    """Say until when something is taken from its body."""
    fields = visit.request.POST

    def act() -> str:
        services.set_last_day(
            about=found.about,
            until=fields.get("until", ""),
            because=fields.get("because", ""),
            by=visit.person,
            now=visit.now,
        )
        return found.back

    return done(visit, act)


def set_of_draw(visit: Visit, phase: PlanPhase) -> HttpResponse:
    """Say until when the records behind all open checks of a draw are shown."""
    fields = visit.request.POST

    def act() -> str:
        services.set_last_day_of_draw(
            phase=phase.id,
            draw=fields.get("draw", ""),
            until=fields.get("until", ""),
            because=fields.get("because", ""),
            by=visit.person,
            now=visit.now,
        )
        return reverse("checks")

    return done(visit, act)


def ask(visit: Visit, found: WithLastDay) -> HttpResponse:
    """Ask for a later day."""
    because = visit.request.POST.get("because", "")

    def act() -> str:
        services.ask_later_day(about=found.about, because=because, by=visit.person, now=visit.now)
        return found.back

    return done(visit, act)
