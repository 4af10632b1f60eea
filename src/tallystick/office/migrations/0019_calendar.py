"""The table of the calendar."""

import django.db.models.deletion
from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0018_outbox_only_grows"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredCalendarEntry",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("kind", tallystick.office.models.cells.TextCell()),
                ("title", tallystick.office.models.cells.TextCell()),
                ("held_by", tallystick.office.models.cells.TextCell(null=True)),
                ("due", tallystick.office.models.cells.DateCell(null=True)),
                ("took_place", tallystick.office.models.cells.DateCell(null=True)),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
                (
                    "commitment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedcommitment",
                        to_field="id",
                    ),
                ),
                (
                    "due_source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedsource",
                        to_field="id",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedsource",
                        to_field="id",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
