"""The tables of recommendations, of what answers them, of communications and of parallel reports."""

import django.db.models.deletion
from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0012_other_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredCommunication",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("kind", tallystick.office.models.cells.TextCell()),
                ("date", tallystick.office.models.cells.DateCell()),
                ("subject", tallystick.office.models.cells.TextCell()),
                ("reply", tallystick.office.models.cells.TextCell()),
                ("reference", tallystick.office.models.cells.TextCell(null=True)),
                ("sent_by", tallystick.office.models.cells.ManyCell()),
                ("commitments", tallystick.office.models.cells.ManyCell()),
                ("replied", tallystick.office.models.cells.DateCell(null=True)),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
                (
                    "reply_source",
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
        migrations.CreateModel(
            name="StoredParallelReport",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("made_by", tallystick.office.models.cells.ManyCell()),
                ("sent_to", tallystick.office.models.cells.TextCell()),
                ("date", tallystick.office.models.cells.DateCell()),
                ("title", tallystick.office.models.cells.TextCell(null=True)),
                ("url", tallystick.office.models.cells.UrlCell(null=True)),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
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
        migrations.CreateModel(
            name="StoredRecommendation",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("mechanism", tallystick.office.models.cells.TextCell()),
                ("kind", tallystick.office.models.cells.TextCell()),
                ("document", tallystick.office.models.cells.TextCell()),
                ("asked", tallystick.office.models.cells.TextCell()),
                ("paragraph", tallystick.office.models.cells.TextCell(null=True)),
                ("date", tallystick.office.models.cells.DateCell(null=True)),
                ("made_by", tallystick.office.models.cells.ManyCell()),
                ("response", tallystick.office.models.cells.TextCell(null=True)),
                ("responded", tallystick.office.models.cells.DateCell(null=True)),
                ("reason", tallystick.office.models.cells.TextCell(null=True)),
                ("committee", tallystick.office.models.cells.IdentifierCell(max_length=120, null=True)),
                ("session", tallystick.office.models.cells.TextCell(null=True)),
                ("cycle", tallystick.office.models.cells.WholeCell(null=True)),
                ("theme", tallystick.office.models.cells.ManyCell()),
                ("groups", tallystick.office.models.cells.ManyCell()),
                ("goals", tallystick.office.models.cells.ManyCell()),
                ("articles", tallystick.office.models.cells.ManyCell()),
                ("due", tallystick.office.models.cells.DateCell(null=True)),
                ("cluster", tallystick.office.models.cells.IdentifierCell(max_length=120, null=True)),
                ("withdrawn", tallystick.office.models.cells.DateCell(null=True)),
                ("response_paragraph", tallystick.office.models.cells.TextCell(null=True)),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedrecommendation",
                        to_field="id",
                    ),
                ),
                (
                    "response_source",
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
                (
                    "under",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedcommitment",
                        to_field="id",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StoredRecommendationLink",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("how", tallystick.office.models.cells.TextCell()),
                ("proposed_by", tallystick.office.models.cells.ManyCell()),
                ("confirmed_by", tallystick.office.models.cells.ManyCell()),
                ("reason", tallystick.office.models.cells.TextCell(null=True)),
                ("suggested", tallystick.office.models.cells.TruthCell(null=True)),
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
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedrecommendation",
                        to_field="id",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedassessor",
                        to_field="id",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("recommendation", "commitment", "how"), name="one_row_of_recommendation_links"
                    )
                ],
            },
        ),
    ]
