"""What was done by whom, and which forms have been handed in."""

from django.db import models

from tallystick.office.models.drafts import OfficeDraft
from tallystick.office.models.people import Person

#: A form's word is shorter; longer ones are nobody's.
LONGEST_FORM_KEY = 64


class OfficeDeed(models.Model):
    """One thing that somebody did; it is never changed nor deleted, and the database refuses both.

    `by` is empty where it was done on the command line.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, db_index=False, related_name="+")
    act = models.CharField(max_length=40)
    about = models.TextField()
    draft = models.ForeignKey(OfficeDraft, models.PROTECT, null=True, related_name="acts")
    version = models.PositiveIntegerField(null=True)
    note = models.TextField(default="")

    class Meta:
        indexes = (models.Index(fields=("about",), name="acts_about_a_thing"),)


class UsedForm(models.Model):
    """A form that was handed in, by the key it was given out with, so that twice does what once does.

    `sent` is the mark of what it said, by a key that is not in the database; empty where nobody told.
    """

    form = models.CharField(max_length=LONGEST_FORM_KEY, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, db_index=False, related_name="+")
    answer = models.TextField()
    at = models.DateTimeField()
    sent = models.CharField(max_length=64, default="")
