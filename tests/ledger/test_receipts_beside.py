"""A receipt replaces nothing, is given only for its own entry, and no name keeps a file from being filed."""

import os
import shutil
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.operations import publish_in
from tallystick.ledger.papers import prove_receipt
from tests.ledger.bench import Bench, bench
from tests.ledger.made import OTHER, events, file, new_ledger

__all__ = ["bench"]  # the fixture


def test_a_receipt_stays_as_it_is_when_the_file_is_filed_again(bench: Bench) -> None:
    bench.file()
    before = bench.receipt.read_bytes()
    publish_in(str(bench.ledger), str(bench.folder / "k"), None)
    assert bench.file() == [0]
    assert bench.receipt.read_bytes() == before, "the older promise names the earlier checkpoint"
    bench.receipt.unlink()
    assert bench.file(bench.letter, bench.letter) == [0, 0]
    assert bench.receipt.exists()


@pytest.mark.parametrize(
    "name", ["text", "another entry", "another ledger", "forged", "folder", "link", "empty"]
)
def test_nothing_that_has_a_receipts_name_is_written_over(bench: Bench, tmp_path: Path, name: str) -> None:
    with LedgerFolder(str(bench.ledger)) as ledger:
        theirs = file(ledger, [{"theirs": 1}])[0].receipt
    with LedgerFolder(new_ledger(tmp_path / "other", 1)) as ledger:
        foreign = file(ledger, events(1))[0].receipt
    forged = OTHER.sign_note(theirs.rpartition("\n\n")[0] + "\n").write()
    texts = {
        "text": "my notes",
        "another entry": theirs,
        "another ledger": foreign,
        "forged": forged,
        "empty": "",
    }
    if name == "folder":
        bench.receipt.mkdir()
    elif name == "link":
        bench.receipt.symlink_to(tmp_path / "nowhere")
    else:
        bench.receipt.write_text(texts[name], encoding="utf-8")
    with pytest.raises(Refusal, match=r"letter\.txt\.receipt already, and it is no receipt of this filing"):
        bench.file()
    if name in texts:
        assert bench.receipt.read_text(encoding="utf-8") == texts[name]
    with LedgerFolder(str(bench.ledger)) as ledger:
        assert ledger.size == 1, "nothing was filed"


def test_a_forged_receipt_of_the_very_entry_is_not_taken_for_the_one_that_was_given(
    bench: Bench,
) -> None:
    bench.file()
    text = bench.receipt.read_text(encoding="utf-8").rpartition("\n\n")[0] + "\n"
    bench.receipt.write_text(OTHER.sign_note(text).write(), encoding="utf-8")
    with pytest.raises(Refusal, match="no receipt of this filing"):
        bench.file()


def test_a_receipt_that_cannot_be_written_is_told_with_its_entry(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Refusal(Reason("no space left"), Reason("make room"))

    with monkeypatch.context() as patch:
        patch.setattr("tallystick.ledger.receipt_files.write_new", full)
        with pytest.raises(Refusal, match="it was filed as entry 0, and its receipt was not written"):
            bench.file()
    assert bench.file() == [0]
    assert bench.receipt.exists()


def test_a_proof_is_given_only_for_the_entry_that_the_receipt_promises(bench: Bench, tmp_path: Path) -> None:
    bench.file()
    other = new_ledger(tmp_path / "other", 3)
    publish_in(other, str(bench.folder / "k"), None)
    with pytest.raises(Refusal, match="entry 0 of this ledger is another than"):
        prove_receipt(other, str(bench.receipt))
    assert not (bench.folder / "letter.txt.receipt.proof").exists()


def test_a_file_whose_name_is_no_text_is_refused_before_anything_is_filed(bench: Bench) -> None:
    odd = bench.folder / os.fsdecode(b"caf\xe9.txt")
    odd.write_bytes(b"x")
    with pytest.raises(Refusal, match=r"caf<U\+DCE9>\.txt is no text"):
        bench.file(bench.letter, odd)
    assert not bench.receipt.exists()
    shutil.rmtree(bench.ledger)
