"""The database refuses to change or delete what was done, and what a draft once held."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_TABLES = ("office_officedeed", "office_draftversion")
_SQLITE = """
CREATE TRIGGER {table}_kept_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'this table only grows'); END;
"""
_FUNCTION = """
CREATE FUNCTION office_only_grows() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'this table only grows'; END; $$;
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION office_only_grows();
"""


def guard(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on both tables."""
    if editor.connection.vendor == "postgresql":
        editor.execute(_FUNCTION)
    for table in _TABLES:
        if editor.connection.vendor == "postgresql":
            editor.execute(_POSTGRESQL.format(table=table))
        else:
            for verb in ("UPDATE", "DELETE"):
                editor.execute(_SQLITE.format(table=table, verb=verb))


def lift(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away."""
    for table in _TABLES:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {table}_kept ON {table}")
        else:
            for verb in ("UPDATE", "DELETE"):
                editor.execute(f"DROP TRIGGER {table}_kept_{verb}")
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION office_only_grows()")


class Migration(migrations.Migration):
    dependencies = [("office", "0009_drafts")]
    operations = [migrations.RunPython(guard, lift)]
