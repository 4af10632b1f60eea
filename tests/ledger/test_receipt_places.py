"""The lists of where receipts lie: however many, whatever lines stand in them, however long a name."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.base.findings import Refusal
from tallystick.cli.main import app
from tallystick.ledger import layout, receipt_places
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.layout import LARGEST_RECEIPTS
from tallystick.ledger.papers import append_files, erase_in
from tallystick.ledger.receipt_places import ReceiptPlaces
from tests.ledger.bench import DAY, Bench, bench

__all__ = ["bench"]  # the fixture
run = CliRunner().invoke

MANY = [(entry, f"/there/{number:03d}.receipt") for number in range(40) for entry in (0, 7)]


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> int:
    """Lists of which one file holds a few lines."""
    for module in (layout, receipt_places):
        monkeypatch.setattr(module, "LARGEST_RECEIPTS", 500)
    return 500


@pytest.mark.parametrize("together", [True, False])
def test_a_list_that_is_full_goes_on_in_another_file(tmp_path: Path, short: int, *, together: bool) -> None:
    places = ReceiptPlaces(tmp_path / "receipts")
    for lot in [MANY] if together else [[one] for one in MANY]:
        places.remember(lot)
    files = sorted((tmp_path / "receipts").iterdir())
    assert len(files) == 5
    assert all(0 < one.stat().st_size <= short for one in files)
    assert [str(one) for one in places.of(7)] == [place for entry, place in MANY if entry == 7]
    before = {one: one.read_bytes() for one in files}
    places.remember(MANY)
    assert before == {one: one.read_bytes() for one in sorted((tmp_path / "receipts").iterdir())}
    places.forget(7)
    assert places.of(7) == []
    assert len(places.of(0)) == 40
    places.remember([(7, "/there/again.receipt")])
    assert [str(one) for one in places.of(7)] == ["/there/again.receipt"]


@pytest.mark.usefixtures("short")
def test_a_ledger_with_such_a_list_is_opened_and_erases_all(bench: Bench) -> None:
    copies = []
    for number in range(12):
        folder = bench.folder / f"copy{number:02d}"
        folder.mkdir()
        copies.append(folder / bench.letter.name)
        copies[-1].write_bytes(bench.letter.read_bytes())
    filed = append_files(str(bench.ledger), str(bench.folder / "k"), [str(one) for one in copies], DAY)
    assert {one.sequence for one in filed} == {filed[0].sequence}
    assert len(list((bench.ledger / "receipts").iterdir())) > 1
    gone = erase_in(str(bench.ledger), filed[0].sequence)
    assert len(gone.receipts) == 12
    assert not [one for one in copies if Path(f"{one}.receipt").exists()]


def test_a_list_as_large_as_one_may_be_is_no_damage_once_more_is_filed(bench: Bench) -> None:
    bench.file()
    entry = 0
    full = bench.ledger / "receipts" / "000000"
    os.truncate(full, LARGEST_RECEIPTS - 10)
    with LedgerFolder(str(bench.ledger)) as opened:
        opened.receipts().remember([(entry, "/there/f.receipt")])
    with LedgerFolder(str(bench.ledger)) as opened:
        assert "/there/f.receipt" in [str(one) for one in opened.receipts().of(entry)]
    assert full.with_name("000000.1").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "line",
    [b"[" * 100_000, b"[true, \"x\"]", b"[0]", b"[0, \"\\u0000\"]", b"[0, \"" + b"a" * 5000 + b"\"]", b"\xff",
     b"[" + b"9" * 5000 + b", \"x\"]", b"null", b"[0, \"" + b"a/" * 4000 + b"\"]"],
)  # fmt: skip
def test_no_line_keeps_an_entry_from_being_erased(bench: Bench, line: bytes) -> None:
    bench.file()
    with (bench.ledger / "receipts" / "000000").open("ab") as out:
        out.write(b"\n" + line + b"\n")
    found = erase_in(str(bench.ledger), 0)
    assert found.there
    assert found.receipts == (str(bench.receipt),)
    assert not bench.receipt.exists()


@pytest.mark.parametrize("name", ["a" * 250, "a" * 240, "\u00e9" * 121])
def test_a_name_too_long_for_a_receipt_beside_it_is_refused_before_anything_is_filed(
    bench: Bench, name: str
) -> None:
    long = bench.folder / name
    long.write_text("promise", encoding="utf-8")
    with pytest.raises(Refusal, match="would be too long"):
        append_files(str(bench.ledger), str(bench.folder / "k"), [str(long)], DAY)
    with LedgerFolder(str(bench.ledger)) as opened:
        assert opened.size == 0


@pytest.mark.parametrize("damage", [lambda data: b"\0" * len(data), lambda data: data[:-9]])
def test_a_list_that_was_damaged_is_named_when_an_entry_is_erased(
    bench: Bench, damage: Callable[[bytes], bytes]
) -> None:
    filed = append_files(str(bench.ledger), str(bench.folder / "k"), [str(bench.letter)], DAY)
    listed = bench.ledger / "receipts" / "000000"
    listed.write_bytes(damage(listed.read_bytes()))
    gone = erase_in(str(bench.ledger), filed[0].sequence)
    assert [Path(one) for one in gone.unreadable] == [listed]
    assert gone.receipts == ()


def test_a_whole_list_is_not_called_damaged(bench: Bench) -> None:
    filed = append_files(str(bench.ledger), str(bench.folder / "k"), [str(bench.letter)], DAY)
    gone = erase_in(str(bench.ledger), filed[0].sequence)
    assert (len(gone.receipts), gone.unreadable) == (1, ())


LOST: dict[str, Callable[[Path], object]] = {
    "the folder": shutil.rmtree,
    "the list": lambda folder: (folder / "000000").unlink(),
    "all that stood in it": lambda folder: (folder / "000000").write_bytes(b""),
    "its lines": lambda folder: (folder / "000000").write_bytes(b'\n[9, "/elsewhere.receipt"]\n'),
}


@pytest.mark.parametrize("lost", LOST)
def test_where_a_list_is_lost_erasing_says_that_a_receipt_may_be_left(bench: Bench, lost: str) -> None:
    filed = append_files(str(bench.ledger), str(bench.folder / "k"), [str(bench.letter)], DAY)
    LOST[lost](bench.ledger / "receipts")
    told = run(app, ["ledger", "erase", str(filed[0].sequence), "--ledger", str(bench.ledger)]).output
    assert "holds the salt still" in told.replace("\n", " ")
    again = run(app, ["ledger", "erase", str(filed[0].sequence), "--ledger", str(bench.ledger)]).output
    assert "erased before" in again
    assert "salt" not in again


def test_where_all_is_listed_nothing_of_that_kind_is_said(bench: Bench) -> None:
    filed = append_files(str(bench.ledger), str(bench.folder / "k"), [str(bench.letter)], DAY)
    told = run(app, ["ledger", "erase", str(filed[0].sequence), "--ledger", str(bench.ledger)]).output
    assert "still" not in told


@pytest.mark.parametrize("before", [b"", b"a line before it\n"])
def test_nothing_of_a_secret_key_is_filed(bench: Bench, before: bytes) -> None:
    key = bench.folder / "k"
    copy = bench.folder / "notes.txt"
    copy.write_bytes(before + key.read_bytes())
    with pytest.raises(Refusal, match="holds a secret key") as refused:
        append_files(str(bench.ledger), str(key), [str(bench.letter), str(copy)], DAY)
    assert key.read_text("ascii").split("+")[-1].strip() not in f"{refused.value}{refused.value.fix.text}"
    with LedgerFolder(str(bench.ledger)) as opened:
        assert opened.size == 0
    assert not list(bench.folder.glob("*.receipt"))
