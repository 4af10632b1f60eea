"""Who is let in, and as what."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from tallystick.base.identifiers import natural_key
from tallystick.office.models import Appointment, Person, StoredBody
from tallystick.voice.language import Language
from tallystick.workflow.permissions import ROLE_WORDS


@dataclass(frozen=True, slots=True)
class PersonHeld:
    """A person with the roles that they have.

    Attributes:
        number: their number.
        name: their name.
        email: the address by which they sign in.
        is_open: whether their account is open.
        roles: each role's number, its word and its body.
    """

    number: int
    name: str
    email: str
    is_open: bool
    roles: tuple[tuple[int, str, str], ...]


def people_now(day: datetime.date, language: Language) -> tuple[PersonHeld, ...]:
    """Everybody who has an account, with the roles that they have on a day."""
    held = Appointment.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day).order_by("pk")
    found = Person.objects.order_by("name", "pk").prefetch_related(Prefetch("appointments", held))
    return tuple(
        PersonHeld(
            one.pk,
            one.name,
            one.email,
            one.is_active,
            tuple(
                (role.pk, language.say(ROLE_WORDS[role.role]), role.body_id or "")
                for role in one.appointments.all()
            ),
        )
        for one in found
    )


def body_names() -> tuple[tuple[str, str], ...]:
    """Each body's identifier and name, in the order of identifiers."""
    found = ((str(id_), str(name)) for id_, name in StoredBody.objects.values_list("id", "name"))
    return tuple(sorted(found, key=lambda one: natural_key(one[0])))
