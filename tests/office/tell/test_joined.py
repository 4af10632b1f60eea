"""Cases that are joined: answered with their lead, all or none; one whose lead goes elsewhere is told so."""

import pytest

from tallystick.office.models import CaseReader, SealedCase
from tallystick.office.selectors.submissions import case_for_reader
from tallystick.office.views import case_acts
from tests.office.tell.bodies import SUPERVISORS
from tests.office.tell.conftest import Committing, Reading
from tests.office.tell.sender import Sender, says

pytestmark = pytest.mark.django_db
TEXT, ANSWER = "They took our land.", "The land is yours."
LEFT_TO_SENDER, LEFT_TO_READER = "is not answered with it any more", "is not answered here any more"


def three(sender: Sender, reader: Reading) -> tuple[list[Sender], list[SealedCase]]:
    senders = [sender, Sender(), Sender()]
    for one in senders:
        one.sends(TEXT)
    cases = list(SealedCase.objects.order_by("pk"))
    for case in cases:
        reader.takes_up(case)
    return senders, cases


def join(reader: Reading, case: SealedCase, lead: SealedCase) -> None:
    assert says(reader.post(f"{case.pk}/join/", lead=str(lead.pk)), "joined to another")


def test_what_is_joined_to_one_that_is_joined_is_answered_too(sender: Sender, reader: Reading) -> None:
    senders, (first, second, third) = three(sender, reader)
    join(reader, first, second)
    join(reader, second, third)
    reader.answers(third, ANSWER)
    assert all(says(one.comes_back(), ANSWER) for one in senders)


def test_none_is_joined_to_itself(sender: Sender, reader: Reading) -> None:
    _, (case, *_) = three(sender, reader)
    assert says(reader.post(f"{case.pk}/join/", lead=str(case.pk)), "There is no such case that you can open")


def test_one_whose_holder_is_another_hinders_no_answer_and_is_not_forgotten(
    sender: Sender,
    reader: Reading,
    supervisor: Reading,
    commit: Committing,
) -> None:
    """Before, the lead was answered and its page said that nothing was changed; the third was left."""
    senders, (lead, other, third) = three(sender, reader)
    with commit(execute=True):
        for one in (lead, third):
            reader.post(f"{one.pk}/transfer/", body=SUPERVISORS, text="Theirs.")
    with commit(execute=True):
        supervisor.post(f"{lead.pk}/take-up/")
        reader.post(f"{other.pk}/join/", lead=str(lead.pk))
    CaseReader.objects.filter(body=SUPERVISORS).update(since=None)
    with commit(execute=True):
        reader.post(f"{lead.pk}/assign/", body="desk-of-the-office", text="Back.")
        reader.post(f"{third.pk}/assign/", body="desk-of-the-office", text="Back.")
    for one in (lead, third):
        reader.post(f"{one.pk}/take-up/")
    join(reader, third, lead)
    assert says(senders[1].comes_back(), "joined to another")
    assert says(reader.answers(lead, ANSWER), "answered")
    assert [says(one.comes_back(), ANSWER) for one in senders] == [True, False, True]
    assert says(senders[1].comes_back(), LEFT_TO_SENDER)
    assert says(reader.post(f"{other.pk}/open/"), LEFT_TO_READER)
    assert says(senders[1].post("case/part/", sure="on"), "It goes on by itself again")
    assert not says(senders[1].comes_back(), LEFT_TO_SENDER)


@pytest.mark.parametrize("path", ["case/withdraw/", "case/erase/"])
def test_a_lead_whose_sender_ends_it_leaves_the_other_and_says_so(
    path: str, sender: Sender, reader: Reading
) -> None:
    senders, (lead, other, _) = three(sender, reader)
    join(reader, other, lead)
    assert not says(senders[1].comes_back(), LEFT_TO_SENDER)
    senders[0].post(path, sure="on")
    assert says(senders[1].comes_back(), LEFT_TO_SENDER)
    assert says(reader.post(f"{other.pk}/open/"), LEFT_TO_READER)


def test_what_can_not_be_done_with_all_is_done_with_none(
    sender: Sender, reader: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    senders, (lead, other, third) = three(sender, reader)
    join(reader, other, lead)
    senders[2].post("case/withdraw/", sure="on")
    whole = case_acts._answered_with

    def with_one_that_ended(found: object, step: object, who: CaseReader, secret: bytes) -> object:
        ended = case_for_reader(SealedCase.objects.get(pk=third.pk), who, secret)
        return (*whole(found, step, who, secret), ended)  # type: ignore[arg-type]

    monkeypatch.setattr(case_acts, "_answered_with", with_one_that_ended)
    assert says(reader.answers(lead, ANSWER), "nothing was changed")
    assert [says(one.comes_back(), ANSWER) for one in senders] == [False] * 3
