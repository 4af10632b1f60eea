"""Printed numbers: each case was read by eye, in the notation of the country that prints so."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.reasons import Unfit
from tallystick.pipeline.evidence.numerals import COMMA, POINT, UNKNOWN, is_missing, mark_of, read_printed


@pytest.mark.parametrize(
    ("cell", "mark", "number"),
    [
        ("92.10", UNKNOWN, "92.10"),
        ("12,5", UNKNOWN, "12.5"),
        ("1,234,567", UNKNOWN, "1234567"),
        ("1.234.567,8", UNKNOWN, "1234567.8"),
        ("12,34,567", UNKNOWN, "1234567"),
        ("1 234,5", UNKNOWN, "1234.5"),
        ("1'234'567", UNKNOWN, "1234567"),
        ("0,123", UNKNOWN, "0.123"),
        ("1.234", POINT, "1.234"),
        ("1.234", COMMA, "1234"),
        ("1,234", POINT, "1234"),
        ("1,234", COMMA, "1.234"),
        ("１２．５", UNKNOWN, "12.5"),
        ("٣٫٥", UNKNOWN, "3.5"),
        ("−5", UNKNOWN, "-5"),
    ],
)
def test_a_number_is_what_its_notation_means(cell: str, mark: str, number: str) -> None:
    assert str(read_printed(cell, mark).number) == number


@pytest.mark.parametrize("cell", ["1.234", "1,234", "999,000", "-2.500"])
def test_a_number_that_can_be_two_is_refused_with_both(cell: str) -> None:
    with pytest.raises(Unfit) as refused:
        read_printed(cell, UNKNOWN)
    plain = cell.lstrip("-")
    assert plain.replace(",", ".") in refused.value.reason.text
    assert plain.replace(",", "").replace(".", "") in refused.value.reason.text


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("1.2.3", UNKNOWN),
        ("1.234,567.8", UNKNOWN),
        ("12,34", POINT),
        ("12.34", COMMA),
        ("1 234,5", POINT),
        ("(5)", UNKNOWN),
        ("1.2E5", UNKNOWN),
        ("abc", UNKNOWN),
        ("9" * 31, UNKNOWN),
    ],
)
def test_what_is_no_number_in_one_way_is_refused(cell: str, mark: str) -> None:
    with pytest.raises(Unfit):
        read_printed(cell, mark)


def test_words_around_a_number_are_kept_apart() -> None:
    one = read_printed("约1,280.5万人①", POINT)
    assert (one.number, one.behind, one.marks) == (Decimal("1280.5"), "万人", "①")
    assert one.qualifier == "approximate"
    assert read_printed("12.5①", UNKNOWN).marks == "①"
    assert read_printed("不少于66", UNKNOWN).qualifier == "at_least"


def test_a_column_tells_its_mark_only_where_all_that_tell_agree() -> None:
    assert mark_of(["1.234", "12.5"]) == POINT
    assert mark_of(["1.234", "12,5"]) == COMMA
    assert mark_of(["1.234", "1,234,567"]) == POINT
    assert mark_of(["12.5", "12,5"]) == UNKNOWN
    assert mark_of(["1.234", "7"]) == UNKNOWN


@pytest.mark.parametrize(
    "cell", ["", " ", "-", "—", "…", "n/a", "无", "NaN", ":", "不详", "n.d.", "n.a.", "k. A."]
)
def test_a_cell_can_say_that_there_is_no_figure(cell: str) -> None:
    assert is_missing(cell)
    assert not is_missing("0")


@given(st.integers(-(10**12), 10**12), st.integers(0, 6), st.sampled_from([POINT, COMMA]), st.booleans())
def test_whatever_is_printed_is_read_back(digits: int, places: int, mark: str, grouped: bool) -> None:
    number = Decimal(digits).scaleb(-places)
    text = f"{number:,f}" if grouped else f"{number:f}"
    printed = text if mark == POINT else text.translate(str.maketrans(".,", ",."))
    assert read_printed(printed, mark).number == number
    assert str(read_printed(printed, mark).number) == f"{number:f}"
