"""Nothing that somebody wrote is lost where what they wrote it for is gone, or they are."""

import datetime
from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from tallystick.office.models import Appointment, OfficeDraft, Person, StoredBody, StoredResponsibility
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.writing import BODY, COMMITMENT, OTHER, PHASE, SAID

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
WRITE = f"/office/bodies/{BODY}/{PHASE}/reports/{COMMITMENT}/write/"
WORDS = "What took us an hour and a half to write."


def end_body(_: Person) -> None:
    """Let another body take over."""
    other = StoredBody.objects.get(id=OTHER)
    StoredBody.objects.filter(id=BODY).update(until="2024-03-01", successor=other)


def take_part_away(_: Person) -> None:
    """Take the part in the commitment away from the body."""
    StoredResponsibility.objects.filter(body__id=BODY, commitment__id=COMMITMENT).delete()


def move(person: Person) -> None:
    """Have them work for another body."""
    Appointment.objects.filter(person=person).update(body=StoredBody.objects.get(id=OTHER))


def end_role(person: Person) -> None:
    """Take their role away."""
    Appointment.objects.filter(person=person).update(until=NOW.date() - datetime.timedelta(1))


def run_out(_: Person) -> None:
    """Let an hour go by."""
    Session.objects.all().delete()


def close(person: Person) -> None:
    """Close the account."""
    Person.objects.filter(pk=person.pk).update(is_active=False)


def change_password(person: Person) -> None:
    """Give a new password, elsewhere."""
    person.set_password("another horse battery staple")
    person.save()


@pytest.mark.parametrize(
    ("meanwhile", "status"),
    [
        (end_body, 404),
        (take_part_away, 404),
        (move, 404),
        (end_role, 403),
        (run_out, 403),
        (close, 403),
        (change_password, 403),
    ],
)
@pytest.mark.parametrize("language", ["", "/zh-hans"])
def test_words_stand_on_the_page_that_says_why_they_were_not_saved(
    meanwhile: Callable[[Person], None], status: int, language: str, make_person: MakePerson, sign_in: SignIn
) -> None:
    person = make_person(f"body_officer@{BODY}")
    client = sign_in(person)
    assert client.get(language + WRITE.removesuffix("write/"), secure=True).status_code == 200
    meanwhile(person)
    answer = client.post(language + WRITE, SAID | {"said": WORDS, "form": "x"}, secure=True)
    page = answer.content.decode()
    assert (answer.status_code, WORDS in page) == (status, True)
    assert ("You are signed in no more" in page) is (
        not language and meanwhile in {run_out, close, change_password}
    )
    assert not OfficeDraft.objects.exists()


def test_words_stand_where_the_second_factor_went(
    make_person: MakePerson, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in(make_person(f"body_officer@{BODY}"))
    monkeypatch.setattr(settings, "SECOND_FACTOR", True)
    answer = client.post(WRITE, SAID | {"said": WORDS, "form": "x"}, secure=True)
    assert (answer.status_code, WORDS in answer.content.decode()) == (403, True)
    assert client.post(WRITE, {}, secure=True).status_code == 302


def test_nobody_sees_words_that_another_site_put_in_a_form() -> None:
    """Only a form of ours comes so far."""
    client = Client(enforce_csrf_checks=True, headers={"host": "office.example"})
    answer = client.post(WRITE, {"said": WORDS, "password": "secret", "form": "x"}, secure=True)
    assert (answer.status_code, "does not come from a page" in answer.content.decode()) == (403, True)
    assert client.post("/office/nowhere/", {"said": WORDS}, secure=True).status_code in {403, 404}
