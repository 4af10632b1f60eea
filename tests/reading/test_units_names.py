"""The ids that a reading gives: the numbers as printed, never a word before them, never lost."""

import pytest

from tallystick.reading.units import _plain


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
