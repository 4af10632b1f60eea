"""Every address of the office, met by every role: the table of permissions lets in, and nothing else does."""

import html
import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, reverse

from tallystick.office.addresses import ANYBODY, ONESELF, ROUTES
from tallystick.office.models import Person
from tallystick.office.routes import Route
from tallystick.office.selectors.api import OF_A_BODY, OPEN
from tallystick.office.tell_addresses import TELL_ROUTES
from tallystick.office.visit import holdings_of
from tallystick.voice.language import ENGLISH
from tallystick.workflow.permissions import (
    ACT_WORDS,
    ACTS,
    ASSESSOR,
    IN_A_BODY,
    ROLE_WORDS,
    ROLES,
    TABLE,
    denial,
)
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.tried import Try
from tests.office.trying import LET_IN, TURNED_AWAY, answered, names, tries
from tests.office.writing import BODY, OTHER

#: What other systems ask for and write, each with a token: tests/office/test_api*.py meet these.
WRITTEN_BY_TOKEN = ("write_report", "begin_measure", "change_measure", "write_draft", "give_draft")
#: On which the public writes, without an account: tests/office/tell meets these.
PUBLIC = {str(one.name) for one in TELL_ROUTES}
API = {*OPEN, *OF_A_BODY, "api-root", "openapi-json"}
API |= {f"{one}_by_token" for one in WRITTEN_BY_TOKEN}
STYLES = {"style.css", "confirm.css", "office.css", "passkey.js", "work.js", "uploads.js"}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]


def test_every_address_has_its_line() -> None:
    known = [*(one.name for one in ROUTES), *(str(one.name) for one in (*ANYBODY, *ONESELF))]
    assert sorted(names()) == sorted([*known, *STYLES, *API, *PUBLIC])
    assert {one.act for one in ROUTES} <= set(ACTS)
    assert len(set(known)) == len(known)


def test_every_address_is_tried(make_person: MakePerson) -> None:
    assert sorted(tries(make_person("auditor"))) == sorted(one.name for one in ROUTES)


#: In a body the role is met in the one that owes, and in one that owes nothing.
MET = [*(one for one in ROLES if one not in {*IN_A_BODY, ASSESSOR}), "none"]
MET += [f"{ASSESSOR}@{one}" for one in ("J1", "J2", "J3")]
MET += [f"{role}@{body}" for role in IN_A_BODY for body in (BODY, OTHER)]


@pytest.mark.parametrize("role", MET)
def test_a_role_is_let_in_where_the_table_says_so_and_nowhere_else(
    role: str, make_person: MakePerson, sign_in: SignIn
) -> None:
    wrong = []
    all_tries = tries(make_person("secretariat"))  # invites the assessors, too
    person = make_person(*([role] if role != "none" else []))
    client, held = sign_in(person), holdings_of(person, NOW.date())
    for route, one in ((met, tried) for met in ROUTES for tried in all_tries[met.name]):
        may = denial(route.act, held, one.acted_on) is None
        before = transaction.savepoint()
        code = answered(client, route, one)
        transaction.savepoint_rollback(before)
        if code not in (LET_IN if may else TURNED_AWAY):
            wrong.append(f"{route.name} {one.named}: {code} though may is {may}")
    assert wrong == []


def test_an_office_that_asks_nobody_is_noticed(
    make_person: MakePerson, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: whoever has signed in is let in everywhere."""
    person = make_person("auditor")
    (route,) = (one for one in ROUTES if one.name == "see_cases")
    assert answered(sign_in(person), route, Try({})) in TURNED_AWAY
    monkeypatch.setattr("tallystick.office.visit.denial", lambda *_: None)
    assert answered(sign_in(person), route, Try({})) in LET_IN
    assert denial(route.act, holdings_of(person, NOW.date())) is not None


def _each(person: Person) -> Iterator[tuple[Route, Try, str]]:
    """Each route with each thing that it is tried with, and its address."""
    all_tries = tries(person)
    for route in ROUTES:
        for one in all_tries[route.name]:
            yield route, one, reverse(route.name, kwargs=one.named)


def test_nobody_is_let_in_without_signing_in(make_person: MakePerson) -> None:
    client = Client(headers={"host": "office.example"})
    for route, _, address in _each(make_person("auditor")):
        answer = (client.post if route.changes else client.get)(address, secure=True)
        assert answer.status_code == 302, route.name
        assert answer.headers["Location"].startswith("/office/account/login/"), route.name


@pytest.mark.parametrize("one", ONESELF, ids=lambda one: one.name)
def test_an_account_is_seen_by_nobody_else(one: URLPattern) -> None:
    named = dict.fromkeys(one.pattern.converters, 1)
    path = reverse(str(one.name), kwargs=named)
    answer = Client(headers={"host": "office.example"}).get(path, secure=True)
    assert answer.status_code == 302


def test_another_method_is_not_answered(make_person: MakePerson, sign_in: SignIn) -> None:
    person = make_person("auditor")
    client = sign_in(person)
    for route, _, address in _each(person):
        cache.clear()  # these are more calls than one person has in a minute
        others = [client.put, client.delete, client.get if route.changes else client.post]
        assert [asked(address, secure=True).status_code for asked in others] == [405] * 3, route.name


def test_a_form_of_another_site_is_refused(make_person: MakePerson) -> None:
    person = make_person("administrator")
    client = Client(enforce_csrf_checks=True, headers={"host": "office.example"})
    client.force_login(person)
    for address in (address for route, _, address in _each(person) if route.changes):
        answer = client.post(
            address, {"name": "my own words"}, secure=True, headers={"origin": "https://evil.example"}
        )
        assert answer.status_code == 403, address
        assert "my own words" in answer.content.decode(), address


def test_what_is_not_there_looks_like_what_is_not_ones_own(make_person: MakePerson, sign_in: SignIn) -> None:
    client = sign_in(make_person("administrator"))
    pages = [client.get(path, secure=True) for path in ("/office/people/99999/", "/office/nowhere/")]
    pages.append(client.post("/office/people/99999/close/", secure=True))
    assert [one.status_code for one in pages] == [404] * 3
    assert all("There is no such page, or it isn&#39;t yours" in one.content.decode() for one in pages)


def test_the_table_of_permissions_names_every_role_of_every_act_and_stays_small(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    """Roles that may do the same in the same place and state stand in one row."""
    page = sign_in(make_person("secretariat")).get("/office/rules/", secure=True).content.decode()
    assert len(page.encode()) < 45_000
    seen: dict[str, str] = {}
    for act, roles in re.findall(r'<th scope="row">(.*?)</th><td data-q="Who">(.*?)</td>', page):
        seen[html.unescape(act)] = seen.get(html.unescape(act), "") + ", " + html.unescape(roles)
    for one in TABLE:
        assert ENGLISH.say(ROLE_WORDS[one.role]) in seen[ENGLISH.say(ACT_WORDS[one.act])], one
