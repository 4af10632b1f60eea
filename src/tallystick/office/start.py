"""An office on this machine: made, opened, and served; for the command line."""

import contextlib
import os
import secrets
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.core.management import call_command

from tallystick.base.findings import Refusal
from tallystick.base.places import explained, write_new
from tallystick.base.reasons import Reason, Text
from tallystick.base.showing import command
from tallystick.office.cleaning.kinds import LARGEST
from tallystick.office.configuration import FILE, FOLDER, read_configuration
from tallystick.pipeline.server import ADDRESS, SiteServer, listening
from tallystick.voice.language import Language

if TYPE_CHECKING:
    from tallystick.office.backup import BackedUp

#: The folder that Linux keeps in memory.
MEMORY = Path("/dev/shm")  # noqa: S108 - not a temporary file, the place for them
_SETTINGS = "DJANGO_SETTINGS_MODULE"
#: Only its owner may read what signs cookies.
_OWN, _OWN_FOLDER = 0o600, 0o700
#: The largest file that comes in as evidence, larger than any table of figures, with the form around it.
LARGEST_FORM = LARGEST + 64 * 1024

_WAITS = Reason(
    "Until {place} is put back from its mirror, nothing that the public sends is taken. Where it is lost for "
    "good, delete {place}.sha256."
)


def make_office(folder: str, address: str, more: str = "") -> bool:
    """Make an office in a folder, or bring the one that is there up to this version.

    Args:
        folder: the folder, which may be new.
        address: under which people will reach it.
        more: further lines for the file of a new one.

    Returns:
        Whether it is new.

    Raises:
        Refusal: the folder can't be written, or the address is none that an office can have.
    """
    place = Path(folder)
    is_new = not (place / FILE).exists()
    if is_new:
        read_configuration({FOLDER: folder, f"{FOLDER}_ADDRESS": address})  # refuses an address that is none
        with explained(folder):
            place.mkdir(mode=_OWN_FOLDER, parents=True, exist_ok=True)
        write_new(place / FILE, _first_file(address) + more.encode(), _OWN)
    open_office(folder)
    call_command("migrate", interactive=False, verbosity=0)
    _make_ledger()
    return is_new


def _make_ledger() -> None:
    """Make the office's ledger, and have it keep what an office of an earlier version has already."""
    from django.conf import settings

    from tallystick.office.ledger_home import LedgerHome
    from tallystick.office.services.keeping import keep_what_stands

    LedgerHome(settings.CONFIGURATION.folder).make(settings.CONFIGURATION.host)
    keep_what_stands()


def _first_file(address: str) -> bytes:
    lines = (
        "# What the office is told; docs/office.md says what else can stand here.",
        f'address = "{address}"',
        f'secret_key = "{secrets.token_urlsafe(64)}"',
    )
    text = "\n".join(lines) + "\n"
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise Refusal(
            Reason("{address} is no address", address=Text(address)),
            Reason("write one with https://, or http://127.0.0.1:8000 for this machine alone"),
        ) from None
    return text.encode()


def open_office(folder: str) -> None:
    """Make Django ready for the office in a folder; once a process.

    Raises:
        Refusal: there is no office, or its file says what nobody understands.
    """
    if not (Path(folder) / FILE).is_file():
        raise Refusal(
            Reason("there is no office in {path}", path=Text(folder)),
            Reason("make one: {command}", command=Text(command("office", "init", folder))),
        )
    os.environ[FOLDER] = str(Path(folder).absolute())
    os.environ.setdefault(_SETTINGS, "tallystick.office.settings")
    django.setup()


def office_server(folder: str, port: int, language: Language, site: str = "") -> SiteServer:
    """A server of the office in a folder, on 127.0.0.1, beside its site or another one.

    Raises:
        Refusal: there is no office, its database is of another version, or the port can't be had.
    """
    open_office(folder)
    refuse_other_version(folder)
    hold_requests_in_memory()
    from django.conf import settings

    from tallystick.office.both import office_and_site
    from tallystick.office.collector import set_loaded_aside
    from tallystick.office.demo import refuse_other_database
    from tallystick.office.selectors.case_setting import clocks_now
    from tallystick.office.services.left_behind import sweep_up

    clocks_now()  # refuses deadlines that nobody understands before anybody is let in
    sweep_up()
    if settings.CONFIGURATION.demo:
        refuse_other_database()
    again = command("office", "serve", folder, "--port", str(port % 65535 + 1))
    application = office_and_site(language, site)
    set_loaded_aside()
    return listening(application, port, again, LARGEST_FORM)


def hold_requests_in_memory() -> None:
    """Have what is too large for a buffer of the server lie in memory, not on the disk in the clear.

    A form with a file is put aside while it comes in, before anything can be sealed. Where the system has no
    folder in memory it lies in the usual one, nameless, until it is answered.
    """
    if MEMORY.is_mount() and os.access(MEMORY, os.W_OK):
        tempfile.tempdir = str(MEMORY)


def restore_office(backup: str, folder: str) -> "BackedUp":
    """Bring a backup back into a new folder.

    Raises:
        Refusal: as `restore` says.
    """
    os.environ[FOLDER] = str(Path(backup).absolute())
    os.environ.setdefault(_SETTINGS, "tallystick.office.settings")
    django.setup()
    from tallystick.office.backup import fill_postgresql, refuse_filled_database, restore

    refuse_filled_database(backup)
    held = restore(backup, folder)
    fill_postgresql(folder, held)
    return held


def cases_without_keys(held: "BackedUp") -> int:
    """How many cases of a backup that was brought back nothing opens: no backup takes their keys along."""
    from tallystick.office.models import SealedCase

    return held.rows.get(SealedCase._meta.db_table, 0)


def why_none_is_taken(held: "BackedUp", folder: str) -> Reason | None:
    """Why an office that was brought back takes nothing until its folder of keys is back; None where it does.

    A backup of an earlier version doesn't say which folder that is: with cases or drafts in it, the office
    waits for the one that is put there.
    """
    from tallystick.office.case_store import DIGEST, KEYS, await_keys
    from tallystick.office.models import SealedCase, SealedDraft

    mark = Path(folder) / DIGEST
    if not mark.exists() and any(held.rows.get(one._meta.db_table) for one in (SealedCase, SealedDraft)):
        await_keys(mark)
    place = Text(str(Path(folder, KEYS)))
    return _WAITS.saying(place=place) if mark.exists() else None


def make_demo_office(folder: str, port: int) -> None:
    """Make the office of a fictional country in a folder, unless it is there.

    Raises:
        Refusal: the folder can't be written, or holds an office that is none for a demo.
    """
    is_new = make_office(folder, f"http://{ADDRESS}:{port}", "demo = true\nsecond_factor = false\n")
    from django.conf import settings

    from tallystick.office.clock import now
    from tallystick.office.demo import make_demo

    if not settings.CONFIGURATION.demo:
        raise Refusal(
            Reason("{path} holds an office, and none for a demo", path=Text(folder)),
            Reason("name a new folder"),
        )
    if is_new:
        make_demo(Path(folder), now())


@contextlib.contextmanager
def working_beside(folder: str) -> Iterator[None]:
    """Have a worker beside this process, which ends when this one does."""
    words = [sys.executable, "-m", "tallystick", "office", "work", folder]
    with subprocess.Popen(words, stdin=subprocess.DEVNULL) as worker:  # noqa: S603 - our own command
        try:
            yield
        finally:
            worker.terminate()


def address_on(port: int) -> str:
    """The address of the office's first page on a port of this machine."""
    return f"http://{ADDRESS}:{port}/office/"


def refuse_other_version(folder: str) -> None:
    """Look whether the database is of this version.

    Raises:
        Refusal: it is not.
    """
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Refusal(
            Reason("the office's database is of an earlier version"),
            Reason("bring it up to this one: {command}", command=Text(command("office", "init", folder))),
        )
