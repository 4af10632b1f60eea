"""Who is let in, and as what."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from tallystick.base.identifiers import natural_key
from tallystick.office.models import Appointment, Person, StoredBody
from tallystick.voice.language import Language
from tallystick.workflow.permissions import ROLE_WORDS, together

#: A list to choose from is no longer.
_CHOICES = 200


@dataclass(frozen=True, slots=True)
class PersonHeld:
    """A person with the roles that they have.

    Attributes:
        number: their number.
        name: their name.
        email: the address by which they sign in.
        is_open: whether their account is open.
        roles: each role's number, its word and its body.
        apart: the words of those that one person must not have together; empty where all is well.
    """

    number: int
    name: str
    email: str
    is_open: bool
    roles: tuple[tuple[int, str, str], ...]
    apart: str


def people_now(day: datetime.date, language: Language, start: int, count: int) -> tuple[PersonHeld, ...]:
    """Everybody who has an account, by name, with the roles that they have on a day.

    Args:
        day: the day.
        language: in which roles are said.
        start: how many are passed over.
        count: how many are given at most.
    """
    held = Appointment.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day).order_by("pk")
    ordered = Person.objects.order_by("name", "pk").prefetch_related(Prefetch("appointments", held))
    found = ordered[start : start + count]
    return tuple(
        PersonHeld(
            one.pk,
            one.name,
            one.email,
            one.is_active,
            tuple(
                (role.pk, language.say(ROLE_WORDS[role.role]), role.body_id or role.assessor_id or "")
                for role in one.appointments.all()
            ),
            language.list(
                language.say(ROLE_WORDS[role])
                for role in together(role.role for role in one.appointments.all())
            ),
        )
        for one in found
    )


def people_counted() -> int:
    """How many people have an account."""
    return Person.objects.count()


def body_names() -> tuple[tuple[str, str], ...]:
    """Each body's identifier and name, in order; none where they are too many to choose from."""
    rows = StoredBody.objects.order_by("key").values_list("id", "name")[: _CHOICES + 1]
    found = [(str(id_), str(name)) for id_, name in rows]
    return tuple(sorted(found, key=lambda one: natural_key(one[0]))) if len(found) <= _CHOICES else ()
