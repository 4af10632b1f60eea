"""An office of before 0070 forgets at its upgrade who dealt with which case, in list and ledger."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.office.test_commands import ENVIRON

#: An office as it was: acts on cases and other acts, in the ledger, in the ledger and not noted, and waiting.
_BEFORE = """
import sys
from tallystick.office.start import open_office
open_office(sys.argv[1])
from django.core.management import call_command
call_command("migrate", "office", "0068", verbosity=0)
import datetime, json
from pathlib import Path
from tallystick.ledger.operations import file_all_in
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import LedgerEvent
from tallystick.office.services.history import note_act
from tallystick.office.services.outbox import deliver
from django.db import transaction
at = datetime.datetime(2024, 3, 25, 9, 7, tzinfo=datetime.UTC)
home = LedgerHome(Path(sys.argv[1]))
def note(act, about, note=""):
    return note_act(act=act, about=about, by=None, now=at, note=note)
with transaction.atomic():
    for number in range(MANY):
        note("open_cases" if number % 4 else "keep_people", f"case 88{number}" if number % 4 else "person 4")
for act, about in (
    ("open_cases", "cases"),
    ("open_cases", "case 771"),
    ("case_answer", "case 771"),
    ("answer_case", "case 771"),
    ("answer_summaries", "summary 69BJ-ZYJJ"),
    ("place_point", "events point-771"),
    ("keep_people", "person 5"),
):
    note(act, about)
deliver(home=home, day=at.date())
note("open_cases", "case 772")
lost = LedgerEvent.objects.filter(sequence=None).get()
file_all_in(home.ledger, home.ledger_key, [(lost.kind, json.loads(lost.event))], at.date().isoformat())
note("case_ask", "case 773")
note("keep_people", "person 6")
"""
#: Stopped where the acts are gone from the tables, and lie in the files of the database still.
_STOPPED = """
import importlib, os, sys
from tallystick.office.start import make_office, open_office
open_office(sys.argv[1])
named = importlib.import_module("tallystick.office.migrations.0070_acts_taken_out")
named.leave_nothing = lambda editor: (print("stopped", flush=True), os._exit(0))
make_office(sys.argv[1], "http://127.0.0.1:8020")
"""
#: What is there after the upgrade, and whether the list can still not be changed.
_AFTER = """
import json, sys
from tallystick.office.start import make_office, open_office
make_office(sys.argv[1], "http://127.0.0.1:8020")
from pathlib import Path
from django.db import DatabaseError, transaction
from tallystick.ledger.folder import LedgerFolder
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import LedgerEvent, OfficeDeed
from tallystick.office.services.outbox import deliver
home = LedgerHome(Path(sys.argv[1]))
refused = 0
for model, field in ((OfficeDeed, "about"), (LedgerEvent, "event")):
    rows = model.objects.all()
    for change in (lambda: rows.update(**{field: "x"}), lambda: rows._raw_delete("default")):
        try:
            with transaction.atomic():
                change()
        except DatabaseError:
            refused += 1
import datetime
size = deliver(home=home, day=datetime.date(2024, 3, 26))
with LedgerFolder(home.ledger) as ledger:
    opened = [ledger.opening(at) for at in range(ledger.size)]
print(json.dumps({
    "deeds": list(OfficeDeed.objects.order_by("pk").values_list("about", flat=True)),
    "events": LedgerEvent.objects.filter(kind="office-act").count(),
    "refused": refused,
    "ledger": [json.loads(one.event).get("about") if one else None for one in opened],
}))
"""


#: So many acts that databases move rows from page to page, and keep what they are like as statistics.
MANY = 2000
#: What acts on cases are known by.
PLANTED = (b"case 771", b"case 772", b"case 773", b"69BJ-ZYJJ", b"point-771", b"case 88")


def run(program: str, office: Path, environ: dict[str, str] = ENVIRON) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, str(office)], check=False, capture_output=True, text=True, env=environ
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def write_acts_of_before(office: Path, environ: dict[str, str] = ENVIRON) -> None:
    """Bring an office to the version before, with acts as that one kept them."""
    run(_BEFORE.replace("MANY", str(MANY)), office, environ)


def be_stopped_and_upgrade(office: Path, environ: dict[str, str] = ENVIRON) -> None:
    """Upgrade an office, stopped once in between: the list and the ledger have what they should."""
    assert run(_STOPPED, office, environ) == "stopped\n"
    found = json.loads(run(_AFTER, office, environ))
    assert found["deeds"][-3:] == ["person 4", "person 5", "person 6"]
    assert found["events"] == len(found["deeds"]) > MANY // 4
    assert found["refused"] == len(("list", "outbox")) * len(("update", "delete"))
    assert found["ledger"][-9:] == [None] * 6 + ["person 5", None, "person 6"]
    assert found["ledger"].count(None) == MANY * 3 // 4 + 7


@pytest.fixture
def earlier(made_office: Path, tmp_path: Path) -> Path:
    """An office of the version before, in a folder of its own."""
    office = tmp_path / "office"
    shutil.copytree(made_office, office)
    write_acts_of_before(office)
    return office


def found_in(folder: Path) -> list[bytes]:
    """What of the acts on cases lies in a folder's files."""
    files = [one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()]
    return [one for one in PLANTED if any(one in data for data in files)]


def test_an_upgrade_takes_out_of_list_and_ledger_who_dealt_with_which_case(earlier: Path) -> None:
    assert found_in(earlier) == [*PLANTED]
    be_stopped_and_upgrade(earlier)
    assert found_in(earlier) == []
