"""A page asks the database as many questions of many rows as of few."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tallystick.office.models import (
    OfficePanel,
    PanelTask,
    StoredBody,
    StoredCommitment,
    StoredResponsibility,
)
from tallystick.office.selectors.panel import own_tasks
from tallystick.office.services import panel_talk
from tallystick.office.views import panel_desk as panel_desk_page
from tallystick.office.views import panel_verdicts as panel_verdicts_page
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.panelled import ASSESSORS, coded, drawn, invited, opened
from tests.office.writing import BODY, COMMITMENT, MEASURE, PLANNED, REPORT, SAID, writer, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
PAGES = {
    "secretariat": [
        "/office/phases/",
        "/office/phases/midterm/",
        "/office/tree/",
        f"/office/tree/of/{BODY}/",
        "/office/parts/",
        f"/office/parts/{COMMITMENT}/",
        "/office/levels/",
        "/office/levels/I.1.01/",
        "/office/course/",
        "/office/course/questions/",
        "/office/course/sections/I.1/",
        "/office/course/bodies/",
    ],
    f"body_officer@{BODY}": [f"/office/bodies/{BODY}/midterm/", "/office/", f"/office/handover/{BODY}/"],
    "auditor": ["/office/acts/", "/office/people/", "/office/rules/"],
}


def _more() -> None:
    """Add bodies that owe what the ministry owes, and drafts of the ministry."""
    parts = list(StoredResponsibility.objects.filter(body__id=BODY))
    bodies = [StoredBody(id=f"B{number}", name=f"Body {number}", successor_id=None) for number in range(40)]
    StoredBody.objects.bulk_create(bodies)
    StoredResponsibility.objects.bulk_create(
        StoredResponsibility(
            commitment_id=str(one.commitment_id), body_id=str(body.id), role="with", basis="proposed"
        )
        for one in parts
        for body in bodies
    )
    written(SAID, REPORT)
    for number in range(10):
        written(PLANNED | {"note": str(number)}, MEASURE)


@pytest.mark.parametrize("role", PAGES)
def test_more_rows_ask_no_more_questions(role: str, make_person: MakePerson, sign_in: SignIn) -> None:
    client = sign_in(make_person(role))
    client.get("/office/", secure=True)  # that somebody is there is written down once in five minutes
    counts = []
    for _ in range(2):
        for path in PAGES[role]:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(path, secure=True).status_code == 200
            counts.append(len(asked))
        if len(counts) == len(PAGES[role]):
            _more()
    half = len(counts) // 2
    assert counts[:half] == counts[half:]
    assert max(counts) < 25


def test_pages_of_a_commitment_that_very_many_bodies_share_stay_small(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    """Five thousand bodies under one commitment made a page of four megabytes."""
    bodies = [StoredBody(id=f"B{number}", name=f"Body {number}", successor_id=None) for number in range(400)]
    StoredBody.objects.bulk_create(bodies)
    StoredResponsibility.objects.bulk_create(
        StoredResponsibility(
            commitment_id=COMMITMENT, body_id=str(body.id), role=("lead", "with")[n % 2], basis="proposed"
        )
        for n, body in enumerate(bodies)
    )
    client = sign_in(make_person("secretariat"))
    whole = client.get("/office/parts/", secure=True).content.decode()
    assert re.findall(r"and (\d+) more", whole) == ["189", "188"]  # 12 named of 201, of 200
    seen: list[str] = []
    for page in range(1, 15):
        told = client.get(f"/office/parts/{COMMITMENT}/?page={page}", secure=True).content
        assert len(told) < 50_000
        seen += re.findall(r'name="body" value="([^"]+)"', told.decode())
    assert len(seen) == len(set(seen)) == 401
    assert seen[:2] == ["B0", "B2"]


def _asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path, secure=True).status_code == 200, path
    return len(asked)


def _panel_counts(name: str, judge: Client, secretariat: Client) -> dict[str, int]:
    """How many questions each page of a panel asks, while it codes, talks and is locked."""
    panel = drawn(name=name)
    home, first = f"/office/panels/{name}/", own_tasks(panel, "J1")[0].commitment_id
    counts = {}
    for one in ("", f"code/{first}/", "train/", "sheet.xlsx", "panel.json"):
        counts[f"coding {one.replace(str(first), 'X')}"] = _asked(judge, home + one)
    counts["coding, called"] = _asked(secretariat, "/office/panels/")
    for place, one in enumerate(
        sorted({str(one.assessor_id) for one in PanelTask.objects.filter(panel=panel)})
    ):
        coded(panel, one, at=place % 2)
    for one in ("", f"code/{first}/"):
        counts[f"talking {one.replace(str(first), 'X')}"] = _asked(judge, home + one)
    panel = OfficePanel.objects.get(name=name)
    for seal in panel.seals.all():
        panel_talk.finish(panel=panel, assessor=str(seal.assessor_id), by=writer(), now=NOW)
    for one in ("", f"{first}/"):
        counts[f"found {one.replace(str(first), 'X')}"] = _asked(judge, f"{home}found/{one}")
    return counts


def test_a_panel_of_many_asks_no_more_questions(make_person: MakePerson, sign_in: SignIn) -> None:
    invited()
    judge, secretariat = sign_in(make_person("assessor@J1")), sign_in(make_person("secretariat"))
    for client in (judge, secretariat):
        client.get("/office/", secure=True)
    few = _panel_counts("few", judge, secretariat)
    one = StoredCommitment.objects.all()[0]
    StoredCommitment.objects.bulk_create(
        StoredCommitment(
            id=f"X.{number}", section_id=str(one.section_id), title="Again", evaluability=one.evaluability
        )
        for number in range(6)
    )
    invited(*(f"K{number}" for number in range(len(ASSESSORS))))
    many = _panel_counts("many", judge, secretariat)
    panels = many.pop("coding, called") - few.pop("coding, called")
    assert many == few
    assert panels <= 8  # of the second panel in the list
    assert max(many.values()) < 45


def test_the_pages_of_a_large_panel_stay_small(
    make_person: MakePerson, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each commitment stands on one of the pages, and none is longer than a page may be."""
    monkeypatch.setattr(panel_verdicts_page, "_VERDICTS", 2)
    monkeypatch.setattr(panel_desk_page, "_TASKS", 2)
    judge = sign_in(make_person("auditor"))
    panel = opened("large")
    own = [str(one.commitment_id) for one in own_tasks(panel, "J1")]
    every = sorted({str(one) for one in panel.tasks.values_list("commitment_id", flat=True)})
    for one in ASSESSORS:
        panel_talk.finish(panel=panel, assessor=one, by=writer(), now=NOW)
    told = [judge.get(f"/office/panels/large/found/?page={one}", secure=True) for one in (1, 2, 3)]
    shown = [re.findall(r'found/([^/"]+)/"', one.content.decode()) for one in told]
    assert [one for page in shown for one in page] == every
    assert [len(page) for page in shown] == [2, 1, 0]
    desk = sign_in(make_person("assessor@J1"))
    pages = [desk.get(f"/office/panels/large/?page={one}", secure=True) for one in (1, 2)]
    coded_on = [re.findall(r'code/([^/"]+)/"', one.content.decode()) for one in pages]
    assert [one for page in coded_on for one in page] == own
