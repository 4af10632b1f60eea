"""Numbers keep the digits they were printed with."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.quantities import EXACT, parse_number, plain, rounded

printed = st.from_regex(r"-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,15})?", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("92.0", "92.0"),
        ("0", "0"),
        ("-20", "-20"),
        ("+5", "5"),
        ("007", "7"),
        ("0.000000000000001", "0.000000000000001"),
        ("9" * 30, "9" * 30),
    ],
)
def test_a_plain_number_is_read_with_its_digits(text: str, number: str) -> None:
    assert plain(parse_number(text)) == number


@given(printed)
def test_every_plain_number_comes_back_with_its_digits(text: str) -> None:
    assert plain(parse_number(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "1 000", "1,000", "1.", ".5", "1e3", "1E3", "0x10", "1_000", "--1", "+-1", "5%", "\u22125",
        "\uff15", "\u0665", "1\n", "NaN", "Infinity", "1" * 31, "0." + "1" * 16,
    ],
)  # fmt: skip
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^it is no plain number$"):
        parse_number(text)


@pytest.mark.parametrize(
    ("number", "text"),
    [("1E+3", "1000"), ("1E-7", "0.0000001"), ("-0.50", "-0.50"), ("1.20E+2", "120")],
)
def test_a_number_is_written_without_exponent(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "places", "right"),
    [
        ("-18.918918", 2, "-18.92"),
        ("12.00", 2, "12"),
        ("12.005", 2, "12"),  # a half goes to the even digit: 12.00
        ("12.015", 2, "12.02"),
        ("-12.015", 2, "-12.02"),
        ("0.004", 2, "0"),
        ("-0.004", 2, "0"),
        ("100", 2, "100"),
        ("120.50", 1, "120.5"),
        ("2.5", 0, "2"),
        ("3.5", 0, "4"),
        ("1500", 0, "1500"),
    ],
)
def test_a_number_is_rounded_half_to_even_and_loses_zeros_behind_the_point(
    number: str, places: int, right: str
) -> None:
    assert str(rounded(Decimal(number), places)) == right


def test_sums_of_many_large_numbers_are_exact() -> None:
    numbers = [parse_number("9" * 29 + ".999999999999999")] * 1000
    total = Decimal(0)
    for number in numbers:
        total = EXACT.add(total, number)
    assert plain(total) == "9" * 29 + "999.999999999999000"
