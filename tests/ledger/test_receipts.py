"""Receipts: kept, broken, not ours, open, for something else: told apart with what the holder has."""

from collections.abc import Iterator
from io import BytesIO
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
from tallystick.ledger.log import proof_of, publish, tree_of
from tallystick.ledger.model import Entry, Head
from tallystick.ledger.notes import NoNote
from tallystick.ledger.papers import file_event, spellings
from tallystick.ledger.receipts import Gathered, Receipt, check_receipt, read_receipt, sign_receipt
from tallystick.ledger.tree import EMPTY_ROOT, digest
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
    assert standing(receipt, Gathered(checkpoints=(checkpoint,), leaves=BytesIO(leaves))) == "kept"


def test_it_is_for_the_event_that_was_filed_and_no_other(ledger: LedgerFolder) -> None:
    mine, theirs = (one.receipt for one in file(ledger, [{"mine": 1}, {"theirs": 1}]))
    event = canonical_bytes({"mine": 1})
    assert standing(mine, Gathered(events=(event,))) == "open"
    assert standing(theirs, Gathered(events=(event,))) == "another"


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
        evidence = Gathered(checkpoints=(checkpoint,), leaves=BytesIO(fork.records(0, 9)))
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
    assert standing(receipt, Gathered(checkpoints=(checkpoint,), leaves=BytesIO(leaves))) == "kept"
    assert standing(receipt, Gathered(checkpoints=(checkpoint, earlier), leaves=BytesIO(leaves))) == "broken"
    later = sign(Head(900, b"\7" * 32))
    assert standing(receipt, Gathered(checkpoints=(checkpoint, later), leaves=BytesIO(leaves))) == "kept"
    foreign = leaves[::-1]  # no checkpoint that was signed follows from these
    assert standing(receipt, Gathered(checkpoints=(earlier,), leaves=BytesIO(foreign))) == "open"


def signed(entry: Entry, after: Head, salt: bytes) -> str:
    return sign_receipt(Receipt(KEY.name, entry, salt, after, ""), KEY)


def test_the_checkpoint_in_the_receipt_counts_where_it_covers_the_entry(tmp_path: Path) -> None:
    with (
        LedgerFolder(new_ledger(tmp_path / "one", 9)) as one,
        LedgerFolder(new_ledger(tmp_path / "two", 9)) as two,
    ):
        after, other = publish(one, KEY).head, publish(two, KEY).head
        entry = Entry.decode(one.records(5, 6))
        leaves, theirs = one.records(0, 9), two.records(0, 9)
    salt = b"s" * 32
    assert standing(signed(entry, after, salt), Gathered(leaves=BytesIO(leaves))) == "kept"
    assert standing(signed(entry, after, salt), Gathered(leaves=BytesIO(leaves[:-1]))) == "open"
    assert standing(signed(entry, other, salt), Gathered(leaves=BytesIO(theirs))) == "broken"


def test_an_empty_tree_has_one_root(ledger: LedgerFolder) -> None:
    receipt = file(ledger, [{"mine": 1}])[0].receipt
    assert standing(receipt, Gathered(checkpoints=(sign(Head(0, EMPTY_ROOT)),))) == "open"
    assert standing(receipt, Gathered(checkpoints=(sign(Head(0, b"\7" * 32)),))) == "broken"


@pytest.mark.parametrize("salt", [b"", b"s" * 31, b"s" * 33])
def test_a_salt_has_one_length(salt: bytes) -> None:
    with pytest.raises(NoNote, match="salt is not 32 bytes"):
        read_receipt(signed(Entry("file", 0, b"d" * 32), Head(0, EMPTY_ROOT), salt))


class Counting(BytesIO):
    """A file that counts what is read of it."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        self.taken += len(data)
        return data


def test_a_file_of_entries_is_read_once_and_no_further_than_is_needed(tmp_path: Path) -> None:
    with LedgerFolder(new_ledger(tmp_path / "l", 30)) as opened:
        tree, records = tree_of(opened), opened.records(0, 30)
        checkpoints = tuple(sign(Head(size, tree.root(size))) for size in range(1, 21))
        receipt = signed(Entry.decode(records[5 * 56 : 6 * 56]), Head(0, EMPTY_ROOT), b"s" * 32)
    leaves = Counting(records + b"\0" * 1_000_000)
    # Without the first ones, which were signed before it could stand there.
    assert standing(receipt, Gathered(checkpoints=checkpoints[5:], leaves=leaves)) == "kept"
    assert leaves.taken == 20 * 56


def test_a_file_whose_name_is_spelled_otherwise_is_still_the_one_that_was_filed(tmp_path: Path) -> None:
    composed, taken_apart = "caf\u00e9.txt", "cafe\u0301.txt"
    for name in (composed, taken_apart, "tea.txt"):
        (tmp_path / name).write_text("promise", encoding="utf-8")
    filed = canonical_bytes(file_event(str(tmp_path / composed)))
    receipt = signed(Entry("file", 0, digest(b"s" * 32 + filed)), Head(0, EMPTY_ROOT), b"s" * 32)
    for name, answer in ((composed, "open"), (taken_apart, "open"), ("tea.txt", "another")):
        events = tuple(map(canonical_bytes, spellings(file_event(str(tmp_path / name)))))
        assert standing(receipt, Gathered(events=events)) == answer
