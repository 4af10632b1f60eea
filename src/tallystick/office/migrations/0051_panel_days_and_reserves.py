"""The days of interests, codes and locks; how whoever replaces another came."""

from django.db import migrations

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0050_submissions"),
    ]

    operations = [
        migrations.AddField(
            model_name="storedassessor",
            name="came_because",
            field=tallystick.office.models.cells.TextCell(null=True),
        ),
        migrations.AddField(
            model_name="storedassessor",
            name="came_by",
            field=tallystick.office.models.cells.TextCell(null=True),
        ),
        migrations.AddField(
            model_name="storedassessor",
            name="passed_over",
            field=tallystick.office.models.cells.ManyCell(default=()),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="storeddrawnpanel",
            name="locked",
            field=tallystick.office.models.cells.DateCell(null=True),
        ),
        migrations.AddField(
            model_name="storedinterest",
            name="declared_on",
            field=tallystick.office.models.cells.DateCell(null=True),
        ),
        migrations.AddField(
            model_name="storedinterest",
            name="holds_from",
            field=tallystick.office.models.cells.DateCell(null=True),
        ),
        migrations.AddField(
            model_name="storedjudgement",
            name="given",
            field=tallystick.office.models.cells.DateCell(null=True),
        ),
    ]
