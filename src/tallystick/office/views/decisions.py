"""Decisions of meetings, followed until they are done."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.handed_in import done
from tallystick.office.models import MeetingDecision
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.last_days import LastDayTold, decision_about, last_days
from tallystick.office.selectors.meetings import DecisionTold, open_decisions
from tallystick.office.services import decisions as services
from tallystick.office.views.meetings import own_bodies
from tallystick.office.visit import Visit
from tallystick.workflow import follow_up_acts as f
from tallystick.workflow.meetings import FOLLOWED
from tallystick.workflow.permissions import ActedOn


@dataclass(frozen=True, slots=True)
class DecisionsView:
    """What the page of decisions shows.

    Attributes:
        decisions: each decision, with whether who asks may say that it is done, and its last day if any.
        may_set: whether who asks may set a last day.
        may_close: whether who asks may close one.
        followed: the states in which a decision is followed still.
    """

    decisions: tuple[tuple[DecisionTold, bool, LastDayTold | None], ...]
    may_close: bool
    may_set: bool
    followed: tuple[str, ...]


def decisions(visit: Visit, _: object) -> HttpResponse:
    """What was decided and is not done yet."""
    found = open_decisions(own_bodies(visit), visit.today, visit.language)
    days = last_days(tuple(decision_about(one.number) for one in found), visit.today, visit.language)
    view = DecisionsView(
        tuple(
            (one, visit.may(f.REPORT_DONE, ActedOn(one.owner[0])), days.get(decision_about(one.number)))
            for one in found
        ),
        visit.may(f.CLOSE_DECISION),
        visit.may(f.SET_LAST_DAY),
        FOLLOWED,
    )
    trail = ((visit.language.folder + "office/meetings/", said(msgid("Meetings"))),)
    title = said(msgid("Decisions"))
    page = OfficePage("decisions.html", title, view, area="meetings", trail=trail)
    return office_page(visit.request, visit, page)


def report(visit: Visit, decision: MeetingDecision) -> HttpResponse:
    """Say that a decision is carried out."""
    words = visit.request.POST.get("report", "")

    def act() -> str:
        services.report_done(decision=decision, report=words, by=visit.person, now=visit.now)
        return reverse("decisions")

    return done(visit, act)


def close(visit: Visit, decision: MeetingDecision) -> HttpResponse:
    """Close a decision, or send it back."""
    fields = visit.request.POST

    def act() -> str:
        services.close_decision(
            decision=decision,
            then=fields.get("then", ""),
            because=fields.get("because", ""),
            by=visit.person,
            now=visit.now,
        )
        return reverse("decisions")

    return done(visit, act)
