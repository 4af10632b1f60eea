"""What a page links to can be opened by whoever sees the link, and what was approved can be read."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from tallystick.office.services import drafts as services
from tallystick.workflow import permissions as p
from tallystick.workflow.drafts import APPROVED, SENT
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.writing import SAID, approved, in_state, kept_beside, writer, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
#: A report that came with the example's package, and one that is written in the office.
CAME, PAGE = (f"/office/bodies/MOH/midterm/reports/I.1.0{number}/" for number in (1, 2))
READERS = (p.SECRETARIAT, p.SUPERVISION, p.EDITOR, p.AUDITOR, f"{p.OFFICER}@MOH", f"{p.HEAD}@MOH")
_LINK = re.compile(r'<a [^>]*href="([^"#?]+)"')
#: Signing out, one's own account, the other language, what the public reads, files.
_ASIDE = re.compile(r"/account/|/zh-hans/|/tell/|\.(zip|xlsx|docx|ics)$")


@pytest.mark.parametrize("name", ["", "zh-hans/"])
def test_what_is_refused_is_named_as_the_page_names_it(
    name: str, make_person: MakePerson, sign_in: SignIn
) -> None:
    client = sign_in(make_person(p.SUPERVISION))
    said = {"form": "one", "result": "differs", "found": ""}
    path = f"/{name}office/checks/midterm/MOH/I.1.01/found/"
    page = client.post(path, said, secure=True).content.decode()
    assert "checks.csv" not in page
    assert ("Check: " in page) is (not name)
    assert ("Result" in page) is (not name)


def _closed_doors(client: Client) -> tuple[list[str], int]:
    """The links of all pages behind the desk that lead to no page, and how many pages there are."""
    left, seen, closed = ["/office/"], {"/office/"}, []
    while left:
        path = left.pop()
        answer = client.get(path, follow=True, secure=True)
        if answer.status_code != 200:
            closed.append(f"{path}: {answer.status_code}")
            continue
        here = answer.request["PATH_INFO"]
        found = {urlsplit(urljoin(here, one)).path for one in _LINK.findall(answer.content.decode())}
        new = {one for one in found - seen if one.startswith("/office/") and not _ASIDE.search(one)}
        seen |= new
        left += sorted(new)
    return closed, len(seen)


@pytest.mark.parametrize("role", READERS)
def test_no_link_leads_to_a_closed_door(role: str, make_person: MakePerson, sign_in: SignIn) -> None:
    kept_beside()
    for state in (SENT, APPROVED):
        in_state(state)
    written(SAID)
    closed, number = _closed_doors(sign_in(make_person(role)))
    assert not closed
    assert number > 12


@pytest.mark.parametrize("role", READERS)
def test_a_report_that_came_with_the_package_is_read_as_approved(
    role: str, make_person: MakePerson, sign_in: SignIn
) -> None:
    answer = sign_in(make_person(role)).get(CAME, secure=True)
    assert answer.status_code == 200
    assert "vaccination days were held" in answer.content.decode()
    assert "approved" in answer.content.decode()


@pytest.mark.parametrize("role", [p.SECRETARIAT, p.SUPERVISION, p.EDITOR])
def test_what_was_approved_is_read_while_its_body_writes_it_anew(
    role: str, make_person: MakePerson, sign_in: SignIn
) -> None:
    draft = approved(written(SAID))
    services.save_draft(
        draft=draft, version=draft.version, cells=SAID | {"said": "Not yet told."}, by=writer(), now=NOW
    )
    client = sign_in(make_person(role))
    page = client.get(PAGE, secure=True).content.decode()
    assert SAID["said"] in page
    assert "Not yet told." not in page
    assert client.get(f"/office/drafts/{draft.pk}/", secure=True).status_code == 404
    own = sign_in(make_person(f"{p.OFFICER}@MOH")).get(PAGE, follow=True, secure=True).content.decode()
    assert "Not yet told." in own


def test_what_was_never_approved_is_nobody_elses(make_person: MakePerson, sign_in: SignIn) -> None:
    written(SAID)
    assert sign_in(make_person(p.SECRETARIAT)).get(PAGE, secure=True).status_code == 404
