"""What each saved text has to write along: no index that nobody asks by; and one of the bodies that ended.

People who have done something are never deleted, and nothing is looked up by who did it. The indexes go by
themselves: SQLite would make the tables anew for it, without what keeps them from being changed.
"""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_INDEXES = (
    ("UsedForm", "person", False),
    ("OfficeDraft", "sent_by", True),
    ("DraftVersion", "by", False),
    ("OfficeDeed", "by", True),
)


def drop(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the indexes by who did it."""
    quote = editor.quote_name
    for name, field, _ in _INDEXES:
        model = apps.get_model("office", name)
        columns = [model._meta.get_field(field).column]
        with editor.connection.cursor() as cursor:
            told = editor.connection.introspection.get_constraints(cursor, model._meta.db_table)
        for index, one in told.items():
            if one["index"] and not one["unique"] and one["columns"] == columns:
                editor.execute(f"DROP INDEX {quote(index)}")


def make(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make them again."""
    quote = editor.quote_name
    for name, field, _ in _INDEXES:
        model = apps.get_model("office", name)
        table, column = model._meta.db_table, model._meta.get_field(field).column
        editor.execute(f"CREATE INDEX {quote(f'{table}_{column}')} ON {quote(table)} ({quote(column)})")


def _without_index(name: str, field: str, null: bool) -> migrations.AlterField:
    return migrations.AlterField(
        model_name=name.lower(),
        name=field,
        field=models.ForeignKey(
            db_index=False,
            null=null,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to=settings.AUTH_USER_MODEL,
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("office", "0063_last_days")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[_without_index(*one) for one in _INDEXES],
            database_operations=[migrations.RunPython(drop, make)],
        ),
        migrations.AddIndex(
            model_name="storedbody",
            index=models.Index(
                condition=models.Q(("until__isnull", False)), fields=["until"], name="bodies_that_ended"
            ),
        ),
    ]
