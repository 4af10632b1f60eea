"""A page asks the database as many questions of many rows as of few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tallystick.office.models import StoredBody, StoredResponsibility
from tests.office.conftest import MakePerson, SignIn
from tests.office.writing import BODY, COMMITMENT, MEASURE, PLANNED, REPORT, SAID, written

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
