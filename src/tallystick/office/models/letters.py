"""Which letters somebody wants, and the letters that are on their way or have gone."""

from django.db import models

from tallystick.office.models.people import Person
from tallystick.workflow.reminders import AS_DUE, CHOICES

#: What a letter is about: what is owed, or a meeting.
REMINDER, INVITATION = "reminder", "invitation"


class MailChoice(models.Model):
    """Which letters a person wants, and in which language; without one they come as things fall due."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="mail_choice")
    often = models.CharField(max_length=20, choices=[(one, one) for one in CHOICES], default=AS_DUE)
    language = models.CharField(max_length=20)


class OfficeLetter(models.Model):
    """A letter to a person, one of a kind about one thing; its text is forgotten once it has gone."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(one, one) for one in (REMINDER, INVITATION)])
    about = models.CharField(max_length=80)
    subject = models.TextField()
    text = models.TextField()
    calendar = models.TextField(default="")
    made = models.DateTimeField()
    taken_up = models.DateTimeField(null=True)
    sent = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "kind", "about"), name="one_letter_about_a_thing"),
        )
