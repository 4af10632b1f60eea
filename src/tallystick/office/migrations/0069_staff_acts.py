"""Who of the staff dealt with a case stands under its seal, in a table of its own."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("office", "0068_earlier_measures")]
    operations = [
        migrations.CreateModel(
            name="StaffActs",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sealed", models.BinaryField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="staff_acts",
                        to="office.sealedcase",
                    ),
                ),
                (
                    "summary",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="staff_acts",
                        to="office.sealedsummary",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="staffacts",
            constraint=models.UniqueConstraint(
                condition=models.Q(("summary", None)),
                fields=("case",),
                name="one_list_of_acts_on_a_case",
            ),
        ),
    ]
