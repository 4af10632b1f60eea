"""The tables of indicators and observations."""

import django.db.models.deletion
from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0003_plan"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredIndicator",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("title", tallystick.office.models.cells.TextCell()),
                ("definition", tallystick.office.models.cells.TextCell()),
                ("kind", tallystick.office.models.cells.TextCell()),
                ("unit", tallystick.office.models.cells.UnitCell()),
                ("direction", tallystick.office.models.cells.TextCell(null=True)),
                ("publisher", tallystick.office.models.cells.TextCell(null=True)),
                ("numerator", tallystick.office.models.cells.TextCell(null=True)),
                ("denominator", tallystick.office.models.cells.TextCell(null=True)),
                ("proportion", tallystick.office.models.cells.TruthCell(null=True)),
                ("frequency", tallystick.office.models.cells.TextCell(null=True)),
                ("home_scheme", tallystick.office.models.cells.TextCell(null=True)),
                ("home_code", tallystick.office.models.cells.TextCell(null=True)),
                ("home_place", tallystick.office.models.cells.TextCell(null=True)),
                ("rights", tallystick.office.models.cells.ManyCell()),
                ("groups", tallystick.office.models.cells.ManyCell()),
                ("sdg", tallystick.office.models.cells.ManyCell()),
                ("library", tallystick.office.models.cells.IdentifierCell(max_length=120, null=True)),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredTargetIndicator",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedtarget",
                        to_field="id",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedindicator",
                        to_field="id",
                    ),
                ),
                ("role", tallystick.office.models.cells.TextCell()),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("target", "indicator"), name="one_row_of_target_indicators"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredCommitmentIndicator",
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
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedindicator",
                        to_field="id",
                    ),
                ),
                ("answers", tallystick.office.models.cells.TextCell()),
                ("disaggregation", tallystick.office.models.cells.ManyCell()),
                ("availability", tallystick.office.models.cells.TextCell()),
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
                ("published_by", tallystick.office.models.cells.ManyCell()),
                ("latest_year", tallystick.office.models.cells.YearCell(null=True)),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "indicator"), name="one_row_of_commitment_indicators"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredMissingIndicator",
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
                ("kind", tallystick.office.models.cells.TextCell()),
                ("reason", tallystick.office.models.cells.TextCell()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "kind"), name="one_row_of_missing_indicators"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredObservation",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedindicator",
                        to_field="id",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedarea",
                        to_field="id",
                    ),
                ),
                ("group", tallystick.office.models.cells.IdentifierCell(max_length=120, null=True)),
                ("period", tallystick.office.models.cells.PeriodCell()),
                ("as_of", tallystick.office.models.cells.DateCell(null=True)),
                ("value", tallystick.office.models.cells.NumberCell()),
                ("unit", tallystick.office.models.cells.UnitCell()),
                ("value_in_target_unit", tallystick.office.models.cells.NumberCell(null=True)),
                ("qualifier", tallystick.office.models.cells.TextCell()),
                ("rounding", tallystick.office.models.cells.NumberCell(null=True)),
                ("derivation", tallystick.office.models.cells.TextCell()),
                ("accumulation", tallystick.office.models.cells.TextCell(null=True)),
                ("coverage", tallystick.office.models.cells.TextCell(null=True)),
                ("vintage", tallystick.office.models.cells.IdentifierCell(max_length=120, null=True)),
                ("restated", tallystick.office.models.cells.TruthCell()),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedsource",
                        to_field="id",
                    ),
                ),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedfigurebatch",
                        to_field="id",
                    ),
                ),
                (
                    "restated_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedfigurebatch",
                        to_field="id",
                    ),
                ),
            ],
        ),
    ]
