"""What stands in the clear of a case is held against its seal, on its pages and in what is taken along."""

import datetime

import pytest

from tallystick.ledger.by_term import row_digest
from tallystick.office.clock import now
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseEntry, CaseStepTaken, SealedCase, SealedMessage
from tallystick.office.selectors import promised, submissions
from tallystick.office.selectors.case_facts import CaseFacts
from tallystick.office.services.erasing import erase_by_term
from tallystick.office.services.outbox import deliver
from tests.office.tell.changed import (
    ANSWER,
    CHANGED,
    MORE,
    MOVED,
    STEP_MOVED,
    TEXT,
    last_days,
    marks_in,
    move_all,
    seal_as_before,
    taken,
)
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import TODAY, Sender, says
from tests.office.tell.test_erased import listed, proof_of
from tests.office.tell.test_hostile_operator import nothing_only_grows
from tests.office.tell.whole_case import WholeCase

pytestmark = pytest.mark.django_db
YEAR = datetime.timedelta(days=366)


def test_days_that_were_moved_move_no_last_day_and_are_told(
    sender: Sender, reader: Reading, case: SealedCase
) -> None:
    pages = (sender.comes_back, lambda: reader.post(f"{case.pk}/open/"))
    before = [last_days(one()) for one in pages]
    move_all(case, 40)
    assert before[0]
    assert [last_days(one()) for one in pages] == before
    assert [marks_in(one()) for one in pages] == [[CHANGED, MOVED, STEP_MOVED]] * 2
    told = taken(sender)
    moved_to = case.day + datetime.timedelta(days=40)
    assert (told["day"], told["in_the_clear"]["day"]) == (str(case.day), str(moved_to))
    for one in (*told["messages"], *told["steps"]):
        assert (one["day"], one["changed_from_outside"]) == (str(case.day), True)


def test_last_days_that_are_counted_from_the_clear_would_move(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: what is sealed of the clear is not asked."""
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    before = last_days(sender.comes_back())
    monkeypatch.setattr(CaseFacts, "read", lambda _: None)
    move_all(case, 40)
    assert last_days(sender.comes_back()) != before


@pytest.mark.parametrize(
    "cells", [{"stage": "closed"}, {"outcome": "upheld"}, {"kind": "proposal"}, {"area": "X"}]
)
def test_a_cell_of_the_case_is_shown_as_it_was_sealed(
    cells: dict[str, str], sender: Sender, reader: Reading, case: SealedCase
) -> None:
    SealedCase.objects.update(**cells)
    assert says(sender.comes_back(), CHANGED, "in work")
    assert says(reader.post(f"{case.pk}/open/"), CHANGED, "in work")
    assert taken(sender)["in_the_clear"].items() >= cells.items()
    assert says(reader.answers(case, ANSWER), ANSWER)
    assert says(sender.comes_back(), "answered")


def test_whose_a_message_is_stands_as_it_was_sealed(
    sender: Sender, reader: Reading, case: SealedCase
) -> None:
    reader.post(f"{case.pk}/ask/", text="When was it?")
    SealedMessage.objects.filter(number=1).update(side="office")
    SealedMessage.objects.filter(number=3).update(side="sender")
    assert says(sender.comes_back(), MOVED, "The office asks you", "You")
    assert [one["side"] for one in taken(sender)["messages"]] == ["sender", "sender", "office"]


def test_a_step_that_became_another_is_shown_as_it_was_sealed(
    sender: Sender, reader: Reading, case: SealedCase
) -> None:
    nothing_only_grows()
    CaseStepTaken.objects.filter(number=2).update(act="extend", who="desk")
    assert marks_in(sender.comes_back()) == [CHANGED, STEP_MOVED]
    assert says(reader.post(f"{case.pk}/open/"), "take it up", STEP_MOVED)
    assert [one["act"] for one in taken(sender)["steps"]] == ["acknowledge", "take_up", "add"]


def test_what_nobody_touched_is_not_called_changed(whole: WholeCase, home: LedgerHome) -> None:
    deliver(home=home, day=TODAY)
    assert marks_in(whole.sender.comes_back()) == []
    assert marks_in(whole.reader.post(f"{whole.case.pk}/open/")) == []
    assert not {"in_the_clear", "missing_messages", "missing_steps"} & set(taken(whole.sender))
    assert "changed_from_outside" not in str(taken(whole.sender))


def test_a_case_of_an_earlier_version_opens_and_is_not_called_changed(
    sender: Sender, reader: Reading, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is it once something is done with it by this one."""
    with monkeypatch.context() as earlier:
        seal_as_before(earlier)
        sender.sends(TEXT)
        case = SealedCase.objects.get()
        reader.takes_up(case)
        sender.post("case/more/", text=MORE)
    assert "row" not in CaseEntry.objects.earliest("pk").event
    proof = proof_of(sender)
    for _ in range(2):
        pages = (sender.comes_back(), reader.post(f"{case.pk}/open/"))
        assert [(marks_in(one), says(one, TEXT, MORE)) for one in pages] == [([], True)] * 2
        assert listed(proof, home, sender) == "kept"
        assert "changed" not in str(taken(sender))
        reader.answers(case, ANSWER)
    assert says(sender.comes_back(), ANSWER, "answered")


def test_what_came_later_than_it_was_promised_shows_in_a_case_of_an_earlier_version(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        seal_as_before(earlier)
        sender.sends(TEXT)
    assert marks_in(sender.comes_back()) == []
    promised_on = SealedMessage.objects.get().day
    SealedMessage.objects.update(day=promised_on + YEAR)
    assert marks_in(sender.comes_back()) == [CHANGED, MOVED]
    assert taken(sender)["messages"][0]["day"] == str(promised_on)


@pytest.mark.parametrize(("field", "cell"), [("day", TODAY + YEAR), ("side", "office")])
def test_a_proof_shows_that_day_or_side_was_changed(
    field: str, cell: object, sender: Sender, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list names what is there as it was sent; the planted bug asks the sealed bytes alone."""
    sender.sends(TEXT)
    proof = proof_of(sender)
    assert listed(proof, home, sender) == "kept"
    SealedMessage.objects.update(**{field: cell})
    assert listed(proof, home, sender) == "broken"
    monkeypatch.setattr("tallystick.office.services.daily.is_as_filed", lambda *_: True)
    assert listed(proof, home, sender) == "kept"


def test_what_is_filed_of_day_and_side_is_of_one_message_alone(case: SealedCase) -> None:
    event, day = CaseEntry.objects.get(message__number=2).event, str(case.day)
    assert row_digest(case.name, 2, "sender", day) in event
    for other in ((1, "sender", day), (2, "office", day), (2, "sender", "2024-03-26")):
        assert row_digest(case.name, *other) not in event


def test_an_end_that_was_moved_back_erases_nothing_early(sender: Sender, home: LedgerHome) -> None:
    sender.sends(TEXT)
    sender.post("case/withdraw/", sure="on")
    deliver(home=home, day=TODAY)
    today = SealedCase.objects.get().day
    SealedCase.objects.update(since=today - 5 * YEAR)
    assert erase_by_term(home=home, today=today + datetime.timedelta(days=30)) == 0
    assert says(sender.comes_back(), TEXT, "withdrawn")


def test_a_day_that_was_moved_back_erases_nothing_early(
    sender: Sender, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came after the end is kept as long since it came; the planted bug believes the clear."""
    sender.sends(TEXT)
    sender.post("case/withdraw/", sure="on")
    today = now()
    with monkeypatch.context() as later:
        moment = today + datetime.timedelta(days=200)
        later.setattr("tallystick.office.views.tell_case.now", lambda: moment)
        sender.post("case/more/", text=MORE)
    deliver(home=home, day=TODAY)
    SealedMessage.objects.update(day=today.date())
    after_a_term = today.date() + datetime.timedelta(days=400)
    assert erase_by_term(home=home, today=after_a_term) == 0
    monkeypatch.setattr(promised, "is_as_filed", lambda *_: True)
    assert erase_by_term(home=home, today=after_a_term) == 1


@pytest.mark.usefixtures("case")
def test_a_row_that_is_read_before_its_step_is_read_again(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step that is taken at that moment is no change from outside."""
    real = submissions.steps_of
    first: list[SealedCase] = []

    def meanwhile(row: SealedCase) -> tuple[CaseStepTaken, ...]:
        if not first:
            first.append(row)
            sender.post("case/leaves/", point="on")
        return real(row)

    monkeypatch.setattr(submissions, "steps_of", meanwhile)
    assert marks_in(sender.comes_back()) == []
    assert first
