"""What the public sends, sealed; what is filed of it; and who may read it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

#: The roles as they are from here on.
_ROLES = (
    "secretariat",
    "body_officer",
    "body_head",
    "supervision",
    "statistics_officer",
    "editor",
    "auditor",
    "administrator",
    "assessor",
    "case_handler",
)


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0046_offline_sheets"),
    ]

    operations = [
        migrations.CreateModel(
            name="SealedCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=32, unique=True)),
                ("lookup", models.CharField(max_length=64, unique=True)),
                ("day", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("asked-back", "asked-back"),
                            ("answered", "answered"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="received",
                        max_length=20,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SealedDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lookup", models.CharField(max_length=64, unique=True)),
                ("day", models.DateField()),
                ("sealed", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="CaseReader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public", models.BinaryField()),
                ("sealed", models.BinaryField(default=b"")),
                ("salt", models.BinaryField(default=b"")),
                ("passes", models.PositiveIntegerField(default=0)),
                ("memory", models.PositiveIntegerField(default=0)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "person",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reader",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SealedMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "side",
                    models.CharField(choices=[("sender", "sender"), ("office", "office")], max_length=10),
                ),
                ("day", models.DateField()),
                ("form", models.CharField(max_length=64)),
                ("sealed", models.BinaryField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="office.sealedcase",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CaseEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("event", models.TextField()),
                ("sequence", models.BigIntegerField(null=True, unique=True)),
                ("receipt", models.TextField(default="")),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entry",
                        to="office.sealedmessage",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SealedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="office.sealedcase",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="office.sealeddraft",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", False), ("draft", None)),
                            models.Q(("case", None), ("draft__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_file_of_a_draft_or_a_case",
                    ),
                    models.UniqueConstraint(fields=("draft", "number"), name="one_such_file_of_a_draft"),
                    models.UniqueConstraint(fields=("case", "number"), name="one_such_file_of_a_case"),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="sealedmessage",
            constraint=models.UniqueConstraint(fields=("case", "number"), name="one_such_message_of_a_case"),
        ),
        migrations.AddConstraint(
            model_name="sealedmessage",
            constraint=models.UniqueConstraint(fields=("case", "form"), name="one_message_of_a_form"),
        ),
        migrations.AlterField(
            model_name="appointment",
            name="role",
            field=models.CharField(
                choices=[(one, one) for one in _ROLES],
                max_length=40,
            ),
        ),
    ]
