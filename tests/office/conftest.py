"""For the tests of the office: a plan in it, and people with each role."""

import dataclasses
import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.middleware import csrf
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import Person
from tallystick.office.services.people import add_person, appoint
from tallystick.office.services.plan import bring_in
from tallystick.pipeline.new import make_new

NOW = datetime.datetime(2024, 3, 25, 9, 0, tzinfo=datetime.UTC)
#: After the example's reports were due, and after the days of grace that tests give.
LATER = datetime.datetime(2024, 5, 20, 9, 0, tzinfo=datetime.UTC)
PASSWORD = "correct horse battery staple"  # noqa: S105 - of invented people

MakePerson = Callable[..., Person]
SignIn = Callable[[Person], Client]


def _reverse(connection: BaseDatabaseWrapper, **_: object) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA reverse_unordered_selects = ON")


@pytest.fixture(autouse=True, scope="session")
def unordered_reversed() -> None:
    """SQLite gives what nobody ordered from its end: rows that come in order by luck are seen here."""
    connection_created.connect(_reverse, weak=False)


@pytest.fixture(autouse=True)
def plain_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    """No token of a form is drawn by chance: one in some hundreds would spell what a page must not say."""
    monkeypatch.setattr(csrf, "_get_new_csrf_string", lambda: "qz" * 16)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English, whatever the one before it asked for."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test's office has a folder of its own, where what it publishes lies."""
    folder = tmp_path / "an-office"
    own = dataclasses.replace(settings.CONFIGURATION, folder=folder)
    monkeypatch.setattr(settings, "CONFIGURATION", own)
    cache.clear()
    return folder


@pytest.fixture
def one_connection() -> Iterator[None]:
    """The test's own transaction outlives each request: PostgreSQL's would be closed with the first one."""
    signals = request_started, request_finished
    for one in signals:
        one.disconnect(close_old_connections)
    yield
    for one in signals:
        one.connect(close_old_connections)


@pytest.fixture
def home(own_folder: Path) -> LedgerHome:
    """The office's ledger and keys."""
    own_folder.mkdir()
    made = LedgerHome(own_folder)
    made.make("office.example")
    return made


@pytest.fixture(autouse=True)
def evidence(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Files that a test hands in lie in a folder of the tests' own."""
    settings.EVIDENCE = tmp_path_factory.getbasetemp() / "evidence"


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional example, as `tallystick new` writes it."""
    place = tmp_path_factory.mktemp("example") / "plan"
    make_new(str(place))
    return place


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Iterator[str]:
    """An office with the example and its people, served once for all journeys that a process drives."""
    from tests.office.desk import office_of_people  # noqa: PLC0415 - it stands on this module

    with office_of_people(tmp_path_factory.mktemp("office") / "office", example) as found:
        yield found


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office as `office init` makes it, made once; a test that writes into it copies the folder."""
    from tests.office.test_commands import made_at  # noqa: PLC0415 - it stands on this module

    place = tmp_path_factory.mktemp("made") / "office"
    made_at(place)
    return place


@pytest.fixture
def plan(db: None, example: Path) -> Path:  # noqa: ARG001 - the database has to be there
    """The office with the fictional example in it; gives where that lies."""
    bring_in(path=str(example), by=None, now=NOW)
    return example


@pytest.fixture
def make_person(db: None) -> MakePerson:  # noqa: ARG001 - the database has to be there
    """Makes a person with these roles, each ``role`` or ``role@body``."""

    def make(*roles: str) -> Person:
        number = Person.objects.count()
        person = add_person(
            name=f"Person {number}", email=f"p{number}@office.example", password=None, by=None, now=NOW
        )
        for one in roles:
            role, _, body = one.partition("@")
            appoint(person=person, role=role, body=body, by=None, now=NOW)
        return person

    return make


@pytest.fixture
def sign_in() -> SignIn:
    """A browser in which a person has signed in, on the office's own address."""

    def client_of(person: Person) -> Client:
        client = Client(headers={"host": "office.example"})
        client.force_login(person)
        return client

    return client_of
