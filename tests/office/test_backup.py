"""An office put aside while people write in it, and brought back elsewhere with the same counts and root."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.office.test_commands import ENVIRON, office

_WRITE = """
import sys
from tallystick.office.start import open_office
open_office(sys.argv[1])
from django.db import transaction
from tallystick.office.clock import now
from tallystick.office.services.history import note_act
from tallystick.office.worker import work
number = 0
print("begun", flush=True)
while True:
    with transaction.atomic():
        note_act(act="see_start", about=str(number), by=None, now=now())
    number += 1
    if number % 20 == 0:
        work(once=True)
"""


@contextmanager
def written_meanwhile(folder: Path, environ: dict[str, str] = ENVIRON) -> Iterator[None]:
    """Somebody writes all the while."""
    words = [sys.executable, "-c", _WRITE, str(folder)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        try:
            yield
        finally:
            process.kill()


def told(place: Path) -> tuple[int, int, int]:
    """Give the acts, those that have their entry, and the entries of the ledger."""
    with closing(sqlite3.connect(place / "office.sqlite3")) as there:
        acts = there.execute("SELECT COUNT(*) FROM office_officedeed").fetchone()[0]
        having = there.execute(
            "SELECT COUNT(*) FROM office_ledgerevent WHERE sequence IS NOT NULL"
        ).fetchone()[0]
    return acts, having, (place / "ledger" / "leaves").stat().st_size // 56


def test_a_backup_under_load_comes_back_the_same(tmp_path: Path, made_office: Path) -> None:
    folder, out, back = (tmp_path / name for name in ("office", "backup", "elsewhere"))
    shutil.copytree(made_office, folder)
    with written_meanwhile(folder):
        done = office("backup", str(folder), str(out))
    assert done.returncode == 0, done.stderr
    restored = office("restore", str(out), str(back))
    assert restored.returncode == 0, restored.stderr
    about = json.loads((out / "backup.json").read_text(encoding="utf-8"))
    assert about["root"] in done.stdout
    assert about["root"] in restored.stdout
    acts, having, entries = told(back)
    assert acts == about["rows"]["office_officedeed"] > 1
    assert having <= entries == about["entries"]
    worked = office("work", str(back), "--once")
    assert worked.returncode == 0, worked.stderr
    acts, having, entries = told(back)
    assert having >= acts
    again = office("backup", str(folder), str(out))
    assert (again.returncode, "is not empty" in again.stderr) == (2, True)
    _changed(out, tmp_path / "third")


def _changed(out: Path, target: Path) -> None:
    key = out / "office.toml"
    key.write_text(key.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    done = office("restore", str(out), str(target))
    assert (done.returncode, "office.toml of the backup is not as it was written" in done.stderr) == (2, True)
    assert not target.exists()
    none = office("restore", str(target.parent), str(target))
    assert (none.returncode, "holds no backup" in none.stderr) == (2, True)


_PEPPER = """
import sys
from tallystick.office.start import open_office
open_office(sys.argv[1])
from tallystick.base.findings import Refusal
from tallystick.office.case_store import pepper
from tallystick.office.models import SealedCase
from datetime import date
if "case" in sys.argv:
    SealedCase.objects.create(name="ab" * 16, lookup="", day=date(2026, 11, 30), since=date(2026, 11, 30))
try:
    print(pepper().hex())
except Refusal as problem:
    print(problem)
"""


def _pepper(folder: Path, *words: str) -> str:
    command = [sys.executable, "-c", _PEPPER, str(folder), *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=ENVIRON)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("marked", [True, False], ids=["of this version", "of one before"])
def test_an_office_that_came_back_waits_for_its_keys_and_takes_them(
    tmp_path: Path, made_office: Path, marked: bool
) -> None:
    """Whoever opens it before its keys are back must find neither another pepper nor a locked door."""
    folder, out, back = (tmp_path / name for name in ("office", "backup", "elsewhere"))
    shutil.copytree(made_office, folder)
    key = _pepper(folder, "case")
    if not marked:
        (folder / "case-keys.sha256").unlink()
    assert office("backup", str(folder), str(out)).returncode == 0
    restored = office("restore", str(out), str(back))
    assert restored.returncode == 0, restored.stderr
    assert "nothing that the public sends is taken" in " ".join(restored.stdout.split())
    assert "is not the one that opens what was sent here" in _pepper(back)
    assert not (back / "case-keys" / "pepper").exists()
    shutil.copytree(folder / "case-keys", back / "case-keys", dirs_exist_ok=True)
    assert _pepper(back) == key
