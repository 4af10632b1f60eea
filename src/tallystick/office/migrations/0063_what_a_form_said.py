"""What a form said when it was handed in, so that other words under its key are not passed over."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("office", "0061_parts_of_files")]

    operations = [
        migrations.AddField(
            model_name="usedform",
            name="sent",
            field=models.CharField(default="", max_length=64),
        ),
    ]
