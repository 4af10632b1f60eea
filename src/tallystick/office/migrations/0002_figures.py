"""The tables of areas, sources and batches."""

import django.db.models.deletion
from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0001_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredArea",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("name", tallystick.office.models.cells.TextCell()),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedarea",
                        to_field="id",
                    ),
                ),
                ("level", tallystick.office.models.cells.TextCell(null=True)),
                ("since", tallystick.office.models.cells.DateCell(null=True)),
                ("until", tallystick.office.models.cells.DateCell(null=True)),
                (
                    "successor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedarea",
                        to_field="id",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StoredSource",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("title", tallystick.office.models.cells.TextCell()),
                ("publisher", tallystick.office.models.cells.TextCell()),
                ("issuing_body", tallystick.office.models.cells.TextCell()),
                ("date", tallystick.office.models.cells.DateCell(null=True)),
                ("kind", tallystick.office.models.cells.TextCell()),
                ("access", tallystick.office.models.cells.TextCell()),
                ("url", tallystick.office.models.cells.UrlCell(null=True)),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
                ("read", tallystick.office.models.cells.DateCell(null=True)),
                ("archived", tallystick.office.models.cells.UrlCell(null=True)),
                ("own_evidence", tallystick.office.models.cells.TruthCell(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredFigureBatch",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("file", tallystick.office.models.cells.TextCell()),
                ("file_sha256", tallystick.office.models.cells.Sha256Cell()),
                ("entered", tallystick.office.models.cells.DateCell()),
                ("figures", tallystick.office.models.cells.WholeCell()),
                ("refused", tallystick.office.models.cells.WholeCell()),
                (
                    "added_source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedsource",
                        to_field="id",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StoredFileLabel",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", tallystick.office.models.cells.TextCell()),
                ("label", tallystick.office.models.cells.TextCell()),
                ("means", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("factor", tallystick.office.models.cells.NumberCell(null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "label"), name="one_row_of_labels")],
            },
        ),
    ]
