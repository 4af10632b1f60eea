"""The office as it is set up: what Django's own check finds, what travels, and what is told from outside."""

import logging
import re
from pathlib import Path
from ssl import CERT_REQUIRED

import pytest
from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.core.management import call_command
from django.db import connection
from django.test import Client

from tallystick.base.findings import Refusal
from tallystick.office.configuration import FILE, FOLDER, read_configuration
from tallystick.office.connections import database_settings, mail_settings
from tallystick.office.logs import Bare
from tests.office.conftest import MakePerson, SignIn

#: What is asked again and again is kept ready by PostgreSQL.
KEPT_READY = {"prepare_threshold": 2}


def test_the_check_for_the_open_web_finds_nothing() -> None:
    call_command("check", deploy=True, fail_level="WARNING")


def test_cookies_go_to_this_host_alone_and_to_no_script(make_person: MakePerson) -> None:
    person = make_person()
    person.set_password("correct horse battery staple")
    person.save()
    client = Client(headers={"host": "office.example"})
    client.get("/office/account/login/", secure=True)
    fields = {"login": person.email, "password": "correct horse battery staple"}
    answer = client.post("/office/account/login/", fields, secure=True)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/office/")
    assert set(client.cookies) == {"__Host-session", "__Host-form"}
    for cookie in client.cookies.values():
        assert cookie["secure"]
        assert cookie["httponly"]
        assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Lax", "/", "")


@pytest.mark.django_db
def test_plain_http_leads_to_https_and_another_host_to_nothing() -> None:
    client = Client(headers={"host": "office.example"})
    assert client.get("/office/").headers["Location"] == "https://office.example/office/"
    assert Client(headers={"host": "evil.example"}).get("/office/", secure=True).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/office/account/login/", "/zh-hans/office/account/login/", "/office/nowhere/"]
)
def test_a_page_loads_nothing_from_elsewhere(path: str) -> None:
    answer = Client(headers={"host": "office.example"}).get(path, secure=True)
    rules = answer.headers["Content-Security-Policy"]
    assert rules.startswith("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'")
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    page = answer.content.decode()
    assert re.findall(r"(?:src|href|action)=\"?(?:https?:)?//", page) == []
    assert "<script" not in page


@pytest.mark.usefixtures("plan")
def test_who_needs_a_second_factor_is_led_to_it_first(make_person: MakePerson, sign_in: SignIn) -> None:
    client = sign_in(make_person("auditor"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "SECOND_FACTOR", True)
        answer = client.get("/office/people/", secure=True)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/office/account/factor/app/")
    assert client.get("/office/people/", secure=True).status_code == 200


def test_a_log_says_where_and_nothing_of_who() -> None:
    try:
        raise ValueError("what somebody wrote")
    except ValueError as problem:
        info = (type(problem), problem, problem.__traceback__)
    record = logging.LogRecord(
        "django.request", logging.ERROR, "x.py", 1, "%s from 10.1.2.3", ("/office/x",), info
    )
    assert Bare().filter(record)
    line = logging.Formatter().format(record)
    assert re.fullmatch(r"ERROR django.request  ValueError at test_settings.py:\d+", line)


def test_sqlite_waits_for_the_disk(tmp_path: Path) -> None:
    found = database_settings(read_configuration({FOLDER: str(tmp_path)}))
    assert found["NAME"] == tmp_path / "office.sqlite3"
    assert "synchronous=FULL" in str(found["OPTIONS"])
    assert "journal_mode=WAL" in str(found["OPTIONS"])


@pytest.mark.django_db
@pytest.mark.skipif("postgresql" in str(settings.DATABASES), reason="speaks of SQLite")
def test_the_database_that_is_open_does_so_too() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,)
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize(
    ("address", "options"),
    [
        ("postgresql://a@127.0.0.1/plan", {}),
        ("postgresql://a@/plan?host=/run/postgresql", {}),
        (
            "postgresql://a@db.example/plan?sslmode=verify-full&sslrootcert=own.pem",
            {"sslmode": "verify-full", "sslrootcert": "own.pem"},
        ),
    ],
)
def test_a_database_elsewhere_is_known_by_its_certificate(address: str, options: dict[str, str]) -> None:
    assert database_settings(read_configuration({"DATABASE_URL": address}))["OPTIONS"] == options | KEPT_READY
    for mode in ("disable", "prefer", "require", "verify-ca"):
        open_ = f"postgresql://a@db.example/plan?sslmode={mode}"
        with pytest.raises(Refusal, match="without its certificate"):
            database_settings(read_configuration({"DATABASE_URL": open_}))


def test_a_database_and_a_post_office_are_told_by_their_address() -> None:
    told = read_configuration(
        {
            "DATABASE_URL": "postgresql://office:a%40b@db.example:5433/plan",
            "TALLYSTICK_OFFICE_MAIL": "smtps://post:secret@mail.example",
        }
    )
    found = database_settings(told)
    assert [found[name] for name in ("HOST", "PORT", "USER", "PASSWORD", "NAME", "OPTIONS")] == [
        *("db.example", 5433, "office", "a@b", "plan"),
        {"sslmode": "verify-full", "sslrootcert": "system"} | KEPT_READY,
    ]
    connected = get_connection(found_mail := "django.core.mail.backends.smtp.EmailBackend")
    assert isinstance(connected, EmailBackend)
    assert (connected.ssl_context.verify_mode, connected.ssl_context.check_hostname) == (CERT_REQUIRED, True)
    mail = mail_settings(told)
    assert mail["EMAIL_BACKEND"] == found_mail
    assert [mail[f"EMAIL_{name}"] for name in ("HOST", "PORT", "HOST_USER", "USE_SSL", "USE_TLS")] == [
        *("mail.example", 465, "post", True, False)
    ]


def test_the_environment_stands_above_the_file(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('address = "https://a.example/"\nproxies = 2\nsecond_factor = false\n')
    told = read_configuration({FOLDER: str(tmp_path), "TALLYSTICK_OFFICE_PROXIES": "1"})
    assert (told.address, told.host, told.proxies, told.second_factor) == (
        "https://a.example",
        "a.example",
        1,
        False,
    )
    assert not told.is_local


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("place = 'https://a.example'", "place"),
        ("address = 'http://a.example'", "https://"),
        ("address = 'http://127.0.0.1.evil.example'", "https://"),
        ("files = 'http://files.example'", "https://"),
        ("address = 'https://a.example'\nfiles = 'https://A.example:444'", "another host"),
        ("database = 'mysql://x/y'", "postgresql://"),
        ("mail = 'http://x'", "smtp://"),
        ("mail_in = 'nobody'", "write@office.example"),
        ("mail_in = 'a@b.example'\nmail_in_trusts = 'mx'", "kept in no file"),
        ("mail = 'smtp://x'\nmail_in_trusts = 'mx'", "mail_in and mail too"),
        ("proxies = 'many'", "whole number"),
        ("second_factor = 'perhaps'", "true or false"),
        ("address = ", "can't be read"),
    ],
)
def test_what_nobody_understands_is_refused(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(Refusal) as refused:
        read_configuration({FOLDER: str(tmp_path)})
    assert says in f"{refused.value.title.text} {refused.value.fix.text}"


def test_a_secret_of_an_address_is_not_repeated() -> None:
    with pytest.raises(Refusal) as refused:
        read_configuration({"DATABASE_URL": "mysql://root:hunter2@x/y"})
    assert "hunter2" not in f"{refused.value.title.text} {refused.value.fix.text}"
