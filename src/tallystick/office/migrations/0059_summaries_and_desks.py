"""Summaries handed to bodies complained of, last days that a later calendar moved, and the acts for these."""

import django.db.models.deletion
from django.db import migrations, models

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
    "draft_summary",
    "allow_summary",
    "send_summary",
    "body_answer",
    "send_outside",
    "name",
    "doubt",
    "move_desk",
)
_PARTIES = ("sender", "holder", "desk", "clock", "complained")


def _key() -> "tuple[str, models.BigAutoField[int, int]]":
    return "id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _of_case(name: str) -> "tuple[str, models.ForeignKey[object, object]]":
    return "case", models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name=name, to="office.sealedcase"
    )


class Migration(migrations.Migration):
    dependencies = [("office", "0062_turns")]
    operations = [
        migrations.AlterField(
            "casesteptaken",
            "act",
            models.CharField(max_length=20, choices=[(one, one) for one in _ACTS]),
        ),
        migrations.AlterField(
            "casesteptaken",
            "who",
            models.CharField(max_length=10, choices=[(one, one) for one in _PARTIES]),
        ),
        migrations.CreateModel(
            "SealedSummary",
            [
                _key(),
                ("name", models.CharField(max_length=32, unique=True)),
                ("day", models.DateField()),
                ("sealed", models.BinaryField()),
                ("answered", models.DateField(null=True)),
                ("answer", models.BinaryField(default=b"")),
                _of_case("summaries"),
            ],
        ),
        migrations.CreateModel(
            "CaseDueMoved",
            [
                _key(),
                ("what", models.CharField(max_length=10)),
                ("was", models.DateField()),
                ("now", models.DateField()),
                ("dated", models.DateField()),
                _of_case("moved"),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "what", "was", "now"), name="one_such_move_of_a_due_day"
                    ),
                ],
            },
        ),
    ]
