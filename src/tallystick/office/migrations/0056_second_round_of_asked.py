"""A second round of coding what others asked, in which those who differ see what others gave."""

from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    """Say of a round whether it is a second one, and of a link who gave it in one."""

    dependencies = [("office", "0055_case_stages")]

    operations = [
        migrations.AddField(
            model_name="codinground",
            name="again",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="storedrecommendationlink",
            name="again_by",
            field=tallystick.office.models.cells.ManyCell(default=()),
            preserve_default=False,
        ),
    ]
