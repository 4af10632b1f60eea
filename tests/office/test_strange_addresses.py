"""Addresses that name what nothing can be called: each is answered with a page, and none with a fault."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from tallystick.office.addresses import ROUTES
from tallystick.office.models import OfficeDraft
from tallystick.office.routes import Route
from tallystick.office.session_store import SessionStore
from tests.office.conftest import MakePerson, SignIn
from tests.office.trying import tries
from tests.office.writing import BODY, COMMITMENT, PHASE, SAID, SECOND

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
#: A number beyond every database, one that no row has, and texts that no identifier is.
_NUMBERS = (10**30, 2**63, 0)
_TEXTS = ("a\0b", "x" * 3000, "\u202e\ufeff", "..", "%2e%2e%2f", "' OR 1=1 --", "\ud7ff\U0010ffff")


def _strange(named: dict[str, object]) -> Iterator[dict[str, object]]:
    """Give what stands in a pattern with one part after the other exchanged."""
    for part, value in named.items():
        for other in _NUMBERS if isinstance(value, int) else _TEXTS:
            yield named | {part: other}


def _ask(client: Client, route: Route, named: dict[str, object]) -> int:
    address = reverse(route.name, kwargs=named)
    before = transaction.savepoint()
    asked = (client.post if route.changes else client.get)(address, {"form": "x"}, secure=True)
    transaction.savepoint_rollback(before)
    return asked.status_code


def test_what_nothing_can_be_called_is_nothing(make_person: MakePerson, sign_in: SignIn) -> None:
    all_tries = tries(make_person("secretariat"))
    client, asked = sign_in(make_person("auditor")), 0
    wrong: list[tuple[str, str, int | str]] = []
    for route in ROUTES:
        cache.clear()  # nobody asks so much in a minute
        for named in _strange(all_tries[route.name][0].named):
            code: int | str
            try:
                code = _ask(client, route, named)
            except NoReverseMatch:
                continue
            except Exception as fault:  # noqa: BLE001 - each is told, with its address
                code = f"{type(fault).__name__}: {fault}"[:120]
            asked += 1
            if code not in {302, 403, 404, 409}:
                wrong.append((route.name, str(named)[:80], code))
    assert asked > 100
    assert wrong == []


def test_a_text_that_no_database_holds_is_given_back_to_who_wrote_it(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    client = sign_in(make_person(f"body_officer@{BODY}"))
    form = SAID | {"said": "Half of it was\0 done.", "form": "x"}
    answer = client.post(f"/office/bodies/{BODY}/{PHASE}/reports/{COMMITMENT}/write/", form, secure=True)
    assert answer.status_code == 409
    assert "Half of it was" in answer.content.decode()
    assert not OfficeDraft.objects.filter(table="reports").exists()
    path = f"/office/bodies/{BODY}/measures/under/{COMMITMENT}/"
    assert client.get(f"{path}?under=a%00", secure=True).status_code == 404


def test_a_form_that_is_too_large_is_answered_in_words(make_person: MakePerson, sign_in: SignIn) -> None:
    client = sign_in(make_person(f"body_officer@{BODY}"))
    path = f"/office/bodies/{BODY}/{PHASE}/reports/{COMMITMENT}/write/"
    for form in (SAID | {"said": "x" * 8_500_000, "form": "x"}, {f"f{number}": "" for number in range(1100)}):
        kind = "application/x-www-form-urlencoded"
        answer = client.post(path, urlencode(form), content_type=kind, secure=True)
        assert answer.status_code == 400
        assert "larger than the office takes" in answer.content.decode()


def test_none_of_several_values_reaches_the_database(make_person: MakePerson, sign_in: SignIn) -> None:
    """Of what is sent under one name several times each is looked at, not the last alone."""
    client = sign_in(make_person(f"body_officer@{BODY}"))
    path = f"/office/bodies/{BODY}/{PHASE}/reports/{COMMITMENT}/write/"
    assert client.post(path, SAID | {"form": "x"}, secure=True).status_code == 303
    path = reverse("serve_further", kwargs={"number": OfficeDraft.objects.get(table="reports").pk})
    answer = client.post(path, {"form": "y", "duty": ["a\0b", SECOND]}, secure=True)
    page = answer.content.decode()
    assert (answer.status_code, "(NUL)" in page) == (409, True)
    assert SECOND in page
    assert client.get("/office/?page=%00&page=1", secure=True).status_code == 404


@pytest.mark.parametrize("key", ["\0aaaaaaaaaa", "aaaaaaaaaa\0", "a" * 7, "éééééééé", "' OR 1=1 --"])
def test_what_is_no_key_of_a_session_is_looked_up_nowhere(key: str) -> None:
    """A cookie can write any sign as an octal number; PostgreSQL takes no NUL."""
    assert SessionStore(key).session_key is None
