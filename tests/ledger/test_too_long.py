"""Files longer than a ledger can make them cost neither time nor memory: their size is asked first."""

import os
import resource
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.ledger import files
from tallystick.ledger.audit import Audit, audit
from tallystick.ledger.batch import BATCH_BYTES
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.layout import LARGEST_SEGMENT, SEGMENT, Damaged, reach
from tallystick.ledger.lines import LARGEST_EVENT, numbers_in, write_line
from tallystick.ledger.log import publish
from tallystick.ledger.model import ENTRY_BYTES, Opening
from tests.ledger.made import KEY, events, file, new_ledger

GIGABYTES = 3 * 10**9
CHECKPOINT = f"checkpoints/{5:012d}.txt"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    place = tmp_path / "l"
    with LedgerFolder(new_ledger(place)) as opened:
        file(opened, events(5))
        publish(opened, KEY)
        opened.receipts().remember([(0, "/there/f.receipt")])
    return place


def looked_through(place: Path) -> Audit:
    with LedgerCopy(str(place)) as copy:
        return audit(copy, KEY.public, lambda *_: None)


def lengthen(place: Path, length: int = GIGABYTES) -> None:
    """Put a hole of zeros behind a file's end; it takes no room on the disk."""
    place.touch()
    os.truncate(place, length)


def cheaply(work: Callable[[], object]) -> None:
    """Do something in five seconds of a processor and 300 MB more than there are."""
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (taken + 300_000_000, before[1]))
    began = time.process_time()
    try:
        work()
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("name", ["leaves", "events/000000", CHECKPOINT, "receipts/000000", "origin"])
def test_what_no_ledger_can_hold_is_refused_by_name_before_it_is_read(ledger: Path, name: str) -> None:
    lengthen(ledger / name)

    def opened() -> None:
        with pytest.raises(Refusal) as caught:
            LedgerFolder(str(ledger))
        assert name in str(caught.value)

    cheaply(opened)
    assert (ledger / name).stat().st_size == GIGABYTES


@pytest.mark.parametrize(
    ("name", "code"), [("leaves", "tail"), ("events/000000", "lines"), (CHECKPOINT, "checkpoint")]
)
def test_an_audit_names_it_and_goes_on(ledger: Path, name: str, code: str) -> None:
    lengthen(ledger / name)

    def looked() -> None:
        found = looked_through(ledger)
        assert found.head.size == 5
        assert code in {one.code for one in found.faults}
        assert any(name in one.message.text for one in found.faults)

    cheaply(looked)


@pytest.mark.parametrize("name", ["batch", "index"])
def test_what_follows_from_the_rest_is_noted_and_then_cut(ledger: Path, name: str) -> None:
    lengthen(ledger / name)

    def mended() -> None:
        (note,) = looked_through(ledger).notes
        assert name in str(note)
        LedgerFolder(str(ledger)).close()

    cheaply(mended)
    assert (ledger / name).stat().st_size <= BATCH_BYTES
    assert looked_through(ledger).notes == ()


def test_zeros_as_far_as_a_ledger_could_reach_are_still_cut_off(ledger: Path) -> None:
    lengthen(ledger / "leaves", reach(1) * ENTRY_BYTES)
    LedgerFolder(str(ledger)).close()
    assert (ledger / "leaves").stat().st_size == 5 * ENTRY_BYTES


def test_a_file_of_events_far_away_does_not_make_an_audit_walk_there(ledger: Path) -> None:
    (ledger / "events" / "999999999999").touch()
    cheaply(lambda: looked_through(ledger).faults)
    assert [one.code for one in looked_through(ledger).faults] == ["lines"]


@pytest.mark.parametrize(
    "name", ["batch", "index", "events/000001", f"checkpoints/{9:012d}.txt", "receipts/000001"]
)
def test_a_folder_in_the_place_of_a_file_is_named_by_all(ledger: Path, name: str) -> None:
    (ledger / name).unlink(missing_ok=True)
    (ledger / name).mkdir()
    for opened in (LedgerCopy, LedgerFolder):
        with pytest.raises(Damaged, match=f"{name} is no plain file"):
            opened(str(ledger))


def test_a_file_in_the_place_of_a_folder_is_named(ledger: Path) -> None:
    (ledger / "receipts").rename(ledger / "away")
    (ledger / "receipts").touch()
    with pytest.raises(Damaged, match="receipts is no folder"):
        LedgerCopy(str(ledger))


@pytest.mark.parametrize("around", [" {}\n", "{} \n", "{}\n\n", "\n{}\n", "{}\r\n", "\t{}"])
def test_what_stands_beside_the_name_in_origin_is_named(ledger: Path, around: str) -> None:
    (ledger / "origin").write_bytes(around.format(KEY.name).encode())
    with pytest.raises(Damaged, match=f"something besides the name {KEY.name}"):
        LedgerCopy(str(ledger))


def test_an_event_that_would_not_fit_is_not_filed(ledger: Path) -> None:
    with LedgerFolder(str(ledger)) as opened:
        with pytest.raises(Refusal, match="longer than 64000 bytes"):
            opened.append([Opening.of("file", {"text": "x" * LARGEST_EVENT}, b"\0" * 32)])
        assert opened.size == 5
    longest = Opening("a" * 16, b"\xff" * 32, b"x" * LARGEST_EVENT, "f" * 64)
    assert len(write_line(2**63, longest)) * SEGMENT <= LARGEST_SEGMENT


def test_scraps_that_all_look_like_beginnings_are_looked_through_in_time() -> None:
    scraps = b"00000000 1 " * 200_000
    line = write_line(7, Opening("file", b"\1" * 32, b"{}", "k"))
    began = time.process_time()
    assert numbers_in(scraps + line + write_line(8, None)) == [7, 8]
    assert time.process_time() - began < 2


def test_a_file_at_its_bound_is_read_and_one_above_it_is_not(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"12345")
    assert files.read_at_most(tmp_path / "f", 5) == b"12345"
    assert files.read_at_most(tmp_path / "f", 4) is None
