"""The tables of drawn panels, what their rubrics asked, and their signatures."""

import django.db.models.deletion
from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0010_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredDrawnPanel",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("judged_to", tallystick.office.models.cells.DateCell()),
                ("rubric", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("version", tallystick.office.models.cells.TextCell()),
                ("title", tallystick.office.models.cells.TextCell()),
                ("rubric_sha256", tallystick.office.models.cells.TextCell()),
                ("panel_sha256", tallystick.office.models.cells.TextCell()),
                ("announced", tallystick.office.models.cells.TextCell()),
                ("seed", tallystick.office.models.cells.TextCell()),
                ("closes", tallystick.office.models.cells.DateCell(null=True)),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StoredPanelSignature",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("signature", tallystick.office.models.cells.TextCell()),
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
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storeddrawnpanel",
                        to_field="id",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("panel", "assessor"), name="one_row_of_panel_signatures")
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredPublishedCode",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("criterion", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("code", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("scale", tallystick.office.models.cells.TextCell()),
                ("position", tallystick.office.models.cells.WholeCell()),
                ("means", tallystick.office.models.cells.TextCell()),
                ("ranked", tallystick.office.models.cells.TruthCell()),
                ("question", tallystick.office.models.cells.TextCell(null=True)),
                ("example", tallystick.office.models.cells.TextCell(null=True)),
                ("stands_for", tallystick.office.models.cells.TextCell(null=True)),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storeddrawnpanel",
                        to_field="id",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("panel", "criterion", "code"), name="one_row_of_rubric_codes"
                    )
                ],
            },
        ),
    ]
