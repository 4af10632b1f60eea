"""Who has taken the course on the plan."""

from django.db import models

from tallystick.office.models.people import Person


class CourseTaken(models.Model):
    """That somebody passed the questions at the end of the course, and with how many right answers."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="course")
    at = models.DateTimeField()
    right = models.PositiveIntegerField()
    asked = models.PositiveIntegerField()
