"""Meetings of departments: who is asked to come, what is on the agenda, and what is decided."""

from django.db import models

from tallystick.office.models.cells import refers_to
from tallystick.office.models.people import Person
from tallystick.workflow.meetings import DECISION_STATES, INVITED, ITEM_KINDS, OPEN, SEAT_STATES


class JointMeeting(models.Model):
    """A meeting; it is called, may be moved or called off, and is held."""

    title = models.TextField()
    starts = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    zone = models.CharField(max_length=60)
    place = models.TextField()
    sequence = models.PositiveIntegerField(default=0)
    is_off = models.BooleanField(default=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class MeetingSeat(models.Model):
    """A body that is asked to come, whether it came, and which office of it."""

    meeting = models.ForeignKey(JointMeeting, models.PROTECT, related_name="seats")
    body = refers_to("StoredBody")
    state = models.CharField(max_length=20, choices=[(one, one) for one in SEAT_STATES], default=INVITED)
    office = models.TextField(default="")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("meeting", "body"), name="one_seat_of_a_body"),)


class MeetingDecision(models.Model):
    """What was decided, which body carries it out, and by when."""

    meeting = models.ForeignKey(JointMeeting, models.PROTECT, related_name="decisions")
    text = models.TextField()
    owner = refers_to("StoredBody")
    due = models.DateField()
    state = models.CharField(max_length=20, choices=[(one, one) for one in DECISION_STATES], default=OPEN)
    report = models.TextField(default="")
    said_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")


class AgendaItem(models.Model):
    """A matter on the agenda: drawn from what is open, or added by the secretariat."""

    meeting = models.ForeignKey(JointMeeting, models.PROTECT, related_name="items")
    kind = models.CharField(max_length=20, choices=[(one, one) for one in ITEM_KINDS])
    phase = refers_to("StoredPlanPhase", null=True)
    body = refers_to("StoredBody", null=True)
    decision = models.ForeignKey(MeetingDecision, models.PROTECT, null=True, related_name="+")
    number = models.PositiveIntegerField(null=True)
    text = models.TextField(default="")
    note = models.TextField(default="")
