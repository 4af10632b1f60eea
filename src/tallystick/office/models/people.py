"""People who work in the office, and the roles that they have."""

from collections.abc import Iterator
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from tallystick.office.models.cells import refers_to
from tallystick.workflow.permissions import ROLES


class Person(AbstractBaseUser):
    """Somebody who can sign in; nothing of it stands on a public page.

    Where ``sessions_ended`` grows, whatever the person has open elsewhere is no longer theirs.
    """

    name = models.TextField()
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField()
    sessions_ended = models.PositiveIntegerField(default=0)

    objects = BaseUserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def get_session_auth_hash(self) -> str:
        """What an open session has to know; another one after each end of sessions."""
        return self._of_this_count(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under earlier keys of the office."""
        return map(self._of_this_count, super().get_session_auth_fallback_hash())

    def _of_this_count(self, known: str) -> str:
        return salted_hmac("sessions", f"{known}{self.sessions_ended}", algorithm="sha256").hexdigest()


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
