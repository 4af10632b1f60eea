"""Who asks is brought along by the question for the session, and only as they are now."""

import dataclasses
import datetime
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tallystick.office import session_store
from tallystick.office.models import Appointment, Person
from tallystick.office.services.people import appoint
from tallystick.office.services.sessions import end_sessions
from tallystick.workflow.permissions import AUDITOR, SECRETARIAT
from tests.office.conftest import NOW, MakePerson, SignIn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
DESK, ACTS, CONFIRM = "/office/", "/office/acts/", "/office/confirm/"


def status(client: Client, path: str = DESK) -> int:
    """How a page is answered."""
    return client.get(path, secure=True).status_code


@pytest.fixture
def auditor(make_person: MakePerson) -> Person:
    """Somebody who audits."""
    return make_person(AUDITOR)


@pytest.fixture
def client(auditor: Person, sign_in: SignIn) -> Client:
    """Their browser, of which the office has in mind whose it is."""
    found = sign_in(auditor)
    assert [status(found), status(found)] == [200, 200]
    assert session_store._SEEN[str(found.session.session_key)].person == auditor.pk
    return found


def test_session_person_and_roles_are_one_question(client: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert status(client, "/office/rules/") == 200
    told = [one["sql"] for one in asked]
    assert len([one for one in told if "session_data" in one and "office_appointment" in one]) == 1
    assert len([one for one in told if "django_session" in one or "office_appointment" in one]) == 1, told
    assert not [one for one in told if 'FROM "office_person"' in one and "session_data" not in one]


def close(person: Person) -> None:
    """Close an account."""
    Person.objects.filter(pk=person.pk).update(is_active=False)


def run_out(_: Person) -> None:
    """Let every session run out."""
    Session.objects.update(expire_date=NOW - datetime.timedelta(days=400))


def end_elsewhere(_: Person) -> None:
    """End every session, as somebody does from another machine."""
    Session.objects.all().delete()


def change_password(person: Person) -> None:
    """Give a new password."""
    person.set_password("another horse battery staple")
    person.save()


@pytest.mark.parametrize("leave", [close, end_sessions, run_out, end_elsewhere, change_password])
def test_who_has_left_is_out_at_the_next_request(
    leave: Callable[[Person], object], auditor: Person, client: Client
) -> None:
    leave(auditor)
    answer = client.get(ACTS, secure=True)
    assert (answer.status_code, "login" in answer["Location"]) == (302, True)


def test_roles_are_those_of_this_request(auditor: Person, client: Client) -> None:
    assert (status(client, ACTS), status(client, CONFIRM)) == (200, 403)
    Appointment.objects.filter(person=auditor).update(until=NOW.date() - datetime.timedelta(days=1))
    appoint(person=auditor, role=SECRETARIAT, body="", by=None, now=NOW)
    assert (status(client, ACTS), status(client, CONFIRM)) == (403, 409)  # there is nothing to confirm


def test_a_wrong_guess_lets_nobody_in(auditor: Person, client: Client, make_person: MakePerson) -> None:
    """Also where whoever was guessed may do more."""
    other, key = make_person(SECRETARIAT), str(client.session.session_key)
    wrong = dataclasses.replace(session_store._SEEN[key], person=other.pk, sealed="")
    session_store._SEEN[key] = wrong
    assert (status(client, ACTS), status(client, CONFIRM)) == (200, 403)
    assert session_store._SEEN[key].person == auditor.pk
    session_store._SEEN[key] = wrong
    Session.objects.all().delete()
    assert status(client, CONFIRM) == 302


def test_a_session_that_was_changed_is_opened_anew(auditor: Person, client: Client) -> None:
    """Somebody else's signature, or none, opens nothing; what a session held before counts no more."""
    key, forged = str(client.session.session_key), signing.dumps({SESSION_KEY: str(auditor.pk)}, key="k")
    Session.objects.filter(pk=key).update(session_data=forged)
    assert status(client, ACTS) == 302
    assert key not in session_store._SEEN


def test_only_so_many_sessions_are_kept_in_mind(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_store, "_MOST", 2)
    store, sealed = session_store.SessionStore(), client.session.encode({SESSION_KEY: "1"})
    for number in range(9):
        assert store._opened(f"key {number}", sealed) == {SESSION_KEY: "1"}
    assert len(session_store._SEEN) <= 2
    assert status(client, ACTS) == 200


def test_a_second_factor_is_asked_along(
    auditor: Person, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SECOND_FACTOR", True)
    assert "/account/factor/" in client.get(ACTS, secure=True)["Location"]
    factor = Authenticator.objects.create(user=auditor, type=Authenticator.Type.TOTP, data={})
    assert status(client, ACTS) == 200
    factor.delete()
    assert "/account/factor/" in client.get(ACTS, secure=True)["Location"]
