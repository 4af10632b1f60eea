"""Who has taken the course on the plan."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the table."""

    dependencies = [("office", "0021_evidence_files")]

    operations = [
        migrations.CreateModel(
            name="CourseTaken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("right", models.PositiveIntegerField()),
                ("asked", models.PositiveIntegerField()),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="course",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]
