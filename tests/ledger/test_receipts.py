"""Receipts: kept, broken, not ours, open, for something else: told apart with what the holder has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tallystick.base.canonical import canonical_bytes
from tallystick.ledger.checkpoints import (
    Checkpoint,
    InclusionProof,
    checkpoint_text,
    read_checkpoint,
    read_proof,
)
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.log import proof_of, publish
from tallystick.ledger.model import Head
from tallystick.ledger.notes import NoNote
from tallystick.ledger.receipts import Gathered, check_receipt
from tests.ledger.chance import Chance
from tests.ledger.made import KEY, OTHER, events, file, new_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[LedgerFolder]:
    with LedgerFolder(new_ledger(tmp_path / "l", 5)) as opened:
        publish(opened, KEY)
        yield opened


def sign(head: Head, key: SigningKey = KEY) -> Checkpoint:
    return read_checkpoint(key.sign_note(checkpoint_text(KEY.name, head)).write())


def standing(receipt: str, evidence: Gathered) -> str:
    return check_receipt(receipt, KEY.public, evidence).standing


def test_a_promise_is_open_then_kept(ledger: LedgerFolder) -> None:
    receipt = file(ledger, [{"mine": 1}])[0].receipt
    assert standing(receipt, Gathered()) == "open"
    checkpoint = publish(ledger, KEY)
    assert standing(receipt, Gathered(checkpoints=(checkpoint,))) == "open"
    proof = read_proof(proof_of(ledger, 5).write())
    assert standing(receipt, Gathered(proofs=(proof,))) == "kept"
    leaves = ledger.records(0, ledger.size)
    assert standing(receipt, Gathered(checkpoints=(checkpoint,), leaves=leaves)) == "kept"


def test_it_is_for_the_event_that_was_filed_and_no_other(ledger: LedgerFolder) -> None:
    mine, theirs = (one.receipt for one in file(ledger, [{"mine": 1}, {"theirs": 1}]))
    event = canonical_bytes({"mine": 1})
    assert standing(mine, Gathered(event=event)) == "open"
    assert standing(theirs, Gathered(event=event)) == "another"


def test_a_checkpoint_that_leaves_it_out_breaks_the_promise(ledger: LedgerFolder) -> None:
    file(ledger, events(3, 5))
    receipt = file(ledger, [{"mine": 1}])[0].receipt
    short = sign(Head(8, b"\7" * 32))
    assert standing(receipt, Gathered(checkpoints=(short,))) == "broken"
    earlier = sign(Head(3, b"\7" * 32))
    assert standing(receipt, Gathered(checkpoints=(earlier,))) == "open"


def test_another_entry_in_its_place_breaks_the_promise(ledger: LedgerFolder, tmp_path: Path) -> None:
    receipt = file(ledger, [{"mine": 1}])[0].receipt
    with LedgerFolder(new_ledger(tmp_path / "fork", 9)) as fork:
        checkpoint = publish(fork, KEY)
        evidence = Gathered(checkpoints=(checkpoint,), leaves=fork.records(0, 9))
        assert standing(receipt, evidence) == "broken"
        wrong = InclusionProof(5, proof_of(fork, 5).proof, checkpoint)
        assert standing(receipt, Gathered(proofs=(wrong,))) == "open"


def test_two_trees_of_one_size_break_the_promise(ledger: LedgerFolder) -> None:
    receipt = file(ledger, [{"mine": 1}])[0].receipt
    assert standing(receipt, Gathered(checkpoints=(sign(Head(5, b"\7" * 32)),))) == "broken"


def test_a_checkpoint_of_somebody_else_says_nothing(ledger: LedgerFolder) -> None:
    receipt = file(ledger, [{"mine": 1}])[0].receipt
    foreign = sign(Head(5, b"\7" * 32), OTHER)
    assert standing(receipt, Gathered(checkpoints=(foreign,))) == "not_ours"


def test_a_thousand_forged_receipts_are_not_ours(ledger: LedgerFolder) -> None:
    good = file(ledger, [{"mine": 1}])[0].receipt
    assert standing(good, Gathered()) == "open"
    chance = Chance("forged")
    for _ in range(1_000):
        at = chance.below(len(good.encode()))
        data = bytearray(good.encode())
        data[at] ^= 1 << chance.below(8)
        try:
            answer = standing(data.decode("utf-8"), Gathered())
        except (NoNote, UnicodeDecodeError):
            continue
        assert answer == "not_ours", data
    text = good.rpartition("\n\n")[0] + "\n"
    assert standing(OTHER.sign_note(text).write(), Gathered()) == "not_ours"


def test_control_a_check_without_the_signature_is_caught(
    ledger: LedgerFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = file(ledger, [{"mine": 1}])[0].receipt
    forged = good.replace("2026-01-31", "2020-01-31")
    assert standing(forged, Gathered()) == "not_ours"
    monkeypatch.setattr("tallystick.ledger.receipts.is_signed", lambda *_: True)
    assert standing(forged, Gathered()) == "open"


def test_a_proof_under_one_of_two_trees_keeps_no_promise(ledger: LedgerFolder) -> None:
    receipt = file(ledger, [{"mine": 1}])[0].receipt
    publish(ledger, KEY)
    proof = read_proof(proof_of(ledger, 5).write())
    other, without = sign(Head(6, b"\7" * 32)), sign(Head(7, b"\7" * 32))
    assert standing(receipt, Gathered(proofs=(proof,), checkpoints=(without,))) == "kept"
    assert standing(receipt, Gathered(proofs=(proof,), checkpoints=(other,))) == "broken"
    assert standing(receipt, Gathered(checkpoints=(other, proof.checkpoint))) == "broken"
    before = sign(Head(5, b"\7" * 32))
    assert standing(receipt, Gathered(proofs=(proof,), checkpoints=(before,))) == "broken"


def test_a_proof_does_not_outweigh_a_later_checkpoint_without_the_entry(ledger: LedgerFolder) -> None:
    file(ledger, events(2, 5))
    receipt = file(ledger, [{"mine": 1}])[0].receipt
    publish(ledger, KEY)
    proof = read_proof(proof_of(ledger, 7).write())
    assert standing(receipt, Gathered(proofs=(proof,))) == "kept"
    short = sign(Head(6, b"\7" * 32))
    assert standing(receipt, Gathered(proofs=(proof,), checkpoints=(short,))) == "broken"


def test_entries_that_give_one_checkpoint_and_not_an_earlier_one_show_a_fork(ledger: LedgerFolder) -> None:
    receipt = file(ledger, [{"mine": 1}])[0].receipt
    checkpoint = publish(ledger, KEY)
    leaves = ledger.records(0, ledger.size)
    earlier = sign(Head(3, b"\7" * 32))
    assert standing(receipt, Gathered(checkpoints=(checkpoint,), leaves=leaves)) == "kept"
    assert standing(receipt, Gathered(checkpoints=(checkpoint, earlier), leaves=leaves)) == "broken"
    later = sign(Head(900, b"\7" * 32))
    assert standing(receipt, Gathered(checkpoints=(checkpoint, later), leaves=leaves)) == "kept"
    foreign = leaves[::-1]  # no checkpoint that was signed follows from these
    assert standing(receipt, Gathered(checkpoints=(earlier,), leaves=foreign)) == "open"
