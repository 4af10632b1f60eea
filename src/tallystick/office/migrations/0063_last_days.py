"""What a form said when it was handed in; the last days of records and of decisions."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("office", "0061_parts_of_files")]

    operations = [
        migrations.AddField(
            model_name="usedform",
            name="sent",
            field=models.CharField(default="", max_length=64),
        ),
        migrations.CreateModel(
            name="LastDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("about", models.TextField(unique=True)),
                ("until", models.DateField()),
                ("at", models.DateTimeField()),
                ("asked", models.TextField(default="")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]
