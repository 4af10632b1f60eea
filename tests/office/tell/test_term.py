"""What was closed or withdrawn goes when its term is over, with a word in the ledger that says so."""

import datetime

import pytest

from tallystick.ledger.holders import Paper, submission_event
from tallystick.office.case_store import KEYS, keys_of
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import (
    CaseEntry,
    CaseStepTaken,
    ErasedCount,
    SealedCase,
    SealedFile,
    SealedMessage,
)
from tallystick.office.selectors import case_setting, promised
from tallystick.office.sent import SentText
from tallystick.office.services import erasing, messages
from tallystick.office.services.daily import list_held, see_to
from tallystick.office.services.outbox import deliver
from tallystick.office.views import case_shown
from tallystick.workflow.cases.clocks import CaseClocks
from tallystick.workflow.cases.profile import TermSaid
from tallystick.workflow.cases.terms import Due, months_after
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import Sender, a_file, says
from tests.office.tell.test_erased import proof_of, standing

pytestmark = pytest.mark.django_db
TEXT = "They took our land at the river."
DAY = datetime.timedelta(days=1)
FRIDAY = 4


def last_day(case: SealedCase) -> datetime.date:
    """Give the last day on which a case is kept: an office that names no terms keeps it for twelve months."""
    case.refresh_from_db()
    return kept_until(case.since)


def kept_until(day: datetime.date) -> datetime.date:
    """Give the day twelve months on, or the Monday behind it: no term ends at a weekend."""
    last = months_after(day, 12)
    return last + (7 - last.weekday()) * DAY if last.weekday() > FRIDAY else last


def test_a_withdrawn_case_is_erased_when_its_term_is_over_and_its_proof_says_so(
    sender: Sender, reader: Reading, home: LedgerHome
) -> None:
    sender.sends(TEXT, file=a_file("list.txt", b"names\n"))
    proof, case = proof_of(sender), SealedCase.objects.get()
    assert b'"kept":"12 months"' in Paper.read(proof).event
    page = sender.post("case/withdraw/", sure="on")
    assert says(page, "it is erased, and nobody can read it any more")
    last = last_day(case)
    over = last + DAY
    see_to(home=home, today=last)
    assert SealedCase.objects.count() == 1
    see_to(home=home, today=over)
    assert {
        one.objects.count() for one in (SealedCase, SealedMessage, SealedFile, CaseEntry, CaseStepTaken)
    } == {0}
    assert keys_of(case.name) is None
    assert says(sender.comes_back(), "There is nothing under this code")
    assert standing(proof, home) == "erased_by_term"
    assert "\nterm " in list_held(home=home, today=over)
    assert ErasedCount.objects.get().number == 1
    assert not says(reader.get(), f"Case {case.pk}")


def test_what_is_added_while_terms_are_gone_through_keeps_a_case(
    sender: Sender, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was taken, its sender was told so, and it went with the case a moment later."""
    sender.sends(TEXT)
    sender.post("case/withdraw/", sure="on")
    over = last_day(SealedCase.objects.get()) + DAY

    def then_added(**named: object) -> int:
        SealedCase.objects.update(since=over)
        return deliver(**named)  # type: ignore[arg-type]

    monkeypatch.setattr(erasing, "deliver", then_added)
    assert erasing.erase_by_term(home=home, today=over) == 0
    assert SealedCase.objects.count() == 1


def test_what_is_added_to_a_closed_case_keeps_it_for_its_term_anew(
    sender: Sender, reader: Reading, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    reader.takes_up(case)
    reader.answers(case, "It was taken, and comes back.")
    sender.post("case/settle/", sure="on")
    over, later = last_day(case) + DAY, case.since + datetime.timedelta(days=100)
    moment = datetime.datetime.combine(later, datetime.time(9), datetime.UTC)
    monkeypatch.setattr("tallystick.office.views.tell_case.now", lambda: moment)
    sender.post("case/more/", text="And the wood.")
    see_to(home=home, today=over)
    assert SealedCase.objects.count() == 1
    see_to(home=home, today=last_day(case) + DAY)
    assert SealedCase.objects.count() == 0


def test_what_is_added_to_a_withdrawn_case_keeps_it_for_its_term_since_then(
    sender: Sender, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its proof promised a term of its own, and shows an erasure before that as a deletion."""
    sender.sends(TEXT)
    sender.post("case/withdraw/", sure="on")
    case = SealedCase.objects.get()
    see_to(home=home, today=case.since)
    later = case.since + datetime.timedelta(days=100)
    moment = datetime.datetime.combine(later, datetime.time(9), datetime.UTC)
    monkeypatch.setattr("tallystick.office.views.tell_case.now", lambda: moment)
    sender.post("case/more/", text="And the wood.")
    proofs_held = [proof_of(sender), sender.post("case/proof/", number="2").content.decode()]
    see_to(home=home, today=kept_until(later))
    assert SealedCase.objects.count() == 1
    see_to(home=home, today=kept_until(later) + DAY)
    assert [standing(one, home) for one in proofs_held] == ["erased_by_term"] * 2


def test_a_case_that_was_promised_no_term_is_left_to_its_holder(
    sender: Sender,
    home: LedgerHome,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = submission_event
    monkeypatch.setattr(messages, "submission_event", lambda eraser, sealed, *_: plain(eraser, sealed))
    write = SentText.write  # of old nothing of the promise stood under the seal either
    monkeypatch.setattr(SentText, "write", lambda told: write(told.as_typed()))
    sender.sends(TEXT)
    proof = proof_of(sender)
    page = sender.post("case/withdraw/", sure="on")
    assert not says(page, "it is erased, and nobody can read it any more")
    see_to(home=home, today=last_day(SealedCase.objects.get()) + DAY)
    assert SealedCase.objects.count() == 1
    sender.post("case/erase/", sure="on")
    assert standing(proof, home) == "erased"


def test_a_planted_bug_that_erases_too_early_is_found_out_by_the_proof(
    sender: Sender,
    home: LedgerHome,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sender.sends(TEXT)
    proof = proof_of(sender)
    sender.post("case/withdraw/", sure="on")
    day = SealedCase.objects.get().since
    monkeypatch.setattr(erasing, "promised_end", lambda *_: Due(day, day, (), is_provisional=False))
    erasing.erase_by_term(home=home, today=day + datetime.timedelta(days=30))
    assert SealedCase.objects.count() == 0
    assert standing(proof, home) == "broken"
    assert (home.folder / KEYS / "pepper").is_file()


@pytest.mark.parametrize("months", [6, 120])
def test_it_is_kept_as_long_as_was_promised_whatever_the_office_says_today(
    months: int, sender: Sender, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender.sends(TEXT)
    sender.post("case/withdraw/", sure="on")
    case = SealedCase.objects.get()
    clocks = case_setting.clocks_now()
    told = clocks.profile.clocks.model_copy(update={"kept": TermSaid(number=months, unit="months")})
    other = CaseClocks(clocks.profile.model_copy(update={"clocks": told}), clocks.calendar)
    for module in (promised, case_shown):
        monkeypatch.setattr(module, "clocks_now", lambda: other)
    last = last_day(case)
    assert says(sender.comes_back(), f"{last.day} {last:%B %Y}: after that it is erased")
    see_to(home=home, today=last)
    assert SealedCase.objects.count() == 1
    see_to(home=home, today=last + DAY)
    assert SealedCase.objects.count() == 0
