"""Arabic numbers in brackets, ranks, two calendars and what is; Russian scales that are cut short."""

import pytest

from tallystick.reading import SourceText, draft_register


def targets(code: str, head: str, *items: str) -> list[tuple[str, str, str, str, str]]:
    text = head + "\n\n" + "\n".join(f"{number}. {one}" for number, one in enumerate(items, 1)) + "\n"
    found = draft_register(SourceText(text, "txt"), code).targets
    return [
        (one.comparator, f"{one.value:f}", one.unit, f"{one.baseline_value or ''}", one.deadline)
        for one in found
    ]


ARABIC = "الخطة الوطنية 2025-2030"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "رفع نسبة مشاركة المرأة في سوق العمل من (22%) إلى (30%) بحلول عام 2030.",
            (">=", "30", "percent", "22", "2030"),
        ),
        ("تدريب (500) ألف موظف بحلول عام 2027.", (">=", "500000", "persons", "", "2027")),
        ("زيادة متوسط العمر المتوقع من (74) إلى (80) عاماً.", (">=", "80", "years", "74", "")),
        (
            "إن هدفنا هو توطين ما يزيد على (50%) من الإنفاق بحلول (1452هـ - 2030م).",
            (">", "50", "percent", "", "2030"),
        ),
    ],
)
def test_numbers_in_brackets_are_numbers(words: str, told: tuple[str, str, str, str, str]) -> None:
    found = targets("ar", ARABIC, words, "ستنشر الوزارة الميزانية.")
    assert [(told[0] if one[0] == "cumulative_at_least" else one[0], *one[1:]) for one in found] == [told]


@pytest.mark.parametrize(
    "words",
    [
        "الانتقال من المركز (25) إلى أحد المراكز الـ (10) الأولى.",
        "لدينا اليوم أقل من (1000) مؤسسة.",
        "تبلغ نسبة الأمية (12%) في البلاد.",
        "حقق القطاع نمواً بأكثر من (10%) سنوياً خلال العقد الماضي.",
        "تطوير الخدمات: (1) النشر و(2) التدريب.",
    ],
)
def test_ranks_enumerations_and_what_is_are_no_targets(words: str) -> None:
    assert targets("ar", ARABIC, words, "ستنشر الوزارة الميزانية.") == []


def test_russian_scales_are_read_with_and_without_their_stop() -> None:
    found = targets(
        "ru",
        "Национальный план действий на 2025-2030 годы",
        "Обучить 500 тыс. учителей до 2027 года.",
        "Посадить 2 млн. деревьев к 2028 году.",
        "Снизить смертность до 5,5 на 100 тыс. человек к 2030 году.",
    )
    assert [(one[1], one[2], one[4]) for one in found] == [
        ("500000", "persons", "2027"),
        ("2000000", "count", "2028"),
        ("5.5", "per_100000", "2030"),
    ]
