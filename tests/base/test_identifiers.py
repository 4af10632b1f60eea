"""Identifiers are readable and stable, and sorted as a reader expects."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.identifiers import is_identifier, natural_key

DIGITS = frozenset("0123456789")


@pytest.mark.parametrize("text", ["II.7.02", "a", "0", "QX-N", "level.over-90", "x_y", "a" * 120, "a..b"])
def test_letters_digits_dots_hyphens_and_underscores_make_an_identifier(text: str) -> None:
    assert is_identifier(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "II 7",
        "-x",
        "x-",
        ".x",
        "x.",
        "_x",
        "x_",
        "a/b",
        "a\\b",
        "..",
        "é",
        "x\n",
        "\uff21",
        "a" * 121,
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert not is_identifier(text)


@pytest.mark.parametrize(
    "right",
    [
        ["I.1", "I.2", "I.10", "II.1"],
        ["t2", "t010", "t10"],
        ["9", "10", "a"],
        ["I", "I.1", "I.1.01", "I.1.02", "I.2"],
        ["x07", "x7", "x8"],
        ["1" + "0" * 4999, "1" + "0" * 5000],
        ["", "0", "00", "1"],
    ],
)
def test_digits_are_sorted_as_numbers(right: list[str]) -> None:
    turned = right[::-1]
    turned.sort(key=natural_key)
    assert turned == right


texts = st.text(st.sampled_from("0129aZ.-\u0665é"), max_size=8)


@given(texts, texts)
def test_only_the_same_text_has_the_same_key(one: str, other: str) -> None:
    assert (natural_key(one) == natural_key(other)) == (one == other)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_numbers_are_sorted_like_numbers(one: int, other: int) -> None:
    assert (natural_key(f"t{one}") < natural_key(f"t{other}")) == (one < other)


def _pieces(text: str) -> list[tuple[int, int, str, str]]:
    """What the order is by: numbers before words; of numbers the shorter, then digit by digit, first."""
    return [
        (0, len(piece.lstrip("0")), piece.lstrip("0"), piece) if piece[0] in DIGITS else (1, 0, piece, "")
        for piece in re.findall("[0-9]+|[^0-9]+", text)
    ]


@given(texts, texts)
def test_a_key_sorts_letter_by_letter_as_the_pieces_do(one: str, other: str) -> None:
    assert (natural_key(one) < natural_key(other)) == (_pieces(one) < _pieces(other))
