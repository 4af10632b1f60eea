"""Evidence files come from a host of their own, where the office's cookies never go and nothing else is."""

import dataclasses
import hashlib

import pytest
from django.test import Client
from pytest_django import Settings

from tallystick.office.models import EvidenceFile
from tests.office.cleaning.hostile import picture
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.services.test_evidence import REPORT, hand_in
from tests.office.writing import BODY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
HOST = "files.example"


@pytest.fixture(autouse=True)
def apart(settings: Settings, own_folder: object) -> None:  # noqa: ARG001 - it puts the configuration there
    """An office that gives out files from another host."""
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, files=f"https://{HOST}")
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, HOST]


@pytest.fixture
def client(make_person: MakePerson, sign_in: SignIn) -> Client:
    """A body officer's browser, who has handed in a picture."""
    found = sign_in(make_person(f"body_officer@{BODY}"))
    assert hand_in(found, REPORT, picture("PNG"), "a.png")[0] == 200
    return found


def led(client: Client) -> tuple[str, EvidenceFile]:
    """Ask the office for the file, and give the path on the other host that it leads to."""
    file = EvidenceFile.objects.get()
    answer = client.get(f"{REPORT}files/{file.pk}/", secure=True)
    assert answer.status_code == 302
    start = f"https://{HOST}/"
    assert answer.headers["Location"].startswith(f"{start}office/file/")
    return answer.headers["Location"].removeprefix(start[:-1]), file


def test_the_office_leads_to_the_other_host_which_asks_for_no_cookie(client: Client) -> None:
    path, file = led(client)
    other = Client(headers={"host": HOST})
    answer = other.get(path, secure=True)
    assert hashlib.sha256(answer.content).hexdigest() == file.sha256
    assert answer.headers["Content-Disposition"] == 'attachment; filename="a.png"'
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert not other.cookies
    assert other.post(path, secure=True).status_code == 405


def test_an_address_runs_out_and_none_can_be_made_up(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    path, _ = led(client)
    other = Client(headers={"host": HOST})
    assert other.get(path[:-2] + ("A" if path[-2] != "A" else "B") + path[-1], secure=True).status_code == 404
    later = NOW.timestamp() + 10 * 365 * 24 * 3600  # of whatever day this is run on
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    answer = other.get(path, secure=True)
    assert (answer.status_code, b"has run out" in answer.content) == (404, True)


@pytest.mark.parametrize("path", ["/", "/office/", "/office/account/login/", "/published/", "/office/file/"])
def test_the_other_host_has_nothing_else(path: str) -> None:
    answer = Client(headers={"host": HOST}).get(path, secure=True)
    assert (answer.status_code, answer.cookies.output()) == (404, "")


def test_the_office_itself_takes_no_such_address(client: Client) -> None:
    path, _ = led(client)
    assert client.get(path, secure=True).status_code == 404
