"""What was taken out or spoilt is told in its place, and no standing is stated that nobody knows."""

from collections.abc import Callable

import pytest

from tallystick.office.models import CaseStepTaken, SealedCase, SealedMessage
from tests.office.tell.bodies import SUPERVISORS
from tests.office.tell.changed import (
    ANSWER,
    CHANGED,
    GONE,
    MORE,
    NOT_KNOWN,
    TEXT,
    last_days,
    marks_in,
    seal_as_before,
    taken,
)
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import Sender, says
from tests.office.tell.test_hostile_operator import nothing_only_grows
from tests.office.tell.whole_case import COMMITMENT, POINT

pytestmark = pytest.mark.django_db
Removing = Callable[[SealedCase], object]


def _step(number: int) -> Removing:
    def remove(_: SealedCase) -> None:
        nothing_only_grows()
        CaseStepTaken.objects.filter(number=number).delete()

    return remove


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_step_that_was_taken_out_leaves_its_place_and_moves_nothing(
    number: int, sender: Sender, reader: Reading, case: SealedCase
) -> None:
    before = last_days(sender.comes_back())
    _step(number)(case)
    for page in (sender.comes_back(), reader.post(f"{case.pk}/open/")):
        assert (marks_in(page), says(page, "in work", TEXT)) == ([CHANGED, GONE], True)
        assert last_days(page)[:1] == before[:1] or says(page, "the sender is told")
    assert taken(sender)["missing_steps"] == [number]
    assert says(reader.answers(case, ANSWER), ANSWER)
    assert says(sender.comes_back(), "answered", CHANGED, GONE)
    assert CaseStepTaken.objects.latest("number").number == 4


def _spoilt(case: SealedCase) -> None:
    SealedCase.objects.update(standing=bytes(case.standing)[:-1] + b"0")


def _emptied(_: SealedCase) -> None:
    SealedCase.objects.update(standing=b"")


def _junk_step(case: SealedCase) -> None:
    CaseStepTaken.objects.create(
        case=case, number=4, act="answer", who="holder", day=case.day, form="x", sealed=b"another"
    )


@pytest.mark.parametrize("spoil", [_spoilt, _emptied, _junk_step])
def test_a_standing_that_nobody_knows_is_not_stated(
    spoil: Removing, sender: Sender, reader: Reading, case: SealedCase
) -> None:
    spoil(case)
    pages = (sender.comes_back(), reader.post(f"{case.pk}/open/"))
    for page in pages:
        assert says(page, NOT_KNOWN, TEXT, MORE)
        assert not says(page, "in work.")
        assert not says(page, "It lies with")
        assert last_days(page) == []
    told = taken(sender)
    assert (told["standing_is_not_known"], told["stage"], told["holder"]) == (True, None, None)
    assert says(sender.post("case/more/", text="More."), NOT_KNOWN, "under a new code")
    assert says(reader.answers(case, ANSWER), NOT_KNOWN)
    assert SealedMessage.objects.count() == 2
    assert reader.post("open/").status_code == 200
    sender.post("case/erase/", sure="on")
    assert not SealedCase.objects.exists()


def test_a_standing_that_was_emptied_before_any_step_is_not_stated_either(sender: Sender) -> None:
    """Of an earlier version it may be empty then, and its message has no day under its seal."""
    sender.sends(TEXT)
    SealedCase.objects.update(standing=b"")
    assert says(sender.comes_back(), NOT_KNOWN, TEXT)


def test_a_case_of_an_earlier_version_that_had_just_come_in_has_no_seal_and_opens(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        seal_as_before(earlier)
        sender.sends(TEXT)
    SealedCase.objects.update(standing=b"")
    assert (marks_in(sender.comes_back()), says(sender.comes_back(), "received")) == ([], True)


def test_a_standing_of_before_that_was_put_back_is_not_stated(
    sender: Sender, reader: Reading, case: SealedCase
) -> None:
    before = bytes(case.standing)
    sender.post("case/leaves/", point="on")
    SealedCase.objects.update(standing=before)
    for page in (sender.comes_back(), reader.post(f"{case.pk}/open/")):
        assert says(page, NOT_KNOWN)
        assert not says(page, "It lies with")


def test_a_case_of_an_earlier_version_whose_step_is_gone_states_no_standing(
    sender: Sender, reader: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal_as_before(monkeypatch)
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.takes_up(case)
    _step(2)(case)
    for page in (sender.comes_back(), reader.post(f"{case.pk}/open/")):
        assert says(page, NOT_KNOWN, TEXT)
        assert not says(page, "It lies with")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_message_that_was_taken_out_leaves_its_place(
    number: int, sender: Sender, reader: Reading, case: SealedCase
) -> None:
    reader.answers(case, ANSWER)
    SealedMessage.objects.filter(number=number).delete()
    for page in (sender.comes_back(), reader.post(f"{case.pk}/open/")):
        assert (marks_in(page), says(page, f"Message {number}", GONE)) == ([CHANGED, GONE], True)
    assert taken(sender)["missing_messages"] == [number]
    sender.post("case/more/", text="Who took it out?")
    assert SealedMessage.objects.latest("number").number == 4
    assert says(sender.comes_back(), "Who took it out?", f"Message {number}", GONE)


def test_a_message_of_a_point_that_was_taken_out_leaves_its_place_too(
    sender: Sender, reader: Reading, case: SealedCase
) -> None:
    """It comes with no step."""
    sender.post("case/leaves/", point="on")
    placed = {"commitment": COMMITMENT, "body": SUPERVISORS, "text": POINT}
    assert says(reader.post(f"{case.pk}/place-point/", **placed), POINT)
    assert marks_in(sender.comes_back()) == []
    SealedMessage.objects.filter(number=3).delete()
    assert (marks_in(sender.comes_back()), taken(sender)["missing_messages"]) == ([CHANGED, GONE], [3])
