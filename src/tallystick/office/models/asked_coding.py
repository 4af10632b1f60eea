"""Which commitments answer a recommendation, coded by two people before either can read the other's codes.

Nothing of a code stands in a table of the package before the round is opened.
"""

from django.db import models

from tallystick.office.models.cells import IdentifierCell, refers_to
from tallystick.office.models.people import Person


class CodingRound(models.Model):
    """A round of coding: who called it, whether it is a second one, and whether the codes are open.

    In a second round those who differ code again, and see what the others gave.
    """

    name = IdentifierCell(unique=True)
    called_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    again = models.BooleanField(default=False)


class CodingTask(models.Model):
    """A recommendation that a coder codes, which one it is in their order, and what was suggested to them."""

    round = models.ForeignKey(CodingRound, models.PROTECT, related_name="tasks")
    assessor = refers_to("StoredAssessor")
    recommendation = refers_to("StoredRecommendation")
    position = models.PositiveIntegerField()
    suggested = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("round", "assessor", "recommendation"), name="one_coding_of_a_coder"
            ),
        )


class RecommendationCode(models.Model):
    """What a coder wrote of a recommendation at some moment, right or not; the latest counts.

    The database lets nobody change or delete it.
    """

    task = models.ForeignKey(CodingTask, models.PROTECT, related_name="codes")
    cells = models.JSONField()
    at = models.DateTimeField()


class CodingSeal(models.Model):
    """That a coder has committed to their codes: the digest of a salt and of the sheet, and both.

    The digest alone goes to the ledger. The database lets nobody change or delete it.
    """

    round = models.ForeignKey(CodingRound, models.PROTECT, related_name="seals")
    assessor = refers_to("StoredAssessor")
    digest = models.CharField(max_length=64)
    salt = models.CharField(max_length=64)
    sheet = models.TextField()
    at = models.DateTimeField()
    entry = models.ForeignKey("office.LedgerEvent", models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "assessor"), name="one_seal_of_a_coder"),)
