"""The outbox to the ledger, publications, and files of figures that were handed in."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0016_meetings"),
    ]

    operations = [
        migrations.CreateModel(
            name="FigureUpload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("data", models.BinaryField()),
                ("said", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[("tried", "tried"), ("entered", "entered"), ("not_read", "not_read")],
                        default="tried",
                        max_length=20,
                    ),
                ),
                ("told", models.JSONField(default=dict)),
                ("batch", models.CharField(default="", max_length=120)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LedgerEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=16)),
                ("event", models.TextField()),
                ("sequence", models.BigIntegerField(null=True, unique=True)),
                ("receipt", models.TextField(default="")),
                (
                    "deed",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entry",
                        to="office.officedeed",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("sequence", None)), fields=["id"], name="not_in_the_ledger"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("method", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("under_way", "under_way"),
                            ("published", "published"),
                            ("failed", "failed"),
                        ],
                        default="asked",
                        max_length=20,
                    ),
                ),
                ("step", models.CharField(default="", max_length=80)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("checkpoint", models.BigIntegerField(null=True)),
                ("sha256", models.CharField(default="", max_length=64)),
                ("assessment", models.CharField(default="", max_length=64)),
                ("sequence", models.BigIntegerField(null=True)),
                ("told", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "phase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedplanphase",
                        to_field="id",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("asked", "under_way"))),
                        fields=("phase",),
                        name="one_publication_of_a_phase_at_a_time",
                    )
                ],
            },
        ),
    ]
