"""The tables of what happened, what was claimed and what was said of rows."""

import django.db.models.deletion
from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0004_indicators"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredEvent",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                (
                    "deliverable",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storeddeliverable",
                        to_field="id",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedcommitment",
                        to_field="id",
                    ),
                ),
                ("kind", tallystick.office.models.cells.TextCell()),
                ("date", tallystick.office.models.cells.DateCell(null=True)),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedsource",
                        to_field="id",
                    ),
                ),
                ("statement", tallystick.office.models.cells.TextCell()),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
                ("searched_where", tallystick.office.models.cells.TextCell(null=True)),
                ("searched_words", tallystick.office.models.cells.TextCell(null=True)),
                (
                    "answers",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedevent",
                        to_field="id",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StoredClaim",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("plan", tallystick.office.models.cells.TextCell()),
                (
                    "commitment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedcommitment",
                        to_field="id",
                    ),
                ),
                ("statement", tallystick.office.models.cells.TextCell()),
                ("fulfilled", tallystick.office.models.cells.WholeCell(null=True)),
                ("total", tallystick.office.models.cells.WholeCell(null=True)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedsource",
                        to_field="id",
                    ),
                ),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
                ("rated", tallystick.office.models.cells.IdentifierCell(max_length=120, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredTreaty",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("name", tallystick.office.models.cells.TextCell()),
                ("standing", tallystick.office.models.cells.TextCell()),
                ("signed", tallystick.office.models.cells.DateCell(null=True)),
                ("ratified", tallystick.office.models.cells.DateCell(null=True)),
                ("in_force", tallystick.office.models.cells.DateCell(null=True)),
                ("reservations", tallystick.office.models.cells.TextCell(null=True)),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedsource",
                        to_field="id",
                    ),
                ),
                ("note", tallystick.office.models.cells.TextCell(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredConfirmation",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("table", tallystick.office.models.cells.TextCell()),
                ("row", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("state", tallystick.office.models.cells.TextCell()),
                ("by", tallystick.office.models.cells.TextCell(null=True)),
                ("day", tallystick.office.models.cells.DateCell(null=True)),
                ("stroke", tallystick.office.models.cells.WholeCell(null=True)),
                ("was", tallystick.office.models.cells.TextCell(null=True)),
                ("why", tallystick.office.models.cells.TextCell(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("table", "row"), name="one_row_of_confirmations")
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredCorrection",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("asked", tallystick.office.models.cells.DateCell()),
                ("about", tallystick.office.models.cells.TextCell()),
                ("outcome", tallystick.office.models.cells.TextCell()),
                ("answered", tallystick.office.models.cells.DateCell(null=True)),
                ("answer", tallystick.office.models.cells.TextCell(null=True)),
                (
                    "commitment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedcommitment",
                        to_field="id",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedtarget",
                        to_field="id",
                    ),
                ),
                (
                    "deliverable",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storeddeliverable",
                        to_field="id",
                    ),
                ),
                ("was", tallystick.office.models.cells.TextCell(null=True)),
                ("now", tallystick.office.models.cells.TextCell(null=True)),
                ("asked_by", tallystick.office.models.cells.TextCell(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredEarlierEdition",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("published", tallystick.office.models.cells.DateCell()),
                ("assessment", tallystick.office.models.cells.Sha256Cell()),
                ("method", tallystick.office.models.cells.TextCell()),
                ("judged_to", tallystick.office.models.cells.DateCell()),
                ("known_by", tallystick.office.models.cells.DateCell()),
                ("url", tallystick.office.models.cells.UrlCell(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredEditionAnswer",
            fields=[
                ("key", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedearlieredition",
                        to_field="id",
                    ),
                ),
                ("table", tallystick.office.models.cells.TextCell()),
                ("row", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("title", tallystick.office.models.cells.TextCell()),
                ("answer", tallystick.office.models.cells.TextCell()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "table", "row"), name="one_row_of_edition_answers"
                    )
                ],
            },
        ),
    ]
