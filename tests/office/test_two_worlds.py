"""What an assessor is shown while coding, in two worlds that differ in all that they must not know."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from tallystick.office.models import OfficePanel, StoredClaim, StoredSource
from tallystick.office.selectors.panel import own_tasks, record_of
from tallystick.office.services import panel_calls
from tallystick.office.services.panel_codes import write_codes
from tallystick.office.views import panel_desk
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.panelled import PANEL, coded, codes, drawn, opened
from tests.office.writing import approved, writer, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
_OWN_WORDS = re.compile(r'name="(?:csrfmiddlewaretoken|form)" value="[^"]*"')


def _addresses(panel: OfficePanel) -> Iterator[str]:
    """Every page that an assessor may open."""
    yield from (reverse(one) for one in ("start", "panels", "rules", "course", "bodies", "mail"))
    yield reverse("panel", kwargs={"panel": panel.name})
    for task in own_tasks(panel, "J1"):
        yield reverse("task", kwargs={"panel": panel.name, "commitment": task.commitment_id})


def _shown(client: Client, panel: OfficePanel) -> dict[str, str]:
    answers = {one: client.get(one, secure=True) for one in _addresses(panel)}
    assert {one.status_code for one in answers.values()} == {200}
    return {one: _OWN_WORDS.sub("", answer.content.decode()) for one, answer in answers.items()}


def _another_world(panel: OfficePanel) -> None:
    """Others code and commit, the government rates itself, and a body reports."""
    coded(panel, "J2", at=1)
    write_codes(task=own_tasks(panel, "J3")[0], said=codes(panel, 2), now=NOW)
    source, task = StoredSource.objects.all()[0], own_tasks(panel, "J1")[0]
    StoredClaim.objects.create(
        id="rated",
        plan="this",
        commitment_id=task.commitment_id,
        statement="Done.",
        source=source,
        rated="complete",
    )
    approved(written({"rating": "fulfilled", "said": "Everything was done.", "record": "the act"}))


@pytest.fixture
def panel() -> OfficePanel:
    """A panel in which J1 has begun to code."""
    found = drawn()
    write_codes(task=own_tasks(found, "J1")[0], said=codes(found), now=NOW)
    return found


@pytest.fixture
def judge(panel: OfficePanel, make_person: MakePerson, sign_in: SignIn) -> Client:
    """The browser of J1."""
    assert panel.drawn_at
    return sign_in(make_person("assessor@J1"))


def test_an_assessor_sees_the_same_in_two_worlds(panel: OfficePanel, judge: Client) -> None:
    one = _shown(judge, panel)
    _another_world(panel)
    assert _shown(judge, panel) == one


def test_a_page_that_leaked_a_count_would_be_seen(
    panel: OfficePanel, judge: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the count that whoever called the panel sees, shown to assessors too."""
    monkeypatch.setattr(panel_desk, "record_of", lambda found: _Leaking(record_of(found), found))
    one = _shown(judge, panel)
    _another_world(panel)
    assert _shown(judge, panel) != one


class _Leaking:
    """A record whose last day tells how many have committed."""

    def __init__(self, record: object, panel: OfficePanel) -> None:
        self._record, self.closes = record, f"{panel.seals.count()} have committed"

    def __getattr__(self, name: str) -> object:
        return getattr(self._record, name)


def test_nobody_but_its_assessor_reads_a_code_before_it_is_open(
    panel: OfficePanel, make_person: MakePerson, sign_in: SignIn
) -> None:
    words = "Only J1 could have written this."
    said = {"completion": codes(panel)["completion"] | {"reason": words}}
    task = own_tasks(panel, "J1")[0]
    write_codes(task=task, said=said, now=NOW)
    page = reverse("task", kwargs={"panel": PANEL, "commitment": task.commitment_id})
    own = sign_in(make_person("assessor@J1")).get(page, secure=True)
    assert words in own.content.decode()
    others = (
        "secretariat",
        "supervision",
        "editor",
        "auditor",
        "administrator",
        "assessor@J2",
        "assessor@J3",
    )
    for role in others:
        client = sign_in(make_person(role))
        for address in (page, reverse("panels"), reverse("acts"), reverse("panel", kwargs={"panel": PANEL})):
            answer = client.get(address, secure=True)
            assert words not in answer.content.decode(), (role, address)


def test_once_open_others_read_the_code_without_a_name(make_person: MakePerson, sign_in: SignIn) -> None:
    panel = opened()
    commitment = str(own_tasks(panel, "J1")[0].commitment_id)
    page = reverse("task", kwargs={"panel": PANEL, "commitment": commitment})
    text = sign_in(make_person("assessor@J1")).get(page, secure=True).content.decode()
    main = text[text.index("<main") :]
    assert '<span class="tag">yours</span>' in main
    assert not re.search(r"\bJ[23]\b", main)


def test_an_assessor_who_has_declared_a_tie_reads_it_among_what_is_published(judge: Client) -> None:
    cells = {"kind": "declared", "note": "A cousin works there."}
    panel_calls.declare(assessor="J1", cells=cells, by=writer(), now=NOW)
    assert "A cousin works there." in judge.get(reverse("panels"), secure=True).content.decode()
