"""Where the database or the program fails, whoever wrote something is answered, and it stands there."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.test import Client

from tallystick.office.models import OfficeDraft
from tests.office.conftest import MakePerson
from tests.office.writing import BODY, COMMITMENT, PHASE, SAID

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
WRITE = f"/office/bodies/{BODY}/{PHASE}/reports/{COMMITMENT}/write/"
WORDS = "What took us an hour and a <half> to write."


@pytest.fixture
def client_of_officer(make_person: MakePerson) -> Client:
    """An officer's browser, who is told what a failure comes to."""
    client = Client(headers={"host": "office.example"}, raise_request_exception=False)
    client.force_login(make_person(f"body_officer@{BODY}"))
    return client


@contextmanager
def no_database() -> Iterator[None]:
    """A database that answers nothing."""

    def gone(*_: object) -> object:
        raise OperationalError("the server closed the connection unexpectedly")

    with connection.execute_wrapper(gone):
        yield


@pytest.mark.parametrize(("folder", "told"), [("", "Something failed"), ("/zh-hans", "办公平台发生故障")])
def test_words_stand_on_the_page_where_the_database_is_gone(
    folder: str, told: str, client_of_officer: Client
) -> None:
    with no_database():
        answer = client_of_officer.post(folder + WRITE, SAID | {"said": WORDS, "form": "x"}, secure=True)
    page = answer.content.decode()
    assert answer.status_code == 500
    assert told in page
    assert "an hour and a &lt;half&gt; to write." in page
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")


def test_words_stand_there_where_the_program_fails_and_nothing_is_half_written(
    client_of_officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr("tallystick.office.services.drafts.note_act", fails)
    monkeypatch.setattr("tallystick.office.services.drafts.deed_of", fails)
    answer = client_of_officer.post(WRITE, SAID | {"said": WORDS, "form": "x"}, secure=True)
    assert (answer.status_code, "an hour and a &lt;half&gt;" in answer.content.decode()) == (500, True)
    assert not OfficeDraft.objects.exists()


@pytest.mark.parametrize("folder", ["", "/zh-hans"])
def test_what_the_public_wrote_stands_there_too_without_a_cookie(folder: str) -> None:
    client = Client(headers={"host": "office.example"}, raise_request_exception=False)
    with no_database():
        answer = client.post(f"{folder}/office/tell/mark/", {"mark": "x", "text": WORDS}, secure=True)
    assert (answer.status_code, "an hour and a &lt;half&gt;" in answer.content.decode()) == (500, True)
    assert not answer.cookies
    assert len(answer.content) % (32 * 1024) == 0


def test_a_page_that_can_t_be_shown_says_so(client_of_officer: Client) -> None:
    with no_database():
        answer = client_of_officer.get("/office/phases/", secure=True)
    assert (answer.status_code, "Something failed" in answer.content.decode()) == (500, True)
