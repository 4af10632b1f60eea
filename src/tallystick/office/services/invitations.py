"""Invitations to a meeting: as a calendar takes them, and by letter."""

import datetime

from django.conf import settings
from django.db import transaction

from tallystick.office.act_notes import INVITED, noted
from tallystick.office.models import Appointment, JointMeeting, OfficeLetter, Person
from tallystick.office.models.letters import INVITATION
from tallystick.office.services.history import note_act
from tallystick.office.services.meetings import meeting_about
from tallystick.workflow.follow_up_acts import KEEP_MEETING
from tallystick.workflow.invitation import Invitation, calendar_of
from tallystick.workflow.permissions import BODY_ROLES


def invitation_to(meeting: JointMeeting, now: datetime.datetime) -> str:
    """The meeting as a calendar takes it."""
    host = settings.CONFIGURATION.host or "localhost"
    return calendar_of(
        Invitation(
            f"meeting-{meeting.pk}@{host}",
            meeting.sequence,
            now,
            meeting.starts,
            meeting.starts + datetime.timedelta(minutes=meeting.minutes),
            meeting.title,
            meeting.place,
            f"{settings.CONFIGURATION.address}/office/meetings/{meeting.pk}/",
            is_off=meeting.is_off,
        )
    )


@transaction.atomic
def invite(*, meeting: JointMeeting, by: Person, now: datetime.datetime) -> int:
    """Write a letter with the invitation to everybody who works in a body that is asked; gives how many.

    The same invitation goes to nobody twice; one that was changed goes to all again.
    """
    bodies = meeting.seats.values_list("body_id", flat=True)
    today = now.date()
    asked = Appointment.objects.filter(
        role__in=BODY_ROLES, body__id__in=bodies, since__lte=today, person__is_active=True
    ).exclude(until__lt=today)
    about = f"{meeting.pk} {meeting.sequence}"
    has_one = set(
        OfficeLetter.objects.filter(kind=INVITATION, about=about).values_list("person_id", flat=True)
    )
    people = sorted(set(asked.values_list("person_id", flat=True)) - has_one)
    calendar = invitation_to(meeting, now)
    text = f"{meeting.title}\n\n{settings.CONFIGURATION.address}/office/meetings/{meeting.pk}/\n"
    OfficeLetter.objects.bulk_create(
        OfficeLetter(
            person_id=one,
            kind=INVITATION,
            about=about,
            subject=meeting.title,
            text=text,
            calendar=calendar,
            made=now,
        )
        for one in people
    )
    note_act(
        act=KEEP_MEETING,
        about=meeting_about(meeting),
        by=by,
        now=now,
        note=noted(INVITED, number=len(people)),
    )
    return len(people)
