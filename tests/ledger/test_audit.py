"""An audit reads and changes nothing: a read-only copy will do, and what lies behind the end is reported."""

import json
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tallystick.ledger.audit import Audit, audit
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.layout import SEGMENT, Damaged
from tallystick.ledger.log import publish
from tallystick.ledger.model import ENTRY_BYTES
from tests.architecture.tree import ROOT
from tests.durability.disk import Disk
from tests.ledger.made import KEY, events, file, new_ledger

COUNT = SEGMENT + 20


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    place = tmp_path / "l"
    with LedgerFolder(new_ledger(place)) as opened:
        file(opened, events(COUNT - 10))
        publish(opened, KEY)
        file(opened, events(10, COUNT))
    return place


def looked_through(place: Path, key: SigningKey = KEY) -> Audit:
    with LedgerCopy(str(place)) as copy:
        return audit(copy, key.public, lambda *_: None)


def codes(place: Path) -> list[tuple[str, int | None]]:
    return [(one.code, one.entry) for one in looked_through(place).faults]


def append(place: Path, data: bytes) -> None:
    with place.open("ab") as out:
        out.write(data)


def test_all_is_well_and_nothing_is_changed(ledger: Path) -> None:
    with Disk(ledger) as disk:
        found = looked_through(ledger)
        disk.promise("looked through")
    assert (found.head.size, found.faults, found.notes) == (COUNT, (), ())
    assert len({str(cut.files()) for cut in disk.cuts()}) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("events/000001", b"14 bytes there"),
        ("events/000001", b"a line\nand another\n"),
        ("events/000001", b"\0" * 500),
        ("leaves", b"a scrap"),
        ("leaves", b"\0" * 3 * ENTRY_BYTES),
        ("leaves", b"\1" * 30 * SEGMENT),
    ],
)
def test_a_tail_is_reported_and_left(ledger: Path, name: str, data: bytes) -> None:
    append(ledger / name, data)
    before = (ledger / name).read_bytes()
    found = looked_through(ledger)
    assert [(one.code, one.entry) for one in found.faults] == [("tail", COUNT)]
    assert f"{name} has" in found.faults[0].message.text
    assert found.head.size == COUNT
    assert (ledger / name).read_bytes() == before
    LedgerFolder(str(ledger)).close()
    assert codes(ledger) == [], "the next command that writes took it away"


def test_what_a_stopped_process_left_is_noted_and_is_no_fault(ledger: Path) -> None:
    leaves = (ledger / "leaves").read_bytes()
    whole = looked_through(ledger).head
    (ledger / "leaves").write_bytes(leaves[: (COUNT - 4) * ENTRY_BYTES + 9])
    (ledger / "events" / ".000000.77.new").write_bytes(b"salts")
    found = looked_through(ledger)
    assert (found.faults, found.head) == ((), whole)
    assert [one.text.partition(":")[0] for one in found.notes] == [
        "leaves lacks 4 entries that follow from their lines",
        "events/.000000.77.new was left by a process",
    ]
    (ledger / "leaves").write_bytes(leaves[: -2 * ENTRY_BYTES] + b"\0" * 2 * ENTRY_BYTES)
    found = looked_through(ledger)
    assert (found.faults, found.head) == ((), whole)


def test_damage_is_named_where_it_lies(ledger: Path) -> None:
    def spoilt(name: str) -> Path:
        return shutil.copytree(ledger, ledger.with_name(name))

    place = spoilt("no first file")
    (place / "events" / "000000").unlink()
    assert codes(place) == [("lines", 0)]
    place = spoilt("no last file")
    (place / "events" / "000001").unlink()
    assert codes(place) == [("lines", SEGMENT)]
    place = spoilt("a line of zeros")
    lines = (place / "events" / "000000").read_bytes().splitlines(keepends=True)
    lines[7] = b"\0" * (len(lines[7]) - 1) + b"\n"
    (place / "events" / "000000").write_bytes(b"".join(lines))
    assert codes(place) == [("damaged", 7)]
    place = spoilt("zeros under the checkpoint")
    data = bytearray((place / "leaves").read_bytes())
    data[9 * ENTRY_BYTES : 11 * ENTRY_BYTES] = b"\0" * 2 * ENTRY_BYTES
    (place / "leaves").write_bytes(data)
    assert codes(place) == [("damaged", 9), ("damaged", 10), ("root", COUNT - 11)]


def test_a_name_and_checkpoints_that_are_another_ledgers_are_named(ledger: Path) -> None:
    place = shutil.copytree(ledger, ledger.with_name("renamed"))
    (place / "origin").write_text("other.example/ledger\n", encoding="utf-8")
    assert codes(place) == [("origin", None)]
    place = shutil.copytree(ledger, ledger.with_name("checkpoints"))
    (place / "checkpoints" / "000000000003.txt").write_bytes(b"We promise.\n")
    (place / "checkpoints" / "000000000004.txt").write_bytes(b"\xff\xfe")
    last = (place / "checkpoints" / f"{COUNT - 10:012d}.txt").read_bytes()
    (place / "checkpoints" / "000000000005.txt").write_bytes(last)
    assert codes(place) == [("checkpoint", None)] * 3


@pytest.fixture
def public_place() -> Iterator[Path]:
    """A folder that every user of this machine may come to."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(place)


READER = """
import json, os, sys
from pathlib import Path
from tallystick.ledger.audit import audit
from tallystick.ledger.copy import LedgerCopy
from tests.ledger.made import KEY
folder = Path(sys.argv[1])
if os.geteuid() == 0:
    for one in (folder, *folder.rglob("*")):
        os.chown(one, 65534, 65534)
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    (folder / "leaves").open("r+b")
except PermissionError:
    with LedgerCopy(str(folder)) as copy:
        found = audit(copy, KEY.public, lambda *_: None)
    print(json.dumps([found.head.size, len(found.faults)]))
"""


def test_a_copy_that_may_only_be_read_is_enough(ledger: Path, public_place: Path) -> None:
    copy = shutil.copytree(ledger, public_place / "copy")
    for one in (*copy.rglob("*"), copy):
        one.chmod(stat.S_IMODE(one.stat().st_mode) & 0o555)
    done = subprocess.run(
        [sys.executable, "-c", READER, str(copy)], cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    assert json.loads(done.stdout or "null") == [COUNT, 0], done.stderr.decode()
    for one in (copy, *copy.rglob("*")):
        if one.is_dir():
            one.chmod(0o755)
    assert (copy / "leaves").stat().st_mode & 0o222 == 0


@pytest.mark.parametrize(("name", "named"), [("000002", True), ("000005", True), ("000001", False)])
def test_an_empty_file_of_events_that_opening_refuses_is_named(
    tmp_path: Path, name: str, *, named: bool
) -> None:
    """A whole file is full: the next one may be there without a line yet, one beyond that may not."""
    place = tmp_path / "l"
    with LedgerFolder(new_ledger(place)) as opened:
        file(opened, events(SEGMENT))
    (place / "events" / name).touch(0o600)
    assert [code for code, _ in codes(place)] == ["lines"] * named
    if named:
        with pytest.raises(Damaged):
            LedgerFolder(str(place))
    else:
        LedgerFolder(str(place)).close()


@pytest.mark.parametrize("name", ["0000000", "0000001", "\u0660" * 6])
def test_what_is_no_name_of_a_file_of_events_is_none(ledger: Path, name: str) -> None:
    """Another spelling of a number, or digits of another script, would be read as a file that it is not."""
    (ledger / "events" / name).write_bytes((ledger / "events" / "000001").read_bytes())
    LedgerFolder(str(ledger)).close()
    assert codes(ledger) == []
