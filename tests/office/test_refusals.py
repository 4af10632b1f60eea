"""A page that says why something was not done calls what was written as its form did, and names files."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.office.conftest import MakePerson, SignIn
from tests.office.writing import BODY

pytestmark = pytest.mark.django_db
_LABEL = re.compile(r"<label[^>]*>([^<]+)</label>\s*<(?:input|select|textarea)[^>]* name=\"(\w+)\"")


def wrote(page: str) -> dict[str, str]:
    """What stands under *What you wrote*, by the name of the field."""
    return {
        unescape(name): unescape(said) for name, said in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page)
    }


def refused(client: Client, path: str, said: dict[str, object]) -> str:
    answer = client.post(path, {"form": "f1"} | said, secure=True)
    assert answer.status_code == 409, answer.status_code
    return answer.content.decode()


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("role", "shown", "path", "said"),
    [
        ("administrator", "people/", "people/{}/role/", {"role": "body_officer", "body": "NOBODY"}),
        ("administrator", "people/", "people/add/", {"name": "Li", "email": "no address"}),
        (
            "secretariat",
            "phases/",
            "phases/open/",
            {"id": "x", "title": "T", "kind": "annual", "period": "?"},
        ),
        ("secretariat", "meetings/", "meetings/call/", {"title": "Joint meeting", "day": "never"}),
        ("statistics_officer", "figures/", "figures/hand-in/", {"title": "Yearbook", "kind": "none"}),
    ],
)
def test_what_was_written_is_called_as_the_form_called_it(
    role: str, shown: str, path: str, said: dict[str, object], make_person: MakePerson
) -> None:
    client = Client(headers={"host": "office.example"})
    client.force_login(make_person(role))
    to = path.format(make_person("auditor").pk)
    for start in ("/office/", "/zh-hans/office/"):
        form = client.get(start + shown, secure=True).content.decode()
        labels = {name: unescape(label).strip() for label, name in _LABEL.findall(form)}
        assert {labels[name] for name in said} == set(wrote(refused(client, start + to, said)))


@pytest.mark.usefixtures("plan")
def test_a_role_that_was_chosen_is_called_as_in_the_list(make_person: MakePerson, sign_in: SignIn) -> None:
    client, other = sign_in(make_person("administrator")), make_person("auditor")
    path = f"/office/people/{other.pk}/role/"
    assert wrote(refused(client, path, {"role": "body_officer", "body": "NOBODY"}))["Role"] != "body_officer"
    assert wrote(refused(client, path, {"role": "no-such-role"}))["Role"] == "no-such-role"


@pytest.mark.usefixtures("plan")
def test_a_file_that_came_with_a_refused_form_is_to_be_chosen_again(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    client = sign_in(make_person(f"body_officer@{BODY}"))
    for start, words in (("/office/", "Choose it again:"), ("/zh-hans/office/", "请重新选择")):
        path = f"{start}bodies/{BODY}/midterm/form/"
        page = refused(client, path, {"file": SimpleUploadedFile("no form.xlsx", b"none"), "then": "save"})
        assert words in page
        assert "<q>no form.xlsx</q>" in page
        assert words not in refused(client, path, {"then": "save"})


@pytest.mark.usefixtures("plan")
def test_a_file_that_came_when_nobody_was_signed_in_any_more_is_told_too(client: Client) -> None:
    path = f"/office/bodies/{BODY}/midterm/form/"
    answer = client.post(path, {"file": SimpleUploadedFile("form.xlsx", b"none")}, secure=True)
    assert (answer.status_code, "<q>form.xlsx</q>" in answer.content.decode()) == (403, True)
