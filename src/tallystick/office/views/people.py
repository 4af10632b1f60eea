"""Who is let in, and as what."""

from dataclasses import dataclass

from allauth.account.forms import ResetPasswordForm
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.handed_in import done
from tallystick.office.models import Appointment, Person
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.people import PersonHeld, body_names, people_counted, people_now
from tallystick.office.services.people import add_person, appoint, close_account, end_appointment
from tallystick.office.services.sessions import end_sessions_of
from tallystick.office.turning import Turns, page_asked, turned
from tallystick.office.visit import Visit
from tallystick.workflow import permissions as p

#: So many people stand on a page.
_EACH = 25


@dataclass(frozen=True, slots=True)
class PeopleView:
    """What the page of people shows.

    Attributes:
        people: those of this page, with their roles.
        roles: each role and its word, for a form.
        bodies: each body and its name, for a form.
        may_keep: whether who asks may change anything.
        count: how many there are.
        turns: the pages before and after this one.
    """

    people: tuple[PersonHeld, ...]
    roles: tuple[tuple[str, str], ...]
    bodies: tuple[tuple[str, str], ...]
    may_keep: bool
    count: int
    turns: Turns


def people(visit: Visit, _: object) -> HttpResponse:
    """Everybody who has an account."""
    page = page_asked(visit.request, "page")
    found = people_now(visit.today, visit.language, (page - 1) * _EACH, _EACH + 1)
    view = PeopleView(
        found[:_EACH],
        tuple((role, said(words)) for role, words in p.ROLE_WORDS.items()),
        body_names(),
        may_keep=visit.may(p.KEEP_PEOPLE),
        count=people_counted(),
        turns=turned(page, len(found) > _EACH, "page"),
    )
    return office_page(
        visit.request, visit, OfficePage("people.html", said(msgid("People")), view, area="people")
    )


def add(visit: Visit, _: object) -> HttpResponse:
    """Let somebody in, with a letter by which they set their password."""
    fields = visit.request.POST

    def act() -> str:
        email = fields.get("email", "")
        person = add_person(
            name=fields.get("name", ""), email=email, password=None, by=visit.person, now=visit.now
        )
        transaction.on_commit(lambda: _invite(visit, person))
        return reverse("people")

    return done(visit, act)


def _invite(visit: Visit, person: Person) -> None:
    form = ResetPasswordForm({"email": person.email})
    if form.is_valid():
        form.save(visit.request)


def give_role(visit: Visit, person: Person) -> HttpResponse:
    """Give a person a role."""
    fields = visit.request.POST

    def act() -> str:
        role, body = fields.get("role", ""), fields.get("body", "")
        appoint(person=person, role=role, body=body, by=visit.person, now=visit.now)
        return reverse("people")

    return done(visit, act)


def end_all_sessions(visit: Visit, person: Person) -> HttpResponse:
    """End whatever a person has open."""

    def act() -> str:
        end_sessions_of(person=person, by=visit.person, now=visit.now)
        return reverse("people")

    return done(visit, act)


def end_role(visit: Visit, appointment: Appointment) -> HttpResponse:
    """End a role."""

    def act() -> str:
        end_appointment(appointment=appointment, by=visit.person, now=visit.now)
        return reverse("people")

    return done(visit, act)


def close(visit: Visit, person: Person) -> HttpResponse:
    """Close the account of somebody who has left."""

    def act() -> str:
        close_account(person=person, by=visit.person, now=visit.now)
        return reverse("people")

    return done(visit, act)
