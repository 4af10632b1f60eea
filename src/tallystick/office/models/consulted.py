"""What the public says of texts and of checklists: comments, what they were drawn together to, challenges.

Nothing says who sent one. What is published of them are points, answers and replies, in the package's tables.
"""

from django.db import models

from tallystick.office.models.cells import refers_to
from tallystick.office.models.people import Person
from tallystick.register.public import CHALLENGE_STATES

_DIGEST = 64
#: A reason that is given for a point or against it; a comment that makes a point of its own has no side.
FOR, AGAINST = "for", "against"


class PublicComment(models.Model):
    """A comment on a text that is open: on a paragraph, on the whole, or a reason for or against a point.

    Its text is emptied a year after the last day for comments; that there was one is counted for good.
    """

    consultation = refers_to("StoredConsultation")
    paragraph = refers_to("StoredDraftParagraph", null=True)
    point = refers_to("StoredConsultationPoint", null=True)
    side = models.CharField(max_length=10, default="", blank=True, choices=[(FOR, FOR), (AGAINST, AGAINST)])
    on_earlier = models.BooleanField(default=False)
    text = models.TextField()
    day = models.DateField()
    found_by = models.CharField(max_length=_DIGEST, unique=True)
    is_trapped = models.BooleanField(default=False)


class DrawnComment(models.Model):
    """That a comment makes a point: as somebody of the secretariat found, or, by nobody, as its reason.

    One comment can make several.
    """

    comment = models.ForeignKey(PublicComment, models.CASCADE, related_name="drawn")
    point = refers_to("StoredConsultationPoint")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("comment", "point"), name="drawn_to_a_point_once"),)


class DutyChallenge(models.Model):
    """That somebody says that a line of a checklist is wrong, and what another person found of it."""

    duty = refers_to("StoredDisclosureDuty")
    text = models.TextField()
    day = models.DateField()
    found_by = models.CharField(max_length=_DIGEST, unique=True)
    is_trapped = models.BooleanField(default=False)
    settled = models.CharField(
        max_length=20, default=CHALLENGE_STATES[0], choices=[(one, one) for one in CHALLENGE_STATES]
    )
    reply = models.TextField(default="", blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)


class DutyEntered(models.Model):
    """Who has entered what was found of a line of a checklist: none of them settles a challenge of it."""

    duty = refers_to("StoredDisclosureDuty")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("duty", "by"), name="entered_by_somebody_once"),)


class PlacedPoint(models.Model):
    """Which event of the package is a point of a case: told by a key that lies in no database."""

    found_by = models.CharField(max_length=_DIGEST)
    event = models.CharField(max_length=120, unique=True)
