"""The tables of a panel's work."""

import django.db.models.deletion
from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0007_phases"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredAssessor",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("standing", tallystick.office.models.cells.TextCell()),
                ("name", tallystick.office.models.cells.TextCell(null=True)),
                ("organisation", tallystick.office.models.cells.TextCell(null=True)),
                ("expertise", tallystick.office.models.cells.ManyCell()),
                ("languages", tallystick.office.models.cells.ManyCell()),
                ("budget", tallystick.office.models.cells.WholeCell(null=True)),
                ("signing_key", tallystick.office.models.cells.TextCell(null=True)),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedassessor",
                        to_field="id",
                    ),
                ),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredInterest",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                (
                    "assessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedassessor",
                        to_field="id",
                    ),
                ),
                ("kind", tallystick.office.models.cells.TextCell()),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedbody",
                        to_field="id",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedpart",
                        to_field="id",
                    ),
                ),
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
                ("note", tallystick.office.models.cells.TextCell(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredJudgement",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("panel", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("round", tallystick.office.models.cells.TextCell()),
                (
                    "assessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedassessor",
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
                ("criterion", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("code", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("why", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("reason", tallystick.office.models.cells.TextCell()),
                ("independent", tallystick.office.models.cells.TruthCell()),
                ("sources", tallystick.office.models.cells.ManyCell()),
                ("evidence", tallystick.office.models.cells.TextCell(null=True)),
                ("position", tallystick.office.models.cells.WholeCell(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("panel", "round", "assessor", "commitment", "criterion"),
                        name="one_row_of_judgements",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredDissent",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("panel", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                (
                    "assessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedassessor",
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
                ("statement", tallystick.office.models.cells.TextCell()),
                ("criterion", tallystick.office.models.cells.IdentifierCell(max_length=120, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredBodyReply",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("panel", tallystick.office.models.cells.IdentifierCell(max_length=120)),
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
                ("given", tallystick.office.models.cells.DateCell()),
                ("statement", tallystick.office.models.cells.TextCell()),
                ("corrects", tallystick.office.models.cells.TruthCell(null=True)),
                ("decided", tallystick.office.models.cells.TextCell(null=True)),
            ],
        ),
    ]
