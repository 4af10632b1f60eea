"""What a measure, its milestones and what its area promises said before."""

import django.db.models.deletion
from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0067_earlier_paragraphs"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredEarlierLocalTarget",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("wording", tallystick.office.models.cells.WholeCell()),
                ("replaced", tallystick.office.models.cells.DateCell()),
                ("value", tallystick.office.models.cells.NumberCell(null=True)),
                ("value_high", tallystick.office.models.cells.NumberCell(null=True)),
                ("unit", tallystick.office.models.cells.UnitCell(null=True)),
                ("deadline", tallystick.office.models.cells.DateCell(null=True)),
                ("weight", tallystick.office.models.cells.NumberCell(null=True)),
                ("words", tallystick.office.models.cells.TextCell(null=True)),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedarea",
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
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedtarget",
                        to_field="id",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("target", "area", "wording"), name="one_row_of_earlier_local_targets"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredEarlierMeasure",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("wording", tallystick.office.models.cells.WholeCell()),
                ("replaced", tallystick.office.models.cells.DateCell()),
                ("title", tallystick.office.models.cells.TextCell()),
                ("due", tallystick.office.models.cells.DateCell(null=True)),
                ("budget", tallystick.office.models.cells.NumberCell(null=True)),
                ("currency", tallystick.office.models.cells.TextCell(null=True)),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
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
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedbodymeasure",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "wording"), name="one_row_of_earlier_measures")
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredEarlierMilestone",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("milestone", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("wording", tallystick.office.models.cells.WholeCell()),
                ("replaced", tallystick.office.models.cells.DateCell()),
                ("title", tallystick.office.models.cells.TextCell()),
                ("due", tallystick.office.models.cells.DateCell()),
                ("reached", tallystick.office.models.cells.DateCell(null=True)),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedbodymeasure",
                        to_field="id",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("milestone", "wording"), name="one_row_of_earlier_milestones"
                    )
                ],
            },
        ),
    ]
