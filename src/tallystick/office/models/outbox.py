"""What waits to be appended to the ledger, written in the transaction of the act that it tells of."""

from django.db import models

from tallystick.office.models.acts import OfficeDeed

#: An entry's type is at most so long (`ledger.model.Entry`).
LONGEST_KIND = 16


class LedgerEvent(models.Model):
    """An event for the ledger, and its entry once it has one.

    The event is its own key there, so that one which was appended before a worker was stopped, and not marked
    here, is found and not appended again. The database lets nobody change or delete it. `deed` is the act of
    which it tells; empty where it keeps a row.
    """

    deed = models.OneToOneField(OfficeDeed, models.PROTECT, null=True, related_name="entry")
    kind = models.CharField(max_length=LONGEST_KIND)
    event = models.TextField()
    sequence = models.BigIntegerField(null=True, unique=True)
    receipt = models.TextField(default="")

    class Meta:
        indexes = (models.Index(fields=("id",), condition=models.Q(sequence=None), name="not_in_the_ledger"),)
