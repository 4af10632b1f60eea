"""Every way of doing a step, with numbers worked out by hand from its formula or printed by its source."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tallystick.index.aggregate import AGGREGATORS, Aggregator
from tallystick.index.aggregate.adjusted_mazziotta_pareto import AdjustedMazziottaPareto
from tallystick.index.aggregate.arithmetic import ArithmeticMean
from tallystick.index.aggregate.benefit_of_doubt import BenefitOfDoubt
from tallystick.index.aggregate.copeland import Copeland, outranking
from tallystick.index.aggregate.geometric import Geometric
from tallystick.index.aggregate.harmonic import Harmonic
from tallystick.index.aggregate.mazziotta_pareto import MazziottaPareto
from tallystick.index.aggregate.mean_min import MeanMin
from tallystick.index.aggregate.minimum import Minimum
from tallystick.index.aggregate.owa import OrderedAverage
from tallystick.index.aggregate.power import Power
from tallystick.index.impute import Imputer, Surroundings
from tallystick.index.impute.column import Mean, Median
from tallystick.index.impute.leave import NoImputation
from tallystick.index.impute.panel import LatestFigure, Linear
from tallystick.index.impute.row import RowMean
from tallystick.index.model import Leaf, Matrix
from tallystick.index.moments import moments_of
from tallystick.index.normalise import NORMALISERS
from tallystick.index.normalise.around import AroundReference
from tallystick.index.normalise.borda import Borda
from tallystick.index.normalise.fraction import FractionOfBest
from tallystick.index.normalise.goalposts import Goalposts
from tallystick.index.normalise.log_goalposts import LogGoalposts
from tallystick.index.normalise.minmax import MinMax
from tallystick.index.normalise.normaliser import Normaliser
from tallystick.index.normalise.percentile_rank import PercentileRank
from tallystick.index.normalise.rank import Rank
from tallystick.index.normalise.scaled import Scaled
from tallystick.index.normalise.to_maximum import DistanceToBest
from tallystick.index.normalise.to_reference import DistanceToReference
from tallystick.index.normalise.to_target import DistanceToTarget
from tallystick.index.normalise.zscore import ZScore
from tallystick.index.treat import TRANSFORMS, Outliers
from tallystick.index.treat.boxcox import BoxCox
from tallystick.index.treat.log_innovation import LogInnovation
from tallystick.index.treat.log_plus_one import LogPlusOne
from tallystick.index.treat.log_shifted import LogShifted
from tallystick.index.treat.log_skewed import LogSkewed
from tallystick.index.treat.transform import NoTransform, Transform
from tests.index.made import matrix

NAN = float("nan")


def leaf(**said: Any) -> Leaf:  # noqa: ANN401 - of any field
    return replace(Leaf("x", "x", "index"), **said)


#: Of the figures 10, 20 and 40: mean 70/3, standard deviation 15.275252 (n - 1), range 30.
NORMALISED: list[tuple[Normaliser, dict[str, Any], list[float]]] = [
    (MinMax(), {}, [0, 100 / 3, 100]),
    (MinMax(1, 100), {"direction": -1}, [100, 67, 1]),
    (ZScore(), {}, [-0.872872, -0.218218, 1.091089]),
    (ZScore(100, 10), {"direction": -1}, [108.72872, 102.18218, 89.08911]),
    (Scaled(0, 50), {}, [20, 40, 80]),
    (Scaled(), {"direction": -1, "bounds": (0.0, 50.0)}, [80, 60, 20]),
    (Rank(), {"direction": -1}, [3, 2, 1]),
    (Borda(), {}, [0, 1, 2]),
    (PercentileRank(), {}, [0, 0.5, 1]),
    (DistanceToBest(), {"direction": -1}, [1, 2 / 3, 0]),
    (DistanceToReference("b"), {}, [0, 1, 3]),
    (DistanceToReference("b", cap=True), {}, [0, 1, 1]),
    (DistanceToTarget(), {"target": 30.0}, [0, 0.5, 1.5]),
    (DistanceToTarget(cap=True), {"target": 15.0, "direction": -1}, [1, 0.8, 0]),
    (Goalposts(), {"bounds": (0.0, 50.0)}, [0.2, 0.4, 0.8]),
    (Goalposts(100), {"bounds": (15.0, 30.0), "direction": -1}, [100, 200 / 3, 0]),
    (Goalposts(cut=False), {"bounds": (15.0, 30.0)}, [-1 / 3, 1 / 3, 5 / 3]),
    (LogGoalposts(), {"bounds": (5.0, 80.0)}, [0.25, 0.5, 0.75]),
    (LogGoalposts(), {"bounds": (5.0, 80.0), "direction": -1}, [0.75, 0.5, 0.25]),
    (FractionOfBest(), {}, [0.25, 0.5, 1]),
    (FractionOfBest(), {"direction": -1}, [1, 0.5, 0.25]),
    (AroundReference(), {}, [220 / 3, 280 / 3, 400 / 3]),
    (AroundReference("target"), {"target": 20.0, "direction": -1}, [120, 100, 60]),
]


@pytest.mark.parametrize(("way", "said", "expected"), NORMALISED)
def test_each_normalisation(way: Normaliser, said: dict[str, Any], expected: list[float]) -> None:
    found = way.run(matrix((10,), (20,), (40,)), (leaf(**said),))
    np.testing.assert_allclose(found[:, 0], expected, rtol=1e-6, atol=1e-12)
    with_gap = way.run(matrix((10,), (20,), (NAN,), (40,)), (leaf(**said),))
    np.testing.assert_allclose(with_gap[[0, 1, 3], 0], expected, rtol=1e-6, atol=1e-12)
    assert np.isnan(with_gap[2, 0])


def test_ties_take_the_lowest_rank_or_the_mean() -> None:
    ties = matrix((1,), (1,), (2,))
    np.testing.assert_array_equal(Rank().run(ties, (leaf(),))[:, 0], [1, 1, 3])
    np.testing.assert_array_equal(Rank("average").run(ties, (leaf(),))[:, 0], [1.5, 1.5, 3])
    np.testing.assert_array_equal(Borda("average").run(ties, (leaf(),))[:, 0], [0.5, 0.5, 2])


def test_skew_and_kurtosis_are_excels() -> None:
    """Microsoft's own example of SKEW and KURT: 0.359543 and -0.151800."""
    found = moments_of(np.array([[3.0], [4], [5], [2], [3], [4], [5], [6], [4], [7]]))
    assert found.skew[0] == pytest.approx(0.359543, abs=1e-6)
    assert found.kurtosis[0] == pytest.approx(-0.151800, abs=1e-6)


#: Of the column 1, 2, 5.
TRANSFORMED: list[tuple[Transform, list[float]]] = [
    (NoTransform(), [1, 2, 5]),
    (LogShifted(), [np.log(0.04), np.log(1.04), np.log(4.04)]),
    (LogSkewed(), [np.log(0.04), np.log(1.04), np.log(4.04)]),
    (LogPlusOne(), [0, np.log(2), np.log(5)]),
    (LogInnovation(), [0, np.log(2), np.log(5)]),
    (BoxCox(0.5), [0, 2 * (np.sqrt(2) - 1), 2 * (np.sqrt(5) - 1)]),
    (BoxCox(0.0), [0, np.log(2), np.log(5)]),
    (BoxCox(2.0), [0, 1.5, 12]),
]


@pytest.mark.parametrize(("way", "expected"), TRANSFORMED)
def test_each_transform(way: Transform, expected: list[float]) -> None:
    np.testing.assert_allclose(way.run(np.array([1.0, 2.0, 5.0])), expected, rtol=1e-12, atol=1e-12)


def test_a_tail_below_is_shortened_from_the_other_end() -> None:
    found = LogSkewed().run(np.array([1.0, 4.0, 5.0]))
    np.testing.assert_allclose(found, [-np.log(4.04), -np.log(1.04), -np.log(0.04)])


def test_the_exponent_of_box_and_cox_is_found_where_none_is_given() -> None:
    """Of exp(normal quantiles) the logarithm is normal, so the exponent lies near 0."""
    column = np.exp(np.array([-1.5, -1.0, -0.5, -0.2, 0.0, 0.2, 0.5, 1.0, 1.5])) * 100
    found = BoxCox().run(column)
    assert abs(moments_of(found[:, None]).skew[0]) < abs(moments_of(column[:, None]).skew[0]) / 5


def test_a_column_that_fails_is_drawn_in_until_it_passes() -> None:
    """Of 1, 2, 3, 4, 100 skew is 2.23 and kurtosis 4.99; of 1, 2, 3, 4, 4 they are -0.54 and -1.49."""
    found = Outliers().run(matrix((1,), (2,), (3,), (4,), (100,)))
    np.testing.assert_array_equal(found.matrix.values[:, 0], [1, 2, 3, 4, 4])
    np.testing.assert_array_equal(found.moved[:, 0], [0, 0, 0, 0, 1])
    assert found.before.skew[0] == pytest.approx(2.2326, abs=1e-3)
    transformed = Outliers(winsorise=0).run(matrix((1,), (2,), (3,), (4,), (100,)))
    assert transformed.transformed[0]
    assert transformed.matrix.values[4, 0] == pytest.approx(np.log(99 + 0.99))


GAPS = ((1.0, 10.0), (NAN, 20.0), (5.0, NAN), (9.0, 30.0))
FILLED: list[tuple[Imputer, float, float]] = [
    (NoImputation(), NAN, NAN),
    (Mean(), 5.0, 20.0),
    (Median(), 5.0, 20.0),
    (Mean(by="half"), 1.0, 30.0),
    (Median(by="half"), 1.0, 30.0),
    # b has y at the middle of 10 to 30, so x at the middle of 1 to 9; c has x at the middle, so y too.
    (RowMean(), 5.0, 20.0),
]


@pytest.mark.parametrize(("way", "x_of_b", "y_of_c"), FILLED)
def test_each_imputation(way: Imputer, x_of_b: float, y_of_c: float) -> None:
    leaves = (Leaf("x", "x", "p"), Leaf("y", "y", "p"))
    around = Surroundings(leaves, {"half": ("one", "one", "two", "two")}, ("p", "p"))
    found = way.run(matrix(*GAPS), around)
    np.testing.assert_allclose([found[1, 0], found[2, 1]], [x_of_b, y_of_c])
    known = ~np.isnan(np.array(GAPS))
    np.testing.assert_array_equal(found[known], np.array(GAPS)[known])


def test_a_row_is_filled_by_its_own_level_with_directions_heeded() -> None:
    """b is best in y, so it is taken to be best in x, of which less is better: 1."""
    leaves = (Leaf("x", "x", "p", direction=-1), Leaf("y", "y", "p"))
    given = matrix((1, 10), (NAN, 30), (9, 20))
    assert RowMean().run(given, Surroundings(leaves, {}, ("p", "p")))[1, 0] == pytest.approx(1.0)
    apart = RowMean().run(given, Surroundings(leaves, {}, ("p", "q")))
    assert np.isnan(apart[1, 0])


YEARS = Matrix(np.array([[1.0], [NAN], [4.0], [NAN], [NAN], [7.0]]), ("a", "a", "a", "a", "b", "b"), ("x",))
TIMES = (2020.0, 2021.0, 2023.0, 2024.0, 2020.0, 2021.0)


@pytest.mark.parametrize(
    ("way", "expected"),
    [(LatestFigure(), [1, 1, 4, 4, NAN, 7]), (Linear(), [1, 2, 4, 4, 7, 7])],
)
def test_years_are_filled_from_the_unit_s_own(way: Imputer, expected: list[float]) -> None:
    around = Surroundings((leaf(),), {}, ("p",), TIMES)
    np.testing.assert_allclose(way.run(YEARS, around)[:, 0], expected)


def test_a_figure_is_not_carried_further_than_it_may_be() -> None:
    given = Matrix(np.array([[1.0], [NAN], [NAN]]), ("a",) * 3, ("x",))
    around = Surroundings((leaf(),), {}, ("p",), (2020.0, 2021.0, 2022.0))
    np.testing.assert_allclose(LatestFigure(1).run(given, around)[:, 0], [1, 1, NAN])


#: Of 2 and 8.
AGGREGATED: list[tuple[Aggregator, tuple[float, float], float]] = [
    (ArithmeticMean(), (1, 1), 5),
    (ArithmeticMean(), (3, 1), 3.5),
    (Geometric(), (1, 1), 4),
    (Geometric(), (3, 1), 2**1.5),
    (Harmonic(), (1, 1), 3.2),
    (Harmonic(), (3, 1), 32 / 13),
    (Power(2.0), (1, 1), 34**0.5),
    (Power(-1.0), (1, 1), 3.2),
    (Power(0.0), (1, 1), 4),
    (OrderedAverage(best=1), (1, 1), 8),
    (OrderedAverage(order=(3, 1)), (1, 1), 6.5),
    (Minimum(), (1, 1), 2),
    (MeanMin(0.5), (1, 1), 3.5),
    (MeanMin(0.5, 4.0), (1, 1), 4.5),
    (MeanMin(0.0), (1, 1), 5),
    (MeanMin(1.0), (1, 1), 2),
    # M = 5, S^2 = 18 by n - 1 and 9 by n.
    (MazziottaPareto(standardise=False), (1, 1), 5 - 18 / 5),
    (MazziottaPareto("up", standardise=False), (1, 1), 5 + 18 / 5),
    (AdjustedMazziottaPareto(standardise=False), (1, 1), 5 - 9 / 5),
    (AdjustedMazziottaPareto("up", standardise=False), (1, 1), 5 + 9 / 5),
]


@pytest.mark.parametrize(("way", "weights", "expected"), AGGREGATED)
def test_each_aggregation(way: Aggregator, weights: tuple[float, float], expected: float) -> None:
    found = way.run(matrix((2, 8)), np.array(weights, dtype=float))
    assert found[0] == pytest.approx(expected)


def test_the_benefit_of_the_doubt() -> None:
    """c may weigh both by 2/3, where a and b reach 1, and reaches 2/3 itself."""
    part = matrix((1, 0.5), (0.5, 1), (0.5, 0.5))
    scores, shares = BenefitOfDoubt().solved(part)
    np.testing.assert_allclose(scores, [1, 1, 2 / 3])
    np.testing.assert_allclose(shares[2], [0.5, 0.5])
    # Where both shares are a half, a's weights are 0.4 and 0.8, by which b has 0.4 / 2 + 0.8 = 1.
    np.testing.assert_allclose(BenefitOfDoubt(0.5).run(part, np.ones(2)), [0.8, 0.8, 2 / 3])


def test_copeland_counts_whom_a_unit_beats_less_who_beats_it() -> None:
    """With weights 1, 1, 1: a beats b in x and y, b beats c in y and z, c beats a in x and z: a circle."""
    circle = matrix((2, 3, 1), (1, 2, 3), (3, 1, 2))
    np.testing.assert_array_equal(Copeland().run(circle, np.ones(3)), [0, 0, 0])
    np.testing.assert_array_equal(Copeland().run(circle, np.array([1.0, 3.0, 1.0])), [2, 0, -2])


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]])
def test_copeland_does_not_depend_on_the_order_of_rows_where_numbers_are_missing(order: list[int]) -> None:
    values = np.array([[1.0, NAN, 3.0], [2.0, 5.0, NAN], [NAN, 4.0, 2.0]])
    weights = np.array([0.5, 0.25, 0.25])
    found = outranking(values[order], weights)
    expected = np.array([[0.5, 0.0, 1.0], [1.0, 0.5, 1.0], [0.0, 0.0, 0.5]])
    np.testing.assert_allclose(found, expected[np.ix_(order, order)])
    np.testing.assert_allclose(found + found.T, 1.0)


def test_every_way_has_its_number_here() -> None:
    assert {type(way) for way, _, _ in NORMALISED} == set(NORMALISERS.values())
    assert {type(way) for way, _ in TRANSFORMED} == set(TRANSFORMS.values())
    assert {type(way) for way, _, _ in AGGREGATED} | {Copeland, BenefitOfDoubt} == set(AGGREGATORS.values())
