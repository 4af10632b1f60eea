"""Opening a ledger: what a crash left is mended, what is damaged is refused by name and left as it is."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.ledger.audit import audit
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.folder import LedgerFolder, start_ledger
from tallystick.ledger.layout import SEGMENT, Damaged
from tallystick.ledger.lines import write_line
from tallystick.ledger.log import Filed, publish
from tallystick.ledger.model import ENTRY_BYTES
from tests.ledger.damages import Damage, at_entry, both, change_line, cut, flip, line, other, remove, zeros
from tests.ledger.made import KEY, events, file, new_ledger

#: Two full files of events and a third one, with a checkpoint in the middle of the second.
COUNT, SIGNED = 2 * SEGMENT + 40, SEGMENT + 500


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("whole") / "l"
    with LedgerFolder(new_ledger(place)) as ledger:
        file(ledger, events(SIGNED))
        publish(ledger, KEY)
        file(ledger, events(COUNT - SIGNED, SIGNED))
    LedgerFolder(str(place)).close()
    return place


@pytest.fixture
def ledger(whole: Path, tmp_path: Path) -> Path:
    place = shutil.copytree(whole, tmp_path / "l")
    LedgerFolder(str(place)).close()  # a copy is compared once; from then on its index is believed
    assert (place / "index").stat().st_size
    return place


def state(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def faults(folder: Path) -> set[str]:
    with LedgerCopy(str(folder)) as copy:
        return {one.code for one in audit(copy, KEY.public, lambda *_: None).faults}


DAMAGES: dict[str, tuple[Damage, int | None]] = {
    "the first file of events gone": (remove("events/000000"), 0),
    "a middle file of events gone": (remove("events/000001"), SEGMENT),
    "the last file of events gone": (remove("events/000002"), 2 * SEGMENT),
    "the last file of events empty": (cut("events/000002", 0), 2 * SEGMENT),
    "a middle file of events cut": (cut("events/000001", 5000), None),
    "the last line cut short": (line(COUNT - 1, lambda one: one[:-5]), COUNT - 1),
    "the last line gone": (line(COUNT - 1, lambda _: b""), COUNT - 1),
    "a line of zeros": (line(2 * SEGMENT + 3, lambda one: b"\0" * len(one)), 2 * SEGMENT + 3),
    "a line of zeros before the checkpoint": (line(7, lambda one: b"\0" * len(one)), 7),
    "a line changed": (line(SEGMENT + 3, lambda one: one.replace(b"number", b"nummer")), SEGMENT + 3),
    "a line of another entry": (line(5, lambda _: write_line(5, None)[:-1] + b"x\n"), 5),
    "cut below the checkpoint": (both(SIGNED - 1), SIGNED - 1),
    "cut to nothing": (both(0), 0),
    "entries cut below the checkpoint": (cut("leaves", (SIGNED - 9) * ENTRY_BYTES), SIGNED - 9),
    "no entries": (cut("leaves", 0), 0),
    "zeros before the checkpoint": (zeros(3), 3),
    "a whole page of zeros before the checkpoint": (zeros(100, 70), 100),
    "another entry before the checkpoint": (other(9), 9),
    "another entry behind the checkpoint": (other(SIGNED + 9), SIGNED + 9),
    "a bit of an entry before the checkpoint": (flip(11), 11),
    "a bit of an entry behind the checkpoint": (flip(COUNT - 1), COUNT - 1),
    "an entry without its line": (
        lambda folder: at_entry(folder, COUNT, _entry_of(COUNT)),
        COUNT,
    ),
    "the entries gone": (remove("leaves"), None),
    "its name gone": (remove("origin"), None),
    "the checkpoint is of another size": (
        lambda folder: (folder / "checkpoints" / f"{SIGNED:012d}.txt").rename(
            folder / "checkpoints" / f"{SIGNED + 1:012d}.txt"
        ),
        None,
    ),
    "the checkpoint is spoilt": (cut(f"checkpoints/{SIGNED:012d}.txt", 30), None),
}


def _entry_of(sequence: int) -> bytes:
    return b"file".ljust(16, b"\0") + sequence.to_bytes(8, "big") + b"\7" * 32


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_ledger_is_refused_by_name_and_nothing_is_changed(ledger: Path, name: str) -> None:
    damage, entry = DAMAGES[name]
    damage(ledger)
    before = state(ledger)
    with pytest.raises(Damaged) as caught:
        LedgerFolder(str(ledger))
    assert str(ledger) in caught.value.title.text
    if entry is not None:
        assert caught.value.entry == entry
        assert f"at entry {entry}: " in caught.value.title.text
    assert state(ledger) == before


def test_control_an_index_that_is_believed_in_all_lets_damage_pass(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: a file of events counts as the one that was compared whatever has changed."""
    monkeypatch.setattr("tallystick.ledger.survey.mark_of", lambda _: b"\0" * 32)
    LedgerFolder(str(ledger)).close()
    change_line(ledger, 7, lambda one: b"\0" * len(one))
    LedgerFolder(str(ledger)).close()
    monkeypatch.undo()
    with pytest.raises(Damaged):
        LedgerFolder(str(ledger))


MENDED: dict[str, Damage] = {
    "entries never written": cut("leaves", (SIGNED + 2) * ENTRY_BYTES),
    "half an entry at the end": cut("leaves", COUNT * ENTRY_BYTES - 20),
    "zeros behind the checkpoint": zeros(SIGNED + 5, 40),
    "zeros to the end": zeros(COUNT - 7, 7),
    "half an entry of zeros": lambda folder: at_entry(
        folder, COUNT - 1, (folder / "leaves").read_bytes()[-ENTRY_BYTES:][:30] + b"\0" * 26
    ),
    "zeros behind the end": zeros(COUNT, 90),
    "a scrap behind the end": lambda folder: at_entry(folder, COUNT, b"\1" * 30),
    "noise behind the end": lambda folder: at_entry(folder, COUNT, bytes(range(200))),
    "a half line": lambda folder: _append(folder, write_line(COUNT, None)[:-9]),
    "noise behind the last line": lambda folder: _append(folder, b"14 bytes there"),
    "zeros behind the last line": lambda folder: _append(folder, b"\0" * 700),
    "no index": remove("index"),
    "an index of zeros": lambda folder: (folder / "index").write_bytes(b"\0" * 20_000),
    "an index cut short": cut("index", 9000),
    "nothing of who was written together": lambda folder: (folder / "batch").write_bytes(b"\0" * 42),
}


def _append(folder: Path, data: bytes) -> None:
    with (folder / "events" / "000002").open("ab") as out:
        out.write(data)


@pytest.mark.parametrize("name", MENDED)
def test_what_a_crash_may_leave_is_mended(ledger: Path, name: str) -> None:
    before = state(ledger)
    MENDED[name](ledger)
    with LedgerFolder(str(ledger)) as opened:
        assert opened.size == COUNT
        assert [one.sequence for one in file(opened, [{"after": name}])] == [COUNT]
        publish(opened, KEY)
    assert state(ledger)["leaves"][:-ENTRY_BYTES] == before["leaves"]
    assert faults(ledger) == set()


def test_lines_written_together_may_have_a_hole_and_others_not(ledger: Path) -> None:
    """The last lines reached the disk and the first of their batch did not: nothing was acknowledged."""
    with LedgerFolder(str(ledger)) as opened:
        file(opened, events(6, 9000))
    cut("leaves", COUNT * ENTRY_BYTES)(ledger)
    change_line(ledger, COUNT + 1, lambda one: b"\0" * len(one))
    with LedgerFolder(str(ledger)) as opened:
        assert opened.size == COUNT + 1
        file(opened, events(1, 9500))
        file(opened, events(1, 9600))
    cut("leaves", COUNT * ENTRY_BYTES)(ledger)
    change_line(ledger, COUNT + 1, lambda one: b"\0" * len(one))
    with pytest.raises(Damaged, match="others stand behind it"):
        LedgerFolder(str(ledger))


def test_an_erased_entry_cannot_follow_from_its_line(ledger: Path) -> None:
    with LedgerFolder(str(ledger)) as opened:
        opened.erase(COUNT - 2)
    LedgerFolder(str(ledger)).close()
    zeros(COUNT - 2)(ledger)
    with pytest.raises(Damaged, match=f"at entry {COUNT - 2}: what it stood for was erased"):
        LedgerFolder(str(ledger))


def _filed(place: Path) -> list[Filed]:
    with LedgerFolder(str(place)) as opened:
        return file(opened, [{"one": 1}])


def test_a_ledger_that_was_half_made_can_be_made_again(tmp_path: Path) -> None:
    place = tmp_path / "l"
    (place / "events").mkdir(parents=True)
    (place / "leaves").write_bytes(b"")
    (place / ".origin.77.new").write_bytes(b"test")
    start_ledger(str(place), KEY.name)
    assert [one.sequence for one in _filed(place)] == [0]
    with pytest.raises(Refusal, match="is not empty"):
        start_ledger(str(place), KEY.name)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda _: None, "there is no folder"),
        (lambda place: place.mkdir(), "is no ledger"),
        (
            lambda place: place.write_text("We promise.", encoding="utf-8"),
            "is a file, and a ledger is a folder",
        ),
        (lambda place: (place / "leaves").mkdir(parents=True), "its origin, events and checkpoints can't"),
    ],
)
def test_what_never_was_a_ledger_is_not_called_damaged(
    tmp_path: Path, make: Callable[[Path], object], words: str
) -> None:
    place = tmp_path / "some where"
    make(place)
    for opening in (LedgerFolder, LedgerCopy):
        with pytest.raises(Refusal, match=words) as caught:
            opening(str(place))
        assert "some where" in caught.value.title.text


def test_a_name_that_no_key_could_have_is_shown_escaped(ledger: Path) -> None:
    (ledger / "origin").write_text("example.org/l\u202edger\n", encoding="utf-8")
    with pytest.raises(Damaged, match=r"example\.org/l<U\+202E>dger"):
        LedgerFolder(str(ledger))


@pytest.mark.parametrize(
    "name", ["leaves", "batch", "events/000000", "events/000003", "checkpoints/000000000900.txt"]
)
@pytest.mark.parametrize("kind", ["pipe", "device", "dangling link"])
def test_a_pipe_or_device_in_a_ledger_is_not_waited_for(ledger: Path, name: str, kind: str) -> None:
    place = ledger / name
    place.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to("/dev/zero" if kind == "device" else ledger / "nowhere")
    (ledger.parent / "key.vkey").write_text(KEY.public.vkey + "\n", encoding="ascii")
    command = ["ledger", "audit", "--ledger", str(ledger), "--ledger-key", str(ledger.parent / "key.vkey")]
    program = [sys.executable, "-c", "from tallystick.cli.start import start; start()", *command]
    answer = subprocess.run(program, check=False, capture_output=True, text=True, timeout=60)
    assert answer.returncode == 2
    assert "damaged" in answer.stderr
    with pytest.raises(Damaged, match=r"plain file|can't be found|is a link"):
        LedgerFolder(str(ledger))


@pytest.mark.parametrize(
    "name",
    ["origin", "leaves", "batch", "events", "events/000000", "receipts", "receipts/000000", "checkpoints",
     "checkpoints/000000000900.txt", "notes"],
)  # fmt: skip
def test_a_link_in_a_ledger_is_named_and_nothing_behind_it_touched(ledger: Path, name: str) -> None:
    with LedgerFolder(str(ledger)) as opened:
        opened.receipts().remember([(0, "/there/f.receipt")])
    place, away = ledger / name, ledger.parent / "away"
    if not place.exists():
        place.write_text("seen", encoding="utf-8")
    place.rename(away)
    place.symlink_to(away)
    before = {one: one.read_bytes() for one in (away, *away.rglob("*")) if one.is_file()}
    for open_it in (LedgerFolder, LedgerCopy):
        with pytest.raises(Damaged, match=f"{name} is a link"):
            open_it(str(ledger))
    assert before == {one: one.read_bytes() for one in before}
