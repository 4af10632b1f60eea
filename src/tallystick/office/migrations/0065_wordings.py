"""Files behind reports, and what a report said before a newer wording took its place."""

import django.db.models.deletion
from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0064_faster"),
    ]

    operations = [
        migrations.AddField(
            model_name="storedprogressreport",
            name="files",
            field=tallystick.office.models.cells.ManyCell(default=""),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="StoredEarlierReport",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("wording", tallystick.office.models.cells.WholeCell()),
                ("replaced", tallystick.office.models.cells.DateCell()),
                ("sent", tallystick.office.models.cells.DateCell()),
                ("rating", tallystick.office.models.cells.TextCell()),
                ("said", tallystick.office.models.cells.TextCell()),
                ("obstacles", tallystick.office.models.cells.TextCell(null=True)),
                ("numerator", tallystick.office.models.cells.NumberCell(null=True)),
                ("denominator", tallystick.office.models.cells.NumberCell(null=True)),
                ("counted", tallystick.office.models.cells.TextCell(null=True)),
                ("record", tallystick.office.models.cells.TextCell(null=True)),
                ("approved", tallystick.office.models.cells.TextCell(null=True)),
                ("files", tallystick.office.models.cells.ManyCell()),
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
                    "phase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedplanphase",
                        to_field="id",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("phase", "body", "commitment", "wording"), name="one_row_of_earlier_reports"
                    )
                ],
            },
        ),
    ]
