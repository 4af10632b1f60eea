"""The list of acts and the ledger forget who of the staff dealt with a case; since 0069 its seal covers it.

The list had the account beside the number of a case or the mark of a summary, with the minute and for good,
so that the first who opened a case told which body has it. What it has of that goes, with what the ledger has
of it but for the leaf, which keeps all others provable. It can't be moved into the cases: whoever runs this
has a key of none.
"""

import json
from pathlib import Path

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q

from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.model import Opening

_DEEDS, _EVENTS = "office_officedeed", "office_ledgerevent"
#: The acts on cases, those of each earlier version too.
_ON_CASES = Q(act__in=("open_cases", "answer_case", "answer_summaries", "place_point")) | Q(
    act__startswith="case_"
)
_LOT = 500


def forget(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take what was done with cases out of the ledger, then out of the list and of what waits for the ledger.

    Whoever is stopped in between begins again: what the ledger has forgotten it has forgotten, and what was
    deleted is cleared from the files each time.
    """
    deeds = apps.get_model("office", "OfficeDeed").objects
    events = apps.get_model("office", "LedgerEvent").objects
    gone = list(deeds.filter(_ON_CASES).values_list("pk", flat=True))
    told = events.filter(deed__in=deeds.filter(_ON_CASES))
    _forget_in_ledger([*told.values_list("kind", "event", "sequence")])
    if gone:
        _delete(apps, editor, gone)
    leave_nothing(editor)


def _delete(apps: Apps, editor: BaseDatabaseSchemaEditor, gone: list[int]) -> None:
    """Take acts out of both tables, which refuse it otherwise."""
    deeds = apps.get_model("office", "OfficeDeed").objects
    events = apps.get_model("office", "LedgerEvent").objects
    with transaction.atomic(), editor.connection.cursor() as cursor:
        stood = _lift(editor)
        for start in range(0, len(gone), _LOT):
            lot = gone[start : start + _LOT]
            events.filter(deed__in=lot)._raw_delete(editor.connection.alias)
            deeds.filter(pk__in=lot)._raw_delete(editor.connection.alias)
        if editor.connection.vendor == "postgresql":  # triggers can't be put back while something waits
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for one in stood:
            cursor.execute(one)


def leave_nothing(editor: BaseDatabaseSchemaEditor) -> None:
    """Have deleted rows lie in no file of the database; else they do until others take their room.

    PostgreSQL keeps whole events as statistics, too, until it has looked at the table again. SQLite writes
    zeros over what is deleted, and not over what lay on a page before its rows were moved to another.
    """
    with editor.connection.cursor() as cursor:
        if editor.connection.vendor == "postgresql":
            for name in (_DEEDS, _EVENTS):
                cursor.execute(f"VACUUM (FULL, ANALYZE) {name}")
            cursor.execute("VACUUM FULL pg_statistic")
        else:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _lift(editor: BaseDatabaseSchemaEditor) -> list[str]:
    """Take away what keeps rows of both tables from being deleted; gives what puts it back."""
    with editor.connection.cursor() as cursor:
        if editor.connection.vendor == "postgresql":
            for name in (_DEEDS, _EVENTS):
                cursor.execute(f"ALTER TABLE {name} DISABLE TRIGGER USER")
            return [f"ALTER TABLE {name} ENABLE TRIGGER USER" for name in (_DEEDS, _EVENTS)]
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (%s, %s)",
            [_DEEDS, _EVENTS],
        )
        found = cursor.fetchall()
        for name, _ in found:
            cursor.execute(f'DROP TRIGGER "{name}"')
        return [str(made) for _, made in found]


def _forget_in_ledger(filed: list[tuple[str, str, int | None]]) -> None:
    """Erase in the ledger what it has of these events; of one that waits it can have an entry already."""
    ledger = Path(settings.CONFIGURATION.folder) / "ledger"
    if not (ledger / "origin").exists():
        return
    with LedgerFolder(str(ledger)) as held:
        at = (
            held.find(Opening.of(kind, json.loads(event), b"").key) if sequence is None else sequence
            for kind, event, sequence in filed
        )
        held.erase_all(one for one in at if one is not None)


class Migration(migrations.Migration):
    atomic = False  # neither database makes its files anew in a transaction; each step is whole by itself
    dependencies = [("office", "0069_staff_acts")]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
