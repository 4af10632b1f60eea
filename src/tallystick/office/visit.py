"""Who asks: the person, their roles today, the language that they read, and the moment."""

import datetime
import functools
from dataclasses import dataclass

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import translation

from tallystick.office.clock import now
from tallystick.office.models import Appointment, Person
from tallystick.office.prepared import PreparedQuestion, ToldLater
from tallystick.voice.catalogues import page_languages
from tallystick.voice.language import Language
from tallystick.workflow.permissions import ASSESSOR, ActedOn, Denial, Holding, denial


@dataclass(frozen=True)
class Visit:
    """A request of somebody who has signed in.

    Attributes:
        request: the request.
        person: who asks.
        holdings: the roles that the person has today.
        now: the moment.
        lacks_factor: whether the person has to set up a second factor before anything else.
    """

    request: HttpRequest
    person: Person
    holdings: tuple[Holding, ...]
    now: datetime.datetime
    lacks_factor: bool = False

    @property
    def today(self) -> datetime.date:
        """The day."""
        return self.now.date()

    @functools.cached_property
    def language(self) -> Language:
        """The language of the address that was asked for."""
        return language_now()

    def denial(self, act: str, acted_on: ActedOn | None = None) -> Denial | None:
        """Why the person may not do an act; None where they may."""
        return denial(act, self.holdings, acted_on or ActedOn())

    def may(self, act: str, acted_on: ActedOn | None = None) -> bool:
        """Whether the person may do an act."""
        return self.denial(act, acted_on) is None

    @property
    def assessor(self) -> str:
        """Which assessor of the package the person is; empty for none."""
        return next((one.assessor for one in self.holdings if one.role == ASSESSOR), "")

    def bodies(self, *roles: str) -> tuple[str, ...]:
        """The bodies in which the person has one of these roles, sorted."""
        return tuple(sorted({one.body for one in self.holdings if one.role in roles and one.body}))


def asked_by(request: HttpRequest) -> Visit | None:
    """Who asks; None where nobody has signed in."""
    person = request.user
    if not isinstance(person, Person):
        return None
    moment = now()
    along = getattr(request.session, "along", None)
    if along is not None and along.person.pk == person.pk and along.day == moment.date():
        held, has_factor = along.holdings, along.has_factor
    else:
        held = holdings_of(person, moment.date())
        has_factor = not settings.SECOND_FACTOR or is_mfa_enabled(person)
    return Visit(request, person, held, moment, lacks_factor=settings.SECOND_FACTOR and not has_factor)


def held_now(prefix: str = "") -> Q:
    """The condition on an appointment: that it holds on the day that is told later.

    Args:
        prefix: how an appointment is reached from the rows that are asked for.
    """
    day = ToldLater("day")
    ends = Q((f"{prefix}until", None)) | Q((f"{prefix}until__gte", day))
    return ends & Q((f"{prefix}since__lte", day))


_HELD = PreparedQuestion(
    lambda: (
        Appointment.objects.filter(held_now(), person=ToldLater("person"))
        .order_by("pk")
        .values_list("role", "body_id", "assessor_id")
    )
)


def holding_of(role: str, body: str | None, assessor: str | None) -> Holding:
    """The role that an appointment gives."""
    return Holding(role, body or "", assessor or "")


def holdings_of(person: Person, day: datetime.date) -> tuple[Holding, ...]:
    """The roles that a person has on a day."""
    return tuple(holding_of(*row) for row in _HELD.rows(person=person.pk, day=day))


def language_now() -> Language:
    """The language in which Django answers at the moment."""
    code = translation.get_language() or settings.LANGUAGE_CODE
    offered = page_languages()
    return next((one for one in offered if one.code.lower() == code.lower()), offered[0])
