"""A token may write, in the name of an officer of its body."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0051_panel_days_and_reserves"),
    ]

    operations = [
        migrations.AddField(
            model_name="bodytoken",
            name="writes_as",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
