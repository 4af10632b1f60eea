"""A meeting: called, its agenda drawn, who came, and what was said."""

import datetime
import zoneinfo
from collections.abc import Mapping

from django.db import IntegrityError, transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.act_notes import AGENDA, BODY_ASKED, CALLED, CALLED_OFF, MOVED, NOTED, OFF, noted
from tallystick.office.models import (
    AgendaItem,
    JointMeeting,
    MeetingSeat,
    Person,
    StoredBody,
)
from tallystick.office.selectors.agenda import open_matters
from tallystick.office.services.history import note_act
from tallystick.office.services.typed import one_line, typed_day, typed_number
from tallystick.workflow.follow_up_acts import KEEP_MEETING
from tallystick.workflow.meetings import OTHER, SEAT_STATES

#: What is typed of a meeting.
SAID = ("title", "day", "time", "zone", "minutes", "place")
#: More bodies don't meet in one room; their fields fit into one form.
MOST_SEATS = 60


def meeting_about(meeting: JointMeeting) -> str:
    """A meeting as the history names it."""
    return f"meeting {meeting.pk}"


def _moment(said: Mapping[str, str]) -> tuple[datetime.datetime, str]:
    zone = said.get("zone", "").strip() or "UTC"
    try:
        known = zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise Refusal(
            Reason("There is no time zone {zone}.", zone=Text(zone)),
            Reason("write one as Asia/Shanghai or UTC"),
        ) from None
    try:
        time = datetime.time.fromisoformat(said.get("time", "").strip())
    except ValueError:
        raise Refusal(
            Reason("{time} is no time.", time=Text(said.get("time", "").strip() or "-")),
            Reason("write hour and minute, as 09:30"),
        ) from None
    day = typed_day(said.get("day", ""))
    return datetime.datetime.combine(day, time.replace(tzinfo=None), known), zone


@transaction.atomic
def call_meeting(*, said: Mapping[str, str], by: Person, now: datetime.datetime) -> JointMeeting:
    """Call a meeting.

    Args:
        said: what was typed, by the names of `SAID`.
        by: who calls it.
        now: when.

    Raises:
        Refusal: something of it is none.
    """
    starts, zone = _moment(said)
    meeting = JointMeeting.objects.create(
        title=one_line(said.get("title", ""), Reason("write what the meeting is called")),
        starts=starts,
        zone=zone,
        minutes=typed_number(said.get("minutes", ""), 5, 24 * 60),
        place=" ".join(said.get("place", "").split()),
        by=by,
    )
    note_act(act=KEEP_MEETING, about=meeting_about(meeting), by=by, now=now, note=noted(CALLED))
    return meeting


@transaction.atomic
def move_meeting(
    *, meeting: JointMeeting, said: Mapping[str, str], is_off: bool, by: Person, now: datetime.datetime
) -> None:
    """Change when and where a meeting is, or call it off; calendars learn it by the next invitation.

    Raises:
        Refusal: something of it is none.
    """
    found = JointMeeting.objects.select_for_update().get(pk=meeting.pk)
    found.starts, found.zone = _moment(said)
    found.title = one_line(said.get("title", ""), Reason("write what the meeting is called"))
    found.minutes = typed_number(said.get("minutes", ""), 5, 24 * 60)
    found.place = " ".join(said.get("place", "").split())
    found.is_off, found.sequence = is_off, found.sequence + 1
    found.save()
    note_act(
        act=KEEP_MEETING,
        about=meeting_about(found),
        by=by,
        now=now,
        note=noted(CALLED_OFF if is_off else MOVED),
    )


@transaction.atomic
def ask_body(*, meeting: JointMeeting, body: str, by: Person, now: datetime.datetime) -> None:
    """Ask a body to come.

    Raises:
        Refusal: there is no such body, it is asked already, or there are too many.
    """
    name = body.strip()
    if not StoredBody.objects.filter(id=name).exists():
        raise Refusal(
            Reason("There is no body {body}.", body=Text(name or "-")), Reason("write the identifier of one")
        )
    if meeting.seats.count() >= MOST_SEATS:
        raise Refusal(Reason("The meeting is full."), Reason("call another meeting for the others"))
    try:
        with transaction.atomic():
            MeetingSeat.objects.create(meeting=meeting, body_id=name)
    except IntegrityError:
        raise Refusal(Reason("The body is asked already."), Reason("nothing needs to be done")) from None
    note_act(
        act=KEEP_MEETING, about=meeting_about(meeting), by=by, now=now, note=noted(BODY_ASKED, body=name)
    )


@transaction.atomic
def draw_agenda(*, meeting: JointMeeting, by: Person, now: datetime.datetime) -> int:
    """Put on the agenda what is open on the day of the meeting and not on it yet; gives how many are new.

    A matter that is on it already gets the number that it has now.
    """
    JointMeeting.objects.select_for_update().get(pk=meeting.pk)
    there = {
        (one.kind, str(one.phase_id or ""), str(one.body_id or ""), one.decision_id): one
        for one in meeting.items.exclude(kind=OTHER)
    }
    new = []
    for one in open_matters(meeting.starts.date()):
        known = there.get((one.kind, one.phase, one.body, one.decision))
        if known is not None:
            AgendaItem.objects.filter(pk=known.pk).update(number=one.number)
            continue
        new.append(
            AgendaItem(
                meeting=meeting,
                kind=one.kind,
                phase_id=one.phase or None,
                body_id=one.body or None,
                decision_id=one.decision,
                number=one.number,
                text=one.text,
            )
        )
    AgendaItem.objects.bulk_create(new)
    note_act(
        act=KEEP_MEETING, about=meeting_about(meeting), by=by, now=now, note=noted(AGENDA, number=len(new))
    )
    return len(new)


@transaction.atomic
def add_item(*, meeting: JointMeeting, text: str, by: Person, now: datetime.datetime) -> None:
    """Put a further matter on the agenda.

    Raises:
        Refusal: nothing is said.
    """
    line = one_line(text, Reason("write what the meeting is to talk about"))
    AgendaItem.objects.create(meeting=meeting, kind=OTHER, text=line)
    note_act(act=KEEP_MEETING, about=meeting_about(meeting), by=by, now=now, note=line)


@transaction.atomic
def drop_item(*, item: AgendaItem, by: Person, now: datetime.datetime) -> None:
    """Take a matter off the agenda."""
    note_act(
        act=KEEP_MEETING,
        about=meeting_about(item.meeting),
        by=by,
        now=now,
        note=noted(OFF, kind=item.kind, text=item.text),
    )
    AgendaItem.objects.filter(pk=item.pk).delete()


@transaction.atomic
def note_meeting(
    *, meeting: JointMeeting, said: Mapping[str, str], by: Person, now: datetime.datetime
) -> None:
    """Write down who came and what was said to each matter.

    Args:
        meeting: the meeting.
        said: ``state-N`` and ``office-N`` of the seat N, ``note-N`` of the item N; others stay as they are.
        by: who writes.
        now: when.

    Raises:
        Refusal: a state is none.
    """
    for seat in meeting.seats.select_for_update():
        state = said.get(f"state-{seat.pk}", seat.state)
        if state not in SEAT_STATES:
            raise Refusal(Reason("There is no {state}.", state=Text(state)), Reason("choose one of the list"))
        seat.state, seat.office = state, " ".join(said.get(f"office-{seat.pk}", seat.office).split())
        seat.save(update_fields=["state", "office"])
    for item in meeting.items.select_for_update():
        item.note = " ".join(said.get(f"note-{item.pk}", item.note).split())
        item.save(update_fields=["note"])
    note_act(act=KEEP_MEETING, about=meeting_about(meeting), by=by, now=now, note=noted(NOTED))
