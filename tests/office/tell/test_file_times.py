"""What a disk's own times tell of a sending on a quiet night: the day, and not the second."""

import datetime
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tallystick.ledger.holders import SUBMISSION
from tallystick.ledger.operations import file_all_in, size_of
from tallystick.office.clock import now
from tallystick.office.file_times import level_times
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import SealedCase
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import Sender, a_file
from tests.office.test_commands import ENVIRON

#: Sends something, and says when that was over; then a worker makes its rounds until nothing waits.
_SEND = """
import sys, time
from tallystick.office.start import open_office
open_office(sys.argv[1])
from tallystick.office.clock import now
from tallystick.office.sent import SentText
from tallystick.office.services import submissions
from tallystick.office.services.outbox import deliver
from tallystick.office.worker import home_now, work
from tallystick.vault.codes import new_secret
from tests.office.tell.sender import reader_of
reader_of(None)
secret, today = new_secret(), now().date()
submissions.begin(secret, today=today)
submissions.save_draft(secret, SentText("They took our land.", "complaint"), today=today)
submissions.send(secret, form="send", today=today)
deliver(home=home_now(), day=today)
time.sleep(0.05)
print(time.time_ns())
time.sleep(0.05)
work(once=True)
"""
_DAY = datetime.timedelta(days=1)


def today() -> datetime.date:
    return now().astimezone(datetime.UTC).date()


def places(folder: Path) -> dict[Path, int]:
    """What sending writes to, and the latest time that the disk has of each."""
    ledger, keys, sealed = (folder / name for name in ("ledger", "case-keys", "sealed"))
    found = {folder, ledger, keys, sealed, *folder.glob("office.sqlite3*")}
    for one in (ledger, keys, sealed):
        found |= set(one.rglob("*"))
    seen = {one: one.stat() for one in found if one.exists()}
    return {one: max(about.st_mtime_ns, about.st_ctime_ns) for one, about in seen.items()}


@pytest.mark.slow
def test_a_worker_leaves_no_time_of_a_sending(tmp_path: Path, made_office: Path) -> None:
    folder = shutil.copytree(made_office, tmp_path / "office")
    words = [sys.executable, "-c", _SEND, str(folder)]
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=ENVIRON, timeout=120)
    over = int(done.stdout.split()[-1])
    found = places(folder)
    assert {"office.sqlite3", "leaves", "000000", "case-keys"} <= {one.name for one in found}
    assert [one for one, told in found.items() if told < over] == []


@pytest.mark.django_db
def test_what_bears_no_time_of_writing_bears_none_afterwards(sender: Sender, home: LedgerHome) -> None:
    sender.sends(file=a_file("list.txt", b"one\n"))
    assert level_times(home, today()) > 0
    kept = [*(home.folder / "case-keys").iterdir(), *(home.folder / "sealed").iterdir()]
    assert len(kept) > 2
    assert {one.stat().st_mtime_ns for one in kept} == {0}


@pytest.mark.django_db
def test_an_earlier_day_is_left_as_it_was_and_the_ledger_holds(sender: Sender, home: LedgerHome) -> None:
    sender.sends()
    level_times(home, today())
    size, before = size_of(home.ledger), places(home.folder)
    time.sleep(0.05)
    assert level_times(home, today() + _DAY) == 0
    assert places(home.folder) == before
    filed = file_all_in(home.ledger, home.ledger_key, [(SUBMISSION, {"sealed": "00" * 32})], "2024-03-25")
    assert [one.sequence for one in filed] == [size]


@pytest.mark.django_db
def test_no_file_tells_when_a_case_was_opened(sender: Sender, reader: Reading, own_folder: Path) -> None:
    """A file system notes when a file was read too, and nothing but opening a case reads its files."""
    sender.sends(file=a_file("list.txt", b"one\n"))
    kept = [*(own_folder / "case-keys").iterdir(), *(own_folder / "sealed").iterdir()]
    (own_folder / "control").write_bytes(b"0")
    kept.append(own_folder / "control")
    for one in kept:
        os.utime(one, (0, 0))
    assert sender.comes_back().status_code == 200
    assert sender.post("case/file/", message="1", number="1").status_code == 200
    assert reader.post(f"{SealedCase.objects.get().pk}/open/").status_code == 200
    kept.pop().read_bytes()
    if not (own_folder / "control").stat().st_atime_ns:
        pytest.skip("this file system notes of no file when it was read")
    assert {one.stat().st_atime_ns for one in kept} == {0}
