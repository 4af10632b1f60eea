"""Every form of every page that a role is shown, with what no field expects: a page answers, no fault."""

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tallystick.office.addresses import ROUTES
from tests.office.conftest import MakePerson, SignIn
from tests.office.trying import tries
from tests.office.writing import BODY, SAID, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan", "home")]
_ROLES = ("secretariat", f"body_officer@{BODY}", "statistics_officer", "administrator")
#: How often each form is sent, each of its fields with another value each time.
_ROUNDS = 2
#: What breaks a database, a cell, a number, a date, a line or a formula.
HOSTILE = (
    "a\0b",
    "9" * 400,
    "-1e999",
    "NaN",
    "0001-01-01",
    "99999-99-99",
    "x" * 100_000,
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE office_person; --",
    "%s%(x)s{0}{x}",
    "\u202e\ufeff\u2028",
)
_FORM = re.compile(r'<form method="post" action="([^"]+)"[^>]*>(.*?)</form>', re.DOTALL)
_FIELD = re.compile(r'<(?:input|textarea|select|button)[^>]*\bname="([^"]+)"')


def _forms(client: Client, paths: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each form that stands on one of these pages, once: where it goes, and its fields."""
    seen = set()
    for path in paths:
        answer = client.get(path, secure=True)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        for to, inside in _FORM.findall(answer.content.decode()):
            fields = tuple(sorted(set(_FIELD.findall(inside))))
            if (to, fields) not in seen and "account" not in to:
                seen.add((to, fields))
                yield to, fields


def _fields(fields: tuple[str, ...], number: int) -> dict[str, str]:
    told = {name: HOSTILE[(place + number) % len(HOSTILE)] for place, name in enumerate(fields)}
    return told | {"form": f"hostile-{number}"}


@pytest.mark.parametrize("role", _ROLES)
def test_no_field_of_any_form_brings_a_fault(role: str, make_person: MakePerson, sign_in: SignIn) -> None:
    named = tries(make_person("secretariat"))
    written(SAID)
    client, asked, wrong = sign_in(make_person(role)), 0, []
    paths = [reverse(one.name, kwargs=named[one.name][0].named) for one in ROUTES if not one.changes]
    for to, fields in list(_forms(client, paths)):
        cache.clear()  # nobody hands in so much in a minute
        for _ in range(_ROUNDS):
            before = transaction.savepoint()
            asked += 1
            try:
                code: int | str = client.post(to, _fields(fields, asked), secure=True).status_code
            except Exception as fault:  # noqa: BLE001 - each is told, with its form
                code = f"{type(fault).__name__}: {fault}"[:200]
            transaction.savepoint_rollback(before)
            if code not in {200, 302, 303, 400, 403, 404, 409, 413}:
                wrong.append((to, asked, code))
    assert asked >= _ROUNDS
    assert wrong == []
