"""People and their roles: who is let in, as what, and from when to when."""

import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Foreign, Listing, Reason, Text, texts
from tallystick.office.act_notes import (
    APPOINTED,
    APPOINTED_IN,
    CLOSED,
    PERSON_ADDED,
    ROLE_ENDED,
    ROLE_IN_ENDED,
    noted,
)
from tallystick.office.case_store import undoing_keys
from tallystick.office.models import Appointment, Person, StoredAssessor, StoredBody
from tallystick.office.services.case_readers import leave
from tallystick.office.services.history import note_act
from tallystick.office.visit import holdings_of
from tallystick.workflow import permissions as p

#: A key is of one body, and whoever is complained of must not read through their people's other role.
_READS_ELSEWHERE = Refusal(
    Reason("The person reads what is passed to another body."),
    Reason("give this to somebody else, or end that role first"),
)


@transaction.atomic
def add_person(
    *, name: str, email: str, password: str | None, by: Person | None, now: datetime.datetime
) -> Person:
    """Let a person in, with no role yet.

    Args:
        name: their name, which stands on no public page.
        email: the address by which they sign in.
        password: their first password; None where they set it themselves, by a letter.
        by: who lets them in; None for the command line.
        now: when.

    Raises:
        Refusal: the name is empty, the address is none or is taken, or the password is too weak.
    """
    address = email.strip().lower()
    if not name.strip():
        raise Refusal(Reason("The name is empty."), Reason("write the person's name"))
    try:
        validate_email(address)
    except ValidationError:
        raise Refusal(
            Reason("{email} is no address for mail.", email=Text(address)),
            Reason("write one, such as a@b.example"),
        ) from None
    person = Person(name=name.strip(), email=address, joined=now)
    _give_password(person, password)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        raise Refusal(
            Reason("{email} has an account already.", email=Text(address)),
            Reason("give that account another role instead"),
        ) from None
    note_act(act=p.KEEP_PEOPLE, about=f"person {person.pk}", by=by, now=now, note=noted(PERSON_ADDED))
    return person


def _give_password(person: Person, password: str | None) -> None:
    if password is None:
        person.set_unusable_password()
        return
    try:
        validate_password(password, person)
    except ValidationError as problem:
        why = Listing(tuple(map(Foreign, problem.messages)), ",")
        raise Refusal(
            Reason("The password is too weak: {why}", why=why), Reason("take a longer one, of several words")
        ) from None
    person.set_password(password)


@transaction.atomic
def appoint(
    *, person: Person, role: str, body: str, by: Person | None, now: datetime.datetime
) -> Appointment:
    """Give a person a role from today on.

    Args:
        person: the person.
        role: the role.
        body: the body, for a role in a body; the assessor of the package, for an assessor; empty otherwise.
        by: who gives it; None for the command line.
        now: when.

    Raises:
        Refusal: there is no such role or body, the role needs one or has none, the person has it already, or
            it does not go with another that they have: nobody reads for two bodies.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    _refuse_unfit(person, role, body)
    held = holdings_of(person, now.date())
    apart = p.together([role, *(one.role for one in held)])
    if apart:
        raise Refusal(
            Reason("One person can't be all of these: {roles}.", roles=_role_words(apart)),
            Reason(
                "who commissions, who answers, who enters figures, who checks, who publishes, who audits, "
                "who judges, who reads what the public sends and who keeps accounts are different people: "
                "end one role first, or give it to somebody else"
            ),
        )
    if role == p.CASE_OFFICER and any(one.role == role and one.body != body for one in held):
        raise _READS_ELSEWHERE
    in_body, assessor = ("", body) if role == p.ASSESSOR else (body, "")
    if p.Holding(role, in_body, assessor) in held:
        raise Refusal(Reason("The person has this role already."), Reason("nothing needs to be done"))
    made = Appointment.objects.create(
        person=person,
        role=role,
        body_id=in_body or None,
        assessor_id=assessor or None,
        since=now.date(),
    )
    note_act(
        act=p.KEEP_PEOPLE,
        about=f"person {person.pk}",
        by=by,
        now=now,
        note=noted(APPOINTED_IN, role=role, of=body) if body else noted(APPOINTED, role=role),
    )
    return made


def _refuse_unfit(person: Person, role: str, body: str) -> None:
    """Look whether there is such a role and body, and an open account."""
    if role not in p.ROLES:
        raise Refusal(
            Reason("There is no role {role}.", role=Text(role)),
            Reason("the roles are {names}", names=texts(p.ROLES, ",")),
        )
    if not person.is_active:
        raise Refusal(Reason("The account is closed."), Reason("open it again first"))
    if role in p.IN_A_BODY and not StoredBody.objects.filter(id=body).exists():
        raise Refusal(
            Reason("There is no body {body}.", body=Text(body)),
            Reason("write the identifier of one; this role is a role in a body"),
        )
    if role == p.ASSESSOR:
        _refuse_unfit_assessor(body)
        return
    if role not in p.IN_A_BODY and body:
        raise Refusal(Reason("This role is no role in a body."), Reason("leave the body empty"))


def _refuse_unfit_assessor(assessor: str) -> None:
    """Look whether the package has this assessor, and nobody has a role as them."""
    # Held until this is done: two people who are made one assessor at once would both judge.
    if StoredAssessor.objects.select_for_update().filter(id=assessor).first() is None:
        raise Refusal(
            Reason("There is no assessor {assessor}.", assessor=Text(assessor)),
            Reason("write the number of one whom the secretariat has invited"),
        )
    if Appointment.objects.filter(assessor__id=assessor, until=None).exists():
        raise Refusal(
            Reason("Another person judges as {assessor}.", assessor=Text(assessor)),
            Reason("end that role first"),
        )


def _role_words(roles: tuple[str, ...]) -> Listing:
    return Listing(tuple(Reason(p.ROLE_WORDS[one]) for one in roles))


@transaction.atomic
@undoing_keys()
def end_appointment(*, appointment: Appointment, by: Person, now: datetime.datetime) -> None:
    """End a role as of now; what the person did in it stays theirs. To a reader nothing is sealed any more.

    Raises:
        Refusal: it is the last administrator's or that of the desk's last reader, or has ended already.
    """
    # Of administrators all are held, in one order: two who end each other's role at once would leave none.
    named = {"role": p.ADMINISTRATOR} if appointment.role == p.ADMINISTRATOR else {"pk": appointment.pk}
    still = Appointment.objects.select_for_update().filter(until=None, **named).order_by("pk")
    found = next((one for one in still if one.pk == appointment.pk), None)
    if found is None:
        raise Refusal(Reason("The role has ended already."), Reason("nothing needs to be done"))
    others = Appointment.objects.filter(role=found.role, until=None, person__is_active=True)
    if found.role == p.ADMINISTRATOR and not others.exclude(pk=found.pk).exists():
        raise Refusal(Reason("This is the last administrator."), Reason("appoint another one first"))
    found.until = now.date() - datetime.timedelta(days=1)
    found.save(update_fields=["until"])
    of = found.body_id or found.assessor_id
    note = noted(ROLE_IN_ENDED, role=found.role, of=of) if of else noted(ROLE_ENDED, role=found.role)
    note_act(act=p.KEEP_PEOPLE, about=f"person {found.person_id}", by=by, now=now, note=note)
    if found.role in (p.HANDLER, p.CASE_OFFICER):
        leave(person=found.person, body=str(found.body_id or ""), by=by, now=now)


@transaction.atomic
@undoing_keys()
def close_account(*, person: Person, by: Person, now: datetime.datetime) -> None:
    """Close the account of somebody who has left, and end their roles; what they did stays theirs.

    Raises:
        Refusal: it is the last administrator's, that of the desk's last reader, one's own, or closed already.
    """
    found = Person.objects.select_for_update().get(pk=person.pk)
    if found.pk == by.pk:
        raise Refusal(Reason("Nobody closes their own account."), Reason("another administrator can"))
    if not found.is_active:
        raise Refusal(Reason("The account is closed already."), Reason("nothing needs to be done"))
    for one in Appointment.objects.filter(person=found, until=None).order_by("pk"):
        end_appointment(appointment=one, by=by, now=now)
    found.is_active = False
    found.save(update_fields=["is_active"])
    note_act(act=p.KEEP_PEOPLE, about=f"person {found.pk}", by=by, now=now, note=noted(CLOSED))
