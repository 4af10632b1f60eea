"""The database refuses to change or delete what coders of recommendations wrote and committed to."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_TABLES = ("office_recommendationcode", "office_codingseal")
_SQLITE = """
CREATE TRIGGER {table}_kept_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'this table only grows'); END;
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION office_only_grows();
"""


def guard(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on both tables."""
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


class Migration(migrations.Migration):
    dependencies = [("office", "0036_asked_coding")]
    operations = [migrations.RunPython(guard, lift)]
