"""Kendall's score and its exact probability, held against a printed table and against every arrangement."""

from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.assessment.indicators.kendall import score, two_sided

#: Probabilities of a score of S or more without ties, for n figures: R. O. Gilbert, Statistical Methods for
#: Environmental Pollution Monitoring (Van Nostrand Reinhold 1987), table A18, after M. G. Kendall, Rank
#: Correlation Methods (4th ed., Griffin 1975), table 1.
TABLE = {
    4: {0: "0.625", 2: "0.375", 4: "0.167", 6: "0.042"},
    5: {0: "0.592", 2: "0.408", 4: "0.242", 6: "0.117", 8: "0.042", 10: "0.0083"},
    6: {1: "0.500", 3: "0.360", 5: "0.235", 7: "0.136", 9: "0.068", 11: "0.028", 13: "0.0083", 15: "0.0014"},
    7: {1: "0.500", 3: "0.386", 5: "0.281", 7: "0.191", 9: "0.119", 11: "0.068", 13: "0.035", 15: "0.015"},
    8: {0: "0.548", 2: "0.452", 4: "0.360", 6: "0.274", 8: "0.199", 10: "0.138", 12: "0.089", 14: "0.054"},
    9: {0: "0.540", 2: "0.460", 4: "0.381", 6: "0.306", 8: "0.238", 10: "0.179", 12: "0.130", 14: "0.090"},
    10: {1: "0.500", 3: "0.431", 5: "0.364", 7: "0.300", 9: "0.242", 11: "0.190", 13: "0.146", 15: "0.108"},
}


def with_score(count: int, wanted: int) -> list[Decimal]:
    """Figures 1 to n in an order with that score: larger ones are brought forward, one after the other."""
    falls = (count * (count - 1) // 2 - wanted) // 2
    rest, found = list(range(1, count + 1)), []
    while rest:
        step = min(falls, len(rest) - 1)
        found.append(Decimal(rest.pop(step)))
        falls -= step
    return found


@pytest.mark.parametrize(("count", "seen"), [(count, seen) for count, row in TABLE.items() for seen in row])
def test_the_printed_table(count: int, seen: int) -> None:
    values = with_score(count, seen)
    assert score(values) == seen
    printed = Decimal(TABLE[count][seen])
    one_sided = two_sided(values) / 2 if seen else (1 + at_zero(count)) / 2
    places = -int(printed.as_tuple().exponent)
    assert abs(one_sided - Fraction(printed)) <= Fraction(1, 2 * 10**places)


def at_zero(count: int) -> Fraction:
    """The probability of a score of just 0: all less what is farther away."""
    return 1 - two_sided(with_score(count, 2))


def every_arrangement(values: list[Decimal]) -> Fraction:
    """The same by looking at each of the n! arrangements."""
    scores = [abs(score(one)) for one in permutations(values)]
    return Fraction(sum(one >= abs(score(values)) for one in scores), len(scores))


@given(st.lists(st.integers(0, 4).map(Decimal), min_size=1, max_size=6))
def test_ties_are_counted_as_they_are(values: list[Decimal]) -> None:
    assert two_sided(values) == every_arrangement(values)


@given(st.lists(st.integers(-9, 9).map(Decimal), min_size=2, max_size=12))
def test_the_way_and_the_unit_of_a_series_do_not_matter(values: list[Decimal]) -> None:
    assert two_sided(values) == two_sided(values[::-1]) == two_sided([100 - 3 * one for one in values])
    assert score(values) == -score(values[::-1])


def test_all_alike_is_no_trend() -> None:
    assert two_sided([Decimal(3)] * 6) == 1
    assert score([Decimal(3)] * 6) == 0


def test_the_edge_of_one_in_ten() -> None:
    """Of five figures one pair that falls gives 2 x 5/120 = 0.0833, two give 2 x 14/120 = 0.2333."""
    assert two_sided(with_score(5, 8)) == Fraction(1, 12)
    assert two_sided(with_score(5, 6)) == Fraction(7, 30)


def test_a_long_series_needs_no_arrangement_to_be_looked_at() -> None:
    assert 0 < two_sided([Decimal(one) for one in range(60)]) < Fraction(1, 10**70)
