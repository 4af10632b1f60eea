"""People are let in, given roles that go together, and let go; the history says so."""

import datetime

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tallystick.base.findings import Refusal
from tallystick.office.models import Appointment, OfficeDeed, Person, StoredAssessor, StoredBody
from tallystick.office.services.people import add_person, appoint, close_account, end_appointment
from tallystick.office.visit import holdings_of
from tallystick.workflow.permissions import (
    ADMINISTRATOR,
    ASSESSOR,
    AUDITOR,
    EDITOR,
    HEAD,
    IN_A_BODY,
    OFFICER,
    ROLES,
    SECRETARIAT,
    Holding,
)
from tests.office.conftest import NOW, PASSWORD, MakePerson, SignIn

TODAY = NOW.date()
pytestmark = pytest.mark.django_db


def test_a_password_is_kept_by_argon2_alone() -> None:
    person = add_person(name="A", email="A@Office.example", password=PASSWORD, by=None, now=NOW)
    assert identify_hasher(person.password).algorithm == "argon2"
    assert person.email == "a@office.example"
    assert person.check_password(PASSWORD)


@pytest.mark.parametrize(
    ("name", "email", "password", "says"),
    [
        (" ", "a@b.example", PASSWORD, "name is empty"),
        ("A", "nobody", PASSWORD, "no address"),
        ("A", "a@b.example", "short", "too weak"),
        ("A", "a@b.example", "password1234", "too weak"),
        ("A", "same-person-here@b.example", "same-person-here", "too weak"),
    ],
)
def test_an_unfit_person_is_not_let_in(name: str, email: str, password: str, says: str) -> None:
    with pytest.raises(Refusal) as refused:
        add_person(name=name, email=email, password=password, by=None, now=NOW)
    assert says in refused.value.title.text
    assert not Person.objects.exists()


def test_one_address_is_one_account(make_person: MakePerson) -> None:
    person = make_person()
    with pytest.raises(Refusal, match="account already"):
        add_person(name="B", email=person.email.upper(), password=None, by=None, now=NOW)
    assert OfficeDeed.objects.count() == 1


@pytest.mark.usefixtures("plan")
def test_a_role_lasts_from_the_day_it_is_given_to_the_day_it_ends(make_person: MakePerson) -> None:
    person = make_person()
    body = _body()
    made = appoint(person=person, role=OFFICER, body=body, by=None, now=NOW)
    assert holdings_of(person, TODAY) == (Holding(OFFICER, body),)
    assert holdings_of(person, TODAY - datetime.timedelta(days=1)) == ()
    end_appointment(appointment=made, by=person, now=NOW + datetime.timedelta(days=5))
    assert holdings_of(person, TODAY + datetime.timedelta(days=4)) == (Holding(OFFICER, body),)
    assert holdings_of(person, TODAY + datetime.timedelta(days=5)) == ()
    appoint(person=person, role=OFFICER, body=body, by=None, now=NOW + datetime.timedelta(days=9))


def _body() -> str:
    return str(StoredBody.objects.order_by("id").values_list("id", flat=True)[0])


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("role", "body", "says"),
    [
        ("king", "", "no role king"),
        (OFFICER, "", "no body"),
        (HEAD, "nobody", "no body nobody"),
        (EDITOR, "any", "no role in a body"),
    ],
)
def test_an_unfit_role_is_not_given(make_person: MakePerson, role: str, body: str, says: str) -> None:
    person = make_person()
    with pytest.raises(Refusal) as refused:
        appoint(person=person, role=role, body=body, by=None, now=NOW)
    assert says in refused.value.title.text
    assert not Appointment.objects.exists()


def test_who_commissions_does_not_publish(make_person: MakePerson) -> None:
    person = make_person(SECRETARIAT)
    with pytest.raises(Refusal, match="Secretariat and Editor"):
        appoint(person=person, role=EDITOR, body="", by=None, now=NOW)
    with pytest.raises(Refusal, match="already"):
        appoint(person=person, role=SECRETARIAT, body="", by=None, now=NOW)


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize("other", [one for one in ROLES if one != AUDITOR])
def test_who_audits_has_no_other_role(make_person: MakePerson, other: str) -> None:
    where = {AUDITOR: "", other: _body() if other in IN_A_BODY else ""}
    if other == ASSESSOR:
        StoredAssessor.objects.create(id="J9", name="One", standing="university")
        where[other] = "J9"
    for first, then in ((AUDITOR, other), (other, AUDITOR)):
        person = make_person()
        appoint(person=person, role=first, body=where[first], by=None, now=NOW)
        with pytest.raises(Refusal, match="can't be all of these"):
            appoint(person=person, role=then, body=where[then], by=None, now=NOW)


def test_roles_that_met_in_an_earlier_version_are_told_of(make_person: MakePerson, sign_in: SignIn) -> None:
    both = make_person(AUDITOR)
    keeper = sign_in(make_person(ADMINISTRATOR))
    words = "can&#39;t be all of these: Editor and Auditor"
    assert words not in keeper.get("/office/people/", secure=True).content.decode().replace("'", "&#39;")
    Appointment.objects.create(person=both, role=EDITOR, since=NOW.date())
    assert words in keeper.get("/office/people/", secure=True).content.decode().replace("'", "&#39;")


def test_an_office_keeps_its_last_administrator(make_person: MakePerson) -> None:
    first, second = make_person(ADMINISTRATOR), make_person(ADMINISTRATOR)
    close_account(person=second, by=first, now=NOW)
    assert not Person.objects.get(pk=second.pk).is_active
    with pytest.raises(Refusal, match="last administrator"):
        end_appointment(appointment=Appointment.objects.get(person=first), by=first, now=NOW)
    with pytest.raises(Refusal, match="their own"):
        close_account(person=first, by=first, now=NOW)
    with pytest.raises(Refusal, match="closed already"):
        close_account(person=second, by=first, now=NOW)
    with pytest.raises(Refusal, match="closed"):
        appoint(person=Person.objects.get(pk=second.pk), role=EDITOR, body="", by=first, now=NOW)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
def test_all_administrators_are_held_before_one_of_them_ends(make_person: MakePerson) -> None:
    """Of two who ended each other's role at once both were let; 10 of 25 tries left nobody."""
    first, second = make_person(ADMINISTRATOR), make_person(ADMINISTRATOR)
    with CaptureQueriesContext(connection) as asked:
        end_appointment(appointment=Appointment.objects.get(person=second), by=first, now=NOW)
    told = [str(one["sql"]) for one in asked]
    held = [one for one in told if "FOR UPDATE" in one and 'FROM "office_appointment"' in one]
    assert len(held) == 1
    assert f"'{ADMINISTRATOR}'" in held[0]


def test_a_role_that_has_ended_ends_no_second_time(make_person: MakePerson) -> None:
    first, second = make_person(ADMINISTRATOR), make_person(ADMINISTRATOR)
    there = Appointment.objects.get(person=second)
    end_appointment(appointment=there, by=first, now=NOW)
    with pytest.raises(Refusal, match="ended already"):
        end_appointment(appointment=there, by=first, now=NOW)
