"""What an officer leaves to a successor: nothing that is open is missing, and whom to ask."""

import datetime

import pytest

from tallystick.office.models import OfficeDraft
from tallystick.office.selectors.duties import body_rows
from tallystick.office.selectors.handover import handover
from tallystick.office.services import drafts
from tallystick.office.visit import language_now
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.writing import BODY, COMMITMENT, MEASURE, PLANNED, REPORT, SAID, SECOND, writer, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]


def test_all_that_is_open_stands_on_it(make_person: MakePerson) -> None:
    head = make_person(f"body_head@{BODY}")
    make_person(f"body_officer@{BODY}")
    make_person("secretariat")
    sent = drafts.send_draft(draft=written(SAID, REPORT), version=1, by=writer(), now=NOW)
    drafts.return_draft(draft=sent, version=1, because="Name the record.", by=head, now=NOW)
    written(PLANNED, MEASURE)
    told = handover(body_rows()[BODY], datetime.date(2024, 4, 10), language_now())
    assert [(one.commitment, one.days_late) for one in told.duties[0]] == [(COMMITMENT, 10), (SECOND, 10)]
    rows = [(one.is_report, one.state[0], one.because, one.last) for one in told.drafts[0]]
    assert rows == [
        (True, "returned", "Name the record.", ("Writer", "2024-03-25")),
        (False, "draft", "", ("Writer", "2024-03-25")),
    ]
    assert [(one.commitment, one.phase[:7]) for one in told.answers[0]] == [("I.1.01", "Example")]
    assert [(one.id, one.milestones) for one in told.measures[0]] == [("M1", ())]
    assert sorted(role for role, _, _ in told.ask) == ["Body officer", "Head of a body", "Secretariat"]


def test_a_person_who_left_is_nobody_to_ask(make_person: MakePerson) -> None:
    person = make_person(f"body_officer@{BODY}")
    person.is_active = False
    person.save()
    assert handover(body_rows()[BODY], NOW.date(), language_now()).ask == ()


def test_what_was_approved_is_an_answer_and_no_draft(make_person: MakePerson, sign_in: SignIn) -> None:
    draft = drafts.send_draft(draft=written(SAID, REPORT), version=1, by=writer(), now=NOW)
    drafts.approve_draft(draft=draft, version=1, by=make_person(), now=NOW)
    told = handover(body_rows()[BODY], NOW.date(), language_now())
    assert (told.drafts, told.answers[1]) == (((), 0), 2)
    client = sign_in(make_person(f"body_head@{BODY}"))
    page = client.get(f"/office/handover/{BODY}/", secure=True).content.decode()
    assert SAID["said"] in page
    assert OfficeDraft.objects.count() == 1
