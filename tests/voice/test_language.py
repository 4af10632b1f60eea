"""Numbers, dates and promises are written as people write them."""

from decimal import Decimal

import pytest

from tallystick.base.dates import PartialDate, Period
from tallystick.register import load_package
from tallystick.voice.language import ENGLISH, Language
from tallystick.voice.promises import deadline, observed, promise
from tests.architecture.tree import ROOT

REFERENCE = load_package(str(ROOT / "plans" / "china-2021-2025"))


@pytest.mark.parametrize(
    ("number", "unit", "told"),
    [
        ("7000000", "persons", "7 million persons"),
        ("31800000000", "cubic_metres", "31.8 billion m³"),
        ("120000000", "hectares", "120 million hectares"),
        ("66666666.67", "hectares", "66.67 million hectares"),
        ("500000", "persons", "500,000 persons"),
        ("1", "persons", "1 person"),
        ("92.0", "percent", "92.0%"),
        ("-18.92", "percent", "\N{MINUS SIGN}18.92%"),
        ("3.8", "per_1000", "3.8 per 1,000"),
        ("28", "micrograms_per_cubic_metre", "28 µg/m³"),
        ("29.35769983", "micrograms_per_cubic_metre", "29.36 µg/m³"),
        ("20", "count", "20"),
    ],
)
def test_a_quantity_is_written_as_a_person_would(number: str, unit: str, told: str) -> None:
    assert ENGLISH.quantity(Decimal(number), unit) == told


def test_another_language_writes_numbers_and_dates_in_its_own_way() -> None:
    chinese = Language("zh-Hans", "中文", "zh_Hans_CN")
    assert chinese.number(Decimal(120_000_000)) == "1.2亿"
    assert chinese.number(Decimal(7_000_000)) == "700万"
    assert chinese.date(PartialDate.parse("2025-12-31")) == "2025年12月31日"
    german = Language("de", "Deutsch", "de")
    assert german.quantity(Decimal("18.9"), "percent").replace("\xa0", " ") == "18,9 %"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2025", "2025"),
        ("2024-06", "June 2024"),
        ("2021/2025", "2021 to 2025"),
        ("2021-01/2025-06", "January 2021 to June 2025"),
        ("2025-12-31", "31 December 2025"),
    ],
)
def test_a_period_is_written_as_exactly_as_it_is_known(text: str, told: str) -> None:
    assert ENGLISH.period(Period.parse(text)) == told


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("I.1.02.t1", "more than 120 million hectares"),
        ("I.1.04.t1", "at least 29 billion m³ more"),
        ("I.1.04.t2", "at least 88%"),
        ("I.2.01.t1", "less than 5.5%"),
        ("I.2.03.t1", "about 7 million persons every year"),
        ("I.5.03.t2", "a cut of at least 20% from 2015"),
        ("III.1.01.t3", "a cut of more than 10%"),
    ],
)
def test_a_promise_is_told_in_words(target: str, told: str) -> None:
    row = next(one for one in REFERENCE.targets if one.id == target)
    assert promise(ENGLISH, row) == told
    assert deadline(ENGLISH, row.deadline) == "by the end of 2025"


def test_a_change_is_told_as_a_direction() -> None:
    row = next(one for one in REFERENCE.targets if one.id == "I.5.03.t2")
    assert observed(ENGLISH, row, Decimal("-18.92")) == "down 18.92%"
    assert observed(ENGLISH, row, Decimal("3.1")) == "up 3.1%"
    assert observed(ENGLISH, row, Decimal(0)) == "unchanged"
