"""The other names under which sources have a body."""

from django.db import migrations

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0011_panel_locks"),
    ]

    operations = [
        migrations.AddField(
            model_name="storedbody",
            name="also_named",
            field=tallystick.office.models.cells.ManyCell(default=()),
            preserve_default=False,
        ),
    ]
