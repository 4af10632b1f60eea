"""An office put aside while people work in it, and brought back elsewhere.

The database comes first and the ledger after it: what the database has as an entry is then in the ledger, and
what the ledger has beyond that is found there by its key when the outbox is delivered again.
"""

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from django.conf import settings
from django.db import OperationalError, connection, transaction

from tallystick.base.canonical import Json, sha256
from tallystick.base.findings import Refusal
from tallystick.base.places import PRIVATE, explained, make_folder, replace_file
from tallystick.base.reasons import Foreign, Reason, Text
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.log import tree_of
from tallystick.office.case_store import DIGEST
from tallystick.office.configuration import FILE
from tallystick.office.ledger_home import LedgerHome

ABOUT = "backup.json"
SQLITE, POSTGRESQL = "office.sqlite3", "office.pgdump"
_PRIVATE_FOLDER = 0o700
#: What lies in an office's folder beside its database and its ledger, and belongs to it.
_FOLDERS = ("publications", "site", "evidence", "sealed")
_FILES = (FILE, DIGEST, "ledger.key", "ledger.key.vkey", "release.key", "release.key.vkey")


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds: how many rows of each table, how many entries, and the root over them."""

    rows: Mapping[str, int]
    entries: int
    root: str

    def record(self) -> dict[str, Json]:
        """It as a plain record."""
        return {"rows": dict(self.rows), "entries": self.entries, "root": self.root}


def back_up(out: str) -> BackedUp:
    """Put the office that is open aside, into a new folder that only its owner may read.

    Args:
        out: the folder.

    Raises:
        Refusal: there is something already, or it can't be written.
    """
    place, office = Path(out), Path(settings.CONFIGURATION.folder)
    _be_new(place)
    with explained(out):
        make_folder(place, _PRIVATE_FOLDER)
        rows = _copy_database(place)
        _copy_ledger(LedgerHome(office), place)
        for name in _FOLDERS:
            if (office / name).is_dir():
                shutil.copytree(office / name, place / name)
        for name in _FILES:
            if (office / name).is_file():
                shutil.copy2(office / name, place / name)
    held = _held(place, rows)
    files: dict[str, Json] = {name: _digest(place / name) for name in _names(place)}
    about: dict[str, Json] = held.record() | {"files": files}
    replace_file(place / ABOUT, json.dumps(about, indent=1, sort_keys=True).encode(), PRIVATE)
    return held


def _be_new(place: Path) -> None:
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise Refusal(
            Reason("{path} is not empty", path=Text(str(place))),
            Reason("name a new folder; nothing was changed"),
        )


def _copy_database(place: Path) -> dict[str, int]:
    """The database as it is at one moment, and its rows counted; people go on writing meanwhile."""
    if connection.vendor == "sqlite":
        name = str(settings.DATABASES["default"]["NAME"])
        with closing(sqlite3.connect(name)) as there, closing(sqlite3.connect(place / SQLITE)) as copy:
            there.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        (place / SQLITE).chmod(PRIVATE)
        return dict(_counted(place / SQLITE))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        moment = f"--snapshot={cursor.fetchone()[0]}"
        _run("pg_dump", "--format=custom", "--no-owner", moment, f"--file={place / POSTGRESQL}")
        (place / POSTGRESQL).chmod(PRIVATE)
        return _counted_there()


def _counted_there() -> dict[str, int]:
    """How many rows each table of the PostgreSQL database has, as the open transaction sees it."""
    with connection.cursor() as cursor:
        counts = {}
        for name in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608 - its own name
            counts[name] = int(cursor.fetchone()[0])
        return counts


def _run(program: str, *words: str) -> None:
    """Run one of PostgreSQL's own programs on the office's database.

    Raises:
        Refusal: it is not there, or could not do it.
    """
    address, environ = _without_password(settings.CONFIGURATION.database)
    found = shutil.which(program)
    if found is None:
        raise Refusal(
            Reason("{program} is not installed here", program=Text(program)),
            Reason("install PostgreSQL's client programs, of the server's version or a later one"),
        )
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program, with the office's own address
        [found, *words, f"--dbname={address}"], check=False, capture_output=True, text=True, env=environ
    )
    if done.returncode != 0:
        raise Refusal(
            Reason("{program} could not do it ({why})", program=Text(program), why=Foreign(done.stderr)),
            Reason("mend that, and ask again"),
        )


def _without_password(address: str) -> tuple[str, dict[str, str]]:
    """The address without its password, which the environment has: a list of processes shows words."""
    parts, environ = urlsplit(address), dict(os.environ)
    if mode := settings.DATABASES["default"]["OPTIONS"].get("sslmode"):
        environ["PGSSLMODE"] = mode
    if parts.password is None:
        return address, environ
    who, _, where = parts.netloc.rpartition("@")
    bare = parts._replace(netloc=f"{who.partition(':')[0]}@{where}")
    return urlunsplit(bare), environ | {"PGPASSWORD": unquote(parts.password)}


def _copy_ledger(home: LedgerHome, place: Path) -> None:
    """The ledger, while nobody adds to it."""
    with LedgerCopy(home.ledger):
        shutil.copytree(home.ledger, place / "ledger")


def _names(place: Path) -> list[str]:
    return sorted(
        str(one.relative_to(place)) for one in place.rglob("*") if one.is_file() and one.name != ABOUT
    )


def _digest(place: Path) -> str:
    return sha256(place.read_bytes())


def _held(place: Path, rows: Mapping[str, int]) -> BackedUp:
    """What lies in a backup or an office, whose rows were counted."""
    with LedgerFolder(str(place / "ledger")) as ledger:
        entries, root = ledger.size, tree_of(ledger).root(ledger.size).hex()
    return BackedUp(rows, entries, root)


def _counted(place: Path) -> Iterator[tuple[str, int]]:
    with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as there:
        tables = there.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        for (name,) in list(tables):
            if not name.startswith("sqlite_"):
                yield name, there.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]  # noqa: S608


def restore(backup: str, folder: str) -> BackedUp:
    """Bring a backup back into a new folder, after looking at every byte of it.

    Args:
        backup: the folder that `back_up` wrote.
        folder: the new office's folder.

    Raises:
        Refusal: it is no backup, a file is another than it was, or the folder is not new.
    """
    place, target = Path(backup), Path(folder)
    about = _about(place)
    _be_new(target)
    with explained(folder):
        make_folder(target, _PRIVATE_FOLDER)
        for one in (one for one in place.rglob("*") if one.is_dir()):  # an empty one belongs to it, too
            (target / one.relative_to(place)).mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        for name in _names(place):
            shutil.copy2(place / name, target / name)
        if (target / SQLITE).is_file():
            _be_sound(target / SQLITE)
    told = about["rows"]
    # Rows of PostgreSQL are counted when they are in their database.
    rows = dict(_counted(target / SQLITE)) if (target / SQLITE).is_file() else _counts_of(told)
    held = _held(target, rows)
    if held.record() != {name: about[name] for name in held.record()}:
        raise Refusal(
            Reason("{folder} does not hold what {backup} held", folder=Text(folder), backup=Text(backup)),
            Reason("delete it, and try another backup"),
        )
    return held


def _counts_of(told: Json) -> dict[str, int]:
    counted = told if isinstance(told, dict) else {}
    return {name: int(str(number)) for name, number in counted.items()}


def _about(place: Path) -> dict[str, Json]:
    try:
        about: dict[str, Json] = json.loads((place / ABOUT).read_bytes())
        files = about["files"]
    except (OSError, ValueError, KeyError):
        raise Refusal(
            Reason("{path} holds no backup of an office", path=Text(str(place))),
            Reason("name the folder that 'tallystick office backup' wrote"),
        ) from None
    then: dict[str, Json] = files if isinstance(files, dict) else {}
    now: dict[str, Json] = {name: _digest(place / name) for name in _names(place)}
    changed = sorted(name for name in {*then, *now} if then.get(name) != now.get(name))
    if changed:
        raise Refusal(
            Reason("{file} of the backup is not as it was written", file=Text(changed[0])),
            Reason("take another copy of the backup; nothing was changed"),
        )
    return about


def _be_sound(place: Path) -> None:
    with closing(sqlite3.connect(place)) as there:
        told = there.execute("PRAGMA integrity_check").fetchone()[0]
    if told != "ok":
        raise Refusal(
            Reason("the database of the backup is damaged ({why})", why=Foreign(str(told))),
            Reason("take another backup"),
        )


def refuse_filled_database(backup: str) -> None:
    """Look whether the PostgreSQL database that the office's file names is empty, before anything is written.

    Else a folder would be left beside the database of another office, and be served with it.

    Raises:
        Refusal: it holds tables, or can't be reached.
    """
    if not (Path(backup) / POSTGRESQL).is_file() or connection.vendor == "sqlite":
        return
    name = Text(str(connection.settings_dict["NAME"]))
    try:
        with connection.cursor() as cursor:
            is_filled = bool(connection.introspection.table_names(cursor))
    except OperationalError as problem:
        raise Refusal(
            Reason("the database {name} can't be reached ({why})", name=name, why=Foreign(str(problem))),
            Reason("make it, or name it in DATABASE_URL; nothing was changed"),
        ) from None
    if is_filled:
        raise Refusal(
            Reason("the database {name} is not empty", name=name),
            Reason("make an empty one and name it in DATABASE_URL; nothing was changed"),
        )


def fill_postgresql(folder: str, held: BackedUp) -> None:
    """Bring the rows of a backup into the empty PostgreSQL database that the office's file names.

    Raises:
        Refusal: pg_restore is not there, the database is not empty, or it holds other rows afterwards.
    """
    dump = Path(folder) / POSTGRESQL
    if dump.is_file():
        _run("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", str(dump))
        if _counted_there() != held.rows:
            raise Refusal(
                Reason("the database does not hold the rows that the backup held"),
                Reason("empty it, delete {folder}, and try another backup", folder=Text(folder)),
            )
        dump.unlink()
