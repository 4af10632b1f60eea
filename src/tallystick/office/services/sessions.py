"""What people have open is ended: by themselves, by an administrator, or as their factors change."""

import datetime

from django.contrib.sessions.models import Session
from django.db.models import F

from tallystick.office.act_notes import SESSIONS_ENDED, noted
from tallystick.office.models import Person
from tallystick.office.services.history import note_act
from tallystick.workflow.permissions import KEEP_PEOPLE


def end_sessions(person: Person) -> Person:
    """End every session of a person, as of now; gives the person as they are after it."""
    Person.objects.filter(pk=person.pk).update(sessions_ended=F("sessions_ended") + 1)
    person.refresh_from_db(fields=["sessions_ended"])
    return person


def end_sessions_of(*, person: Person, by: Person, now: datetime.datetime) -> None:
    """End every session of a person for them, which stands in the history."""
    end_sessions(person)
    note_act(act=KEEP_PEOPLE, about=f"person {person.pk}", by=by, now=now, note=noted(SESSIONS_ENDED))


def drop_ended_sessions(now: datetime.datetime) -> int:
    """Delete the sessions whose twelve hours are over; gives how many.

    Each says who had it and when they were last there: left to lie, they would tell years later who of those
    that read cases was at work in which minutes.
    """
    number, _ = Session.objects.filter(expire_date__lte=now).delete()
    return number
