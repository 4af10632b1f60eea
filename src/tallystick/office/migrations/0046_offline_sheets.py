"""A sheet that was coded offline is committed to by its signed note, and handed in at the end."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SEALS, _REVEALS = "office_panelseal", "office_panelreveal"
_SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_kept_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'this table only grows'); END;
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION office_only_grows();
"""


def guard(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on sheets, and again on seals: SQLite makes a table anew to give it a column."""
    if editor.connection.vendor == "postgresql":
        editor.execute(_POSTGRESQL.format(table=_REVEALS))
        return
    for table in (_SEALS, _REVEALS):
        for verb in ("UPDATE", "DELETE"):
            editor.execute(_SQLITE.format(table=table, verb=verb))


def lift(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take those of sheets away."""
    if editor.connection.vendor == "postgresql":
        editor.execute(f"DROP TRIGGER {_REVEALS}_kept ON {_REVEALS}")
        return
    for verb in ("UPDATE", "DELETE"):
        editor.execute(f"DROP TRIGGER {_REVEALS}_kept_{verb}")


class Migration(migrations.Migration):
    dependencies = [("office", "0037_asked_codes_only_grow"), ("office", "0045_owed_to_the_public")]
    operations = [
        migrations.AddField("panelseal", "note", models.TextField(default="")),
        migrations.CreateModel(
            name="PanelReveal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("salt", models.CharField(max_length=64)),
                ("sheet", models.BinaryField()),
                ("at", models.DateTimeField()),
                (
                    "seal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reveal",
                        to="office.panelseal",
                    ),
                ),
            ],
        ),
        migrations.RunPython(guard, lift),
    ]
