"""People who work in the office, and the roles that they have."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from tallystick.office.models.cells import refers_to
from tallystick.workflow.permissions import ROLES


class Person(AbstractBaseUser):
    """Somebody who can sign in; nothing of it stands on a public page."""

    name = models.TextField()
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField()

    objects = BaseUserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]


class Appointment(models.Model):
    """A role that a person has for a time, in a body where it is a body's, or as one of the assessors."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=40, choices=[(one, one) for one in ROLES])
    body = refers_to("StoredBody", null=True)
    assessor = refers_to("StoredAssessor", null=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "role", "body"),
                condition=models.Q(until=None),
                name="one_such_role_in_a_body",
            ),
            models.UniqueConstraint(
                fields=("person", "role"),
                condition=models.Q(until=None, body=None),
                name="one_such_role_outside_bodies",
            ),
            models.UniqueConstraint(
                fields=("assessor",), condition=models.Q(until=None), name="one_person_for_an_assessor"
            ),
        )
