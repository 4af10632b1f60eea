"""Cases move by the stages of `workflow/cases`; their own four states go, and steps only grow."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

_STEPS = "office_casesteptaken"
#: Steps go with their case, once it was erased.
_LIVES = "EXISTS (SELECT 1 FROM office_sealedcase WHERE id = OLD.case_id AND stage <> 'erased')"
_SQLITE = (
    f"CREATE TRIGGER {_STEPS}_kept_UPDATE BEFORE UPDATE ON {_STEPS} "
    "BEGIN SELECT RAISE(ABORT, 'this table only grows'); END;",
    f"CREATE TRIGGER {_STEPS}_kept_DELETE BEFORE DELETE ON {_STEPS} WHEN {_LIVES} "
    "BEGIN SELECT RAISE(ABORT, 'this table only grows'); END;",
)
_POSTGRESQL = (
    "CREATE FUNCTION office_goes_with_its_case() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"IF {_LIVES} THEN RAISE EXCEPTION 'this table only grows'; END IF; RETURN OLD; END; $$;",
    f"CREATE TRIGGER {_STEPS}_kept BEFORE UPDATE OR TRUNCATE ON {_STEPS} "
    "FOR EACH STATEMENT EXECUTE FUNCTION office_only_grows()",
    f"CREATE TRIGGER {_STEPS}_kept_rows BEFORE DELETE ON {_STEPS} "
    "FOR EACH ROW EXECUTE FUNCTION office_goes_with_its_case()",
)
#: The states that cases had, but for those that are stages too.
_STAGE_OF = {"asked-back": "asked"}
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
    "case_officer",
)
_KINDS = ("complaint", "proposal", "question", "evidence", "retaliation")
_STAGES = (
    "received",
    "acknowledged",
    "transferred",
    "in_work",
    "asked",
    "joined",
    "answered",
    "appealed",
    "closed",
    "withdrawn",
    "erased",
)
_OUTCOMES = ("upheld", "partly_upheld", "not_upheld", "not_taken_up")
_ACTS = (
    "acknowledge",
    "take_up",
    "ask",
    "reply",
    "add",
    "transfer",
    "assign",
    "appoint",
    "object",
    "extend",
    "join",
    "part",
    "answer",
    "appeal",
    "close",
    "withdraw",
    "erase",
    "lapse",
    "give_leave",
    "take_leave_back",
    "send_summary",
    "send_outside",
)


def _key() -> "tuple[str, models.BigAutoField[int, int]]":
    return "id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _one_of(names: tuple[str, ...], length: int = 20) -> "models.CharField[str, str]":
    return models.CharField(max_length=length, choices=[(one, one) for one in names])


def move(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Give each case the stage of its state, from the day on which it came.

    Its kind is under its seal: it is counted as a complaint, of which least is shown.
    """
    cases = apps.get_model("office", "SealedCase")
    for state, stage in _STAGE_OF.items():
        cases.objects.filter(stage=state).update(stage=stage)
    cases.objects.update(since=F("day"))


def guard(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on the table of steps."""
    for one in _POSTGRESQL if editor.connection.vendor == "postgresql" else _SQLITE:
        editor.execute(one)


def lift(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away."""
    if editor.connection.vendor == "postgresql":
        for name in ("kept", "kept_rows"):
            editor.execute(f"DROP TRIGGER {_STEPS}_{name} ON {_STEPS}")
        editor.execute("DROP FUNCTION office_goes_with_its_case()")
    else:
        for verb in ("UPDATE", "DELETE"):
            editor.execute(f"DROP TRIGGER {_STEPS}_kept_{verb}")


class Migration(migrations.Migration):
    dependencies = [("office", "0052_tokens_that_write")]
    operations = [
        migrations.RenameField("sealedcase", "state", "stage"),
        migrations.AddField("sealedcase", "since", models.DateField(null=True)),
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.AlterField("sealedcase", "since", models.DateField()),
        migrations.AlterField(
            "sealedcase",
            "stage",
            models.CharField(max_length=20, choices=[(one, one) for one in _STAGES], default="received"),
        ),
        migrations.AddField(
            "sealedcase",
            "kind",
            models.CharField(max_length=20, choices=[(one, one) for one in _KINDS], default="complaint"),
            preserve_default=False,
        ),
        migrations.AddField("sealedcase", "area", models.CharField(max_length=60, default="", blank=True)),
        migrations.AddField(
            "sealedcase",
            "outcome",
            models.CharField(
                max_length=20, choices=[(one, one) for one in _OUTCOMES], default="", blank=True
            ),
        ),
        migrations.AddField("sealedcase", "standing", models.BinaryField(default=b"")),
        migrations.AddField("casereader", "body", models.CharField(max_length=60, default="", blank=True)),
        migrations.CreateModel(
            "CaseStepTaken",
            [
                _key(),
                ("number", models.PositiveIntegerField()),
                ("act", _one_of(_ACTS)),
                ("who", _one_of(("sender", "holder", "desk", "clock"), 10)),
                ("day", models.DateField()),
                ("form", models.CharField(max_length=64)),
                ("sealed", models.BinaryField(default=b"")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="office.sealedcase",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="one_such_step_of_a_case"),
                    models.UniqueConstraint(fields=("case", "form", "act"), name="one_such_act_of_a_form"),
                ],
            },
        ),
        migrations.CreateModel(
            "ErasedCount",
            [
                _key(),
                ("phase", models.CharField(max_length=60)),
                ("area", models.CharField(max_length=60)),
                ("kind", models.CharField(max_length=20)),
                ("outcome", models.CharField(max_length=20)),
                ("number", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("phase", "area", "kind", "outcome"), name="one_count_of_erased_cases"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            "CountsMade",
            [
                _key(),
                ("phase", models.CharField(max_length=60)),
                ("day", models.DateField()),
                ("areas", models.JSONField()),
                ("shown", models.JSONField()),
                ("counts", models.JSONField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("phase", "day"), name="counted_once_a_day_of_a_phase"),
                ],
            },
        ),
        migrations.AlterField("appointment", "role", _one_of(_ROLES, 40)),
        migrations.RunPython(guard, lift),
    ]
