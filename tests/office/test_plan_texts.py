"""On pages in another language than the plan's its titles are translated, or said to be in their own."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tallystick.office.models import StoredCommitment, StoredTranslation
from tests.office.conftest import MakePerson, SignIn
from tests.office.writing import BODY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
TRANSLATED, ORIGINAL = "示例：为十分之九的儿童接种疫苗", "Example: vaccinate nine in ten children"  # noqa: RUF001
UNTRANSLATED = "Example: train more nurses"


@pytest.fixture
def client(make_person: MakePerson, sign_in: SignIn) -> Client:
    found = sign_in(make_person("secretariat"))
    found.get("/office/", secure=True)
    return found


def page(client: Client, path: str) -> str:
    answer = client.get(path, secure=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_title_is_said_in_the_readers_language_or_marked(client: Client) -> None:
    told = page(client, "/zh-hans/office/parts/")
    assert TRANSLATED in told
    assert ORIGINAL not in told
    assert re.search(rf"lang=en[^>]*>{UNTRANSLATED}<", told)
    plain = page(client, "/office/parts/")
    assert ORIGINAL in plain
    assert TRANSLATED not in plain
    assert "lang=en>" not in plain


def test_a_translation_of_what_the_title_was_is_not_used(client: Client) -> None:
    StoredCommitment.objects.filter(title=ORIGINAL).update(title="Example: vaccinate all children")
    told = page(client, "/zh-hans/office/parts/")
    assert TRANSLATED not in told
    assert re.search(r"lang=en[^>]*>Example: vaccinate all children<", told)


def test_what_stands_in_a_form_stays_as_it_is(make_person: MakePerson, sign_in: SignIn) -> None:
    officer = sign_in(make_person(f"body_officer@{BODY}"))
    path = f"/zh-hans/office/bodies/{BODY}/midterm/reports/I.1.01/"
    form = {"form": "one", "rating": "as_planned", "said": ORIGINAL, "record": UNTRANSLATED}
    saved = officer.post(path + "write/", form, secure=True)
    assert saved.status_code == 303
    told = page(officer, saved.headers["Location"])
    assert re.search(rf"<textarea[^>]*>{ORIGINAL}</textarea>", told)
    assert TRANSLATED in told


def _asked(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        page(client, "/zh-hans/office/parts/")
    return len(asked)


def test_more_titles_ask_no_more_questions(client: Client) -> None:
    few, one = _asked(client), StoredCommitment.objects.all()[0]
    for number in range(30):
        title = f"Another {number}"
        StoredCommitment.objects.create(
            id=f"X.{number}", section_id=str(one.section_id), title=title, evaluability=one.evaluability
        )
        StoredTranslation.objects.create(
            table="commitments",
            row=f"X.{number}",
            column="title",
            language="zh-Hans",
            text=f"另一项{number}",
            original=title,
        )
    assert _asked(client) == few
