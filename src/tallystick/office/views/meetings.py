"""Meetings: called, prepared, held, and written down."""

import datetime
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.handed_in import done
from tallystick.office.minutes import minutes_docx
from tallystick.office.models import AgendaItem, JointMeeting
from tallystick.office.pages import DOCX, OfficePage, office_page, said
from tallystick.office.selectors.checks import acts_about
from tallystick.office.selectors.meetings import (
    MeetingLine,
    MeetingTold,
    called_as,
    local_start,
    meeting_lines,
    meeting_told,
    noted_of,
)
from tallystick.office.selectors.plan import plan_settings
from tallystick.office.services import invitations
from tallystick.office.services import meetings as services
from tallystick.office.services.decisions import decide as write_decision
from tallystick.office.standing import standing
from tallystick.office.visit import Visit
from tallystick.workflow import follow_up_acts as f
from tallystick.workflow import permissions as p
from tallystick.workflow.meetings import SEAT_WORDS


@dataclass(frozen=True, slots=True)
class MeetingsView:
    """What the page of meetings shows: each, and whether who asks may call one."""

    meetings: tuple[MeetingLine, ...]
    may_keep: bool


def own_bodies(visit: Visit) -> tuple[str, ...] | None:
    """The bodies of who asks, where they may see no other's; None for whoever sees all."""
    sees_all = any(one.role not in p.BODY_ROLES for one in visit.holdings)
    return None if sees_all else visit.bodies(*p.BODY_ROLES)


def meetings(visit: Visit, _: object) -> HttpResponse:
    """Every meeting that one may see."""
    lines = meeting_lines(own_bodies(visit), visit.language)
    view = MeetingsView(lines, may_keep=visit.may(f.KEEP_MEETING))
    page = OfficePage("meetings.html", said(msgid("Meetings")), view, area="meetings")
    return office_page(visit.request, visit, page)


def _path(meeting: JointMeeting) -> str:
    return reverse("meeting", kwargs={"number": meeting.pk})


def call(visit: Visit, _: object) -> HttpResponse:
    """Call a meeting."""
    fields = visit.request.POST
    told = {name: fields.get(name, "") for name in services.SAID}
    return done(visit, lambda: _path(services.call_meeting(said=told, by=visit.person, now=visit.now)))


@dataclass(frozen=True, slots=True)
class MeetingView:
    """What the page of a meeting shows.

    Attributes:
        told: the meeting.
        path: its own path, to which acts are added.
        said: what was typed of it, for whoever may change it.
        stood: the mark of that, and the mark of who came and what was said.
        seats: each state of a seat with its word.
        acts: its history; nothing for whoever may not keep meetings.
        may_keep: whether who asks may change it.
    """

    told: MeetingTold
    path: str
    said: dict[str, str]
    stood: tuple[str, str]
    seats: tuple[tuple[str, str], ...]
    acts: tuple[tuple[str, str, str, str], ...]
    may_keep: bool


def meeting(visit: Visit, found: JointMeeting) -> HttpResponse:
    """A meeting, with whatever who asks may do with it."""
    may_keep = visit.may(f.KEEP_MEETING)
    starts = local_start(found)
    typed = (
        found.title,
        starts.date().isoformat(),
        f"{starts:%H:%M}",
        found.zone,
        str(found.minutes),
        found.place,
    )
    view = MeetingView(
        meeting_told(found, visit.today, visit.language),
        _path(found),
        dict(zip(services.SAID, typed, strict=True)),
        (standing(called_as(found)), standing(noted_of(found))),
        tuple((code, said(words)) for code, words in SEAT_WORDS.items()),
        acts_about(services.meeting_about(found), visit.language) if may_keep else (),
        may_keep,
    )
    trail = ((visit.language.folder + "office/meetings/", said(msgid("Meetings"))),)
    page = OfficePage("meeting.html", found.title, view, area="meetings", trail=trail)
    return office_page(visit.request, visit, page)


def change(visit: Visit, found: JointMeeting) -> HttpResponse:
    """Move a meeting, or call it off."""
    fields = visit.request.POST
    told = {name: fields.get(name, "") for name in services.SAID}

    def act() -> str:
        is_off = fields.get("then") == "off"
        services.move_meeting(meeting=found, said=told, is_off=is_off, by=visit.person, now=visit.now)
        return _path(found)

    return done(visit, act, stands=lambda: called_as(found))


def ask(visit: Visit, found: JointMeeting) -> HttpResponse:
    """Ask a body to come."""
    body = visit.request.POST.get("body", "")

    def act() -> str:
        services.ask_body(meeting=found, body=body, by=visit.person, now=visit.now)
        return _path(found)

    return done(visit, act)


def draw(visit: Visit, found: JointMeeting) -> HttpResponse:
    """Draw the agenda from what is open."""

    def act() -> str:
        services.draw_agenda(meeting=found, by=visit.person, now=visit.now)
        return _path(found)

    return done(visit, act)


def add(visit: Visit, found: JointMeeting) -> HttpResponse:
    """Put a further matter on the agenda."""
    text = visit.request.POST.get("text", "")

    def act() -> str:
        services.add_item(meeting=found, text=text, by=visit.person, now=visit.now)
        return _path(found)

    return done(visit, act)


def drop(visit: Visit, item: AgendaItem) -> HttpResponse:
    """Take a matter off the agenda."""

    def act() -> str:
        services.drop_item(item=item, by=visit.person, now=visit.now)
        return _path(item.meeting)

    return done(visit, act)


def note(visit: Visit, found: JointMeeting) -> HttpResponse:
    """Write down who came and what was said."""
    fields = {name: str(value) for name, value in visit.request.POST.items()}

    def act() -> str:
        services.note_meeting(meeting=found, said=fields, by=visit.person, now=visit.now)
        return _path(found)

    return done(visit, act, stands=lambda: noted_of(found))


def decide(visit: Visit, found: JointMeeting) -> HttpResponse:
    """Write down a decision."""
    fields = visit.request.POST

    def act() -> str:
        write_decision(
            meeting=found,
            text=fields.get("text", ""),
            owner=fields.get("owner", ""),
            due=fields.get("due", ""),
            by=visit.person,
            now=visit.now,
        )
        return _path(found)

    return done(visit, act)


def invite(visit: Visit, found: JointMeeting) -> HttpResponse:
    """Write the invitation to whoever works in the bodies that are asked; the next run sends it."""

    def act() -> str:
        invitations.invite(meeting=found, by=visit.person, now=visit.now)
        return _path(found)

    return done(visit, act)


def calendar(visit: Visit, found: JointMeeting) -> HttpResponse:
    """The meeting as a calendar takes it."""
    answer = HttpResponse(
        invitations.invitation_to(found, visit.now), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="meeting-{found.pk}.ics"'
    return answer


def minutes(visit: Visit, found: JointMeeting) -> HttpResponse:
    """The minutes as a document."""
    plan, day = plan_settings(), _day(found)
    told = meeting_told(found, visit.today, visit.language)
    data = minutes_docx(told, plan.title if plan else "", day, visit.language)
    answer = HttpResponse(data, content_type=DOCX)
    answer["Content-Disposition"] = f'attachment; filename="minutes-{found.pk}.docx"'
    return answer


def _day(found: JointMeeting) -> datetime.date:
    return local_start(found).date()
