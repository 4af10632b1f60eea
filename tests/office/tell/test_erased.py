"""An erased case leaves a leaf that proves, and no backup brings it back (P6); a deletion shows (L6)."""

import datetime
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.ledger.checkpoints import read_checkpoint
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.held import read_held
from tallystick.ledger.holders import Paper, check_paper
from tallystick.ledger.operations import file_all_in, publish_in, read_public
from tallystick.ledger.receipts import Gathered, read_receipt
from tallystick.ledger.verifiers import PublicKey
from tallystick.office.case_store import KEYS, SEALED
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseEntry, LedgerEvent, SealedCase, SealedFile, SealedMessage
from tallystick.office.services import erasing, outbox
from tallystick.office.services.daily import list_held, see_to
from tallystick.office.services.outbox import deliver
from tests.office.tell.conftest import Committing, Reading
from tests.office.tell.sender import TODAY, Sender, a_file, says
from tests.office.tell.test_nothing_of_sender import whole_database

pytestmark = pytest.mark.django_db
TEXT = "They took our land at the river."


def standing(text: str, home: LedgerHome) -> str:
    publish_in(home.ledger, home.ledger_key, None)
    key = read_public(f"{home.ledger_key}.vkey")
    with LedgerCopy(home.ledger) as copy, copy.files.leaves.open("rb") as leaves:
        last = copy.files.last_checkpoint()
        assert last is not None
        return check_paper(text, key, Gathered(checkpoints=(last,), leaves=leaves), copy).standing


def proof_of(sender: Sender) -> str:
    return sender.post("case/proof/", number="1").content.decode()


def traces(case: SealedCase) -> list[bytes]:
    """Give what of a case stands somewhere while it is there, as it is spelled there."""
    messages = list(case.messages.all())
    entries = list(CaseEntry.objects.filter(message__case=case))
    receipts = [read_receipt(one.receipt)[0] for one in entries]
    found = [case.name, case.lookup, *(one.sha256 for one in case.files.all())]
    found += [one.event for one in entries] + [one.salt.hex() for one in receipts]
    sealed = [bytes(one.sealed)[100:140] for one in messages]
    return [one.encode() for one in found] + sealed


def left(wanted: list[bytes], folder: Path) -> list[bytes]:
    files = [one.read_bytes() for one in folder.rglob("*") if one.is_file()]
    names = "\n".join(str(one) for one in folder.rglob("*")).encode()
    database = whole_database().encode("latin-1", "ignore")
    return [one for one in wanted if any(one in data for data in (*files, names, database))]


def test_an_erased_case_leaves_a_leaf_that_proves_and_nothing_else(
    sender: Sender, reader: Reading, home: LedgerHome, own_folder: Path, commit: Committing
) -> None:
    with commit(execute=True):  # the tests' own transaction never comes to its end
        sender.sends(TEXT, file=a_file("list.txt", b"names\n"))
    case = SealedCase.objects.get()
    reader.takes_up(case)
    reader.answers(case, "Thank you.")
    sender.post("case/more/", text="And the wood.")
    proof, wanted = proof_of(sender), traces(case)
    assert len(left(wanted, own_folder)) == len(wanted)
    assert standing(proof, home) == "kept"
    sender.post("case/erase/", sure="on")
    assert left(wanted, own_folder) == []
    assert {one.objects.count() for one in (SealedCase, SealedMessage, SealedFile, CaseEntry)} == {0}
    assert list((own_folder / SEALED).iterdir()) == []
    assert [one.name for one in (own_folder / KEYS).iterdir()] == ["pepper"]
    assert standing(proof, home) == "erased"


def test_a_deletion_by_anybody_else_is_a_broken_promise(sender: Sender, home: LedgerHome) -> None:
    sender.sends(TEXT)
    proof = proof_of(sender)
    entry = read_receipt(Paper.read(proof).receipt)[0].entry.sequence
    SealedCase.objects.all().delete()
    with LedgerFolder(home.ledger) as ledger:
        ledger.erase(entry)
    assert standing(proof, home) == "broken"


def test_an_erasure_without_the_holders_word_is_noticed(
    sender: Sender, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: the program erases without signing by the code."""
    sender.sends(TEXT)
    proof = proof_of(sender)
    monkeypatch.setattr(erasing, "sign_erasure", lambda *_: bytes(64))
    sender.post("case/erase/", sure="on")
    assert standing(proof, home) == "broken"


def test_an_old_backup_does_not_bring_it_back(sender: Sender, reader: Reading, own_folder: Path) -> None:
    sender.sends(TEXT, file=a_file("list.txt", b"names\n"))
    case = SealedCase.objects.get()
    message, entry = SealedMessage.objects.get(), CaseEntry.objects.get()
    shutil.copytree(own_folder / SEALED, own_folder / "old")
    sender.post("case/erase/", sure="on")
    # The database and the sealed files come back as an ordinary backup had them, the keys don't.
    case.save(force_insert=True)
    message.save(force_insert=True)
    entry.save(force_insert=True)
    shutil.copytree(own_folder / "old", own_folder / SEALED, dirs_exist_ok=True)
    assert says(sender.comes_back(), "There is nothing under this code")
    assert says(reader.post(f"{case.pk}/open/"), "The case does not open with your key")
    assert not says(reader.post("open/"), TEXT)
    assert SealedCase.objects.count() == 1


def test_keys_in_an_ordinary_backup_would_be_noticed(
    sender: Sender, reader: Reading, own_folder: Path
) -> None:
    """The planted bug: the keys are backed up with the rest."""
    sender.sends(TEXT)
    case, message = SealedCase.objects.get(), SealedMessage.objects.get()
    shutil.copytree(own_folder / KEYS, own_folder / "old")
    sender.post("case/erase/", sure="on")
    case.save(force_insert=True)
    message.save(force_insert=True)
    shutil.copytree(own_folder / "old", own_folder / KEYS, dirs_exist_ok=True)
    assert says(sender.comes_back(), TEXT)
    assert says(reader.post(f"{case.pk}/open/"), TEXT)


def test_an_erasure_waits_for_the_entry_of_what_was_sent(sender: Sender, home: LedgerHome) -> None:
    ledger, away = Path(home.ledger), Path(f"{home.ledger} away")
    ledger.rename(away)
    assert says(sender.sends(TEXT), "Its proof is being made")
    assert says(sender.post("case/erase/", sure="on"), "This was not done")
    assert says(sender.comes_back(), TEXT)
    away.rename(ledger)
    sender.post("case/erase/", sure="on")
    assert SealedCase.objects.count() == 0


def test_a_ledger_that_is_away_does_not_keep_a_case(sender: Sender, home: LedgerHome) -> None:
    sender.sends(TEXT)
    proof = proof_of(sender)
    ledger, away = Path(home.ledger), Path(f"{home.ledger} away")
    ledger.rename(away)
    assert says(sender.post("case/erase/", sure="on"), "There is nothing under this code")
    away.rename(ledger)
    deliver(home=home, day=TODAY)
    assert standing(proof, home) == "erased"


def test_an_erasure_cut_short_is_ended_by_the_worker(
    sender: Sender, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender.sends(TEXT)
    proof = proof_of(sender)
    calls = []

    def once(**named: object) -> int:
        calls.append(named)
        return deliver(**named) if len(calls) == 1 else 0  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(erasing, "deliver", once)
        sender.post("case/erase/", sure="on")
    assert LedgerEvent.objects.filter(kind="erasure", sequence=None).count() == 1
    deliver(home=home, day=TODAY)
    assert standing(proof, home) == "erased"


def test_a_checkpoint_covers_what_was_sent_once_a_day(sender: Sender, home: LedgerHome) -> None:
    assert see_to(home=home, today=TODAY) == 1  # the phase is counted, though nothing has come yet
    assert see_to(home=home, today=TODAY) == 0
    sender.sends(TEXT)
    assert see_to(home=home, today=TODAY) == 1
    assert see_to(home=home, today=TODAY) == 0
    key = read_public(f"{home.ledger_key}.vkey")
    with LedgerCopy(home.ledger) as copy, copy.files.leaves.open("rb") as leaves:
        last = copy.files.last_checkpoint()
        assert last is not None
        gathered = Gathered(checkpoints=(last,), leaves=leaves)
        assert check_paper(proof_of(sender), key, gathered, copy).standing == "kept"


def listed(text: str, home: LedgerHome, sender: Sender) -> str:
    """How a proof stands by what anyone can fetch from the office."""
    see_to(home=home, today=TODAY)
    key = PublicKey.parse(sender.get("papers/ledger.vkey").content.decode())
    checkpoint = read_checkpoint(sender.get("papers/checkpoint.txt").content.decode())
    leaves = io.BytesIO(sender.get("papers/leaves").content)
    held = read_held(sender.get("papers/held.txt").content.decode())
    gathered = Gathered(checkpoints=(checkpoint,), leaves=leaves)
    return check_paper(text, key, gathered, None, (held,)).standing


def _rows(case: SealedCase, _: Path) -> None:
    case.delete()


def _keys(case: SealedCase, folder: Path) -> None:
    (folder / KEYS / case.name).unlink()


def _text(case: SealedCase, _: Path) -> None:
    SealedMessage.objects.filter(case=case).update(sealed=b"another")


@pytest.mark.parametrize("delete", [_rows, _keys, _text], ids=["rows", "keys", "text"])
def test_what_an_operator_deletes_is_missing_from_the_list(
    sender: Sender, home: LedgerHome, own_folder: Path, delete: Callable[[SealedCase, Path], None]
) -> None:
    """Row L6 as it is written: filed, a receipt, the operator deletes; the holder checks offline."""
    assert says(sender.get("papers/held.txt"), "There is no such paper yet")
    sender.sends(TEXT)
    proof = proof_of(sender)
    assert listed(proof, home, sender) == "kept"
    delete(SealedCase.objects.get(), own_folder)
    assert listed(proof, home, sender) == "broken"


def test_what_its_holder_erased_is_not_missing(sender: Sender, home: LedgerHome) -> None:
    sender.sends(TEXT)
    proof = proof_of(sender)
    sender.post("case/erase/", sure="on")
    assert listed(proof, home, sender) == "open"  # whose word it was is in the ledger's folder alone
    assert standing(proof, home) == "erased"


def test_what_is_just_being_sent_does_not_look_like_a_loss(
    sender: Sender, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Appended to the ledger, and not yet noted in the database: as a process leaves it that is killed."""
    with monkeypatch.context() as patch:
        patch.setattr(CaseEntry.objects, "bulk_update", lambda *_: None)
        patch.setattr(outbox, "LOT", 1)
        patch.setattr("tallystick.office.views.tell_case.deliver", lambda **_: 0)
        sender.sends(TEXT)
        entry = CaseEntry.objects.get()
        file_all_in(home.ledger, home.ledger_key, [("submission", json.loads(entry.event))], "2026-01-31")
    # It came after the worker had delivered what waited, and before it asked how far the ledger goes.
    calls: list[Callable[..., int]] = [lambda **_: 0, outbox.deliver]

    def delivered(*, home: LedgerHome, day: datetime.date) -> int:
        return calls.pop(0)(home=home, day=day)

    monkeypatch.setattr("tallystick.office.services.daily.deliver", delivered)
    held, _ = read_held(list_held(home=home, today=TODAY))
    assert (held.size, held.has_lost(0)) == (1, False)
