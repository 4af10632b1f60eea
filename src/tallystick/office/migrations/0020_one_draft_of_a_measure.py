"""Of a measure that stands in the package there is one draft."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Holds it."""

    dependencies = [("office", "0019_calendar")]

    operations = [
        migrations.AddConstraint(
            model_name="officedraft",
            constraint=models.UniqueConstraint(
                condition=models.Q(("table", "measures"), models.Q(("row", ""), _negated=True)),
                fields=("row",),
                name="one_draft_of_a_measure",
            ),
        ),
    ]
