"""Files of figures that a statistics officer has handed in, and what came of each."""

from django.db import models

from tallystick.office.models.people import Person

TRIED, ENTERED, NOT_READ = "tried", "entered", "not_read"
FIGURE_FILE_STATES = (TRIED, ENTERED, NOT_READ)


class FigureUpload(models.Model):
    """A file of figures, what was said of it, and by language what a trial or the entering of it found."""

    name = models.CharField(max_length=120)
    data = models.BinaryField()
    said = models.JSONField(default=dict)
    state = models.CharField(max_length=20, choices=[(one, one) for one in FIGURE_FILE_STATES], default=TRIED)
    told = models.JSONField(default=dict)
    batch = models.CharField(max_length=120, default="")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
