"""One sender who fills their own case: it opens quickly all the same, and nobody else is shut out."""

import pytest

from tallystick.office.models import SealedCase
from tallystick.office.selectors import near_copies as copies
from tallystick.office.selectors.near_copies import near_copies
from tallystick.office.selectors.submissions import OpenedMessage
from tallystick.office.sent import SentText
from tallystick.office.services import cases
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import TODAY, Sender, says

pytestmark = pytest.mark.django_db


def test_a_full_case_takes_answers_and_no_more_and_another_can_be_begun(
    sender: Sender, reader: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases, "MOST_ADDED", 3)
    sender.sends("They took our land.")
    case = SealedCase.objects.get()
    assert all(says(sender.post("case/more/", text=one), one) for one in ("The wood.", "The mill."))
    refused = sender.post("case/more/", text="And the well of my aunt.")
    assert says(refused, "takes no more", "egin another with a new code", "And the well of my aunt.")
    assert case.messages.count() == 3
    reader.takes_up(case)
    reader.post(f"{case.pk}/ask/", text="Which mill?")
    assert says(sender.post("case/more/", text="The upper one."), "The upper one.")
    other = Sender()
    assert says(other.sends("And the well."), "It was sent")


def test_leave_that_is_given_without_end_can_be_taken_back(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases, "MOST_STEPS", 3)
    sender.sends("They took our land.")
    for number in range(3):
        fields = {} if number % 2 else {"point": "on"}
        assert says(sender.post("case/leaves/", **fields), "What you allow is kept")
    assert says(sender.post("case/leaves/", point="on", outside="on"), "changed too often")
    assert says(sender.post("case/leaves/"), "What you allow is kept")
    assert SealedCase.objects.get().steps.count() == 4
    assert says(sender.post("case/leaves/", point="on"), "can still be taken back; nothing was changed")


def test_near_copies_are_looked_for_among_the_last_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred long texts, of which none says what another does, took minutes to be opened."""
    asked: list[int] = []
    whole = copies.alike

    def counted(one: frozenset[str], other: frozenset[str]) -> bool:
        asked.append(1)
        return whole(one, other)

    monkeypatch.setattr(copies, "alike", counted)
    texts = [f"{chr(97 + number % 26) * 40} {number * 7919} of the {number}th day" for number in range(200)]
    told = [OpenedMessage(at, "sender", TODAY, SentText(one), None) for at, one in enumerate(texts, 1)]
    again = OpenedMessage(201, "sender", TODAY, SentText(texts[199]), None)
    assert near_copies([*told, again])[201].first == 200
    assert len(asked) <= 201 * 20
