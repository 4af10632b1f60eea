"""Tables are as wide as the terminal and no wider, in scripts whose signs are twice as wide too."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tallystick.cli.columns import lines_of

ROWS = (("", "Met", "Last figure falls short"), ("Official", "11", "5"), ("Least favourable", "9", "8"))


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (
            80,
            (
                "                  Met  Last figure falls short",
                "Official           11                        5",
                "Least favourable    9                        8",
            ),
        ),
        (
            40,
            (
                "                       Last figure falls",
                "                  Met              short",
                "Official           11                  5",
                "Least favourable    9                  8",
            ),
        ),
        (
            26,
            (
                "Official",
                "  Met                      11",
                "  Last figure falls short  5",
                "Least favourable",
                "  Met                      9",
                "  Last figure falls short  8",
            ),
        ),
    ],
)
def test_a_table_fits(width: int, lines: tuple[str, ...]) -> None:
    assert tuple(lines_of(ROWS, width)) == lines


def test_a_chinese_sign_is_two_columns_wide() -> None:
    rows = (("", "已实现", "met"), ("官方", "1", "2"), ("a", "3", "4"))
    assert list(lines_of(rows, 80)) == [
        "      已实现  met",
        "官方       1    2",
        "a          3    4",
    ]


@given(
    st.integers(1, 5).flatmap(
        lambda columns: st.lists(
            st.lists(st.text("ab 中x", max_size=20).map(str.strip), min_size=columns, max_size=columns),
            min_size=2,
            max_size=5,
        )
    ),
    st.integers(20, 120),
)
def test_no_cell_is_lost_and_columns_stand_one_below_the_other(rows: list[list[str]], width: int) -> None:
    said = list(lines_of(rows, width))
    for row in rows[1:]:
        assert all(any(cell in line for line in said) for cell in row)
    # A line may be broken before and behind a Han character, as Chinese is set.
    headings = [word for one in rows[0][1:] for word in re.findall(r"[^\s中]+|中", one)]
    assert all(any(word in line for line in said) for word in headings)
    longest = max(cell_len(cell) for row in rows for cell in row)
    assert all(cell_len(line) <= max(width, 2 * longest + 4) for line in said)
