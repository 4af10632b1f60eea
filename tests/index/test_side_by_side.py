"""Replications with noise in their figures, several at once: each is what it would be alone."""

from dataclasses import replace

import numpy as np
import pytest

from tallystick.index.aggregate.arithmetic import ArithmeticMean
from tallystick.index.aggregate.copeland import Copeland
from tallystick.index.aggregate.geometric import Geometric
from tallystick.index.doubt.run import doubted
from tallystick.index.doubts import DataDoubt, Doubts, WeightDoubt
from tallystick.index.impute.column import Mean
from tallystick.index.impute.leave import NoImputation
from tallystick.index.impute.row import RowMean
from tallystick.index.method import CoverageAsked, IndexMethod
from tallystick.index.model import Leaf, Matrix, Node, UnitTable
from tallystick.index.normalise.goalposts import Goalposts
from tallystick.index.normalise.minmax import MinMax
from tallystick.index.normalise.zscore import ZScore
from tallystick.index.steps import index_of
from tallystick.index.treat import Outliers
from tallystick.index.tree import grown
from tallystick.index.weigh.pca import PrincipalComponent
from tests.index.test_doubt import method, table

NOISE = DataDoubt(relative=0.05)
DOUBTS = Doubts(replications=90, data=NOISE)


def denominated(*, by_indicator: bool) -> IndexMethod:
    """The method with one indicator divided by another column, which is an indicator too or is not."""
    plain = method()
    leaves = [replace(leaf, denominator="f") if leaf.code == "a" else leaf for leaf in plain.tree.leaves]
    nodes = plain.tree.nodes
    if not by_indicator:
        leaves, nodes = leaves[:-1], tuple(node for node in nodes if node.code != "r")
    return replace(plain, tree=replace(plain.tree, leaves=tuple(leaves), nodes=nodes))


CASES: dict[str, tuple[IndexMethod, Doubts, bool]] = {
    "one mean": (method(), DOUBTS, False),
    "geometric": (method(aggregator=Geometric()), DOUBTS, False),
    "two means": (method(aggregators={"p": Geometric()}), DOUBTS, False),
    "weights too": (method(), replace(DOUBTS, weights=WeightDoubt(0.3)), False),
    "gaps": (method(), replace(DOUBTS, weights=WeightDoubt(0.3)), True),
    "gaps, estimated": (method(imputer=Mean()), DOUBTS, True),
    "gaps, by row": (method(imputer=RowMean()), DOUBTS, True),
    "coverage": (method(coverage=CoverageAsked(of_indicators=0.9)), DOUBTS, True),
    "screened": (method(screening=replace(method().screening, data=0.9)), DOUBTS, True),
    "left out": (method(), replace(DOUBTS, leave_out=True), False),
    "treated": (method(outliers=Outliers(skew=0.5, kurtosis=0.5)), DOUBTS, False),
    "copeland": (method(aggregator=Copeland()), DOUBTS, False),
    "denominators": (denominated(by_indicator=False), DOUBTS, False),
    "an indicator as denominator": (denominated(by_indicator=True), DOUBTS, False),
    "alternatives": (
        method(),
        replace(
            DOUBTS,
            normalise=(MinMax(1, 100), ZScore(100, 10)),
            aggregate=(ArithmeticMean(), Geometric()),
            impute=(NoImputation(), Mean()),
        ),
        True,
    ),
    "pca, alone in any case": (method(weighers={"p": PrincipalComponent()}), DOUBTS, False),
}


@pytest.mark.parametrize("name", CASES)
def test_each_is_what_it_would_be_alone(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    what, doubts, gaps = CASES[name]
    figures = table(gaps=gaps)
    several = doubted(figures, index_of(figures, what), doubts).evaluated
    monkeypatch.setattr("tallystick.index.doubt.evaluate.can_be_together", lambda _: False)
    alone = doubted(figures, index_of(figures, what), doubts).evaluated
    np.testing.assert_allclose(several.scores, alone.scores, rtol=1e-12)
    assert np.isfinite(several.scores).any()
    assert several.failures == alone.failures == {}


def test_the_size_of_a_block_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    figures, what = table(), method()
    found = []
    for size in (1, 200, 2**16):
        monkeypatch.setattr("tallystick.index.doubt.side_by_side._AT_ONCE", size)
        found.append(doubted(figures, index_of(figures, what), DOUBTS).evaluated.scores.tobytes())
    assert len(set(found)) == 1


def test_a_replication_that_fails_is_named_and_the_others_stand() -> None:
    values = np.array([[1.0, 5.0], [2.0, 6.0], [3.0, 9.0], [0.02, 7.0]])
    units = ("u", "v", "w", "x")
    figures = UnitTable(Matrix(values, units, ("a", "b")), units, {})
    leaves = (Leaf("a", "a", "top", bounds=(0.0, 4.0)), Leaf("b", "b", "top", bounds=(0.0, 10.0)))
    tree = grown(leaves, [Node("top", "top", None)])
    what = replace(method(), tree=tree, normaliser=Goalposts(), aggregator=Geometric())
    # Noise takes the smallest figure below its goalpost, to 0, in about one of six replications.
    doubts = Doubts(replications=60, data=DataDoubt(sd={"a": 0.02}))
    found = doubted(figures, index_of(figures, what), doubts).evaluated
    assert 2 < len(found.failures) < 25
    assert all("a of x" in why.text and "geometric" in why.text for why in found.failures.values())
    assert np.flatnonzero(np.isnan(found.scores).all(axis=1)).tolist() == list(found.failures)
