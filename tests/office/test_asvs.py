"""What docs/asvs.md says of signing in, sessions, headers and logs, tried on the office itself."""

import ast
import datetime
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

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
from django.test import Client
from django.urls import reverse

from tallystick.office import sessions
from tallystick.office.addresses import ANYBODY
from tallystick.office.cleaning import cleaner, kinds
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import Person
from tallystick.office.passwords import GUESSED
from tallystick.office.security_log import EVENTS, LOGGER
from tallystick.office.services import tokens
from tallystick.office.sessions import IDLE, LONGEST
from tallystick.office.views import confirming, figures, forms
from tests.architecture.tree import ROOT
from tests.office.conftest import NOW, PASSWORD, MakePerson, SignIn

pytestmark = pytest.mark.django_db
LOGIN = "/office/account/login/"
SAID = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The lines of the log of security."""
    monkeypatch.setattr(LOGGER, "propagate", True)
    caplog.set_level(logging.INFO, LOGGER.name)
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    LOGGER.addHandler(handler)
    yield lines
    LOGGER.removeHandler(handler)


def with_password(person: Person) -> Person:
    """Give a person the tests' password."""
    person.set_password(PASSWORD)
    person.save()
    return person


def browser() -> Client:
    """Give a browser in which nobody has signed in."""
    return Client(headers={"host": "office.example"})


def tried(client: Client, email: str, password: str) -> str:
    """Give where an attempt to sign in leads to; empty where it doesn't."""
    answer = client.post(LOGIN, {"login": email, "password": password}, secure=True)
    return str(answer.headers.get("Location", ""))


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
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def _a_code_opens_once(person: Person, secret: str) -> None:
    code, ways = code_of(secret), []
    for _ in range(2):
        client = browser()
        assert tried(client, person.email, PASSWORD).endswith("/factor/code/")
        ways.append(client.post("/office/account/factor/code/", {"code": code}, secure=True).status_code)
    assert ways[1] == 200, "one that was used opens no more"


def test_what_touches_security_is_logged_without_anything_of_anybody(
    make_person: MakePerson, logged: list[str]
) -> None:
    person = with_password(make_person("auditor"))
    client = browser()
    tried(client, person.email, "a wrong\npassword")
    tried(client, person.email, PASSWORD)
    client.post("/office/people/add/", {"form": "a-form-of-mine"}, secure=True)
    client.post("/office/account/logout/", secure=True)
    strict = Client(headers={"host": "office.example"}, enforce_csrf_checks=True)
    strict.post("/office/people/add/", {"name": "x"}, secure=True)
    told = [json.loads(line) for line in logged]
    events = [one["event"] for one in told]
    for event in ("not-signed-in", "factor-shown", "signed-in", "refused", "signed-out", "not-our-form"):
        assert event in events, events
    assert all(datetime.datetime.fromisoformat(one["at"]).tzinfo is not None for one in told)
    assert {one["person"] for one in told} == {None, person.pk}
    for word in (person.email, person.name, "wrong", "127.0.0.1", PASSWORD):
        assert word not in "\n".join(logged)
    assert all(f"`{one}`" in SAID for one in EVENTS)


def test_every_answer_has_the_headers_that_browsers_need(make_person: MakePerson, sign_in: SignIn) -> None:
    client = sign_in(make_person("auditor"))
    for path in ("/office/", "/office/nowhere/", "/style.css", "/office/api/openapi.json", "/passkey.js"):
        told = client.get(path, secure=True).headers
        assert told["X-Content-Type-Options"] == "nosniff", path
        assert "charset=utf-8" in told["Content-Type"] or "json" in told["Content-Type"], path
        assert "object-src 'none'" in told["Content-Security-Policy"], path
        assert "base-uri 'none'; frame-ancestors 'none'" in told["Content-Security-Policy"], path
        assert told["Strict-Transport-Security"].startswith("max-age=31536000; includeSubDomains"), path
        assert told["Referrer-Policy"] == "same-origin", path
        assert "Access-Control-Allow-Origin" not in told, path


def test_a_token_in_the_clear_is_refused_and_not_led_on() -> None:
    answer = browser().get("/office/api/bodies", headers={"authorization": "Bearer x"})
    assert answer.status_code == 403
    assert b"in the clear" in answer.content
    assert browser().get("/office/").status_code == 301


def test_methods_that_nobody_needs_are_not_answered(make_person: MakePerson, sign_in: SignIn) -> None:
    client = sign_in(make_person("auditor"))
    for method in ("TRACE", "PUT", "DELETE"):
        assert client.generic(method, "/office/people/", secure=True).status_code == 405


def test_whoever_is_led_on_after_signing_in_stays_here(make_person: MakePerson) -> None:
    person = with_password(make_person("auditor"))
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"):
        fields = {"login": person.email, "password": PASSWORD, "next": elsewhere}
        assert browser().post(LOGIN, fields, secure=True).headers["Location"] == "/office/"


def test_what_goes_wrong_inside_is_not_told(
    make_person: MakePerson, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret of the inside")

    client = sign_in(make_person("auditor"))
    client.raise_request_exception = False
    monkeypatch.setattr(sessions, "now", broken)
    answer = client.get("/office/people/", secure=True)
    assert answer.status_code == 500
    assert b"secret" not in answer.content
    assert b"Traceback" not in answer.content


def test_no_account_and_no_password_is_there_from_the_beginning() -> None:
    assert not Person.objects.exists()
    assert settings.DEBUG is False
    assert reverse("account_login") == LOGIN
    assert not list(Path(settings.CONFIGURATION.folder).glob("*.key"))


_FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {0} %s \\ ' \" &amp;"


@pytest.mark.usefixtures("plan")
def test_what_somebody_wrote_is_shown_as_text_everywhere(make_person: MakePerson, sign_in: SignIn) -> None:
    client = sign_in(make_person("body_officer@MOH"))
    path = "/office/bodies/MOH/midterm/reports/I.1.02/"
    fields = {"form": "a-form-of-text", "then": "save", "version": "0", "said": HOSTILE, "remark": HOSTILE}
    written = client.post(f"{path}write/", fields, secure=True, follow=True).content.decode()
    refused = client.post("/office/meetings/call/", {"title": HOSTILE, "x": HOSTILE}, secure=True)
    for page in (written, refused.content.decode()):
        assert "<script>" not in page
        assert "49" not in re.findall(r"alert.{0,40}", page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} {0} %s" in written


def sources() -> Iterator[tuple[str, ast.Module]]:
    """Give each module of the office, read."""
    for path in sorted((ROOT / "src" / "tallystick" / "office").rglob("*.py")):
        yield path.name, ast.parse(path.read_text(encoding="utf-8"))


def calls() -> Iterator[tuple[str, str, list[ast.expr]]]:
    """Give what the office calls: the module, the name that is called, and with what."""
    for name, tree in sources():
        for one in ast.walk(tree):
            if isinstance(one, ast.Call):
                yield name, ast.unparse(one.func), one.args


def imported() -> Iterator[tuple[str, str]]:
    """Give what the office imports: the module, and what."""
    for name, tree in sources():
        for one in ast.walk(tree):
            if isinstance(one, ast.Import):
                yield from ((name, alias.name) for alias in one.names)
            elif isinstance(one, ast.ImportFrom):
                yield name, one.module or ""


def test_no_expression_is_made_of_what_people_write() -> None:
    functions = [
        (name, one) for name, tree in sources() for one in ast.walk(tree) if isinstance(one, _FUNCTION)
    ]
    made = [
        (name, one.args[0])
        for name, function in functions
        for one in ast.walk(function)
        if isinstance(one, ast.Call) and ast.unparse(one.func).startswith("re.") and one.args
    ]
    assert made
    assert [name for name, one in made if not isinstance(one, ast.Constant | ast.Name)] == []


def test_no_code_is_evaluated_and_no_object_is_unpickled() -> None:
    never = {"eval", "exec", "compile", "__import__", "os.system", "os.popen"}
    assert [one for one in calls() if one[1] in never] == []
    assert [one for one in imported() if one[1] in {"pickle", "marshal", "shelve", "dill"}] == []


def test_only_one_module_asks_other_systems() -> None:
    asking = {"requests", "urllib.request", "http.client", "socket", "ftplib"}
    assert {name for name, one in imported() if one in asking} == {"provider.py"}
    assert "`provider.py` alone asks by http" in SAID


def test_no_broken_hash_is_used() -> None:
    assert [one for one in calls() if re.search(r"(^|\.)(md5|sha1)$", one[1])] == []


def test_the_limits_that_are_written_down_are_those_of_the_program() -> None:
    told = SAID.partition("**Limits.**")[2].partition("\n\n")[0]
    megabytes = 1024 * 1024
    assert (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS, settings.DATA_UPLOAD_MAX_NUMBER_FILES) == (200, 1)
    assert "200 fields, one file" in told
    assert (4 * megabytes, 4 * megabytes) == (forms.LARGEST, confirming.LARGEST)
    assert tuple(one * megabytes for one in (16, 20, 64)) == (
        figures.LARGEST,
        kinds.LARGEST,
        kinds.LARGEST_CLEANED,
    )
    assert cleaner.MOST_SECONDS == 10
    for words in ("document: 4 MB", "figures: 16 MB", "evidence: 20 MB", "64 MB or 10 seconds"):
        assert words in told


def test_the_ways_in_are_those_that_are_written_down() -> None:
    told = SAID.partition("**Ways in.**")[2].partition("\n\n")[0]
    assert set(re.findall(r"`((?:account|mfa)_\w+)`", told)) == {str(one.name) for one in ANYBODY}


def test_a_proxy_is_believed_only_where_one_was_told_of() -> None:
    forged = {"x-forwarded-proto": "https", "x-forwarded-for": "10.0.0.1", "x-forwarded-host": "evil.example"}
    assert settings.CONFIGURATION.proxies == 0
    assert browser().get("/office/", headers=forged).status_code == 301
    assert (settings.SECURE_PROXY_SSL_HEADER, settings.ALLAUTH_TRUSTED_PROXY_COUNT) == (None, 0)


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


@pytest.mark.usefixtures("plan")
def test_every_page_lets_one_sign_out(make_person: MakePerson, sign_in: SignIn) -> None:
    client = sign_in(make_person("secretariat"))
    for path in ("", "phases/", "tree/", "nowhere/", "account/factor/", "account/password/change/"):
        page = client.get(f"/office/{path}", secure=True, follow=True).content.decode()
        assert "account/logout/" in page, path


def test_keys_that_are_written_down_are_those_that_there_are(home: LedgerHome) -> None:
    told = SAID.partition("**Keys.**")[2].partition("\n\n")[0]
    made = {one.name for one in home.folder.iterdir() if one.name.endswith(".key")}
    assert made == set(re.findall(r"`(\w+\.key)`", told))
    assert tokens._BYTES * 8 == 256
    assert "256 bits" in told


def test_no_file_of_the_source_is_given_out() -> None:
    for path in (
        "/.git/config",
        "/static/",
        "/office/..%2fpyproject.toml",
        "/tests/",
        "/admin/",
        "/office.toml",
    ):
        assert browser().get(path, secure=True).status_code == 404, path


def test_what_is_kept_of_people_is_written_down() -> None:
    told = SAID.partition("**What is protected.**")[2].partition("\n\n")[0]
    kept = {one.name for one in Person._meta.get_fields() if one.concrete} - {"id"}
    assert kept <= set(re.findall(r"`(\w+)`", told))


def test_a_field_that_comes_twice_counts_once(make_person: MakePerson) -> None:
    person = with_password(make_person("auditor"))
    fields = {"login": ["nobody@office.example", person.email], "password": ["x", PASSWORD]}
    assert browser().post(LOGIN, fields, secure=True).headers["Location"] == "/office/"


def test_logs_go_where_it_is_written_down() -> None:
    assert {one["class"] for one in settings.LOGGING["handlers"].values()} == {"logging.StreamHandler"}
    assert "To the standard error of the process, and nowhere else" in SAID
