"""What the public says of texts and checklists: comments, points, challenges; and points of cases."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0056_second_round_of_asked"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlacedPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("found_by", models.CharField(max_length=64)),
                ("event", models.CharField(max_length=120, unique=True)),
            ],
        ),
        migrations.AddField(
            model_name="storedconsultation",
            name="unanswered",
            field=tallystick.office.models.cells.WholeCell(null=True),
        ),
        migrations.AddField(
            model_name="storedconsultationpoint",
            name="reasons_against",
            field=tallystick.office.models.cells.TextCell(null=True),
        ),
        migrations.AddField(
            model_name="storedconsultationpoint",
            name="reasons_for",
            field=tallystick.office.models.cells.TextCell(null=True),
        ),
        migrations.CreateModel(
            name="DutyChallenge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("day", models.DateField()),
                ("found_by", models.CharField(max_length=64, unique=True)),
                ("is_trapped", models.BooleanField(default=False)),
                (
                    "settled",
                    models.CharField(
                        choices=[("open", "open"), ("upheld", "upheld"), ("rejected", "rejected")],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("reply", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storeddisclosureduty",
                        to_field="id",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PublicComment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("for", "for"), ("against", "against")],
                        default="",
                        max_length=10,
                    ),
                ),
                ("on_earlier", models.BooleanField(default=False)),
                ("text", models.TextField()),
                ("day", models.DateField()),
                ("found_by", models.CharField(max_length=64, unique=True)),
                ("is_trapped", models.BooleanField(default=False)),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedconsultation",
                        to_field="id",
                    ),
                ),
                (
                    "paragraph",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storeddraftparagraph",
                        to_field="id",
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedconsultationpoint",
                        to_field="id",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DutyEntered",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storeddisclosureduty",
                        to_field="id",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("duty", "by"), name="entered_by_somebody_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DrawnComment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.storedconsultationpoint",
                        to_field="id",
                    ),
                ),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drawn",
                        to="office.publiccomment",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("comment", "point"), name="drawn_to_a_point_once")
                ],
            },
        ),
    ]
