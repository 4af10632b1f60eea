"""What docs/asvs.md says of passwords, factors and sessions, tried on the office itself."""

import datetime
import re

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction

from tallystick.office import sessions
from tallystick.office.addresses import ANYBODY
from tallystick.office.models import Person
from tallystick.office.passwords import GUESSED
from tallystick.office.sessions import IDLE, LONGEST
from tests.office.conftest import NOW, PASSWORD, MakePerson, SignIn
from tests.office.signing import LOGIN, SAID, browser, tried, with_password

pytestmark = pytest.mark.django_db


def test_guessing_a_password_is_stopped_for_a_while(make_person: MakePerson) -> None:
    person = with_password(make_person("auditor"))
    client = browser()
    for number in range(5):
        assert tried(client, person.email, f"wrong {number}") == ""
    assert tried(client, person.email, PASSWORD) == "", "the right one neither, for five minutes"
    assert "5 wrong passwords in five minutes" in SAID


def test_a_password_may_be_long_of_any_signs_and_is_taken_as_it_is(make_person: MakePerson) -> None:
    person = make_person("auditor")
    for text in ("a" * 11 + "é", " spaces at both ends ", "密" * 64, "x1" * 300):
        validate_password(text, person)
        person.set_password(text)
        person.save()
        assert authenticate(None, email=person.email, password=text) == person
        assert authenticate(None, email=person.email, password=text.upper() + "?") is None
        assert authenticate(None, email=person.email, password=text[:-1]) is None


@pytest.mark.parametrize(
    "text",
    ["short", "passwordpassword", "qwertyuiop123456789"[:10], "tallystick-office", "Office.Example.2026"],
)
def test_a_password_that_is_guessed_first_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(text)
    assert all(word in SAID for word in GUESSED)


def test_a_field_for_a_password_hides_it_and_lets_a_keeper_fill_it(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    page = browser().get(LOGIN, secure=True).content.decode()
    field = re.search(r"<input[^>]*name=\"?password[^>]*>", page)
    assert field
    assert re.search('type="?password', field[0])
    assert "current-password" in field[0]
    assert "onpaste" not in page
    change = sign_in(with_password(make_person("auditor"))).get(
        "/office/account/password/change/", secure=True
    )
    assert "oldpassword" in change.content.decode(), "the current one is asked for too"


def test_a_letter_for_a_password_opens_one_day_and_gives_none(
    make_person: MakePerson, mailoutbox: list[EmailMessage]
) -> None:
    person = with_password(make_person("auditor"))
    for email in (person.email, "nobody@office.example"):
        answer = browser().post("/office/account/password/reset/", {"email": email}, secure=True)
        assert answer.status_code == 302, "both look alike"
    assert PASSWORD not in str([one.body for one in mailoutbox])
    assert settings.PASSWORD_RESET_TIMEOUT == 24 * 3600
    assert "one day" in SAID


def test_a_new_sign_in_is_a_new_session_and_the_old_one_is_worth_nothing(make_person: MakePerson) -> None:
    person = with_password(make_person("auditor"))
    client = browser()
    client.get(LOGIN, secure=True)
    assert tried(client, person.email, PASSWORD) == "/office/"
    first = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert len(first) >= 32
    kept = browser()
    kept.cookies[settings.SESSION_COOKIE_NAME] = first
    assert kept.get("/office/", secure=True).status_code == 200
    out = client.post("/office/account/logout/", secure=True)
    assert out.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert kept.get("/office/", secure=True).status_code == 302, "ended at the server, not in the browser"
    assert tried(client, person.email, PASSWORD) == "/office/"
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != first


@pytest.mark.parametrize(("minutes", "times", "stays"), [(50, 1, True), (61, 1, False), (50, 15, False)])
def test_a_session_ends_when_nobody_is_there_and_after_a_day_of_work(
    make_person: MakePerson,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
    minutes: int,
    times: int,
    *,
    stays: bool,
) -> None:
    client, moment = sign_in(make_person("auditor")), NOW
    monkeypatch.setattr(sessions, "now", lambda: moment)
    client.get("/office/rules/", secure=True)
    for _ in range(times):
        moment += datetime.timedelta(minutes=minutes)
        answer = client.get("/office/rules/", secure=True)
    assert (answer.status_code == 200) is stays
    assert (datetime.timedelta(hours=1), datetime.timedelta(hours=12)) == (IDLE, LONGEST)
    assert "one hour" in SAID
    assert "twelve hours" in SAID


def test_what_is_open_elsewhere_is_ended_by_oneself_and_by_an_administrator(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    person, head = with_password(make_person("auditor")), make_person("administrator")
    here, there = sign_in(person), sign_in(person)
    page = "/office/account/elsewhere/"
    asked = here.post(page, secure=True)
    assert "/account/again/" in asked.headers["Location"], "not without the password once more"
    here.post(asked.headers["Location"], {"password": PASSWORD}, secure=True, follow=True)
    assert here.post(page, secure=True).headers["Location"] == "/office/account/factor/"
    assert there.get("/office/", secure=True).status_code == 302
    assert here.get("/office/", secure=True).status_code == 200
    sign_in(head).post(f"/office/people/{person.pk}/end-sessions/", {"form": "a-form-of-this"}, secure=True)
    assert here.get("/office/", secure=True).status_code == 302


def test_one_sees_what_one_has_open_and_ends_one_of_it(make_person: MakePerson, sign_in: SignIn) -> None:
    person, other = with_password(make_person("auditor")), with_password(make_person("auditor"))
    here, there, third, elses = sign_in(person), sign_in(person), sign_in(person), sign_in(other)
    for one in (here, there, third, elses):
        assert one.get("/office/", secure=True).status_code == 200
    page = "/office/account/elsewhere/"
    asked = here.get(page, secure=True).headers["Location"]
    here.post(asked, {"password": PASSWORD}, secure=True)
    told = here.get(page, secure=True).content.decode()
    named = re.findall(r'name="one" value="([0-9a-f]{64})"', told)
    assert len(named) == 2
    assert told.count("This one") == 1
    assert not any((client.session.session_key or "none") in told for client in (here, there, third))
    assert here.post(page, {"one": named[0]}, secure=True).headers["Location"] == page
    assert sorted(one.get("/office/", secure=True).status_code for one in (there, third)) == [200, 302]
    assert here.get(page, secure=True).content.decode().count('name="one"') == 1
    elses.post(elses.get(page, secure=True).headers["Location"], {"password": PASSWORD}, secure=True)
    elses.post(page, {"one": named[1]}, secure=True)
    assert sorted(one.get("/office/", secure=True).status_code for one in (there, third)) == [200, 302]


def test_a_closed_account_and_a_changed_password_end_what_is_open(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    person, head = with_password(make_person("auditor")), make_person("administrator")
    client = sign_in(person)
    person.set_password(PASSWORD + "!")
    person.save()
    assert client.get("/office/", secure=True).status_code == 302
    client = sign_in(person)
    sign_in(head).post(f"/office/people/{person.pk}/close/", {"form": "a-form-of-that"}, secure=True)
    assert client.get("/office/", secure=True).status_code == 302
    assert "/inactive/" in tried(browser(), person.email, PASSWORD + "!")


def test_a_new_factor_ends_what_is_open_elsewhere_and_a_code_opens_once(
    make_person: MakePerson,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = with_password(make_person("auditor"))
    here, there = sign_in(person), sign_in(person)
    page = "/office/account/factor/app/"
    asked = here.get(page, secure=True).headers["Location"]
    here.post(asked, {"password": PASSWORD}, secure=True)
    secret = re.search(r"<code>([A-Z2-7]+)</code>", here.get(page, secure=True).content.decode())
    assert secret
    assert len(secret[1]) >= 32, "160 bits"
    code = code_of(secret[1])
    monkeypatch.setattr(transaction, "on_commit", lambda act: act())
    assert here.post(page, {"code": code}, secure=True).status_code == 302
    assert there.get("/office/", secure=True).status_code == 302
    assert here.get("/office/", secure=True).status_code == 200
    _a_code_opens_once(person, secret[1])


def code_of(secret: str) -> str:
    """Give the code that an app shows now."""
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def _a_code_opens_once(person: Person, secret: str) -> None:
    code, ways = code_of(secret), []
    for _ in range(2):
        client = browser()
        assert tried(client, person.email, PASSWORD).endswith("/factor/code/")
        ways.append(client.post("/office/account/factor/code/", {"code": code}, secure=True).status_code)
    assert ways[1] == 200, "one that was used opens no more"


def test_a_new_password_by_letter_still_asks_for_the_factor(
    make_person: MakePerson, mailoutbox: list[EmailMessage]
) -> None:
    person = with_password(make_person("auditor"))
    TOTP.activate(person, "A" * 32)
    client = browser()
    client.post("/office/account/password/reset/", {"email": person.email}, secure=True)
    way = re.search(r"https://office.example(/office/\S+)", str(mailoutbox[0].body))
    assert way
    page = client.get(way[1], secure=True).headers["Location"]
    new = "a new battery staple"
    assert client.post(page, {"password1": new, "password2": new}, secure=True).status_code == 302
    assert client.get("/office/", secure=True).status_code == 302
    assert tried(browser(), person.email, new).endswith("/factor/code/")


def test_whoever_is_led_on_after_signing_in_stays_here(make_person: MakePerson) -> None:
    person = with_password(make_person("auditor"))
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"):
        fields = {"login": person.email, "password": PASSWORD, "next": elsewhere}
        assert browser().post(LOGIN, fields, secure=True).headers["Location"] == "/office/"


def test_a_field_that_comes_twice_counts_once(make_person: MakePerson) -> None:
    person = with_password(make_person("auditor"))
    fields = {"login": ["nobody@office.example", person.email], "password": ["x", PASSWORD]}
    assert browser().post(LOGIN, fields, secure=True).headers["Location"] == "/office/"


def test_the_ways_in_are_those_that_are_written_down() -> None:
    told = SAID.partition("**Ways in.**")[2].partition("\n\n")[0]
    assert set(re.findall(r"`((?:account|mfa)_\w+)`", told)) == {str(one.name) for one in ANYBODY}
