"""What is owed in a case and by when: joined, extended, appealed, moved on by the clock, in two languages."""

import datetime
import json
import re

import pytest
from django.db import DatabaseError, transaction

from tallystick.ledger.by_term import CASE_STEP
from tallystick.office.models import CaseStepTaken, LedgerEvent, SealedCase
from tallystick.office.selectors.sealed_steps import step_event
from tallystick.office.services.case_steps import lapse_all
from tests.office.tell.bodies import MINISTRY, SUPERVISORS
from tests.office.tell.conftest import Committing, Reading
from tests.office.tell.sender import Sender, says, words_of

pytestmark = pytest.mark.django_db
TEXT = "They took our land."
YEAR = datetime.timedelta(days=366)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("", ("Within 7 days: you are told that it has come", "Within 3 months", "set by the office")),
        ("zh-hans", ("7日内", "告知您已收到", "3个月内", "由本机构自定")),
    ],
)
def test_deadlines_stand_there_before_anything_is_sent(
    sender: Sender, language: str, words: tuple[str, ...]
) -> None:
    sender.base = Sender(language).base
    sender.gets_code()
    assert says(sender.post("begin/", kept="on"), *words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("", ("received", "you are told that it has come", "in work", "it is answered", "provisional")),
        ("zh-hans", ("已收到", "告知您已收到", "办理中", "予以答复", "暂定")),
    ],
)
def test_its_sender_sees_where_it_stands_and_what_is_owed_in_both_languages(
    sender: Sender, reader: Reading, language: str, words: tuple[str, ...]
) -> None:
    sender.base = Sender(language).base
    assert says(sender.sends(TEXT), words[0], words[1])
    reader.takes_up(SealedCase.objects.get())
    assert says(sender.comes_back(), *words[2:])


def test_two_cases_are_joined_answered_together_and_parted(sender: Sender, reader: Reading) -> None:
    other, third = Sender(), Sender()
    for one in (sender, other, third):
        one.sends(TEXT)
    lead, joined, parted = SealedCase.objects.order_by("pk")
    for case in (lead, joined, parted):
        reader.takes_up(case)
    for case in (joined, parted):
        assert says(reader.post(f"{case.pk}/join/", lead=str(lead.pk)), "joined to another")
    assert says(reader.post(f"{lead.pk}/join/", lead=str(joined.pk)), "A case is joined to one that is open")
    assert says(reader.post(f"{lead.pk}/join/", lead="999"), "There is no such case")
    assert says(third.post("case/part/", sure="on"), "It goes on by itself again", "acknowledged")
    reader.answers(lead, "The land is yours.")
    for one in (sender, other):
        assert says(one.comes_back(), "answered", "The land is yours.")
    assert not says(third.comes_back(), "The land is yours.")
    assert not says(other.comes_back(), f"Case {lead.pk}")


def test_the_time_is_extended_once_and_with_a_reason(sender: Sender, reader: Reading) -> None:
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.takes_up(case)
    assert says(reader.post(f"{case.pk}/extend/"), "Give the reason: the sender is told it")
    before = words_of(sender.comes_back()).partition(": it is answered")[0].rpartition("By ")[2]
    page = reader.post(f"{case.pk}/extend/", text="The maps have to be looked for.")
    offered = re.findall(r'action="[^"]*/cases/\d+/([a-z-]+)/"', page.content.decode())
    assert "answer" in offered
    assert "extend" not in offered
    told = words_of(sender.comes_back())
    assert "The maps have to be looked for." in told
    assert told.partition(": it is answered")[0].rpartition("By ")[2] != before
    again = reader.post(f"{case.pk}/extend/", text="More.")
    assert says(again, "can't be extended here, or was already")


def test_an_appeal_goes_to_another_body_and_there_is_one(
    sender: Sender, reader: Reading, supervisor: Reading, commit: Committing
) -> None:
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.takes_up(case)
    reader.answers(case, "Nothing was taken.", outcome="not_upheld")
    assert says(sender.post("case/appeal/", text="You did not look."), "needs the box beside it")
    page = sender.post("case/appeal/", sure="on", text="You did not look.")
    assert says(page, "You have appealed", "You did not look.")
    assert "/answer/" not in reader.post(f"{case.pk}/open/").content.decode()
    assert says(reader.answers(case, "No."), "another body decides on the appeal")
    with commit(execute=True):
        reader.post(f"{case.pk}/appoint/", body=SUPERVISORS)
    supervisor.answers(case, "It was taken, and comes back.")
    assert says(sender.comes_back(), "It was taken, and comes back.", "answered")
    refused = sender.post("case/appeal/", sure="on", text="More.")
    assert says(refused, "There is no further appeal here")
    assert says(sender.post("case/settle/", sure="on"), "The case is closed")


def test_of_retaliation_no_summary_is_written_or_sent(sender: Sender, reader: Reading) -> None:
    sender.sends("They dismissed me.", kind="retaliation", against=MINISTRY, leave="on")
    case = SealedCase.objects.get()
    reader.takes_up(case)
    for act in ("draft-summary", "send-summary"):
        refused = reader.post(f"{case.pk}/{act}/", against=MINISTRY, text="Somebody was dismissed.")
        assert says(refused, "never goes to the body")


def test_word_of_retaliation_stands_first_in_the_queue(sender: Sender, reader: Reading) -> None:
    sender.sends("First.")
    Sender().sends("They dismissed me.", kind="retaliation")
    Sender().sends("Third.", kind="question")
    page = words_of(reader.get())
    cases = SealedCase.objects.order_by("pk")
    numbers = [page.find(f"Case {one.pk}") for one in cases]
    assert numbers[1] < numbers[0] < numbers[2]
    assert says(reader.post("open/"), "They dismissed me.")


def test_the_clock_goes_on_where_nobody_answers_and_closes_where_nobody_appeals(
    sender: Sender, reader: Reading
) -> None:
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.takes_up(case)
    reader.post(f"{case.pk}/ask/", text="Which village?")
    assert lapse_all(case.day) == 0
    assert lapse_all(case.day + YEAR) == 1
    case.refresh_from_db()
    assert case.stage == "in_work"
    # What the clock did is known to be by the clock, and what is sealed still opens.
    assert [one.who for one in case.steps.order_by("number")][-1] == "clock"
    assert says(sender.comes_back(), "in work", "let the time run out")
    assert lapse_all(case.day + YEAR) == 0


def test_a_form_that_is_sent_twice_takes_its_step_once(sender: Sender, reader: Reading) -> None:
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    for _ in range(3):
        assert reader.post(f"{case.pk}/acknowledge/", form="one").status_code == 200
    reader.post(f"{case.pk}/take-up/")
    for _ in range(2):
        assert says(reader.post(f"{case.pk}/ask/", text="Which?", form="two"), "Which?")
        assert says(sender.post("case/more/", text="This one.", form="three"), "This one.")
    assert [one.act for one in case.steps.order_by("number")] == ["acknowledge", "take_up", "ask", "reply"]
    assert case.messages.count() == 3


def test_each_step_has_an_entry_that_tells_nothing_of_it(sender: Sender, reader: Reading) -> None:
    sender.sends(TEXT, against=MINISTRY)
    case = SealedCase.objects.get()
    reader.takes_up(case)
    sender.post("case/withdraw/", sure="on")
    steps = list(case.steps.order_by("number"))
    events = list(LedgerEvent.objects.filter(kind=CASE_STEP).order_by("pk").values_list("event", flat=True))
    assert events == [step_event(case.name, one) for one in steps]
    assert {tuple(json.loads(one)) for one in events} == {("step",)}
    changed = steps[0]
    changed.day += YEAR
    assert step_event(case.name, changed) not in events
    assert case.name not in "".join(events)


def test_the_database_refuses_to_change_a_step_and_lets_it_go_with_its_case(
    sender: Sender, reader: Reading
) -> None:
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.takes_up(case)
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        case.steps.update(act="answer")
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        case.steps.all()._raw_delete("default")
    assert case.steps.count() == 2
    sender.post("case/erase/", sure="on")
    assert CaseStepTaken.objects.count() == 0
