"""A panel at work: its record, tasks, codes, seals, remarks; and who judges as which assessor."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tallystick.office.models.cells


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0024_tokens"),
    ]

    operations = [
        migrations.CreateModel(
            name="OfficePanel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", tallystick.office.models.cells.IdentifierCell(max_length=120, unique=True)),
                ("record", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("announced_at", models.DateTimeField()),
                ("drawn_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField(null=True)),
                ("locked_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="PanelFinish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="PanelRemark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("said", models.TextField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="PanelSeal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("salt", models.CharField(max_length=64)),
                ("sheet", models.TextField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="PanelTask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="TaskCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion", tallystick.office.models.cells.IdentifierCell(max_length=120)),
                ("cells", models.JSONField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="appointment",
            name="assessor",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="office.storedassessor",
                to_field="id",
            ),
        ),
        migrations.AlterField(
            model_name="appointment",
            name="role",
            field=models.CharField(
                choices=[
                    ("secretariat", "secretariat"),
                    ("body_officer", "body_officer"),
                    ("body_head", "body_head"),
                    ("supervision", "supervision"),
                    ("statistics_officer", "statistics_officer"),
                    ("editor", "editor"),
                    ("auditor", "auditor"),
                    ("administrator", "administrator"),
                    ("assessor", "assessor"),
                ],
                max_length=40,
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("assessor",), name="one_person_for_an_assessor"
            ),
        ),
        migrations.AddField(
            model_name="officepanel",
            name="announced_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="panelfinish",
            name="assessor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="office.storedassessor",
                to_field="id",
            ),
        ),
        migrations.AddField(
            model_name="panelfinish",
            name="panel",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="finished", to="office.officepanel"
            ),
        ),
        migrations.AddField(
            model_name="panelremark",
            name="assessor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="office.storedassessor",
                to_field="id",
            ),
        ),
        migrations.AddField(
            model_name="panelremark",
            name="commitment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="office.storedcommitment",
                to_field="id",
            ),
        ),
        migrations.AddField(
            model_name="panelremark",
            name="panel",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="office.officepanel"
            ),
        ),
        migrations.AddField(
            model_name="panelseal",
            name="assessor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="office.storedassessor",
                to_field="id",
            ),
        ),
        migrations.AddField(
            model_name="panelseal",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="office.ledgerevent"
            ),
        ),
        migrations.AddField(
            model_name="panelseal",
            name="panel",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="seals", to="office.officepanel"
            ),
        ),
        migrations.AddField(
            model_name="paneltask",
            name="assessor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="office.storedassessor",
                to_field="id",
            ),
        ),
        migrations.AddField(
            model_name="paneltask",
            name="commitment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="office.storedcommitment",
                to_field="id",
            ),
        ),
        migrations.AddField(
            model_name="paneltask",
            name="panel",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="office.officepanel"
            ),
        ),
        migrations.AddField(
            model_name="taskcode",
            name="task",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="codes", to="office.paneltask"
            ),
        ),
        migrations.AddConstraint(
            model_name="panelfinish",
            constraint=models.UniqueConstraint(fields=("panel", "assessor"), name="one_finish_of_assessor"),
        ),
        migrations.AddConstraint(
            model_name="panelseal",
            constraint=models.UniqueConstraint(fields=("panel", "assessor"), name="one_seal_of_an_assessor"),
        ),
        migrations.AddConstraint(
            model_name="paneltask",
            constraint=models.UniqueConstraint(
                fields=("panel", "assessor", "commitment"), name="one_task_of_assessor"
            ),
        ),
    ]
