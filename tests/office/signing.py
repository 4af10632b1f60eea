"""Signing in with a password, as tests do it, and what docs/asvs.md says of it."""

from django.test import Client

from tallystick.office.models import Person
from tests.architecture.tree import ROOT
from tests.office.conftest import PASSWORD

LOGIN = "/office/account/login/"
SAID = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")


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
