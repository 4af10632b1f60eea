"""Agreement beside published values, beside fractions by hand, and where it is not defined."""

import itertools
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.panel.agreement import Redrawing, agreement_of
from tallystick.panel.chance import drawn_units
from tallystick.panel.codes import CodeTable, code_table

#: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): four coders and twelve units.
PUBLISHED = {
    "A": "1 2 3 3 2 1 4 1 2 * * *",
    "B": "1 2 3 3 2 2 4 1 2 5 * 3",
    "C": "* 3 3 3 2 3 4 2 2 5 1 *",
    "D": "1 2 3 3 2 4 4 1 2 5 1 *",
}
VALUES = ("1", "2", "3", "4", "5")


def published() -> CodeTable:
    told = (
        (f"u{unit:02}", coder, code)
        for coder, line in PUBLISHED.items()
        for unit, code in enumerate(line.split())
        if code != "*"
    )
    return code_table(told, VALUES)


@pytest.mark.parametrize(
    ("scale", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_published_values_come_out(scale: str, alpha: float) -> None:
    assert agreement_of(published(), scale).alpha == pytest.approx(alpha, abs=0.0005)


def test_what_stands_beside_alpha_is_counted() -> None:
    # counted in the lines above, coder by coder: A has 3 3 2 1 0, B 2 4 3 1 1, C 1 3 4 1 1, D 3 3 2 2 1
    found = agreement_of(published(), "nominal")
    assert (found.units, found.alone) == (11, 1)
    assert found.prevalence == (9, 13, 11, 5, 3)
    alike, pairs = pairs_by_hand(published())
    assert (found.agreeing, found.pairs) == (alike, pairs)
    assert found.raw == alike / pairs


def cells(table: CodeTable) -> list[list[int]]:
    return [[int(code) for code in row if code >= 0] for row in table.cells]


def pairs_by_hand(table: CodeTable) -> tuple[int, int]:
    every = [pair for row in cells(table) for pair in itertools.combinations(row, 2)]
    return sum(one == other for one, other in every), len(every)


def alpha_by_hand(rows: list[list[int]], scale: str, size: int) -> Fraction | None:
    """The definition, pair by pair, in fractions: no matrix and no pattern."""
    rows = [row for row in rows if len(row) > 1]
    every = [code for row in rows for code in row]
    many = [every.count(code) for code in range(size)]

    def apart(one: int, other: int) -> Fraction:
        low, high = min(one, other), max(one, other)
        if scale == "nominal":
            return Fraction(low != high)
        if scale == "interval":
            return Fraction((high - low) ** 2)
        between = sum(many[low : high + 1]) - Fraction(many[low] + many[high], 2)
        return between**2 if low != high else Fraction(0)

    observed = sum(
        (
            Fraction(1, len(row) - 1) * apart(one, other)
            for row in rows
            for one, other in itertools.permutations(row, 2)
        ),
        Fraction(0),
    )
    chance = sum((apart(one, other) for one, other in itertools.permutations(every, 2)), Fraction(0))
    return None if not chance else 1 - observed * (len(every) - 1) / chance


tables = st.lists(st.lists(st.integers(-1, 3), min_size=4, max_size=4), min_size=1, max_size=9).map(
    lambda rows: CodeTable(
        tuple(f"u{place}" for place in range(len(rows))),
        ("a", "b", "c", "d"),
        ("0", "1", "2", "3"),
        np.array(rows, dtype=np.int64),
    )
)


@given(tables, st.sampled_from(["nominal", "ordinal", "interval"]))
def test_alpha_is_the_definition_pair_by_pair(table: CodeTable, scale: str) -> None:
    found = agreement_of(table, scale)
    wanted = alpha_by_hand(cells(table), scale, 4)
    if wanted is None:
        assert found.alpha is None
        assert found.undefined
    else:
        assert found.alpha == pytest.approx(float(wanted), abs=1e-12)
    assert (found.agreeing, found.pairs) == pairs_by_hand(table)


@given(tables, st.permutations(range(9)), st.permutations(range(4)))
def test_neither_the_order_of_units_nor_of_coders_matters(
    table: CodeTable, order: list[int], columns: list[int]
) -> None:
    rows = [one for one in order if one < len(table.units)]
    moved = CodeTable(
        tuple(table.units[one] for one in rows),
        tuple(table.coders[one] for one in columns),
        table.values,
        table.cells[rows][:, columns],
    )
    assert agreement_of(moved, "ordinal") == agreement_of(table, "ordinal")


def test_all_codes_alike_leave_alpha_undefined_and_say_so() -> None:
    table = code_table([(unit, coder, "yes") for unit in "xyz" for coder in "ab"], ("no", "yes"))
    found = agreement_of(table, "nominal", Redrawing("seed", "all", 200))
    assert (found.alpha, found.undefined, found.raw) == (None, "all_alike", 1.0)
    assert found.alpha_interval is None
    assert found.raw_interval is not None
    assert (found.raw_interval.low, found.raw_interval.high) == (1.0, 1.0)


def test_one_code_a_unit_is_no_agreement_and_no_disagreement() -> None:
    table = code_table([("x", "a", "yes"), ("y", "b", "no")], ("no", "yes"))
    found = agreement_of(table, "nominal", Redrawing("seed", "all", 200))
    assert (found.alpha, found.undefined, found.raw, found.units, found.alone) == (
        None,
        "no_pair",
        None,
        0,
        2,
    )
    assert found.raw_interval is None
    assert found.alpha_interval is None


def test_draws_that_leave_alpha_undefined_are_counted() -> None:
    # of two units a draw takes only the first in a quarter of the cases, and then all codes are alike
    table = code_table(
        [("x", "a", "no"), ("x", "b", "no"), ("y", "a", "no"), ("y", "b", "yes")], ("no", "yes")
    )
    interval = agreement_of(table, "nominal", Redrawing("seed", "all", 4000)).alpha_interval
    assert interval is not None
    assert 900 < interval.undefined < 1100


def test_a_code_off_the_scale_and_two_codes_of_one_coder_are_no_table() -> None:
    with pytest.raises(ValueError, match="maybe"):
        code_table([("x", "a", "maybe")], ("no", "yes"))
    with pytest.raises(ValueError, match="x, a"):
        code_table([("x", "a", "no"), ("x", "a", "yes")], ("no", "yes"))


def test_the_interval_is_of_the_draws_that_anybody_can_make() -> None:
    table, redrawing = published(), Redrawing("2026-12-04 lottery 12 7 9", "completion", 300)
    rows = [row for row in cells(table) if len(row) > 1]
    drawn = drawn_units(redrawing.seed, redrawing.purpose, range(300), len(rows))
    slow = sorted(alpha_by_hand([rows[one] for one in draw], "ordinal", 5) or Fraction(0) for draw in drawn)
    found = agreement_of(table, "ordinal", redrawing).alpha_interval
    assert found is not None
    # the ranks by hand: 2.5 and 97.5 of 100 of 300 draws are the 8th and the 293rd
    assert found.low == pytest.approx(float(slow[7]), abs=1e-12)
    assert found.high == pytest.approx(float(slow[292]), abs=1e-12)


def test_draws_are_the_same_in_whatever_block_they_are_made() -> None:
    whole = drawn_units("s", "p", range(50), 13)
    parts = [drawn_units("s", "p", range(first, first + 10), 13) for first in range(0, 50, 10)]
    assert (np.concatenate(parts) == whole).all()
    assert whole.min() == 0
    assert whole.max() == 12
    assert (drawn_units("s", "q", range(50), 13) != whole).any()


def test_each_unit_is_drawn_as_often_as_another() -> None:
    # 70,000 draws of 7 units: 10,000 each, and 4 standard deviations are 370
    counted = np.bincount(drawn_units("s", "p", range(10_000), 7).reshape(-1), minlength=7)
    assert (abs(counted - 10_000) < 370).all()
