"""Until when reports, records and words on decisions are taken, and what is admitted after that."""

from django.db import models

from tallystick.office.models.cells import refers_to
from tallystick.office.models.people import Person
from tallystick.workflow.late import ADMISSION_STATES, ASKED


class PhaseLock(models.Model):
    """The last day on which reports of a phase are taken; a phase without one never locks."""

    phase = refers_to("StoredPlanPhase")
    taken_until = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("phase",), name="one_lock_of_a_phase"),)


class LateAdmission(models.Model):
    """That a body asks to report after the lock, why, and what the secretariat decided."""

    phase = refers_to("StoredPlanPhase")
    body = refers_to("StoredBody")
    commitment = refers_to("StoredCommitment")
    state = models.CharField(max_length=20, choices=[(one, one) for one in ADMISSION_STATES])
    because = models.TextField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(default="")
    until = models.DateField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("phase", "body", "commitment"),
                condition=models.Q(state=ASKED),
                name="one_open_question_for_admission",
            ),
        )


class LastDay(models.Model):
    """The last day on which a body shows a record, or says that a decision is carried out.

    It is of what the history calls `about`; without one nothing ever locks. Where it is over the body asks
    for a later one, with its reason, which stands here until the secretariat has set one.
    """

    about = models.TextField(unique=True)
    until = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    asked = models.TextField(default="")
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
