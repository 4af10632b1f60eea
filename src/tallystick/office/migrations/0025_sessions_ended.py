"""How often a person's sessions were ended."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("office", "0024_tokens")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="person", name="sessions_ended", field=models.PositiveIntegerField(default=0)
        ),
    ]
