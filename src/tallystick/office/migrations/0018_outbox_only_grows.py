"""The database refuses to change or delete what waits for the ledger or is in it; its entry is noted once."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_TABLE = "office_ledgerevent"
_SQLITE = (
    f"CREATE TRIGGER {_TABLE}_kept_DELETE BEFORE DELETE ON {_TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'this table only grows'); END;",
    f"CREATE TRIGGER {_TABLE}_kept_UPDATE BEFORE UPDATE ON {_TABLE} "
    "WHEN OLD.sequence IS NOT NULL OR OLD.event <> NEW.event OR OLD.kind <> NEW.kind "
    "OR OLD.deed_id IS NOT NEW.deed_id "
    "BEGIN SELECT RAISE(ABORT, 'this table only grows'); END;",
)
_POSTGRESQL = (
    f"CREATE TRIGGER {_TABLE}_kept BEFORE DELETE OR TRUNCATE ON {_TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION office_only_grows()",
    f"CREATE TRIGGER {_TABLE}_noted_once BEFORE UPDATE ON {_TABLE} FOR EACH ROW "
    "WHEN (OLD.sequence IS NOT NULL OR OLD.event <> NEW.event OR OLD.kind <> NEW.kind "
    "OR OLD.deed_id IS DISTINCT FROM NEW.deed_id) EXECUTE FUNCTION office_only_grows()",
)


def guard(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on the table."""
    for one in _POSTGRESQL if editor.connection.vendor == "postgresql" else _SQLITE:
        editor.execute(one)


def lift(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away."""
    if editor.connection.vendor == "postgresql":
        editor.execute(f"DROP TRIGGER {_TABLE}_kept ON {_TABLE}")
        editor.execute(f"DROP TRIGGER {_TABLE}_noted_once ON {_TABLE}")
    else:
        for verb in ("UPDATE", "DELETE"):
            editor.execute(f"DROP TRIGGER {_TABLE}_kept_{verb}")


class Migration(migrations.Migration):
    dependencies = [("office", "0017_outbox")]
    operations = [migrations.RunPython(guard, lift)]
