"""Words by which other systems may ask for a body's data, and write its drafts."""

from django.db import models

from tallystick.office.models.cells import refers_to
from tallystick.office.models.people import Person


class BodyToken(models.Model):
    """A token of a body: its digest alone, so that nobody can read one here.

    `writes_as` is the officer of the body who answers for what is written with it; empty where it only reads.
    """

    body = refers_to("StoredBody")
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    writes_as = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
