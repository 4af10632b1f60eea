"""Weights, and the SERF index, with numbers worked out by hand or printed by their source."""

import numpy as np
import pytest

from tallystick.index.examples.serf import frontier, penalised, share_reached
from tallystick.index.model import Array, Matrix
from tallystick.index.weigh import WEIGHERS, Weigher, Weighing
from tallystick.index.weigh.ahp import PairwiseComparison
from tallystick.index.weigh.budget import BudgetAllocation
from tallystick.index.weigh.entropy import Entropy
from tallystick.index.weigh.equal import EqualWeights
from tallystick.index.weigh.given import GivenWeights
from tallystick.index.weigh.optimised import Optimised
from tallystick.index.weigh.pca import PrincipalComponent
from tests.index.made import matrix

NAN = float("nan")


def asked(part: Matrix, given: tuple[float, ...] = (1, 1)) -> Weighing:
    return Weighing(
        part.codes, np.array(given, dtype=float), lambda: part, lambda w: part.values @ w / w.sum()
    )


ENTROPY = matrix((1, 1), (1, 2), (2, 5))
WEIGHED: list[tuple[Weigher, Matrix, list[float]]] = [
    (GivenWeights(), matrix((1, 2)), [0.25, 0.75]),
    (EqualWeights(), matrix((1, 2)), [0.5, 0.5]),
    (BudgetAllocation({"p": {"x": 60, "y": 40}, "q": {"x": 20, "y": 80}}), matrix((1, 2)), [0.4, 0.6]),
    # e = 1.0397208/ln 3 and 0.9002562/ln 3.
    (Entropy(), ENTROPY, [0.228930, 0.771070]),
    (PrincipalComponent(), matrix((1, 1), (2, 3), (3, 2), (5, 4)), [0.5, 0.5]),
    (PrincipalComponent("first"), matrix((1, 1), (2, 3), (3, 2), (5, 4)), [0.5, 0.5]),
    # Two elements are equally important where w s is the same: s is 1 and 2 times the same.
    (Optimised(), matrix((1, 2), (2, 6), (3, 4)), [2 / 3, 1 / 3]),
]


@pytest.mark.parametrize(("way", "part", "expected"), WEIGHED)
def test_each_weighting(way: Weigher, part: Matrix, expected: list[float]) -> None:
    np.testing.assert_allclose(way.run(asked(part, (1, 3))), expected, atol=2e-5)


def test_pairwise_comparisons_and_how_well_they_agree() -> None:
    """Saaty's scale, 1 3 5 / 1/3 1 3 / 1/5 1/3 1: weights 0.637, 0.258, 0.105, consistency ratio 0.033."""
    way = PairwiseComparison(("x", "y", "z"), ((1, 3, 5), (1 / 3, 1, 3), (1 / 5, 1 / 3, 1)))
    weights, ratio = way.solved()
    np.testing.assert_allclose(weights, [0.637, 0.258, 0.105], atol=5e-4)
    assert ratio == pytest.approx(0.033, abs=5e-4)
    turned = Matrix(np.ones((1, 3)), ("a",), ("z", "x", "y"))
    np.testing.assert_allclose(way.run(asked(turned, (1, 1, 1))), weights[[2, 0, 1]])


def test_the_frontier_is_what_anybody_reached_with_no_more() -> None:
    outcomes = np.array([50.0, 70.0, 60.0, NAN, 80.0, 75.0])
    incomes = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 5.0])
    np.testing.assert_array_equal(frontier(outcomes, incomes), [50, 70, 70, 70, 80, 80])


def test_what_was_reached_of_what_was_feasible() -> None:
    """x = 70, m = 20, F = 90: 71.42857; at twice the income where the frontier is flat: 62.13607."""
    shares: Array = share_reached(np.array([70.0, 95.0]), np.array([90.0, 90.0]), 20.0)
    np.testing.assert_allclose(shares, [71.42857, 100], rtol=1e-6)
    found = penalised(np.array([71.42857, 71.42857]), np.array([2.0, 1.0]), 1.0)
    np.testing.assert_allclose(found, [62.13607, 71.42857], rtol=1e-6)


def test_every_weighting_has_its_number_here() -> None:
    assert {type(way) for way, _, _ in WEIGHED} | {PairwiseComparison} == set(WEIGHERS.values())
