"""No cell that a spreadsheet would run gets into a table or out of one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.formulas import is_formula, shown_as_text, without_formula

_SIGNS = ("=", "+", "-", "@")
#: The same signs in full width, which a spreadsheet in Chinese or Japanese takes for them.
_WIDE = ("\uff1d", "\uff0b", "\uff0d", "\uff20")
_begun = st.text(st.sampled_from([*_SIGNS, *_WIDE, " ", "\t", "\u3000", "'"]), max_size=5)
cells = st.builds(
    "{}{}".format, _begun, st.text(max_size=8) | st.from_regex(r"[0-9]+(\.[0-9]+)?", fullmatch=True)
)


def test_the_wide_signs_are_those_of_the_narrow_ones() -> None:
    assert tuple(unicodedata.normalize("NFKC", one) for one in _WIDE) == ("=", "+", "-", "@")


@pytest.mark.parametrize("sign", [*_SIGNS, *_WIDE])
@pytest.mark.parametrize("before", ["", " ", "\t", "\r", "\n", "\u3000"])
@pytest.mark.parametrize("behind", ["A1", "1+1", "cmd|' /C calc'!A0", "5 percent", " 5", "5)", ""])
def test_what_a_spreadsheet_would_run_is_a_formula(sign: str, before: str, behind: str) -> None:
    cell = before + sign + behind
    assert is_formula(cell)
    assert shown_as_text(cell) == "'" + cell


@pytest.mark.parametrize(
    "cell", ["-5", "+5", "-3.25", "0", "a=b", "5-6", "'=1", "", "\uff0d5", "\u2212" + "5 percent"]
)
def test_numbers_and_plain_texts_are_none(cell: str) -> None:
    assert not is_formula(cell)
    assert shown_as_text(cell) == cell


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("- \uff1d5 schools", "5 schools"),
        ("@home", "home"),
        ("plain", "plain"),
        ("\uff0b\uff0dx=1", "x=1"),
        ("=", ""),
    ],
)
def test_a_text_without_its_signs_by_hand(text: str, left: str) -> None:
    assert without_formula(text) == left


@given(cells)
def test_nothing_runs_and_nothing_is_lost(cell: str) -> None:
    shown = shown_as_text(cell)
    assert not is_formula(shown)
    assert shown in {cell, "'" + cell}
    assert shown_as_text(shown) == shown
    assert not is_formula(without_formula(cell))
    assert cell.endswith(without_formula(cell))
