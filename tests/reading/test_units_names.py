"""The ids that a reading gives: the numbers as printed, never a word before them, never lost."""

import pytest

from tallystick.base.identifiers import is_identifier
from tallystick.reading.targets import _between_words
from tallystick.reading.units import _Names, _plain


@pytest.mark.parametrize(
    ("label", "own"),
    [
        ("III.", "III"),
        ("VII.", "VII"),
        ("II.", "II"),
        ("Article 5", "5"),
        ("1.2.3", "1.2.3"),
        ("(a)", "a"),
    ],
)
def test_a_printed_number_becomes_the_id(label: str, own: str) -> None:
    assert _plain(label) == own


@pytest.mark.parametrize("depth", range(25, 40))
def test_an_id_that_is_cut_ends_in_a_letter_or_digit(depth: int) -> None:
    assert is_identifier(_Names().give(".".join(["02"] * depth), "1"))


@pytest.mark.parametrize("lead", ["a" * n for n in range(1, 40)])
def test_the_words_around_a_number_are_whole(lead: str) -> None:
    words = f"{lead} government bodies of every kind and at every level up and down the country will train "
    text = f"{words}5000 nurses"
    at = text.index("5000")
    quoted = text[_between_words(text, max(0, at - 90), at, step=1) : at]
    assert quoted.startswith(" ") or text[: at - len(quoted)].endswith(" ") or quoted == words
    assert set(quoted.split()) <= set(words.split())
