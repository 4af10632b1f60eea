"""What an office's lists say is said of their day: a list of a wrong day makes nothing *kept*."""

import datetime
import shutil
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.ledger import against_lists
from tallystick.ledger.answering import HolderFiles, answer_for
from tallystick.ledger.held import read_held
from tallystick.ledger.notes import NoNote
from tallystick.ledger.operations import file_all_in, publish_in, sign_held_in
from tallystick.ledger.receipts import Answer
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseEntry, SealedCase
from tallystick.office.services.daily import give_copy, see_to
from tests.office.tell.elsewhere import KEY, PROOF, fetched, lies, sent, standing
from tests.office.tell.sender import TODAY, Sender
from tests.office.tell.test_term import DAY

pytestmark = pytest.mark.django_db


def told(desk: Path, copy: str) -> Answer:
    return answer_for(HolderFiles(str(desk / PROOF), str(desk / KEY), ledger=copy))


def deleted_and_given(home: LedgerHome, day: datetime.date) -> None:
    """Delete all, and give out a longer copy under a day, whose list does not reach what was sent."""
    SealedCase.objects.all().delete()
    file_all_in(home.ledger, home.ledger_key, [("act", {"number": 1}), ("act", {"number": 2})], "2024-03-25")
    publish_in(home.ledger, home.ledger_key, None)
    give_copy(
        sign_held_in(home.ledger, home.ledger_key, 0, day.isoformat(), [], [], []), home=home, today=day
    )


@pytest.fixture
def days(sender: Sender, home: LedgerHome, desk: Path) -> Path:
    """A folder with the copy of the first day."""
    place = desk / "days"
    place.mkdir()
    shutil.copy(sent(sender, home, desk), place / "one.zip")
    return place


def test_kept_says_of_which_day(days: Path, desk: Path) -> None:
    found = told(desk, str(days))
    assert (found.standing, TODAY.isoformat() in str(found.reason)) == ("kept", True)


def test_a_longer_copy_under_an_earlier_day_makes_nothing_kept(
    days: Path, sender: Sender, home: LedgerHome, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deleted_and_given(home, TODAY - DAY)
    shutil.copy(fetched(sender, desk), days / "two.zip")
    assert told(desk, str(days)).standing == "open"
    monkeypatch.setattr(against_lists, "pairwise", lambda _: ())  # planted: days are not compared
    assert told(desk, str(days)).standing == "kept"


def test_a_copy_of_the_same_day_tells_nothing_of_a_later_one(
    days: Path, sender: Sender, home: LedgerHome, desk: Path
) -> None:
    deleted_and_given(home, TODAY)
    shutil.copy(fetched(sender, desk), days / "two.zip")
    found = told(desk, str(days))
    assert (found.standing, TODAY.isoformat() in str(found.reason)) == ("kept", True)


def test_days_in_their_order_are_no_contradiction(
    days: Path, sender: Sender, home: LedgerHome, desk: Path
) -> None:
    for number in range(1, 4):
        file_all_in(home.ledger, home.ledger_key, [("act", {"number": number})], "2024-03-25")
        publish_in(home.ledger, home.ledger_key, None)
        see_to(home=home, today=TODAY + number * DAY)
        shutil.copy(fetched(sender, desk), days / f"{number}.zip")
    found = told(desk, str(days))
    assert (found.standing, (TODAY + 3 * DAY).isoformat() in str(found.reason)) == ("kept", True)


@pytest.mark.parametrize("kinds", [([0], [0], []), ([0], [], [0])], ids=["by its holder", "by term"])
def test_what_is_listed_both_as_held_and_as_erased_is_not_kept(
    sender: Sender, home: LedgerHome, desk: Path, kinds: tuple[list[int], ...]
) -> None:
    sent(sender, home, desk)
    SealedCase.objects.all().delete()
    lies(home, *kinds)
    assert standing(desk, fetched(sender, desk)) == "open"


@pytest.mark.parametrize("data", [b"", b"<html>not found</html>", None], ids=["empty", "a page", "half"])
def test_a_download_that_broke_is_named_among_the_others(data: bytes | None, days: Path, desk: Path) -> None:
    whole = (days / "one.zip").read_bytes()
    (days / "broken.zip").write_bytes(whole[: len(whole) // 2] if data is None else data)
    with pytest.raises(Refusal) as refused:
        told(desk, str(days))
    assert str(days / "broken.zip") in str(refused.value.title)


@pytest.mark.parametrize("day", ["today", "2024-13-01", "~"])
def test_a_day_that_is_none_counts_as_no_day(day: str, home: LedgerHome) -> None:
    """A word would count as later than any day, and what it says would be believed for good."""
    text = sign_held_in(home.ledger, home.ledger_key, 0, day, [], [], [])
    with pytest.raises(NoNote, match="day"):
        read_held(text)


@pytest.fixture
def very_many(sender: Sender, home: LedgerHome, desk: Path) -> Path:
    """A copy in whose list 600,000 other messages stand, each by itself, as after a flood."""
    sent(sender, home, desk)
    entry = CaseEntry.objects.get().sequence or 0
    lone = range(entry + 2, entry + 2 + 1_200_000, 2)
    publish_in(home.ledger, home.ledger_key, None)
    told = sign_held_in(home.ledger, home.ledger_key, lone.stop, TODAY.isoformat(), [entry, *lone], [], [])
    give_copy(told, home=home, today=TODAY)
    (desk / "held.txt").write_text(told, encoding="utf-8")
    return Path(fetched(sender, desk, "many.zip"))


def test_very_many_messages_keep_nobody_from_checking_their_own(very_many: Path, desk: Path) -> None:
    assert (desk / "held.txt").stat().st_size > 4_000_000
    assert told(desk, str(very_many)).standing == "kept"
    alone = HolderFiles(
        str(desk / PROOF), str(desk / KEY), ledger=str(very_many), held=(str(desk / "held.txt"),)
    )
    assert answer_for(alone).standing == "kept"
