"""The tables of phases, measures, reports and checks."""

import django.db.models.deletion
from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0006_bodies"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredPlanPhase",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("kind", tallystick.office.models.cells.TextCell()),
                ("title", tallystick.office.models.cells.TextCell()),
                ("period", tallystick.office.models.cells.PeriodCell()),
                ("due", tallystick.office.models.cells.DateCell()),
                ("asked", tallystick.office.models.cells.DateCell(null=True)),
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
            name="StoredBodyMeasure",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
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
                ("title", tallystick.office.models.cells.TextCell()),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedarea",
                        to_field="id",
                    ),
                ),
                ("due", tallystick.office.models.cells.DateCell(null=True)),
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
                ("budget", tallystick.office.models.cells.NumberCell(null=True)),
                ("currency", tallystick.office.models.cells.TextCell(null=True)),
                (
                    "under",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedbodymeasure",
                        to_field="id",
                    ),
                ),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredMilestone",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedbodymeasure",
                        to_field="id",
                    ),
                ),
                ("title", tallystick.office.models.cells.TextCell()),
                ("due", tallystick.office.models.cells.DateCell()),
                ("reached", tallystick.office.models.cells.DateCell(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredProgressReport",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "phase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedplanphase",
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
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedcommitment",
                        to_field="id",
                    ),
                ),
                ("sent", tallystick.office.models.cells.DateCell()),
                ("rating", tallystick.office.models.cells.TextCell()),
                ("said", tallystick.office.models.cells.TextCell()),
                ("obstacles", tallystick.office.models.cells.TextCell(null=True)),
                ("numerator", tallystick.office.models.cells.NumberCell(null=True)),
                ("denominator", tallystick.office.models.cells.NumberCell(null=True)),
                ("counted", tallystick.office.models.cells.TextCell(null=True)),
                ("record", tallystick.office.models.cells.TextCell(null=True)),
                ("approved", tallystick.office.models.cells.TextCell(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("phase", "body", "commitment"), name="one_row_of_reports")
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredSpotCheck",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "phase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedplanphase",
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
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedcommitment",
                        to_field="id",
                    ),
                ),
                ("picked", tallystick.office.models.cells.TextCell()),
                ("reason", tallystick.office.models.cells.TextCell()),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedbody",
                        to_field="id",
                    ),
                ),
                ("asked", tallystick.office.models.cells.DateCell()),
                ("result", tallystick.office.models.cells.TextCell()),
                ("found", tallystick.office.models.cells.TextCell(null=True)),
                ("answer", tallystick.office.models.cells.TextCell(null=True)),
                ("answered", tallystick.office.models.cells.DateCell(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("phase", "body", "commitment"), name="one_row_of_checks")
                ],
            },
        ),
    ]
