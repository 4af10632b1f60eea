"""Words by which other systems may ask for a body's data."""

from django.db import models

from tallystick.office.models.cells import refers_to


class BodyToken(models.Model):
    """A token of a body: its digest alone, so that nobody can read one here."""

    body = refers_to("StoredBody")
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
