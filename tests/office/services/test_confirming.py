"""A draft of the plan is confirmed in the office, on the pages that `tallystick confirm` draws."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tallystick.office.models import OfficeDeed, PackageFile, StoredCommitment, StoredConfirmation, UsedForm
from tallystick.office.selectors.package import package_now
from tallystick.office.services.plan import bring_in, take_out
from tallystick.pipeline.drafting import Given
from tallystick.pipeline.read import run_reading
from tallystick.register.check import check_again
from tests.office.conftest import NOW, MakePerson, SignIn

pytestmark = pytest.mark.django_db
TEXT = """Plan for Health of Exampla (2021-2025)

1. Care

- Train 20,000 nurses by 2025.
- Adopt a law on patients' rights by 2023.
- Improve care in villages.
"""


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a draft that was read from a small plan."""
    place = tmp_path_factory.mktemp("read")
    (place / "plan.txt").write_text(TEXT, encoding="utf-8")
    given = Given(language="en", title="Plan for Health", country="QX", period="2021/2025")
    run_reading(str(place / "plan.txt"), str(place / "draft"), given, lambda *_: None)
    return place / "draft"


@pytest.fixture
def secretariat(draft: Path, make_person: MakePerson, sign_in: SignIn) -> Client:
    """Give the browser of the secretariat of an office with the draft in it."""
    bring_in(path=str(draft), by=None, now=NOW)
    return sign_in(make_person("secretariat"))


def page(client: Client, path: str = "") -> str:
    """Give a page of the draft."""
    answer = client.get(f"/office/confirm/{path}", secure=True)
    assert answer.status_code == 200
    return answer.content.decode()


def act(client: Client, form: str, **fields: str) -> tuple[int, str]:
    """Give the code and the words, or the address, with which a form is answered."""
    answer = client.post("/office/confirm/act", {"form": form, **fields}, secure=True)
    return answer.status_code, answer.headers.get("Location", answer.content.decode())


def status(client: Client, language: str = "") -> str:
    """Give what a person is told of what was done last; empty where nothing is."""
    text = client.get(f"{language}/office/confirm/", secure=True).content.decode()
    found = re.search(r'<p role="status">(.*?)</p>', text)
    return found[1] if found else ""


def seen(client: Client, row: str) -> str:
    """Give what the page says of the version of a commitment that it shows."""
    text = page(client)
    article = text[text.index(f'id="c-{row}"') :].partition("</article>")[0]
    found = re.search(r'name="seen" value="([0-9a-f]+)"', article[article.rindex("<form") :])
    assert found is not None
    return found[1]


def first() -> str:
    """Give the first commitment that was read."""
    return str(StoredCommitment.objects.order_by("id").values_list("id", flat=True)[0])


def states(row: str) -> set[str]:
    """Give the states in which a row stands."""
    return {str(one) for one in StoredConfirmation.objects.filter(row=row).values_list("state", flat=True)}


def test_a_draft_comes_in_and_out_with_what_was_read_beside_it(draft: Path, tmp_path: Path) -> None:
    bring_in(path=str(draft), by=None, now=NOW)
    take_out(out=str(tmp_path / "out"), by=None, now=NOW)
    for one in draft.rglob("*"):
        if one.is_file():
            assert (tmp_path / "out" / one.relative_to(draft)).read_bytes() == one.read_bytes(), one.name


def test_a_commitment_is_confirmed_once_and_can_be_undone(secretariat: Client) -> None:
    text, row = page(secretariat), first()
    assert "Train 20,000 nurses" in text
    assert 'name="csrfmiddlewaretoken"' in text
    assert "<script" not in text
    fields = {"act": "confirm", "table": "commitments", "row": row, "seen": seen(secretariat, row)}
    code, address = act(secretariat, "f1", **fields)
    assert (code, states(row)) == (303, {"confirmed"})
    assert address.startswith("/office/confirm/?order=doubt")
    assert act(secretariat, "f1", **fields) == (303, address)
    assert OfficeDeed.objects.filter(act="confirm_draft").count() == 1
    by = StoredConfirmation.objects.get(table="commitments", row=row).by
    assert by == "Secretariat"
    assert act(secretariat, "f2", act="undo")[0] == 303
    assert states(row) == {"proposed"}


def test_each_act_is_told_to_who_did_it(
    secretariat: Client, make_person: MakePerson, sign_in: SignIn
) -> None:
    other = sign_in(make_person("secretariat"))
    row = first()
    fields = {"table": "commitments", "row": row}
    act(secretariat, "f1", act="confirm", seen=seen(secretariat, row), **fields)
    assert f"{row} is confirmed." in status(secretariat)
    act(secretariat, "f2", act="undo")
    assert status(secretariat) == f"Undone: {row} is confirmed."
    assert status(secretariat, "/zh-hans").startswith("已撤销")
    assert status(other) == ""
    act(other, "f3", act="dismiss", seen=seen(other, row), **fields)
    assert "Undone" not in status(secretariat)
    assert status(secretariat) == status(other)


def test_of_two_who_decide_on_one_row_the_second_is_told(secretariat: Client) -> None:
    row = first()
    fields = {"table": "commitments", "row": row, "seen": seen(secretariat, row)}
    act(secretariat, "f1", act="dismiss", **fields)
    code, text = act(secretariat, "f2", act="confirm", **fields)
    assert code == 409
    assert "changed since this page was drawn" in text
    assert not UsedForm.objects.filter(form="f2").exists()


def test_a_row_is_changed_on_its_own_page_and_words_are_added_from_the_text(secretariat: Client) -> None:
    row = first()
    assert "Split it in two" in page(secretariat, f"row?table=commitments&row={row}")
    assert "Passed over" in page(secretariat, "passed")
    assert "Improve care in villages" in page(secretariat, "text")
    fields = {"table": "commitments", "row": row, "seen": "", "set-title": "Train nurses"}
    assert act(secretariat, "f1", act="change", **fields)[0] == 303
    assert StoredCommitment.objects.get(id=row).title == "Train nurses"
    assert act(secretariat, "f2", act="add", words="Improve care", near="0", back="text")[0] in {303, 409}
    assert [one for one in check_again(package_now()) if one.severity == "error"] == []


@pytest.mark.parametrize("path", ["row", "row?table=people&row=1", "nowhere", "row?table=commitments&row=no"])
def test_what_is_no_page_is_nothing(secretariat: Client, path: str) -> None:
    assert secretariat.get(f"/office/confirm/{path}", secure=True).status_code == 404


def test_a_form_that_asks_for_nothing_known_does_nothing(secretariat: Client) -> None:
    assert act(secretariat, "f1", act="delete", table="people", row="1")[0] == 409
    assert act(secretariat, "", act="confirm-all")[0] == 409
    assert not PackageFile.objects.filter(name="reading/acts.json").exists()


@pytest.mark.usefixtures("plan")
def test_a_plan_that_was_not_read_has_nothing_to_confirm(make_person: MakePerson, sign_in: SignIn) -> None:
    client = sign_in(make_person("secretariat"))
    assert client.get("/office/confirm/", secure=True).status_code == 409
    assert "Confirm what was read" not in client.get("/office/", secure=True).content.decode()


def test_a_document_is_read_in_the_office_once(make_person: MakePerson, sign_in: SignIn) -> None:
    client = sign_in(make_person("secretariat"))
    assert "Read the plan's document" in client.get("/office/", secure=True).content.decode()
    form = {
        "form": "f1",
        "title": "Plan for Health",
        "country": "QX",
        "period": "2021/2025",
        "language": "en",
    }
    refused = client.post("/office/confirm/read", form | {"file": _file("plan.exe")}, secure=True)
    assert (refused.status_code, StoredCommitment.objects.count()) == (409, 0)
    answer = client.post("/office/confirm/read", form | {"file": _file("plan.txt")}, secure=True)
    assert (answer.status_code, StoredCommitment.objects.count()) == (303, 3)
    assert "Train 20,000 nurses" in page(client)
    again = client.post("/office/confirm/read", form | {"form": "f2", "file": _file("plan.txt")}, secure=True)
    assert (again.status_code, StoredCommitment.objects.count()) == (409, 3)
    assert client.post("/office/confirm/read", {"form": "f3"}, secure=True).status_code == 409


def _file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, TEXT.encode())
