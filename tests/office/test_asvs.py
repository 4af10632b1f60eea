"""What docs/asvs.md says of headers, logs, limits and code, tried on the office itself."""

import ast
import datetime
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tallystick.office import calls as call_limits
from tallystick.office import sessions
from tallystick.office.calls import MOST_A_MINUTE
from tallystick.office.cleaning import cleaner, kinds
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import Person
from tallystick.office.security_events import EVENTS, LOGGER
from tallystick.office.services import tokens
from tallystick.office.views import confirming, figures, forms
from tests.architecture.tree import ROOT
from tests.office.conftest import NOW, PASSWORD, MakePerson, SignIn
from tests.office.signing import LOGIN, SAID, browser, tried, with_password

pytestmark = pytest.mark.django_db
_FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {0} %s \\ ' \" &amp;"


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
    assert (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS, settings.DATA_UPLOAD_MAX_NUMBER_FILES) == (1000, 2)
    assert "1,000 fields, two files" in told
    assert (4 * megabytes, 4 * megabytes) == (forms.LARGEST, confirming.LARGEST)
    assert tuple(one * megabytes for one in (16, 20, 64)) == (
        figures.LARGEST,
        kinds.LARGEST,
        kinds.LARGEST_CLEANED,
    )
    assert cleaner.MOST_SECONDS == 10
    assert MOST_A_MINUTE == 600
    assert "600 pages a minute" in told
    for words in ("document: 4 MB", "figures: 16 MB", "evidence: 20 MB", "64 MB or 10 seconds"):
        assert words in told


@pytest.mark.django_db
def test_who_asks_without_end_is_answered_no_more_for_a_while(
    make_person: MakePerson, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of one person, or of one address where nobody has signed in; others are answered meanwhile."""
    monkeypatch.setattr(call_limits, "MOST_A_MINUTE", 5)
    monkeypatch.setattr(call_limits, "now", lambda: NOW)
    one, other, nobody = sign_in(make_person("auditor")), sign_in(make_person("auditor")), browser()
    for client, path in ((one, "/office/"), (nobody, "/office/account/login/")):
        answers = [client.get(path, secure=True).status_code for _ in range(7)]
        assert answers == [200] * 5 + [429] * 2
    answer = one.get("/zh-hans/office/", secure=True)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert other.get("/office/", secure=True).status_code == 200
    monkeypatch.setattr(call_limits, "now", lambda: NOW + datetime.timedelta(minutes=1))
    assert one.get("/office/", secure=True).status_code == 200


def test_many_who_call_push_out_no_count_of_guesses() -> None:
    cache.set("guesses", 5, 300)
    for number in range(2_000):
        cache.set(f"calls-{number}", 1, 120)
    assert cache.get("guesses") == 5


def test_a_proxy_is_believed_only_where_one_was_told_of() -> None:
    forged = {"x-forwarded-proto": "https", "x-forwarded-for": "10.0.0.1", "x-forwarded-host": "evil.example"}
    assert settings.CONFIGURATION.proxies == 0
    assert browser().get("/office/", headers=forged).status_code == 301
    assert (settings.SECURE_PROXY_SSL_HEADER, settings.ALLAUTH_TRUSTED_PROXY_COUNT) == (None, 0)


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


def test_logs_go_where_it_is_written_down() -> None:
    handlers: dict[str, dict[str, object]] = settings.LOGGING["handlers"]  # type: ignore[assignment]
    assert {one["class"] for one in handlers.values()} == {"logging.StreamHandler"}
    assert "To the standard error of the process, and nowhere else" in SAID


def test_the_days_for_renewing_a_library_are_written_down() -> None:
    text = (ROOT / "docs" / "office-operations.md").read_text(encoding="utf-8")
    told = text.partition("## How soon a library is renewed")[2].partition("\n## ")[0]
    days = [int(one) for one in re.findall(r"\| (\d+) \|", told)]
    assert len(days) == 3
    assert days == sorted(days)  # the graver, the sooner
    locked = re.search(r"`(requirements/[a-z.]+)`", told)
    assert locked is not None
    assert "django==" in (ROOT / locked[1]).read_text(encoding="utf-8")
