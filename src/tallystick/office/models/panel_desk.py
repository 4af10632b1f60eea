"""A panel at work: what was announced and drawn, who codes what, and codes that nobody else may read yet.

Nothing of a code stands in a table of the package before the first round is opened.
"""

from django.db import models

from tallystick.office.models.cells import IdentifierCell, refers_to
from tallystick.office.models.people import Person


class OfficePanel(models.Model):
    """A panel: its record as `panel_bytes` writes it, and how far it is.

    `sha256` is that of its announcement. It is opened when the first round is over and locked when the
    assessors have said that all rounds are.
    """

    name = IdentifierCell(unique=True)
    record = models.TextField()
    sha256 = models.CharField(max_length=64)
    announced_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    announced_at = models.DateTimeField()
    drawn_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    locked_at = models.DateTimeField(null=True)


class PanelTask(models.Model):
    """A commitment that an assessor codes, and which one it is in their own order."""

    panel = models.ForeignKey(OfficePanel, models.PROTECT, related_name="tasks")
    assessor = refers_to("StoredAssessor")
    commitment = refers_to("StoredCommitment")
    position = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("panel", "assessor", "commitment"), name="one_task_of_assessor"),
        )


class TaskCode(models.Model):
    """What an assessor wrote to a question at some moment, right or not; the latest counts.

    The database lets nobody change or delete it.
    """

    task = models.ForeignKey(PanelTask, models.PROTECT, related_name="codes")
    criterion = IdentifierCell()
    cells = models.JSONField()
    at = models.DateTimeField()


class PanelSeal(models.Model):
    """That an assessor has committed to their codes: the digest of a salt and of the sheet.

    Of what was coded on the web it has both too; of a sheet that was coded offline only the signed note by
    which its assessor has committed to it. The digest alone goes to the ledger. The database lets nobody
    change or delete it.
    """

    panel = models.ForeignKey(OfficePanel, models.PROTECT, related_name="seals")
    assessor = refers_to("StoredAssessor")
    digest = models.CharField(max_length=64)
    salt = models.CharField(max_length=64)
    sheet = models.TextField()
    note = models.TextField(default="")
    at = models.DateTimeField()
    entry = models.ForeignKey("office.LedgerEvent", models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("panel", "assessor"), name="one_seal_of_an_assessor"),)


class PanelReveal(models.Model):
    """The sheet that was coded offline and the salt that opens it, handed in when everybody has committed.

    The database lets nobody change or delete it.
    """

    seal = models.OneToOneField(PanelSeal, models.PROTECT, related_name="reveal")
    salt = models.CharField(max_length=64)
    sheet = models.BinaryField()
    at = models.DateTimeField()


class PanelRemark(models.Model):
    """What an assessor says to the others of a commitment, without a name, once the codes are open."""

    panel = models.ForeignKey(OfficePanel, models.PROTECT, related_name="remarks")
    assessor = refers_to("StoredAssessor")
    commitment = refers_to("StoredCommitment")
    said = models.TextField()
    at = models.DateTimeField()


class PanelFinish(models.Model):
    """That an assessor has said that their rounds are over."""

    panel = models.ForeignKey(OfficePanel, models.PROTECT, related_name="finished")
    assessor = refers_to("StoredAssessor")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("panel", "assessor"), name="one_finish_of_assessor"),)
