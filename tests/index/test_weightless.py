"""What has no weight is left out by every way, and a replication that fails fails alone."""

from dataclasses import replace

import numpy as np
import pytest

from tallystick.index.aggregate import AGGREGATORS, Aggregator
from tallystick.index.aggregate.owa import OrderedAverage
from tallystick.index.audit.weighing import prebuilt, what_if
from tallystick.index.doubt.alternatives import without
from tallystick.index.steps import Index, index_of
from tests.index.made import METHOD, index, method, read_table
from tests.index.test_nothing_silent import with_step

FIGURES = "code,a,b,c\nu1,1,9,3\nu2,2,7,1\nu3,4,8,2\nu4,5,3,9\nu5,6,2,8\nu6,9,1,4\n"
WAYS: list[Aggregator] = [OrderedAverage(best=1)] + [
    way() for name, way in sorted(AGGREGATORS.items()) if name != OrderedAverage.NAME
]


def made_by(way: Aggregator) -> Index:
    table = read_table(FIGURES).table
    assert table is not None
    asked = method(with_step(METHOD, "[normalise]\nhow = 'min-max'\nlow = 1"))
    return index_of(table, replace(asked, aggregator=way))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.NAME)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_what_is_left_out_counts_as_if_it_were_not_there(way: Aggregator, at: int) -> None:
    """The third is the only one below its node, which then goes with it."""
    made = made_by(way)
    table = read_table(FIGURES).table
    assert table is not None
    (found,) = what_if(table, made, [("abc"[at], 0.0)])
    alone = index_of(table, replace(made.method, tree=without(made.method.tree, at)))
    np.testing.assert_allclose(found.scores, alone.scores.index)
    if way.NAME in {"owa", "benefit-of-the-doubt"}:  # in which weights don't count otherwise
        assert not np.allclose(found.scores, made.scores.index)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.NAME)
def test_a_weight_of_zero_in_the_method_does_the_same(way: Aggregator) -> None:
    made = made_by(way)
    table = read_table(FIGURES).table
    assert table is not None
    tree = made.method.tree
    weightless = replace(tree, leaves=(replace(tree.leaves[0], weight=0.0), *tree.leaves[1:]))
    found = index_of(table, replace(made.method, tree=weightless)).scores.index
    alone = index_of(table, replace(made.method, tree=without(tree, 0))).scores.index
    np.testing.assert_allclose(found, alone)


def test_weights_under_which_nothing_can_be_made_condemn_no_others() -> None:
    """p is (a - b) / 2 = 1 of both: with a left out or halved, or b doubled, it has no geometric mean.

    With b halved it is (4 - 1) / 1.5 = 2 of the one and (6 - 2) / 1.5 = 8/3 of the other.
    """
    figures = "code,a,b,c\nu1,4,2,3\nu2,6,4,1\n"
    text = with_step(METHOD, "[normalise]\nhow = 'scaled'\n[aggregate.at.index]\nhow = 'geometric'")
    made = index(figures, text)
    table = read_table(figures, text).table
    assert table is not None
    found = {(one.code, one.factor): one for one in prebuilt(table, made)}
    failed = {key for key, one in found.items() if one.failed is not None}
    assert failed == {("a", 0.0), ("a", 0.5), ("b", 2.0)}
    assert all("step aggregate: geometric" in one.failed.text for one in found.values() if one.failed)
    assert found["b", 0.5].scores == pytest.approx([6**0.5, (8 / 3) ** 0.5])


def test_a_denominator_divides_by_its_thousands() -> None:
    """4 per 2,000 people is 2 per thousand; 9 of no known number of people is no figure."""
    text = METHOD.replace('code = "a"\n', 'code = "a"\ndenominator = "people"\nscale = 1000\n')
    found = index("code,people,a,b,c\nu1,2000,4,2,3\nu2,,9,3,2\nu3,500,6,4,1\n", text)
    np.testing.assert_allclose(found.denominated.values[:, 0], [2, np.nan, 12])
