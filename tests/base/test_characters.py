"""What nobody sees is found and named; what a language needs stays.

The needed ones are from the standards: RFC 5892 appendix A (Indic and Arabic joiners), UTS 51 (emoji), the
Unicode Standard 23.2 (line breaks in Khmer and Thai), 23.4 (variation selectors), 13.5 (Mongolian).
"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.characters import hidden_at, named, visible, without_hidden

NEEDED = {
    "Persian, I want": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "Persian, books": "\u06a9\u062a\u0627\u0628\u200c\u0647\u0627",
    "Persian, with a mark before": "\u06a9\u062a\u0650\u200c\u0647\u0627",
    "Persian, a solar year": "\u0647\u200d.\u0634",
    "Hindi, half a letter": "\u0915\u094d\u200d\u0937",
    "Hindi, an open virama": "\u0915\u094d\u200c\u0937",
    "Bengali, ya-phalaa": "\u09b0\u200d\u09cd\u09af",
    "Sinhala, Sri": "\u0dc1\u0dca\u200d\u0dbb\u0dd3",
    "Malayalam, chillu": "\u0d28\u0d28\u0d4d\u200d",
    "Mongolian": "\u182e\u1823\u180b\u182d\u180e\u1820",
    "Khmer, two words": "\u1797\u17b6\u179f\u17b6\u200b\u1781\u17d2\u1798\u17c2\u179a",
    "Thai, two words": "\u0e2a\u0e34\u0e17\u0e18\u0e34\u200b\u0e2a\u0e15\u0e23\u0e35",
    "a family": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "a rainbow flag": "\U0001f3f3\ufe0f\u200d\U0001f308",
    "a doctor with a skin": "\U0001f469\U0001f3fd\u200d\u2695\ufe0f",
    "a heart as a picture": "\u2764\ufe0f",
    "a key of a telephone": "1\ufe0f\u20e3 #\ufe0f\u20e3",
    "a zero with a stroke": "0\ufe00",
    "a union with serifs": "\u2229\ufe00",
    "words in Braille": "\u2801\u2800\u2803",
    "hieroglyphs one above the other": "\U00013000\U00013430\U00013001",
    "a form of a Han character": "\u845b\U000e0100",
    "plain ones": "人权行动计划 caf\u00e9 \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 e\u0301",
}
HIDDEN = [
    "a\u00ad", "a\u034fb", "\u061ca", "\u115f", "\u17b4", "a\u180eb", "a\u200bb", "权\u200b利", "a\u200cb",
    "a\u200db", "\u0915\u200c\u0915", "\u0645\u200c", "\u0645\u200c\u200c\u062e", "\u200c\u0645",
    "\u200ea", "a\u200f", "a\u2028b", "a\u2029b", "a\u202ab", "a\u202cb", "a\u202db", "90\u202e%", "a\u2060b",
    "a\ufe0fb", "\u0430\ufe00", "Plan\ufe01", ".\ufe0f", "a\u2800", "\u2800", "a\U0001d159b", "a\U00013430b",
    "a\u2063b", "a\u2066b\u2069", "a\u206fb", "\u3164", "a\ufe0f\ufe0f", " \ufe0f", "\ufe0f", "\ufeffa",
    "a\ufeff", "\uffa0", "a\ufff9b", "a\ufffe", "\ufdd0", "a\U0001bca0", "a\U0001d173", "a\U000e0001",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "a\U000e0100",
    "\u845b\U000e0100\U000e0101", "a\U0001ffff", "a\U0010fffe", "a\x00", "a\x07", "a\x1b[2J", "a\x7f",
    "a\x85", "\ud800", "\u2764\u200d", "\u200d\u2764", "\u0e01\u200b", "\u2764\u200da",
]  # fmt: skip


@pytest.mark.parametrize("text", NEEDED.values(), ids=NEEDED)
def test_what_a_language_needs_stays(text: str) -> None:
    assert hidden_at(text) is None
    assert without_hidden(text) == text == visible(text)


@pytest.mark.parametrize("text", HIDDEN, ids=ascii)
def test_what_nobody_sees_is_found_and_can_be_taken_out(text: str) -> None:
    at = hidden_at(text)
    assert at is not None
    assert f"U+{ord(text[at]):04X}" in named(text[at]).text
    left = without_hidden(text)
    assert hidden_at(left) is None
    assert set(left) <= set(text)


def test_the_first_one_is_named() -> None:
    assert hidden_at("so\u200b many\u202e") == 2
    assert named("\u202e").text == "U+202E (RIGHT-TO-LEFT OVERRIDE)"
    assert named("\U000e0041").text == "U+E0041 (TAG LATIN CAPITAL LETTER A)"
    assert named("\x07").text == "U+0007 (a control character)"
    assert named("\udc00").text == "U+DC00 (half a character)"


def test_every_control_and_bidi_mark_of_unicode_is_hidden_in_plain_words() -> None:
    """By Unicode's own properties: no control, format or separator is let through between two letters.

    Format characters that are drawn (the signs above Arabic and Kaithi numbers, and Egyptian signs of damage
    and position) are named here one by one.
    """
    drawn = {
        *range(0x600, 0x606),
        0x6DD,
        0x70F,
        0x890,
        0x891,
        0x8E2,
        0x110BD,
        0x110CD,
        *range(0x13440, 0x13456),
    }
    missed = [
        f"U+{code:04X}"
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in {"Cc", "Cf", "Zl", "Zp", "Cs"}
        and code not in drawn
        and hidden_at(f"a{chr(code)}b") is None
    ]
    assert missed == []


@given(st.text())
def test_what_is_left_has_nothing_hidden(text: str) -> None:
    left = without_hidden(text)
    assert hidden_at(left) is None
    assert without_hidden(left) == left


def test_a_terminal_is_shown_what_would_steer_it() -> None:
    assert visible("a\x1b[2J\u202eb\n") == "a<U+001B>[2J<U+202E>b\n"


def test_time_grows_with_the_text() -> None:
    text = "a\u00ad" * 50_000 + "\u0645\u200c" * 50_000
    assert len(without_hidden(text)) == 50_000 + 50_000 * 2 - 1
