"""What the editor has asked to be published, and how far that is."""

from django.db import models

from tallystick.office.models.cells import refers_to
from tallystick.office.models.people import Person

ASKED, UNDER_WAY, PUBLISHED, FAILED = "asked", "under_way", "published", "failed"
PUBLICATION_STATES = (ASKED, UNDER_WAY, PUBLISHED, FAILED)


class Publication(models.Model):
    """A phase on its way to its release: package, assessment, site.

    `checkpoint` is the size of the checkpoint that it carries, chosen once: a worker that was stopped makes
    the same release again. `told` says by language why it could not be made. One at a time is under way.
    """

    phase = refers_to("StoredPlanPhase")
    method = models.CharField(max_length=120)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=[(one, one) for one in PUBLICATION_STATES], default=ASKED)
    step = models.CharField(max_length=80, default="")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    checkpoint = models.BigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, default="")
    assessment = models.CharField(max_length=64, default="")
    sequence = models.BigIntegerField(null=True)
    told = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("phase",),
                condition=models.Q(state__in=(ASKED, UNDER_WAY)),
                name="one_publication_of_a_phase_at_a_time",
            ),
        )
