"""The tables of bodies and their parts."""

import django.db.models.deletion
from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0005_record"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredBody",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("name", tallystick.office.models.cells.TextCell()),
                ("name_zh", tallystick.office.models.cells.TextCell(null=True)),
                ("kind", tallystick.office.models.cells.TextCell(null=True)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedbody",
                        to_field="id",
                    ),
                ),
                ("level", tallystick.office.models.cells.TextCell(null=True)),
                ("collective", tallystick.office.models.cells.TruthCell(null=True)),
                ("since", tallystick.office.models.cells.DateCell(null=True)),
                ("until", tallystick.office.models.cells.DateCell(null=True)),
                (
                    "successor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedbody",
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
                ("note", tallystick.office.models.cells.TextCell(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredResponsibility",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedcommitment",
                        to_field="id",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedbody",
                        to_field="id",
                    ),
                ),
                ("role", tallystick.office.models.cells.TextCell()),
                ("basis", tallystick.office.models.cells.TextCell()),
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
                ("note", tallystick.office.models.cells.TextCell(null=True)),
                ("since", tallystick.office.models.cells.DateCell(null=True)),
                ("until", tallystick.office.models.cells.DateCell(null=True)),
                ("share", tallystick.office.models.cells.TextCell(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "body", "role"), name="one_row_of_responsibilities"
                    )
                ],
            },
        ),
    ]
