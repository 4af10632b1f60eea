"""What a paragraph under consultation said before the last change."""

import django.db.models.deletion
from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0065_wordings"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredEarlierParagraph",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("wording", tallystick.office.models.cells.WholeCell()),
                ("says", tallystick.office.models.cells.TextCell()),
                ("changed", tallystick.office.models.cells.DateCell()),
                (
                    "paragraph",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storeddraftparagraph",
                        to_field="id",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("paragraph", "wording"), name="one_row_of_earlier_paragraphs"
                    )
                ],
            },
        ),
    ]
