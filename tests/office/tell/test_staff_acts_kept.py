"""The list of who of the staff opened a case: a line for each act and day, and told where it was spoilt."""

import pytest

from tallystick.office.models import CaseReader, SealedCase, StaffActs
from tallystick.office.selectors.staff_acts import acts_on_all
from tallystick.office.selectors.submissions import OpenedCase, case_for_reader, case_for_sender
from tallystick.office.views import case_acts
from tallystick.vault.code_keys import read_code
from tests.office.tell.bodies import MINISTRY, SUPERVISORS
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import Sender, says

pytestmark = pytest.mark.django_db


def sent(sender: Sender) -> SealedCase:
    sender.sends()
    return SealedCase.objects.get()


def acts_of(case: SealedCase, sender: Sender) -> list[str]:
    found = case_for_sender(read_code(sender.code))
    assert found is not None
    assert found.row.pk == case.pk
    return [one.act for one in acts_on_all(found)]


def test_a_list_that_is_opened_again_is_noted_once_a_day(sender: Sender, reader: Reading) -> None:
    case = sent(sender)
    for _ in range(3):
        reader.post("open/")
    reader.post(f"{case.pk}/open/")
    reader.post("open/")
    assert acts_of(case, sender) == ["see", "open"]


def test_a_form_that_is_sent_twice_does_it_once_and_opens_it_the_second_time(
    sender: Sender, reader: Reading
) -> None:
    case = sent(sender)
    for _ in range(2):
        assert reader.post(f"{case.pk}/acknowledge/", form="one").status_code == 200
    reader.post(f"{case.pk}/take-up/")
    reader.post(f"{case.pk}/extend/")
    assert acts_of(case, sender) == ["acknowledge", "open", "take_up", "open"]  # refused without a reason


@pytest.mark.parametrize(
    ("act", "fields", "told"),
    [
        ("name", {"named": SUPERVISORS}, "SUPERVISORS is named already."),
        ("name", {"named": MINISTRY}, "Give the reason"),
        ("send-outside", {"whom": "a newspaper", "text": "Their words."}, "The sender has not allowed this."),
        ("place-point", {"commitment": "I.1.02", "text": "A point."}, "The sender has not allowed this"),
        ("transfer", {"body": "NOWHERE", "text": "Theirs."}, "Nobody in that body can open"),
        ("join", {"lead": "1"}, "There is no such case"),
    ],
)
def test_what_a_refusal_tells_of_a_case_leaves_a_line_too(
    act: str, fields: dict[str, str], told: str, sender: Sender, reader: Reading
) -> None:
    """A reader who asks by refused forms of whom a case complains would else learn it unseen."""
    sender.sends(against=SUPERVISORS)
    case = SealedCase.objects.get()
    reader.post(f"{case.pk}/acknowledge/")
    assert says(reader.post(f"{case.pk}/{act}/", **fields), told)
    assert acts_of(case, sender) == ["acknowledge", "open"]


def test_nothing_is_shown_of_what_was_erased_at_that_moment(
    sender: Sender, reader: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = sent(sender)
    opening = case_for_reader

    def meanwhile(row: SealedCase, own: CaseReader, secret: bytes) -> OpenedCase:
        found = opening(row, own, secret)
        sender.post("case/erase/", sure="on")
        return found

    monkeypatch.setattr(case_acts, "case_for_reader", meanwhile)
    answer = reader.post(f"{case.pk}/open/")
    assert says(answer, "This case was erased a moment ago.")
    assert not says(answer, "They took our land.")
    assert StaffActs.objects.count() == 0


def test_a_list_that_was_spoilt_says_so_and_keeps_nobody_from_the_case(
    sender: Sender, reader: Reading
) -> None:
    case = sent(sender)
    reader.post(f"{case.pk}/open/")
    StaffActs.objects.update(sealed=b"another")
    assert says(reader.post(f"{case.pk}/open/"), "They took our land.", "what stood here does not open")
    assert acts_of(case, sender) == ["lost", "open"]


@pytest.mark.parametrize("away", ["an earlier list", "none"])
def test_a_list_of_before_a_step_that_is_put_back_is_told_and_stays_told(
    sender: Sender, reader: Reading, away: str
) -> None:
    """Whoever owns the database hides who read a case before it was passed on."""
    case = sent(sender)
    reader.post(f"{case.pk}/open/")
    earlier = StaffActs.objects.get()
    reader.post("open/")
    reader.post(f"{case.pk}/acknowledge/")
    assert acts_of(case, sender) == ["open", "see", "acknowledge"]
    kept = StaffActs.objects.filter(case=case)
    if away == "none":
        kept.delete()
    else:
        kept.update(sealed=earlier.sealed)
    missing = "is gone: it was changed from outside"
    for _ in range(3):  # until there are as many as there were
        assert says(reader.post(f"{case.pk}/open/"), missing)
    assert reader.post(f"{case.pk}/take-up/").status_code == 200
    assert says(reader.post(f"{case.pk}/open/"), "They took our land.", missing)
    assert acts_of(case, sender)[0] == "gone"
