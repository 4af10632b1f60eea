"""Whoever runs the office makes a deletion look as if a term were over, or leaves it open (L6)."""

import datetime
import io
import shutil
import zipfile
from pathlib import Path

import pytest

from tallystick.base.canonical import Json
from tallystick.ledger import by_term
from tallystick.ledger.answering import HolderFiles, answer_for
from tallystick.ledger.by_term import CASE_STEP, TERM_ERASURE, step_event, term_event
from tallystick.ledger.giving import copy_to_give
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.model import ENTRY_BYTES, Entry
from tallystick.ledger.operations import file_all_in, publish_in, sign_held_in, size_of, start
from tallystick.ledger.receipts import read_receipt
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseEntry, SealedCase, SealedMessage
from tallystick.office.services.daily import give_copy, see_to
from tallystick.office.services.outbox import deliver
from tests.office.tell.elsewhere import KEY, PROOF, fetched, sent, standing
from tests.office.tell.sender import TODAY, Sender
from tests.office.tell.test_erased import proof_of
from tests.office.tell.test_term import DAY, last_day

pytestmark = pytest.mark.django_db
LONG_AGO = "2015-01-01"


def ended(case: SealedCase) -> dict[str, Json]:
    """Give a step that nobody took: that a case was closed years ago."""
    told: dict[str, Json] = {
        "number": 9,
        "act": "close",
        "who": "sender",
        "day": LONG_AGO,
        "sealed": "0" * 64,
    }
    return {"case": case.name, **told}


def entry_of(number: int) -> Entry:
    filed = CaseEntry.objects.filter(message__number=number).order_by("pk").last()
    assert filed is not None
    return read_receipt(filed.receipt)[0].entry


def deleted_by_term(sender: Sender, home: LedgerHome, desk: Path) -> str:
    """Have a step filed between two messages, the second one deleted, and its term said to be over."""
    sender.sends("They took our land.")
    deliver(home=home, day=TODAY)
    step, at = ended(SealedCase.objects.get()), size_of(home.ledger)
    file_all_in(home.ledger, home.ledger_key, [(CASE_STEP, step_event(step))], TODAY.isoformat())
    sender.post("case/more/", text="And here is what shows it.")
    with zipfile.ZipFile(io.BytesIO(sender.post("case/export/").content)) as taken:
        (desk / PROOF).write_bytes(taken.read("proofs/2.txt"))
    first, second = map(entry_of, (1, 2))
    SealedMessage.objects.filter(number=2).delete()
    word = term_event(second, at, step, TODAY)
    file_all_in(home.ledger, home.ledger_key, [(TERM_ERASURE, word)], TODAY.isoformat())
    publish_in(home.ledger, home.ledger_key, None)
    given(home, home.ledger, first.sequence, second.sequence)
    return standing(desk, fetched(sender, desk))


def given(home: LedgerHome, ledger: str, held: int, by_term_: int) -> None:
    """Give out a copy of a ledger, and a list by which one entry is held and another one's term is over."""
    size = size_of(home.ledger)
    told = sign_held_in(home.ledger, home.ledger_key, size, TODAY.isoformat(), [held], [], [by_term_])
    place = home.folder / "ledger-copy"
    place.mkdir(exist_ok=True)
    for name, data in copy_to_give(ledger, home.ledger_key, told, TODAY.isoformat()):
        (place / name).write_bytes(data)


def test_a_step_that_was_filed_before_what_was_sent_ends_nothing_of_long_ago(
    sender: Sender, home: LedgerHome, desk: Path
) -> None:
    """What is added to a case was not kept for its term before it came."""
    assert deleted_by_term(sender, home, desk) == "broken"


def test_a_planted_bug_that_looks_at_later_steps_alone_is_seen(
    sender: Sender, home: LedgerHome, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_term.StepNamed, "contradicts", lambda *_: False)
    assert deleted_by_term(sender, home, desk) == "erased_by_term"


def written_anew(sender: Sender, home: LedgerHome, desk: Path, tmp_path: Path) -> str:
    """Have a ledger written for one reader, of which an early entry is a step of long ago; gives its copy."""
    Sender().sends("Of somebody else.")
    sender.sends("They took our land.")
    (desk / PROOF).write_text(proof_of(sender), encoding="utf-8")
    case, gone = SealedCase.objects.latest("pk"), entry_of(1)
    case.delete()
    other, step, day = str(tmp_path / "other"), ended(case), TODAY.isoformat()
    start(other, home.ledger_key)
    told: list[tuple[str, Json]] = [(CASE_STEP, step_event(step))]
    told += [("act", {"number": one}) for one in range(gone.sequence)]
    told += [(TERM_ERASURE, term_event(gone, 0, step, TODAY))]
    file_all_in(other, home.ledger_key, told, day)
    leaves = Path(other) / "leaves"
    data, at = leaves.read_bytes(), gone.sequence * ENTRY_BYTES
    leaves.write_bytes(data[:at] + gone.encode() + data[at + ENTRY_BYTES :])
    file_all_in(home.ledger, home.ledger_key, [("act", {"is": "another"})], day)
    size = size_of(home.ledger)
    assert size == len(told)
    publish_in(home.ledger, home.ledger_key, None)
    shutil.copytree(Path(home.ledger) / "checkpoints", Path(other) / "checkpoints", dirs_exist_ok=True)
    given(home, other, 0, gone.sequence)
    return fetched(sender, desk)


def test_entries_that_the_checkpoint_beside_them_does_not_stand_for_are_the_offices_own_fault(
    sender: Sender, home: LedgerHome, desk: Path, tmp_path: Path
) -> None:
    copy = written_anew(sender, home, desk, tmp_path)
    (desk / "leaves").write_bytes((Path(home.ledger) / "leaves").read_bytes())  # beside the true ones too
    for leaves in (None, str(desk / "leaves")):
        has = HolderFiles(str(desk / PROOF), str(desk / KEY), leaves=leaves, ledger=copy)
        answer = answer_for(has)
        said = "other entries than the checkpoint" in str(answer.reason.template)
        assert (answer.standing, said) == ("broken", True)


def test_a_list_that_says_both_day_after_day_is_a_contradiction(
    sender: Sender, home: LedgerHome, desk: Path
) -> None:
    """As only one can that was made while something was erased: else a deletion would stay open for good."""
    days = desk / "days"
    days.mkdir()
    shutil.copy(sent(sender, home, desk), days / "0.zip")
    SealedCase.objects.get().delete()
    said = []
    for number in (1, 2):
        day = TODAY + number * DAY
        publish_in(home.ledger, home.ledger_key, None)
        size = size_of(home.ledger)
        told = sign_held_in(home.ledger, home.ledger_key, size, day.isoformat(), [0], [0], [])
        give_copy(told, home=home, today=day)
        shutil.copy(fetched(sender, desk), days / f"{number}.zip")
        said.append(standing(desk, str(days)))
    assert said == ["open", "broken"]


@pytest.mark.parametrize("ahead", [0, 1, 2])
def test_a_day_that_has_not_come_makes_no_term_over(
    ahead: int, sender: Sender, home: LedgerHome, desk: Path
) -> None:
    """An office says that it is a year later, and erases what its sender has withdrawn."""
    sent(sender, home, desk)
    sender.post("case/withdraw/", sure="on")
    over = last_day(SealedCase.objects.get()) + DAY
    see_to(home=home, today=over)
    has = HolderFiles(str(desk / PROOF), str(desk / KEY), ledger=fetched(sender, desk))
    answer = answer_for(has, (over - ahead * DAY).isoformat())
    assert answer.standing == ("open" if ahead > 1 else "erased_by_term")
    assert over.isoformat() in {str(getattr(one, "text", "")) for _, one in answer.reason.values}


def test_nor_does_it_make_anything_kept(sender: Sender, home: LedgerHome, desk: Path) -> None:
    copy = sent(sender, home, desk)
    has = HolderFiles(str(desk / PROOF), str(desk / KEY), ledger=copy)
    early = (TODAY - datetime.timedelta(days=2)).isoformat()
    assert [answer_for(has, one).standing for one in ("", TODAY.isoformat(), early)] == [
        "kept", "kept", "open",
    ]  # fmt: skip


def test_a_key_that_was_put_in_place_of_another_is_named(
    sender: Sender, home: LedgerHome, desk: Path
) -> None:
    """Whoever has a true receipt is not told that it is nobody's."""
    sent(sender, home, desk)
    name = SigningKey.load(home.ledger_key).name
    for own, words_said in ((name, "another key of"), ("elsewhere.example", "did not sign this receipt")):
        (desk / KEY).write_text(f"{SigningKey.make(own).public.vkey}\n", encoding="utf-8")
        answer = answer_for(HolderFiles(str(desk / PROOF), str(desk / KEY)))
        assert (answer.standing, words_said in str(answer.reason.template)) == ("not_ours", True)
