"""Where the folder that opens cases is away, as a disk that is not mounted, nothing is taken or lost."""

import shutil
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.office import case_store, worker
from tallystick.office.case_store import KEYS, keys_are_here
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseReader, SealedCase
from tests.office.conftest import NOW
from tests.office.tell.mailed import hand_over, on, written
from tests.office.tell.mails import TAKEN
from tests.office.tell.sender import Sender, says

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
    (own_folder / case_store._DIGEST).unlink()
    assert says(sender.comes_back(), "There is nothing under this code")
