"""The tables of what the plan itself says."""

import django.db.models.deletion
from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0002_figures"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredPart",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedpart",
                        to_field="id",
                    ),
                ),
                ("position", tallystick.office.models.cells.WholeCell()),
                ("kind", tallystick.office.models.cells.TextCell()),
                ("number", tallystick.office.models.cells.TextCell(null=True)),
                ("title", tallystick.office.models.cells.TextCell()),
            ],
        ),
        migrations.CreateModel(
            name="StoredCommitment",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedpart",
                        to_field="id",
                    ),
                ),
                ("title", tallystick.office.models.cells.TextCell()),
                ("start", tallystick.office.models.cells.WholeCell(null=True)),
                ("end", tallystick.office.models.cells.WholeCell(null=True)),
                ("span_sha256", tallystick.office.models.cells.Sha256Cell(null=True)),
                ("evaluability", tallystick.office.models.cells.TextCell()),
                ("groups", tallystick.office.models.cells.ManyCell()),
                ("instruments", tallystick.office.models.cells.ManyCell()),
                ("information_system", tallystick.office.models.cells.TextCell(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredLink",
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
                ("scheme", tallystick.office.models.cells.TextCell()),
                ("code", tallystick.office.models.cells.TextCell()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("commitment", "scheme", "code"), name="one_row_of_links")
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredTarget",
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
                ("quantity", tallystick.office.models.cells.TextCell()),
                ("arithmetic", tallystick.office.models.cells.TextCell()),
                ("comparator", tallystick.office.models.cells.TextCell()),
                ("value", tallystick.office.models.cells.NumberCell()),
                ("unit", tallystick.office.models.cells.UnitCell()),
                ("strict", tallystick.office.models.cells.TruthCell()),
                ("baseline_year", tallystick.office.models.cells.YearCell(null=True)),
                ("deadline", tallystick.office.models.cells.DateCell()),
                ("frequency", tallystick.office.models.cells.TextCell(null=True)),
                ("counts", tallystick.office.models.cells.TextCell(null=True)),
                ("start", tallystick.office.models.cells.WholeCell(null=True)),
                ("end", tallystick.office.models.cells.WholeCell(null=True)),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
                ("about", tallystick.office.models.cells.TruthCell(null=True)),
                ("parts_make", tallystick.office.models.cells.TextCell(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredPromiseReading",
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
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("words", tallystick.office.models.cells.TextCell()),
                ("why", tallystick.office.models.cells.TextCell()),
                ("leading", tallystick.office.models.cells.TruthCell()),
                ("arithmetic", tallystick.office.models.cells.TextCell(null=True)),
                ("comparator", tallystick.office.models.cells.TextCell(null=True)),
                ("counts", tallystick.office.models.cells.TextCell(null=True)),
                ("indicators", tallystick.office.models.cells.ManyCell()),
                ("group", tallystick.office.models.cells.IdentifierCell(max_length=120, null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("target", "id"), name="one_row_of_readings")],
            },
        ),
        migrations.CreateModel(
            name="StoredDeliverable",
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
                ("kind", tallystick.office.models.cells.TextCell()),
                ("title", tallystick.office.models.cells.TextCell()),
                ("deadline", tallystick.office.models.cells.DateCell()),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredLocalTarget",
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
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedarea",
                        to_field="id",
                    ),
                ),
                ("value", tallystick.office.models.cells.NumberCell(null=True)),
                ("value_high", tallystick.office.models.cells.NumberCell(null=True)),
                ("unit", tallystick.office.models.cells.UnitCell(null=True)),
                ("deadline", tallystick.office.models.cells.DateCell(null=True)),
                ("weight", tallystick.office.models.cells.NumberCell(null=True)),
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
                ("words", tallystick.office.models.cells.TextCell(null=True)),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("target", "area"), name="one_row_of_local_targets")
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredTranslation",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("table", tallystick.office.models.cells.TextCell()),
                ("row", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("column", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("language", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("text", tallystick.office.models.cells.TextCell()),
                ("original", tallystick.office.models.cells.TextCell()),
                ("by", tallystick.office.models.cells.TextCell(null=True)),
                ("checked", tallystick.office.models.cells.DateCell(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("table", "row", "column", "language"), name="one_row_of_translations"
                    )
                ],
            },
        ),
    ]
