"""What a body writes before it stands in the package: the draft, and every version that it has had."""

from django.db import models

from tallystick.office.models.cells import refers_to
from tallystick.office.models.people import Person
from tallystick.workflow.drafts import STATES

#: The tables of which a draft is written.
REPORTS, MEASURES = "reports", "measures"


class OfficeDraft(models.Model):
    """A report or measure on its way; its cells are texts by column, as typed, right or not."""

    table = models.CharField(max_length=20, choices=[(one, one) for one in (REPORTS, MEASURES)])
    phase = refers_to("StoredPlanPhase", null=True)
    body = refers_to("StoredBody")
    commitment = refers_to("StoredCommitment")
    cells = models.JSONField(default=dict)
    state = models.CharField(max_length=20, choices=[(one, one) for one in STATES])
    version = models.PositiveIntegerField(default=1)
    row = models.CharField(max_length=120, default="")
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, db_index=False, related_name="+")
    because = models.TextField(default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("phase", "body", "commitment"),
                condition=models.Q(table=REPORTS),
                name="one_draft_of_a_report",
            ),
            models.UniqueConstraint(
                fields=("row",),
                condition=models.Q(table=MEASURES) & ~models.Q(row=""),
                name="one_draft_of_a_measure",
            ),
        )


class DraftVersion(models.Model):
    """What a draft held once: each saved version, and each text that was saved beside a newer one."""

    draft = models.ForeignKey(OfficeDraft, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    cells = models.JSONField()
    is_aside = models.BooleanField(default=False)
    by = models.ForeignKey(Person, models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("draft", "number"), condition=models.Q(is_aside=False), name="one_text_a_version"
            ),
        )
