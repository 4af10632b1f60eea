"""A row that was spoilt keeps its holder from nothing, and stops neither others nor the day's work."""

import datetime
import json
import re
from collections.abc import Callable

import pytest

from tallystick.ledger.by_term import CASE_STEP
from tallystick.ledger.operations import size_of
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseEntry, CaseStepTaken, LedgerEvent, SealedCase, SealedMessage
from tallystick.office.security_events import SPOILT
from tallystick.office.selectors import entries
from tallystick.office.services import outbox, spoilt
from tallystick.office.services.daily import see_to
from tallystick.office.services.outbox import deliver
from tests.office.tell.changed import MORE, TEXT, marks_in
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import TODAY, Sender, says
from tests.office.tell.test_erased import listed, proof_of, standing
from tests.office.tell.test_hostile_operator import nothing_only_grows

pytestmark = pytest.mark.django_db
Spoiling = Callable[[CaseEntry], dict[str, object]]
_NO_JSON = "{no JSON"
SPOILING: tuple[Spoiling, ...] = (
    lambda _: {"receipt": "another"},
    lambda _: {"receipt": ""},
    lambda row: {"receipt": re.sub("entry [0-9]+", "entry 7", row.receipt)},
    lambda _: {"event": _NO_JSON},
    lambda _: {"event": "[]", "receipt": "another"},
    lambda row: {"event": row.event.replace('"kept":"', '"kept":"1')},
    lambda _: {"sequence": 4711},
    lambda _: {"sequence": None, "receipt": "", "event": _NO_JSON},
)


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """What the log is told of rows."""
    lines: list[dict[str, str]] = []
    monkeypatch.setattr(spoilt, "note_event", lambda event, **more: lines.append({"event": event} | more))
    return lines


def two_proofs(sender: Sender) -> list[str]:
    sender.post("case/more/", text=MORE)
    return [sender.post("case/proof/", number=number).content.decode() for number in ("1", "2")]


@pytest.mark.parametrize("spoil", SPOILING)
def test_a_case_with_a_spoilt_row_is_erased_with_its_holders_word_for_each_entry(
    spoil: Spoiling, sender: Sender, home: LedgerHome
) -> None:
    sender.sends(TEXT)
    proofs = two_proofs(sender)
    row = CaseEntry.objects.get(message__number=1)
    CaseEntry.objects.filter(pk=row.pk).update(**spoil(row))
    sender.post("case/erase/", sure="on")
    assert not SealedCase.objects.exists()
    assert [standing(one, home) for one in proofs] == ["erased", "erased"]


@pytest.mark.parametrize("number", [1, 2])
def test_a_case_with_a_message_that_was_taken_out_is_erased_with_a_word_for_it_too(
    number: int, sender: Sender, home: LedgerHome
) -> None:
    sender.sends(TEXT)
    proofs = two_proofs(sender)
    sender.post("case/more/", text="And the fields.")
    SealedMessage.objects.filter(number=number).delete()
    sender.post("case/erase/", sure="on")
    assert [standing(one, home) for one in proofs] == ["erased", "erased"]


def test_without_the_ledger_an_entry_would_stay(
    sender: Sender, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: of a row whose receipt was spoilt nothing is looked for."""
    monkeypatch.setattr(entries, "_looked_for", lambda *_: ())
    monkeypatch.setattr(entries, "entry_by_number", lambda *_: None)
    sender.sends(TEXT)
    proof = proof_of(sender)
    CaseEntry.objects.update(receipt="another")
    sender.post("case/erase/", sure="on")
    assert standing(proof, home) != "erased"


@pytest.mark.parametrize("event", [_NO_JSON, "[1]", '{"a":NaN}', "", '{"a":"' + "x" * 70_000 + '"}'])
def test_a_row_that_is_no_event_is_named_and_the_rest_is_filed(
    event: str, sender: Sender, reader: Reading, home: LedgerHome, logged: list[dict[str, str]]
) -> None:
    sender.sends(TEXT)
    other = Sender()
    other.sends(MORE)
    rows = list(CaseEntry.objects.order_by("pk"))
    CaseEntry.objects.update(sequence=None, receipt="")
    CaseEntry.objects.filter(pk=rows[0].pk).update(event=event)
    see_to(home=home, today=TODAY)
    filed = CaseEntry.objects.order_by("pk").values_list("sequence", flat=True)
    assert [one is not None for one in filed] == [False, True]
    assert logged == [{"event": SPOILT, "row": f"CaseEntry {rows[0].pk}"}]
    assert says(reader.get(), "these rows can't be filed", f"CaseEntry {rows[0].pk}")
    assert says(sender.comes_back(), TEXT)
    assert says(sender.post("case/proof/", number="1"), "The proof is still being made")
    assert sender.post("case/export/").status_code == 200
    assert says(sender.post("case/more/", text=MORE), MORE)
    assert deliver(home=home, day=TODAY) == 0


@pytest.mark.parametrize("cells", [{"event": _NO_JSON}, {"kind": "No Type!"}])
def test_an_act_that_is_no_event_is_named_and_the_rest_is_filed(
    cells: dict[str, str], sender: Sender, home: LedgerHome, logged: list[dict[str, str]]
) -> None:
    nothing_only_grows(LedgerEvent)
    broken = LedgerEvent.objects.create(**{"kind": CASE_STEP, "event": '{"step":"1"}'} | cells)
    deliver(home=home, day=TODAY)
    before = size_of(home.ledger)
    LedgerEvent.objects.create(kind=CASE_STEP, event='{"step":"2"}')
    see_to(home=home, today=TODAY)
    assert (size_of(home.ledger), logged[0]["row"]) == (before + 1, f"LedgerEvent {broken.pk}")
    sender.sends(TEXT)
    assert listed(proof_of(sender), home, sender) == "kept"


def test_a_filing_that_reads_no_row_apart_stops_at_the_first_that_is_spoilt(
    sender: Sender, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug."""
    sender.sends(TEXT)
    CaseEntry.objects.update(sequence=None, receipt="", event=_NO_JSON)
    monkeypatch.setattr(outbox, "fileable", lambda one: json.loads(one.event))
    with pytest.raises(ValueError, match="Expecting"):
        see_to(home=home, today=TODAY)


@pytest.mark.parametrize("filed", [_NO_JSON, '{"kept":"a few months"}', "[]"])
def test_an_ended_case_whose_row_was_spoilt_is_left_to_its_holder_and_the_next_is_erased(
    filed: str, sender: Sender, home: LedgerHome
) -> None:
    other = Sender()
    for one in (sender, other):
        one.sends(TEXT)
        one.post("case/withdraw/", sure="on")
    deliver(home=home, day=TODAY)
    first = CaseEntry.objects.earliest("pk")
    CaseEntry.objects.filter(pk=first.pk).update(event=filed)
    see_to(home=home, today=SealedCase.objects.earliest("pk").day + datetime.timedelta(days=3000))
    assert says(other.comes_back(), "There is nothing under this code")
    assert says(sender.comes_back(), TEXT, "withdrawn")


@pytest.mark.parametrize("cells", [{"kind": "x"}, {"stage": "x"}, {"outcome": "x"}, {"area": "x"}])
def test_a_cell_that_says_what_nobody_knows_stops_neither_lists_nor_the_days_work(
    cells: dict[str, str], case: SealedCase, sender: Sender, reader: Reading, home: LedgerHome
) -> None:
    other = Sender()
    other.sends(MORE)
    SealedCase.objects.filter(pk=case.pk).update(**cells)
    nothing_only_grows()
    CaseStepTaken.objects.filter(case=case, number=1).update(act="x", who="x")
    assert says(reader.get(), "2 cases")
    assert says(reader.post("open/"), TEXT, MORE)
    assert says(reader.post(f"{case.pk}/open/"), "in work")
    assert marks_in(sender.comes_back())
    see_to(home=home, today=TODAY)
    assert listed(proof_of(other), home, other) == "kept"


def test_a_piece_of_the_days_work_that_meets_a_fault_is_named_and_the_others_are_done(
    sender: Sender, home: LedgerHome, logged: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    sender.sends(TEXT)

    def broken(_: datetime.date) -> int:
        raise KeyError

    monkeypatch.setattr("tallystick.office.services.daily.note_moved", broken)
    assert listed(proof_of(sender), home, sender) == "kept"
    assert logged[0] == {"event": SPOILT, "row": "last days", "fault": "KeyError"}


def test_a_step_that_was_taken_out_does_not_stop_the_clock(
    sender: Sender, reader: Reading, case: SealedCase, home: LedgerHome
) -> None:
    """Its number is not given out again, which the database would refuse."""
    reader.post(f"{case.pk}/ask/", text="When was it?")
    nothing_only_grows()
    CaseStepTaken.objects.filter(number=2).delete()
    see_to(home=home, today=case.day + datetime.timedelta(days=400))
    assert CaseStepTaken.objects.latest("number").act == "lapse"
    assert says(sender.comes_back(), "in work")
