"""The proofs of an office, held against its own lists and a copy of its ledger."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.ledger.answering import HolderFiles, answer_for
from tallystick.ledger.held import read_held
from tallystick.ledger.operations import sign_held_in, size_of
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import SealedCase
from tallystick.office.services import daily
from tallystick.office.services.daily import list_held, see_to
from tallystick.office.services.outbox import deliver
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import TODAY, Sender
from tests.office.tell.test_hostile_operator import papers

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(sender: Sender, reader: Reading, home: LedgerHome, tmp_path: Path) -> HolderFiles:
    """A proof with what anyone can fetch of the office, as files."""
    sender.sends("They took our land.")
    reader.takes_up(SealedCase.objects.get())
    deliver(home=home, day=TODAY)
    see_to(home=home, today=TODAY)
    files = {one: sender.get(f"papers/{one}").content for one in ("checkpoint.txt", "leaves", "ledger.vkey")}
    held = papers(sender)
    files["proof.txt"] = held["proofs/1.txt"].encode()
    files["step.txt"] = held["proofs/step 1.txt"].encode()
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    key, point, leaves = (str(tmp_path / one) for one in ("ledger.vkey", "checkpoint.txt", "leaves"))
    return HolderFiles(str(tmp_path / "proof.txt"), key, checkpoints=(point,), leaves=leaves)


@pytest.fixture
def signed(home: LedgerHome, tmp_path: Path) -> Callable[..., str]:
    """Signs a list as an operator may, which speaks of so many entries less than there are."""

    def sign(*kinds: list[int], older: int = 0) -> str:
        path = tmp_path / f"list {len(list(tmp_path.iterdir()))}"
        size = size_of(home.ledger) - older
        told = sign_held_in(home.ledger, home.ledger_key, size, TODAY.isoformat(), *kinds)
        path.write_text(told, encoding="utf-8")
        return str(path)

    return sign


def standings(sent: HolderFiles, home: LedgerHome, *lists: str) -> tuple[str, str]:
    """How the promise stands without and with a copy of the ledger's folder."""
    has = replace(sent, held=lists)
    return answer_for(has).standing, answer_for(replace(has, ledger=home.ledger)).standing


@pytest.mark.parametrize(("erased", "term"), [([0], []), ([], [0])], ids=["by its holder", "by term"])
def test_a_list_that_says_erased_of_what_nobody_erased_is_a_broken_promise(
    sent: HolderFiles, home: LedgerHome, signed: Callable[..., str], erased: list[int], term: list[int]
) -> None:
    """An operator deletes a case and says that its holder did: without a copy it is not *kept* either."""
    assert standings(sent, home, signed([0], [], [])) == ("kept", "kept")
    told = signed([], erased, term)
    assert standings(sent, home, told)[0] != "kept"
    assert standings(sent, home, told)[1] == "broken"


def test_two_lists_that_differ_are_a_broken_promise_without_a_copy(
    sent: HolderFiles, home: LedgerHome, signed: Callable[..., str]
) -> None:
    gone, again = signed([], [0], [], older=1), signed([0], [], [])
    assert standings(sent, home, gone, again) == ("broken", "broken")
    assert standings(sent, home, again, gone) == ("broken", "broken")


def test_a_case_that_was_held_and_erased_later_is_no_contradiction(
    sender: Sender, sent: HolderFiles, home: LedgerHome, tmp_path: Path
) -> None:
    lists = []
    for number in range(2):
        path = tmp_path / f"list {number}"
        path.write_text(list_held(home=home, today=TODAY), encoding="utf-8")
        lists.append(str(path))
        if number == 0:
            sender.post("case/erase/", sure="on")
    assert standings(sent, home, *lists) == ("open", "erased")
    assert standings(sent, home, lists[1]) == ("open", "erased")


def test_a_word_that_waits_for_its_place_is_no_broken_promise(
    sender: Sender, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was erased while the list was made stands in both, so that a copy of that size needs no word."""
    sender.sends("They took our land.")
    sender.post("case/erase/", sure="on")
    filed, _ = read_held(list_held(home=home, today=TODAY))
    assert filed.says_erased(0)
    monkeypatch.setattr(daily, "size_of", lambda _: filed.size - 1)  # as it was before the word was filed
    told, _ = read_held(list_held(home=home, today=TODAY))
    assert (told.erased, told.says_erased(0), told.has_lost(0)) == (((0, 0),), False, False)


@pytest.mark.parametrize("proof", ["proof.txt", "step.txt"])
@pytest.mark.parametrize(
    "mailed",
    [
        lambda held: held.replace(b"\n", b"\r\n"),
        lambda held: b"\xef\xbb\xbf" + held,
        lambda held: held.rstrip(b"\n"),
        lambda held: held + b"\n\n",
    ],
    ids=["ends of lines", "mark", "no end", "more ends"],
)
def test_a_proof_that_went_by_mail_is_the_same(
    sent: HolderFiles, tmp_path: Path, mailed: Callable[[bytes], bytes], proof: str
) -> None:
    path = tmp_path / "mailed.txt"
    path.write_bytes(mailed((tmp_path / proof).read_bytes()))
    assert answer_for(replace(sent, receipt=str(path))).standing == "kept"


@pytest.mark.parametrize("proof", ["proof.txt", "step.txt"])
def test_no_file_is_said_to_be_what_was_sent(sent: HolderFiles, tmp_path: Path, proof: str) -> None:
    """Whoever shows a file beside somebody's proof is not told that the promise for it was kept."""
    other = tmp_path / "other.pdf"
    other.write_bytes(b"never sent")
    with pytest.raises(Refusal, match="says nothing of any file"):
        answer_for(replace(sent, receipt=str(tmp_path / proof), file=str(other)))
