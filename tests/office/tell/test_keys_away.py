"""Where the folder that opens cases is away, as a disk that is not mounted, nothing is taken or lost."""

import shutil
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.office import case_store, worker
from tallystick.office.case_store import KEYS, keys_are_here
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseReader, SealedCase
from tallystick.office.selectors.public_papers import HELD_FILE
from tallystick.office.services import daily
from tallystick.office.services.case_readers import make_own_key, take_out
from tests.office.conftest import NOW, MakePerson
from tests.office.tell.conftest import Reading
from tests.office.tell.mailed import hand_over, on, written
from tests.office.tell.mails import TAKEN
from tests.office.tell.sender import PASSPHRASE, QUICK, Sender, says

pytestmark = pytest.mark.django_db
AWAY = "is not the one that opens what was sent here"
TEXT = "They took our land at the river."


def _put_away(folder: Path) -> Path:
    """Take the keys' disk out: an empty folder stays."""
    (folder / KEYS).rename(folder / "away")
    (folder / KEYS).mkdir()
    return folder / "away"


def _bring_back(folder: Path) -> None:
    shutil.rmtree(folder / KEYS)
    (folder / "away").rename(folder / KEYS)


def test_nothing_is_taken_and_no_code_is_called_unknown(sender: Sender, own_folder: Path) -> None:
    sender.sends(TEXT)
    other = Sender()
    other.gets_code()
    _put_away(own_folder)
    assert says(sender.comes_back(), AWAY)
    assert says(other.post("begin/", kept="on"), AWAY)
    assert says(other.post("draft/", kind="complaint", text="And my house.", send=""), AWAY, "And my house.")
    assert list((own_folder / KEYS).iterdir()) == []
    assert SealedCase.objects.count() == 1
    _bring_back(own_folder)
    assert says(sender.comes_back(), TEXT)
    assert other.post("begin/", kept="on").status_code == 200
    assert other.post("draft/", kind="complaint", text="And my house.", send="").status_code == 200
    assert says(other.comes_back(), "And my house.")


def test_whoever_reads_is_told_that_it_is_away_and_not_that_a_case_was_erased(
    sender: Sender, reader: Reading, own_folder: Path
) -> None:
    sender.sends(TEXT)
    case = SealedCase.objects.get()
    _put_away(own_folder)
    assert says(reader.post(f"{case.pk}/open/"), AWAY)
    assert says(reader.post("open/"), AWAY)
    _bring_back(own_folder)
    assert says(reader.post(f"{case.pk}/open/"), TEXT)


def test_a_mail_waits_with_its_server(mailed: CaseReader, own_folder: Path) -> None:
    assert mailed.since
    assert hand_over(written(TEXT)) == TAKEN
    _put_away(own_folder)
    with pytest.raises(Refusal, match=AWAY):
        hand_over(written("And my house."))
    assert list((own_folder / KEYS).iterdir()) == []
    _bring_back(own_folder)
    assert hand_over(written("And my house.")) == TAKEN
    assert SealedCase.objects.count() == 2


def test_the_worker_signs_no_list_on_which_nothing_is_held(
    sender: Sender, own_folder: Path, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender.sends(TEXT)
    seen_to: list[object] = []

    def see_to(**told: object) -> int:
        seen_to.append(told)
        return 0

    monkeypatch.setattr(worker, "see_to", see_to)
    on(NOW, monkeypatch)
    _put_away(own_folder)
    assert not keys_are_here()
    worker._rounds(home, once=True)
    assert seen_to == []
    _bring_back(own_folder)
    worker._rounds(home, once=True)
    assert len(seen_to) == 1


def test_another_folder_is_not_taken_for_it_until_whoever_runs_it_says_so(
    sender: Sender, own_folder: Path
) -> None:
    sender.sends(TEXT)
    _put_away(own_folder)
    (own_folder / KEYS / "pepper").write_bytes(bytes(32))
    assert says(sender.comes_back(), AWAY)
    (own_folder / case_store.DIGEST).unlink()
    assert says(sender.comes_back(), "There is nothing under this code")


@pytest.mark.parametrize(
    "written", [b"", b"\n", b"\xff\xfe", b"0" * 63], ids=["empty", "blank", "noise", "cut"]
)
def test_a_mark_that_says_nothing_is_no_leave_to_begin_anew_and_locks_nobody_out(
    sender: Sender, own_folder: Path, written: bytes
) -> None:
    sender.sends(TEXT)
    mark = own_folder / case_store.DIGEST
    told = mark.read_bytes()
    mark.write_bytes(written)
    _put_away(own_folder)
    assert says(sender.comes_back(), AWAY)
    assert list((own_folder / KEYS).iterdir()) == []
    _bring_back(own_folder)
    assert says(sender.comes_back(), TEXT)
    assert mark.read_bytes() == told


@pytest.mark.parametrize(
    "kind", ["no folder", "link to nothing", "a file", "a folder as pepper", "cut pepper"]
)
def test_however_it_is_away_nothing_is_taken_and_no_page_breaks(
    sender: Sender, own_folder: Path, kind: str
) -> None:
    sender.sends(TEXT)
    keys = own_folder / KEYS
    keys.rename(own_folder / "away")
    if kind == "link to nothing":
        keys.symlink_to(own_folder / "not mounted")
    elif kind == "a file":
        keys.write_bytes(b"")
    elif kind == "a folder as pepper":
        (keys / "pepper").mkdir(parents=True)
    elif kind == "cut pepper":
        keys.mkdir()
        (keys / "pepper").write_bytes((own_folder / "away" / "pepper").read_bytes()[:31])
    page = sender.comes_back()
    assert page.status_code < 500
    assert says(page, AWAY if kind != "a folder as pepper" else "can't be read or written")
    assert not keys_are_here()
    assert SealedCase.objects.count() == 1


def test_nobody_is_let_in_or_taken_out_by_halves(
    reader: Reading, sender: Sender, own_folder: Path, make_person: MakePerson
) -> None:
    """Without the cases' keys a reader would be let in to none of them, and taken out of none."""
    sender.sends(TEXT)
    person = make_person("case_handler")
    one = make_own_key(person=person, passphrase=PASSPHRASE, now=NOW, cost=QUICK)
    _put_away(own_folder)
    assert says(reader.post(f"readers/{one.pk}/let-in/"), AWAY)
    with pytest.raises(Refusal, match=AWAY):
        take_out(reader=one, by=reader.person, now=NOW)
    one.refresh_from_db()
    assert (one.since, one.until) == (None, None)
    _bring_back(own_folder)
    assert not says(reader.post(f"readers/{one.pk}/let-in/"), AWAY)
    one.refresh_from_db()
    keys = case_store.keys_of(SealedCase.objects.get().name)
    assert keys is not None
    assert str(one.pk) in keys.readers


def test_no_list_is_signed_of_a_folder_that_went_away_meanwhile(
    sender: Sender, home: LedgerHome, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that goes in the middle of the day's round must not have the office sign that it lost a case."""
    sender.sends(TEXT)

    def gone(**_: object) -> int:
        if not (own_folder / "away").exists():
            _put_away(own_folder)
        return 0

    monkeypatch.setattr(daily, "deliver", gone)
    with pytest.raises(Refusal, match=AWAY):
        daily.list_held(home=home, today=NOW.date())
    assert not (own_folder / HELD_FILE).exists()
