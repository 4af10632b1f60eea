"""What moves a case in the queue, and which drafts were written in."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0060_consulted"),
    ]

    operations = [
        migrations.AddField(
            model_name="sealeddraft",
            name="is_written",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="CaseTurn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_trapped", models.BooleanField(default=False)),
                ("has_worked", models.BooleanField(default=False)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="turn",
                        to="office.sealedcase",
                    ),
                ),
            ],
        ),
    ]
