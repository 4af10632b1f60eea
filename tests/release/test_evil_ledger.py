"""An operator with every key edits the ledger. A witness, a receipt's holder or an audit names each edit.

The same list, with who catches what, stands in docs/what-verify-proves.md; a test compares them.
"""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.base.canonical import canonical_bytes
from tallystick.base.findings import Refusal
from tallystick.ledger.audit import audit
from tallystick.ledger.checkpoints import Request, checkpoint_text, read_checkpoint
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.lines import read_line, write_line
from tallystick.ledger.log import Filed, proof_of, publish, request_for, tree_of
from tallystick.ledger.model import ENTRY_BYTES, Head, Opening
from tallystick.ledger.receipts import Gathered, check_receipt
from tallystick.ledger.witness import NotCosigned, Witness
from tests.architecture.tree import ROOT
from tests.ledger.made import KEY, OTHER, WITNESS, events, file, new_ledger

Rewrite = Callable[[list[Opening]], list[Opening]]
MINE = {"complaint": "mine"}


class Bench:
    """A ledger that a witness has seen at 12 entries, with a receipt of entry 11 in its holder's hands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "l"
        new_ledger(self.path, 10)
        self.witness = Witness(WITNESS, KEY.public, str(folder / "memory"))
        with LedgerFolder(str(self.path)) as ledger:
            self.checkpoint = publish(ledger, KEY)
            self.backup = folder / "backup"
            shutil.copytree(self.path, self.backup)
            self.theirs, self.mine = file(ledger, [{"complaint": "theirs"}, MINE])
            publish(ledger, KEY)
            self.seen = self.witness.cosign(request_for(ledger, 0).write(), 100, first=True)

    def openings(self) -> list[Opening]:
        lines = (self.path / "events" / "000000").read_bytes().splitlines(keepends=True)
        found = [read_line(line, at) for at, line in enumerate(lines)]
        return [one for one in found if one is not None]

    def rewritten(self, change: Rewrite) -> None:
        """The whole ledger as if it had always been so, with no checkpoint of the past left."""
        after = change(self.openings())
        entries = [one.entry(at) for at, one in enumerate(after)]
        (self.path / "leaves").write_bytes(b"".join(one.encode() for one in entries))
        lines = [write_line(at, one) for at, one in enumerate(after)]
        (self.path / "events" / "000000").write_bytes(b"".join(lines))
        for one in (self.path / "checkpoints").iterdir():
            one.unlink()

    def asked(self) -> str:
        """What the witness says to a checkpoint that the operator signs of the ledger as it is now."""
        with LedgerFolder(str(self.path)) as ledger:
            if ledger.size <= 12:
                file(ledger, events(3, 100))
            tree = tree_of(ledger)
            head = Head(tree.size, tree.root(tree.size))
            checkpoint = read_checkpoint(KEY.sign_note(checkpoint_text(KEY.name, head)).write())
            request = Request(12, tuple(tree.consistency(12, head.size)), checkpoint)
        return refused(self.witness, request.write())


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def refused(witness: Witness, text: str) -> str:
    try:
        witness.cosign(text, 200)
    except NotCosigned as refusal:
        return refusal.title.text
    return "cosigned"


def standing(receipt: Filed, evidence: Gathered) -> str:
    return check_receipt(receipt.receipt, KEY.public, evidence).standing


def edited(at: int, event: object) -> Rewrite:
    def change(before: list[Opening]) -> list[Opening]:
        held = before[at]
        fresh = Opening(held.type, held.salt, canonical_bytes(event), held.key)  # type: ignore[arg-type]
        return [*before[:at], fresh, *before[at + 1 :]]

    return change


def backdated(before: list[Opening]) -> list[Opening]:
    fresh = Opening.of("preregistration", {"method": "as if from the start"}, b"\5" * 32)
    return [fresh, *before]


REWRITTEN: list[tuple[str, Rewrite]] = [
    ("an event edited in the ledger", edited(4, {"number": 40})),
    ("an entry deleted from the ledger", lambda all_: all_[:4] + all_[5:]),
    ("the last entry deleted and another filed", lambda all_: all_[:11]),
    ("two entries exchanged", lambda all_: [*all_[:4], all_[5], all_[4], *all_[6:]]),
    ("an entry put in early, as if it had been registered before", backdated),
    ("an entry's type changed", lambda all_: [Opening("release", all_[0].salt, all_[0].event), *all_[1:]]),
    ("an entry filed twice in the past", lambda all_: [all_[0], *all_]),
]


@pytest.mark.parametrize("change", [one[1] for one in REWRITTEN], ids=[one[0] for one in REWRITTEN])
def test_the_witness_names_a_rewritten_past(bench: Bench, change: Rewrite) -> None:
    bench.rewritten(change)
    assert bench.asked().startswith("a fork: nothing shows that these")


def test_the_witness_names_a_cut_off_end(bench: Bench) -> None:
    text = KEY.sign_note(bench.checkpoint.note.text).write()
    assert refused(bench.witness, "old 0\n\n" + text).startswith("a rollback")


def test_the_witness_names_an_old_backup_brought_back(bench: Bench) -> None:
    with LedgerFolder(str(bench.backup)) as ledger:
        file(ledger, events(2, 50))
        publish(ledger, KEY)
        assert refused(bench.witness, request_for(ledger, 10).write()).startswith(
            "a fork: the ledger signed two"
        )
        file(ledger, events(3, 60))
        publish(ledger, KEY)
        assert refused(bench.witness, request_for(ledger, 12).write()).startswith("a fork: nothing shows")


def test_the_witness_names_a_second_ledger_shown_to_others(bench: Bench, tmp_path: Path) -> None:
    with LedgerFolder(new_ledger(tmp_path / "second", 12)) as second:
        publish(second, KEY)
        assert refused(bench.witness, request_for(second, 12).write()).startswith(
            "a fork: the ledger signed two"
        )


def test_the_witness_names_another_signer(bench: Bench) -> None:
    text = OTHER.sign_note(bench.seen.note.text).write()
    assert "did not sign" in refused(bench.witness, "old 12\n\n" + text)


def test_the_holder_names_a_broken_promise(bench: Bench) -> None:
    """The receipt named the checkpoint of 10; the backup then grew without the holder's entry."""
    with LedgerFolder(str(bench.backup)) as ledger:
        file(ledger, events(1, 50))
        short = publish(ledger, KEY)
        assert standing(bench.mine, Gathered(checkpoints=(short,))) == "broken"
        file(ledger, events(3, 60))
        fork = publish(ledger, KEY)
        leaves = ledger.records(0, ledger.size)
        assert standing(bench.mine, Gathered(checkpoints=(fork,), leaves=io.BytesIO(leaves))) == "broken"
        assert standing(bench.mine, Gathered(proofs=(proof_of(ledger, 11),))) == "open"


def test_the_holder_names_exchanged_receipts(bench: Bench) -> None:
    event = canonical_bytes(MINE)
    assert standing(bench.mine, Gathered(events=(event,))) == "open"
    assert standing(bench.theirs, Gathered(events=(event,))) == "another"


def test_the_holder_names_a_forged_receipt(bench: Bench) -> None:
    text = bench.mine.receipt.rpartition("\n\n")[0] + "\n"
    forged = Filed(OTHER.sign_note(text).write(), 11, again=False)
    assert standing(forged, Gathered()) == "not_ours"


def test_the_audit_names_what_was_edited_without_care(bench: Bench) -> None:
    leaves = bench.path / "leaves"
    data = bytearray(leaves.read_bytes())
    at = 4 * ENTRY_BYTES
    data[at : at + 2 * ENTRY_BYTES] = (
        data[at + ENTRY_BYTES : at + 2 * ENTRY_BYTES] + data[at : at + ENTRY_BYTES]
    )
    leaves.write_bytes(data)
    with LedgerCopy(str(bench.path)) as ledger:
        found = audit(ledger, KEY.public, lambda *_: None).faults
    assert {"order", "root"} <= {one.code for one in found}


def test_the_ledger_itself_signs_no_fork(bench: Bench) -> None:
    bench.rewritten(edited(4, {"number": 40}))
    (bench.path / "checkpoints" / "000000000012.txt").write_text(bench.seen.write(), encoding="utf-8")
    with pytest.raises(Refusal, match="no longer gives"):
        LedgerFolder(str(bench.path))


def test_control_an_honest_ledger_is_cosigned(bench: Bench) -> None:
    assert bench.asked() == "cosigned"


def test_control_a_witness_that_compares_only_sizes_is_caught(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tallystick.ledger.witness.goes_on", lambda *_: True)
    bench.rewritten(REWRITTEN[0][1])
    assert bench.asked() == "cosigned"


def test_the_table_for_readers_lists_every_edit() -> None:
    page = (ROOT / "docs" / "what-verify-proves.md").read_text(encoding="utf-8")
    assert [name for name, _ in REWRITTEN if f"| {name} |" not in page] == []
