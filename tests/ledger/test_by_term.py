"""An erasure by term is told from the holder's and from a deletion, and only what promised a term has one."""

import datetime
from pathlib import Path

import pytest

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.ledger import by_term
from tallystick.ledger.by_term import CASE_STEP, TERM_ERASURE, case_digest, step_event, step_named, term_event
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.held import HeldEntries, read_held, sign_held
from tallystick.ledger.holders import Paper, check_paper, submission_event
from tallystick.ledger.log import publish
from tallystick.ledger.receipts import Gathered
from tests.ledger.made import KEY, OTHER, file, new_ledger
from tests.ledger.test_holders import HOLDER, entry_of, sent, standing

CASE = "0a" * 16
EVENT = submission_event(HOLDER.public.raw, "ab" * 32, "12 months", case_digest(CASE))
#: What is filed in these tests is promised on 31 January 2026.
CLOSED, LATER = datetime.date(2026, 3, 1), datetime.date(2027, 3, 2)


@pytest.fixture
def place(tmp_path: Path) -> str:
    return new_ledger(tmp_path / "l", 5)


def told(day: datetime.date = CLOSED, act: str = "close", case: str = CASE) -> dict[str, Json]:
    return {
        "case": case,
        "number": 3,
        "act": act,
        "who": "sender",
        "day": day.isoformat(),
        "sealed": "0" * 64,
    }


def erased(
    place: str,
    paper: Paper,
    step: dict[str, Json],
    day: datetime.date = LATER,
    named: dict[str, Json] | None = None,
) -> str:
    """Have the ledger keep a step and that a term counted from it is over; give how the paper stands."""
    entry = entry_of(paper)
    with LedgerFolder(place) as ledger:
        at = ledger.size
        file(ledger, [step_event(step)], CASE_STEP)
        file(ledger, [term_event(entry, at, named or step, day)], TERM_ERASURE)
        publish(ledger, KEY)
        ledger.erase(entry.sequence)
    return standing(paper.write(), place)


def test_by_term_is_told_from_a_deletion(place: str) -> None:
    assert standing(sent(place, EVENT).write(), place) == "kept"
    assert erased(place, sent(place, EVENT), told()) == "erased_by_term"


@pytest.mark.parametrize(
    ("step", "day", "named"),
    [
        (told(), CLOSED + datetime.timedelta(days=365), None),
        (told(case="0b" * 16), LATER, None),
        (told(act="take_up"), LATER, None),
        (told(day=LATER), LATER, told()),
        (told(), LATER, told(day=CLOSED - datetime.timedelta(days=30))),
        (told(day=datetime.date(2020, 3, 1)), LATER, None),
        (told(day=datetime.date(2025, 12, 30)), LATER, None),
    ],
    ids=[
        "before its end",
        "of another case",
        "not of its end",
        "another step filed",
        "another day said",
        "ended years before it was promised",
        "ended a month before it was promised",
    ],
)
def test_whatever_the_ledger_does_not_bear_out_is_a_deletion(
    place: str, step: dict[str, Json], day: datetime.date, named: dict[str, Json] | None
) -> None:
    assert erased(place, sent(place, EVENT), step, day, named) == "broken"


def test_an_outage_of_some_weeks_before_the_promise_was_signed_is_no_deletion(place: str) -> None:
    early = datetime.date(2026, 1, 10)
    assert erased(place, sent(place, EVENT), told(day=early)) == "erased_by_term"


@pytest.mark.parametrize(("today", "word"), [("2027-03-01", False), ("2027-03-02", True), ("", True)])
def test_nothing_was_erased_on_a_day_that_has_not_come(place: str, today: str, word: bool) -> None:
    paper = sent(place, EVENT)
    with LedgerFolder(place) as ledger:
        named = step_named(
            canonical_bytes(term_event(entry_of(paper), ledger.size, told(), LATER)),
            paper.event,
            entry_of(paper),
        )
    assert named is not None
    assert named.contradicts(entry_of(paper), "2026-01-31", today) is not word


def test_what_was_promised_without_a_term_has_none(place: str) -> None:
    old = submission_event(HOLDER.public.raw, "ab" * 32)
    assert set(old) == {"eraser", "sealed"}
    assert erased(place, sent(place, old), told()) == "broken"


def test_a_step_that_was_filed_after_it_ends_nothing(place: str) -> None:
    paper = sent(place, EVENT)
    entry = entry_of(paper)
    with LedgerFolder(place) as ledger:
        file(ledger, [term_event(entry, ledger.size + 1, told(), LATER)], TERM_ERASURE)
        file(ledger, [step_event(told())], CASE_STEP)
        publish(ledger, KEY)
        ledger.erase(entry.sequence)
    assert standing(paper.write(), place) == "broken"


def test_a_step_before_the_first_entry_ends_nothing(place: str) -> None:
    paper = sent(place, EVENT)
    entry = entry_of(paper)
    with LedgerFolder(place) as ledger:
        file(ledger, [term_event(entry, -1, told(), LATER)], TERM_ERASURE)
        publish(ledger, KEY)
        ledger.erase(entry.sequence)
    assert standing(paper.write(), place) == "broken"


def test_a_planted_bug_that_takes_any_day_is_seen(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_term, "kept_until", lambda *_: datetime.date.min)
    early = erased(place, sent(place, EVENT), told(), CLOSED + datetime.timedelta(days=1))
    assert early != "broken"


def test_the_list_of_what_is_held_tells_it_apart(place: str) -> None:
    paper, old = sent(place, EVENT), sent(place, submission_event(OTHER.public.raw, "cd" * 32))
    entries = [(entry_of(one).sequence,) * 2 for one in (paper, old)]
    text = sign_held(HeldEntries(KEY.name, 9, "2025-03-02", (), (), tuple(entries)), KEY)
    assert "\nterm " in text
    lists = (read_held(text),)
    assert lists[0][0].by_term == tuple(entries)
    assert not lists[0][0].has_lost(entries[0][0])
    with LedgerCopy(place) as copy, copy.files.leaves.open("rb") as leaves:
        last = copy.files.last_checkpoint()
        assert last is not None
        gathered = Gathered(checkpoints=(last,), leaves=leaves)
        said = [check_paper(one.write(), KEY.public, gathered, None, lists).standing for one in (paper, old)]
    assert said == ["open", "broken"]  # that its word is in the ledger, a copy alone shows


def test_a_term_is_counted_in_whole_days_and_months() -> None:
    assert by_term.kept_until("12 months", datetime.date(2024, 2, 29)) == datetime.date(2025, 2, 28)
    assert by_term.kept_until("30 days", CLOSED) == datetime.date(2026, 3, 31)
    assert by_term.kept_until("5 working_days", CLOSED) == datetime.date(2026, 3, 6)
    assert [by_term.kept_until(one, CLOSED) for one in ("", "0 days", "12 years", "many months")] == [
        None
    ] * 4
    assert canonical_bytes(EVENT).count(b'"kept":"12 months"') == 1
