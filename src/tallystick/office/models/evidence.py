"""Files that stand behind a report or a check: what they are, who handed them in, what was taken out."""

from django.db import models

from tallystick.office.models.cells import refers_to
from tallystick.office.models.people import Person

#: What a file stands behind.
OF_REPORT, OF_CHECK = "report", "check"


class EvidenceFile(models.Model):
    """A file that was handed in, cleaned; its bytes lie in the office's folder under their SHA-256."""

    use = models.CharField(max_length=20, choices=[(one, one) for one in (OF_REPORT, OF_CHECK)])
    phase = refers_to("StoredPlanPhase")
    body = refers_to("StoredBody")
    commitment = refers_to("StoredCommitment")
    sha256 = models.CharField(max_length=64)
    original_sha256 = models.CharField(max_length=64)
    name = models.TextField()
    kind = models.CharField(max_length=20)
    size = models.PositiveIntegerField()
    removed = models.JSONField(default=list)
    is_withdrawn = models.BooleanField(default=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("use", "phase", "body", "commitment", "sha256"),
                condition=models.Q(is_withdrawn=False),
                name="one_such_file_behind_a_thing",
            ),
        )
