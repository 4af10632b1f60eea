"""A number is read with the digits that stand there, in every language."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.reading.languages import languages
from tallystick.reading.mentions import mentions_in

CASES = [
    ("en", "keep above 120 million hectares", "120000000", "hectares"),
    ("en", "Twenty national bases", "20", ""),
    ("en", "one hundred and twenty-five thousand homes", "125000", "homes"),
    ("en", "29 billion cu m of water", "29000000000", "cubic_metres"),
    ("en", "raised to 3.80 percent", "3.80", "percent"),
    ("en", "2 million deputies", "2000000", "persons"),
    ("es", "2 millones desde 2020", "2000000", ""),
    ("es", "1.500 personas", "1500", "persons"),
    ("es", "mil millones de pesos", "1000000000", "money"),
    ("es", "un 35,5 % de los hogares", "35.5", "percent"),
    ("fr", "1 500 enseignants", "1500", "persons"),
    ("fr", "quatre-vingt-dix juges", "90", "persons"),
    ("fr", "3 milliards d'euros", "3000000000", "money"),
    ("it", "duecentocinquanta scuole", "250", ""),
    ("it", "trentatré centri", "33", ""),
    ("it", "il 35,5% delle famiglie", "35.5", "percent"),
    ("zh", "新增床位1.2万张", "12000", "count"),
    ("zh", "百分之九十六", "96", "percent"),
    ("zh", "一千二百万人", "12000000", "persons"),
    ("zh", "提高10个百分点", "10", "percentage_points"),
]


@pytest.mark.parametrize(("code", "text", "value", "unit"), CASES)
def test_a_number_is_read(code: str, text: str, value: str, unit: str) -> None:
    found = [one for one in mentions_in(text, languages()[code]) if one.value == Decimal(value)]
    assert [one.unit for one in found] == [unit]


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "30% to 50% of records"), ("en", "between 30 and 50 towns"), ("es", "entre 30 y 50 ciudades"),
     ("fr", "entre 30 et 50 villes"), ("zh", "30—50个")],
)  # fmt: skip
def test_a_range_is_one_number_with_two_ends(code: str, text: str) -> None:
    (found,) = mentions_in(text, languages()[code])
    assert [found.value, found.high] == [Decimal(30), Decimal(50)]


@given(st.integers(0, 10**9), st.integers(0, 999))
def test_no_digit_is_ever_changed(whole: int, part: int) -> None:
    text = f"reach {whole}.{part:03d} units"
    (found,) = mentions_in(text, languages()["en"])
    assert found.value == Decimal(f"{whole}.{part:03d}")
    assert text[found.start : found.end] == f"{whole}.{part:03d}"


@given(st.integers(1, 999_999))
def test_grouped_digits_keep_their_value(number: int) -> None:
    for code, sign in (("en", ","), ("es", "."), ("fr", " "), ("it", "."), ("zh", ",")):
        text = f"{number:,}".replace(",", sign)
        values = [one.value for one in mentions_in(f"x {text} y", languages()[code]) if one.form != "year"]
        assert values in ([number], []), (code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "9" * 100_000), ("en", f"0.{'3' * 40}"), ("zh", "9" * 21), ("zh", "九" * 60),
     ("zh", "99999999999999999999亿亿"), ("fr", "100 000 000 000 000 000 000")],
)  # fmt: skip
def test_a_number_too_long_to_be_counted_is_no_target(code: str, text: str) -> None:
    (found,) = mentions_in(f"reach {text} units", languages()[code])
    assert found.form == "serial"


@given(st.text(alphabet="0123456789.,% -万亿百千三一million of to and per", max_size=200))
def test_a_value_comes_from_its_span_alone(text: str) -> None:
    for language in languages().values():
        for one in mentions_in(text, language):
            again = mentions_in(text[one.start : one.end], language)
            digits = re.sub(r"\D", "", text[one.start : one.end])
            assert again or not digits
            assert 0 <= one.start < one.end <= len(text)
