"""Who gets letters: everybody who works here today, with their roles and what they have chosen."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q

from tallystick.office.models import Appointment, MailChoice, Person
from tallystick.voice.catalogues import page_languages
from tallystick.voice.language import Language
from tallystick.workflow.permissions import Holding
from tallystick.workflow.reminders import AS_DUE


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may get a letter, their roles today, how often they want one, and in which language."""

    person: Person
    holdings: tuple[Holding, ...]
    often: str
    language: Language

    def bodies(self, *roles: str) -> tuple[str, ...]:
        """The bodies in which they have one of these roles, sorted."""
        return tuple(sorted({one.body for one in self.holdings if one.role in roles}))


def readers(day: datetime.date) -> tuple[Reader, ...]:
    """Everybody with an open account and a role on a day."""
    held = Appointment.objects.filter(
        Q(until=None) | Q(until__gte=day), since__lte=day, person__is_active=True
    )
    by_person: dict[Person, list[Holding]] = {}
    for one in held.select_related("person").order_by("person__pk", "pk"):
        by_person.setdefault(one.person, []).append(Holding(one.role, str(one.body_id or "")))
    choices = {one.person_id: one for one in MailChoice.objects.all()}
    return tuple(
        Reader(person, tuple(roles), *_chosen(choices.get(person.pk))) for person, roles in by_person.items()
    )


def _chosen(choice: MailChoice | None) -> tuple[str, Language]:
    if choice is None:
        return AS_DUE, letter_language(settings.LANGUAGE_CODE)
    return choice.often, letter_language(choice.language)


def letter_language(code: str) -> Language:
    """The language of this code; English where the pages have none."""
    offered = page_languages()
    return next((one for one in offered if one.code == code), offered[0])


def choice_of(person: Person) -> str:
    """Which letters a person has chosen."""
    found = MailChoice.objects.filter(person=person).values_list("often", flat=True).first()
    return found or AS_DUE
