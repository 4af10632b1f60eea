"""The copy of the ledger that anyone can fetch tells kept, erased and broken apart, and no moment (L6)."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tallystick.base.canonical import Json
from tallystick.base.findings import Refusal
from tallystick.ledger import giving
from tallystick.ledger.by_term import TERM_ERASURE
from tallystick.ledger.holders import ERASURE
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.notes import encode
from tallystick.ledger.operations import file_all_in, publish_in, sign_held_in, size_of
from tallystick.ledger.receipts import read_receipt
from tallystick.office.case_store import KEYS
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseEntry, SealedCase, SealedMessage
from tallystick.office.services.daily import give_copy, see_to
from tests.office.tell.conftest import Reading
from tests.office.tell.elsewhere import KEY, PART, PROOF, TEXT, fetched, inside, lies, sent, standing
from tests.office.tell.sender import TODAY, Sender, a_file, says
from tests.office.tell.test_erased import traces
from tests.office.tell.test_term import DAY, last_day

pytestmark = pytest.mark.django_db


def test_it_says_kept_and_erased_by_its_holder(sender: Sender, home: LedgerHome, desk: Path) -> None:
    assert standing(desk, sent(sender, home, desk)) == "kept"
    sender.post("case/erase/", sure="on")
    assert standing(desk, str(desk / "day 1.zip")) == "kept"  # as it was on that day
    see_to(home=home, today=TODAY + DAY)
    assert standing(desk, fetched(sender, desk)) == "erased"


def test_it_says_erased_by_term(sender: Sender, home: LedgerHome, desk: Path) -> None:
    sent(sender, home, desk)
    sender.post("case/withdraw/", sure="on")
    see_to(home=home, today=last_day(SealedCase.objects.get()) + DAY)
    assert standing(desk, fetched(sender, desk)) == "erased_by_term"


def test_what_an_operator_deletes_is_broken(sender: Sender, home: LedgerHome, desk: Path) -> None:
    sent(sender, home, desk)
    SealedCase.objects.get().delete()
    see_to(home=home, today=TODAY + DAY)
    assert standing(desk, fetched(sender, desk)) == "broken"


@pytest.mark.parametrize("kinds", [([], [0], []), ([], [], [0])], ids=["by its holder", "by term"])
@pytest.mark.parametrize("beyond", [0, 5], ids=["as long as the copy", "longer than it"])
def test_a_deletion_that_is_listed_as_an_erasure_is_broken(
    sender: Sender, home: LedgerHome, desk: Path, kinds: tuple[list[int], ...], beyond: int
) -> None:
    """The case that nobody could tell without a copy of the ledger's folder."""
    sent(sender, home, desk)
    SealedCase.objects.get().delete()
    lies(home, *kinds, beyond=beyond)
    assert standing(desk, fetched(sender, desk)) == "broken"


_NO_WORDS: tuple[dict[str, Json], ...] = (
    {"signature": "none"},
    {"step": 0, "told": []},
    {"step": "x"},
    {"step": True},
)


def test_a_word_that_is_none_does_not_help(sender: Sender, home: LedgerHome, desk: Path) -> None:
    sent(sender, home, desk)
    entry = read_receipt(CaseEntry.objects.get().receipt)[0].entry
    of: dict[str, Json] = {"entry": entry.sequence, "leaf": encode(entry.leaf)}
    words: list[tuple[str, Json]] = [
        (kind, of | one) for kind in (ERASURE, TERM_ERASURE) for one in _NO_WORDS
    ]
    file_all_in(home.ledger, home.ledger_key, words, TODAY.isoformat())
    SealedCase.objects.get().delete()
    lies(home, [], [0], [])
    assert standing(desk, fetched(sender, desk)) == "broken"


def test_a_word_that_the_office_leaves_out_of_its_copy_is_its_own_fault(
    sender: Sender, home: LedgerHome, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It signs what it gives, so that it can't say later that somebody else left it out."""
    sent(sender, home, desk)
    sender.post("case/erase/", sure="on")
    monkeypatch.setattr(giving, "_words", lambda *_: b"")
    see_to(home=home, today=TODAY + DAY)
    assert standing(desk, fetched(sender, desk)) == "broken"


def test_another_key_is_not_ours(sender: Sender, home: LedgerHome, desk: Path) -> None:
    copy = sent(sender, home, desk)
    vkey = SigningKey.make(SigningKey.load(home.ledger_key).name).public.vkey
    (desk / KEY).write_text(f"{vkey}\n", encoding="utf-8")
    assert standing(desk, copy) == "not_ours"


def test_what_was_erased_and_brought_back_contradicts_itself(
    sender: Sender, home: LedgerHome, desk: Path, own_folder: Path
) -> None:
    sent(sender, home, desk)
    case, message, entry = SealedCase.objects.get(), SealedMessage.objects.get(), CaseEntry.objects.get()
    shutil.copytree(own_folder / KEYS, own_folder / "aside")
    sender.post("case/erase/", sure="on")
    for one in (case, message, entry):
        one.save(force_insert=True)
    shutil.copytree(own_folder / "aside", own_folder / KEYS, dirs_exist_ok=True)
    lies(home, [0], [], [])
    assert standing(desk, fetched(sender, desk)) == "broken"


def test_copies_of_several_days_in_one_folder_are_held_against_each_other(
    sender: Sender, home: LedgerHome, desk: Path
) -> None:
    """Whoever keeps each day's copy needs no list beside: a list that takes back another is *broken*."""
    first = sent(sender, home, desk)
    days = desk / "days"
    days.mkdir()
    shutil.copy(first, days / "one.zip")
    assert standing(desk, str(days)) == "kept"
    lies(home, [], [0], [])
    shutil.copy(fetched(sender, desk), days / "two.zip")
    (days / "one.zip").unlink()
    assert standing(desk, str(days)) == "broken"
    lies(home, [0], [], [])
    assert standing(desk, fetched(sender, desk)) == "kept"  # nothing of its own speaks against it
    shutil.copy(desk / PART, days / "three.zip")
    assert standing(desk, str(days)) == "broken"


def test_it_holds_nothing_of_a_case_and_no_moment(
    sender: Sender, reader: Reading, home: LedgerHome, desk: Path
) -> None:
    """Neither event nor salt of what was sent: no guess can be tried, and nothing leads to a case."""
    sender.sends(TEXT, file=a_file("list.txt", b"names\n"))
    reader.takes_up(SealedCase.objects.get())
    other = Sender()
    other.sends("Something else, which is erased.")
    wanted = [one for case in SealedCase.objects.all() for one in traces(case)]
    filed = [json.loads(one.event) for one in CaseEntry.objects.all()]
    wanted += [value.encode() for one in filed for key, value in one.items() if key != "kept"]
    other.post("case/erase/", sure="on")
    see_to(home=home, today=TODAY)
    copy = fetched(sender, desk)
    data = b"\n".join(inside(copy).values())
    assert [one for one in wanted if one in data] == []
    assert b'"signature"' in data  # the word of the holder is there
    with zipfile.ZipFile(copy) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def papers(sender: Sender) -> dict[str, bytes]:
    names = (KEY, "checkpoint.txt", "held.txt", "leaves", PART)
    return {one: sender.get(f"papers/{one}").content for one in names}


def test_no_paper_changes_when_somebody_sends_something(sender: Sender, home: LedgerHome) -> None:
    """Whoever fetches the papers each second must not see the second of a sending."""
    see_to(home=home, today=TODAY)
    before = papers(sender)
    sender.sends(TEXT)
    sender.post("case/more/", text="And the wood.")
    sender.post("case/erase/", sure="on")
    assert papers(sender) == before
    see_to(home=home, today=TODAY + DAY)
    after = papers(sender)
    assert all(after[one] != before[one] for one in ("checkpoint.txt", "held.txt", "leaves", PART))


@pytest.mark.parametrize("language", ["", "zh-hans"])
def test_the_page_gives_it_and_says_what_to_do_with_it(
    sender: Sender, home: LedgerHome, language: str
) -> None:
    see_to(home=home, today=TODAY)
    page = Sender(language).get("limits/")
    assert PART in page.content.decode()
    assert says(page, f"tallystick receipt check proof.txt --ledger-key ledger.vkey --ledger {PART}")
    assert says(page, "Save this copy of the ledger" if not language else "请保存这份账本副本")
    assert says(sender.get("papers/ledger-copy-2.zip"), "There is no such paper yet")
    assert sender.get("papers/..%2Fledger.key").status_code == 404


def test_a_long_ledger_comes_in_parts_of_which_full_ones_stay(
    sender: Sender, home: LedgerHome, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("giving", "given_form"):
        monkeypatch.setattr(f"tallystick.ledger.{room}.PART_ENTRIES", 8)
    sent(sender, home, desk)
    for number in range(20):
        file_all_in(home.ledger, home.ledger_key, [("act", {"number": number})], TODAY.isoformat())
    sender.post("case/withdraw/", sure="on")
    see_to(home=home, today=TODAY)
    given = home.folder / "ledger-copy"
    before = {one.name: one.read_bytes() for one in given.iterdir()}
    see_to(home=home, today=last_day(SealedCase.objects.get()) + DAY)
    names = sorted(one.name for one in given.iterdir())
    assert len(names) >= 4
    assert (given / names[0]).read_bytes() == before[names[0]]
    page = sender.get("limits/")
    assert says(page, "The copy has several parts", "--ledger ledger-copy")
    folder = desk / "parts"
    folder.mkdir()
    for number, name in enumerate(reversed(names)):
        (folder / f"renamed {number}.zip").write_bytes(sender.get(f"papers/{name}").content)
    assert standing(desk, str(folder)) == "erased_by_term"
    (folder / "renamed 1.zip").unlink()
    with pytest.raises(Refusal, match="is missing, or is not as it was signed"):
        standing(desk, str(folder))


def test_a_list_that_does_not_reach_a_promise_says_nothing_for_it(
    sender: Sender, home: LedgerHome, desk: Path
) -> None:
    """An operator deletes a case and goes on giving out, under new days, the list of before it came."""
    sent(sender, home, desk)
    assert standing(desk, fetched(sender, desk)) == "kept"
    SealedCase.objects.get().delete()
    place = read_receipt((desk / PROOF).read_text(encoding="utf-8").partition("\n\n")[2])[0].entry.sequence
    lies(home, [], [], [], beyond=place - size_of(home.ledger))
    assert standing(desk, fetched(sender, desk)) == "open"


def test_a_list_of_another_day_is_not_taken_for_one_of_today(
    sender: Sender, home: LedgerHome, desk: Path
) -> None:
    """An operator deletes a case and, to sign nothing untrue, gives the list of the day before."""
    copy = sent(sender, home, desk)
    SealedCase.objects.get().delete()
    old = inside(copy)["held.txt"].decode()
    publish_in(home.ledger, home.ledger_key, None)
    give_copy(old, home=home, today=TODAY + DAY)
    with pytest.raises(Refusal, match="of another day"):
        standing(desk, fetched(sender, desk))


def test_a_list_that_no_longer_reaches_a_promise_is_not_made_good_by_an_older_one(
    sender: Sender, home: LedgerHome, desk: Path
) -> None:
    """Whoever keeps each day's copy is told no more of today than whoever has today's alone."""
    days = desk / "days"
    days.mkdir()
    shutil.copy(sent(sender, home, desk), days / "one.zip")
    assert standing(desk, str(days)) == "kept"
    place = read_receipt((desk / PROOF).read_text(encoding="utf-8").partition("\n\n")[2])[0].entry.sequence
    SealedCase.objects.get().delete()
    later = TODAY + DAY
    publish_in(home.ledger, home.ledger_key, None)
    told = sign_held_in(home.ledger, home.ledger_key, place, later.isoformat(), [], [], [])
    give_copy(told, home=home, today=later)
    shutil.copy(fetched(sender, desk), days / "two.zip")
    assert standing(desk, str(desk / PART)) == "open"
    assert standing(desk, str(days)) == "open"
