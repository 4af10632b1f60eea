"""What is private stays private, and what is erased stands in no file any more."""

import json
import os
from pathlib import Path

import pytest

from tallystick.base.left_over import wipe
from tallystick.ledger.compare import key_bytes
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.layout import SEGMENT
from tallystick.ledger.model import Opening
from tallystick.ledger.operations import file_in, publish_in
from tallystick.ledger.papers import Erasure, erase_in, prove_receipt
from tallystick.ledger.receipt_files import holds_salt
from tallystick.ledger.receipts import read_receipt
from tests.ledger.bench import DAY, Bench, bench
from tests.ledger.made import events, file, new_ledger

__all__ = ["bench"]  # the fixture


def modes(folder: Path) -> dict[str, int]:
    return {str(one.relative_to(folder)): one.stat().st_mode & 0o777 for one in sorted(folder.rglob("*"))}


PRIVATE = {
    "l/events": 0o700,
    "l/events/000000": 0o600,
    "l/index": 0o600,
    "l/receipts": 0o700,
    "l/receipts/000001": 0o600,
    "l/batch": 0o600,
    "letter.txt.receipt": 0o600,
}


@pytest.mark.parametrize("umask", [0o000, 0o002, 0o022, 0o077])
def test_nobody_else_may_read_events_salts_and_receipts(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        bench = Bench(tmp_path)
        with LedgerFolder(str(bench.ledger)) as ledger:
            file(ledger, events(SEGMENT + 3))
            file(ledger, events(1, 9000))
        bench.file()
        assert bench.receipt.stat().st_mode & 0o777 == 0o600
        erase_in(str(bench.ledger), 1)
        bench.file()
    finally:
        os.umask(before)
    found = modes(tmp_path)
    assert {name: found[name] for name in PRIVATE} == PRIVATE
    assert found["l/events/000001"] == 0o600
    assert found["l/leaves"] == 0o666 & ~umask & 0o644


def test_looser_ones_are_tightened_when_the_ledger_is_opened_and_the_file_filed_again(
    bench: Bench,
) -> None:
    with LedgerFolder(str(bench.ledger)) as ledger:
        file(ledger, events(SEGMENT, 70))
        file(ledger, [{"one": 1}])
    bench.file()
    for place in (*bench.ledger.rglob("*"), bench.receipt):
        place.chmod(0o777 if place.is_dir() else 0o644)
    bench.file()
    found = modes(bench.folder)
    assert {name: found[name] for name in PRIVATE} == PRIVATE


def test_what_a_stopped_process_left_is_wiped_when_the_ledger_is_opened(bench: Bench) -> None:
    bench.file()
    left = [
        bench.ledger / "events" / ".000000.4711.new",
        bench.ledger / "checkpoints" / ".000000000001.txt.4711.new",
        bench.ledger / "receipts" / ".000000.4711.new",
    ]
    for place in left:
        place.write_bytes(bench.salt(0).hex().encode())
    other = bench.ledger / "events" / ".keep"
    other.write_bytes(b"kept")
    twin = bench.folder / "twin"
    os.link(left[0], twin)
    LedgerFolder(str(bench.ledger)).close()
    assert not any(place.exists() for place in left)
    assert other.exists()
    assert set(twin.read_bytes()) == {0}, "its bytes are overwritten, not only its name taken away"


def test_an_erased_entry_leaves_its_salt_in_no_file(bench: Bench) -> None:
    memo = bench.folder / "memo.txt"
    memo.write_text("We promised.", encoding="utf-8")
    assert bench.file(bench.letter, memo) == [0, 1]
    publish_in(str(bench.ledger), str(bench.folder / "k"), None)
    prove_receipt(str(bench.ledger), str(bench.receipt))
    salt = bench.salt(0)
    receipt = read_receipt(bench.receipt.read_text(encoding="utf-8"))[0]
    assert receipt.salt == salt
    spelled = bench.receipt.read_text(encoding="utf-8").partition("salt ")[2].partition("\n")[0].encode()
    (bench.ledger / "events" / ".000000.4711.new").write_bytes(salt.hex().encode())
    (bench.folder / ".letter.txt.receipt.4711.new").write_bytes(b"salt " + spelled)
    traces = (salt, salt.hex().encode(), spelled, b'"letter.txt"')
    assert len(bench.holding(*traces)) == 4, "control: the same search finds it before"
    done = erase_in(str(bench.ledger), 0)
    assert done == Erasure(there=True, receipts=(str(bench.receipt),), holding=(), missing=())
    assert bench.holding(*traces) == []
    assert bench.holding(bench.salt(1).hex().encode()) == ["000000"]
    assert (bench.folder / "memo.txt.receipt").exists()
    assert (bench.folder / "letter.txt.receipt.proof").exists(), "a proof holds no salt"
    assert erase_in(str(bench.ledger), 0).there is False


def test_a_salt_is_found_where_two_pieces_of_a_file_meet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy of any size may lie in a ledger's folder, and is never held whole."""
    monkeypatch.setattr("tallystick.ledger.receipt_files._BLOCK", 100)
    salt, copy = bytes(range(32)), tmp_path / "copy"
    for before in range(0, 260, 7):
        copy.write_bytes(b"x" * before + salt.hex().encode() + b"y" * 90)
        assert holds_salt(copy, salt)
    assert not holds_salt(copy, salt[::-1])


def test_control_erasing_that_leaves_the_receipt_is_caught(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.file()
    spelled = bench.receipt.read_text(encoding="utf-8").partition("salt ")[2].partition("\n")[0].encode()
    monkeypatch.setattr("tallystick.ledger.papers.wipe_receipt", lambda *_: False)
    erase_in(str(bench.ledger), 0)
    assert bench.holding(spelled) == ["letter.txt.receipt"]


def test_a_receipt_that_was_moved_is_told_and_one_of_another_entry_is_left(bench: Bench) -> None:
    bench.file()
    kept = bench.receipt.rename(bench.folder / "kept")
    bench.receipt.write_text("not a receipt", encoding="utf-8")
    done = erase_in(str(bench.ledger), 0)
    assert done == Erasure(there=True, receipts=(), holding=(), missing=(str(bench.receipt),))
    assert bench.receipt.read_text(encoding="utf-8") == "not a receipt"
    assert kept.exists()


def test_a_file_that_holds_a_receipt_among_other_things_is_named(bench: Bench) -> None:
    listed = bench.folder / "registrations.json"
    filed = file_in(
        str(bench.ledger), str(bench.folder / "k"), "preregistration", [{"a": 1}], DAY, str(listed)
    )
    listed.write_text(json.dumps({"receipt": filed[0].receipt}), encoding="utf-8")
    before = listed.read_bytes()
    done = erase_in(str(bench.ledger), 0)
    assert done == Erasure(there=True, receipts=(), holding=(str(listed),), missing=())
    assert listed.read_bytes() == before


@pytest.mark.parametrize("name", ["events/000000~", "events/.000000.swp", "events/old/000000", "backup", "x"])
def test_a_copy_among_the_ledgers_own_files_is_named(bench: Bench, name: str) -> None:
    bench.file()
    copy = bench.ledger / name
    copy.parent.mkdir(exist_ok=True)
    kept = bench.receipt if name == "x" else bench.ledger / "events" / "000000"
    copy.write_bytes(kept.read_bytes())
    (bench.ledger / "notes.txt").write_text("holds none", encoding="utf-8")
    done = erase_in(str(bench.ledger), 0)
    assert done == Erasure(there=True, receipts=(str(bench.receipt),), holding=(str(copy),), missing=())


def test_places_that_a_crash_cut_short_are_passed_over(bench: Bench) -> None:
    bench.file()
    places = bench.ledger / "receipts" / "000000"
    places.write_bytes(b'[0, "/no' + places.read_bytes() + b"[1]\n7\n")
    assert erase_in(str(bench.ledger), 0).receipts == (str(bench.receipt),)
    assert str(bench.receipt).encode() not in places.read_bytes()


def test_an_erased_event_is_out_of_the_index_too(tmp_path: Path) -> None:
    """Whoever guesses an event could test the guess on its key, which has no salt."""
    path = new_ledger(tmp_path / "l")
    with LedgerFolder(path) as ledger:
        file(ledger, events(SEGMENT))
        file(ledger, events(5, 7000))
    index = Path(path) / "index"
    gone, kept = (key_bytes(Opening.of("file", {"number": at}, b"")) for at in (3, 4))
    LedgerFolder(path).close()
    assert gone in index.read_bytes()
    with LedgerFolder(path) as ledger:
        ledger.erase(3)
        assert gone not in index.read_bytes(), "at once, and not when it is written the next time"
    with LedgerFolder(path) as ledger:
        assert [one.sequence for one in file(ledger, [{"number": 3}, {"number": 4}])] == [SEGMENT + 5, 4]
    LedgerFolder(path).close()
    assert kept in index.read_bytes()
    assert gone not in index.read_bytes()


def test_wiping_writes_zeros_before_the_name_goes(tmp_path: Path) -> None:
    place, twin = tmp_path / "f", tmp_path / "twin"
    place.write_bytes(b"secret" * 1000)
    os.link(place, twin)
    wipe(place)
    assert not place.exists()
    assert twin.read_bytes() == b"\0" * 6000
