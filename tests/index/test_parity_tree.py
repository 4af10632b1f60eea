"""Aggregation and weights against COINr's and Compind's results (files 05, 06 and 10)."""

from dataclasses import replace

import numpy as np
import pytest

from tallystick.index.aggregate.adjusted_mazziotta_pareto import AdjustedMazziottaPareto
from tallystick.index.aggregate.aggregator import Aggregator
from tallystick.index.aggregate.arithmetic import ArithmeticMean
from tallystick.index.aggregate.benefit_of_doubt import BenefitOfDoubt
from tallystick.index.aggregate.copeland import Copeland, outranking
from tallystick.index.aggregate.geometric import Geometric
from tallystick.index.aggregate.harmonic import Harmonic
from tallystick.index.aggregate.mazziotta_pareto import MazziottaPareto
from tallystick.index.aggregate.owa import OrderedAverage
from tallystick.index.aggregate.power import Power
from tallystick.index.components import principal_components
from tallystick.index.effective import effective_weights
from tallystick.index.impute.leave import NoImputation
from tallystick.index.method import CoverageAsked
from tallystick.index.model import Array, Flags, Matrix
from tallystick.index.normalise.minmax import MinMax
from tallystick.index.steps import index_of
from tallystick.index.upward import covered_shares
from tallystick.index.weigh.optimised import Optimised
from tallystick.index.weigh.weigher import Weighing
from tests.index import asem

pytestmark = asem.HERE
FROM_ONE = MinMax(1.0, 100.0)


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("amean", ArithmeticMean()),
        ("gmean", Geometric()),
        ("hmean", Harmonic()),
        ("genmean_p-1", Power(-1.0)),
        ("genmean_p0.5", Power(0.5)),
        ("genmean_p2", Power(2.0)),
        ("genmean_p3", Power(3.0)),
    ],
)
def test_each_mean_gives_the_same_numbers_at_every_node(name: str, way: Aggregator) -> None:
    found = index_of(asem.table(), replace(asem.example(), normaliser=FROM_ONE, aggregator=way))
    asem.same(found.scores.matrix, f"05_agg_{name}.csv")


def test_nodes_may_differ_in_how_they_are_aggregated() -> None:
    mixed = replace(
        asem.example(), normaliser=FROM_ONE, aggregators={"Conn": Geometric(), "Sust": Geometric()}
    )
    asem.same(index_of(asem.table(), mixed).scores.matrix, "05_agg_mixed_agm.csv")


def test_copeland_gives_the_same_numbers_at_the_top_and_at_all_levels() -> None:
    everywhere = replace(asem.example(), normaliser=FROM_ONE, aggregator=Copeland())
    asem.same(index_of(asem.table(), everywhere).scores.matrix, "05_agg_copeland_all_levels.csv")
    top = replace(asem.example(), normaliser=FROM_ONE, aggregators={"Index": Copeland()})
    asem.same(index_of(asem.table(), top).scores.matrix, "05_agg_copeland_top.csv")


def test_the_outranking_matrix_is_the_same_but_for_its_diagonal() -> None:
    """COINr sets the diagonal to 0; a unit compared with itself is alike in everything, which is a half."""
    built = asem.from_one()
    whole = effective_weights(asem.plain().tree, built.scores.weights)
    order = asem.reference("05_outrank_matrix_49ind.csv").units
    rows = [built.normalised.units.index(unit) for unit in order]
    values = built.normalised.values[rows]
    found = outranking(values, np.array([whole[code] for code in built.normalised.codes]))
    assert (np.diag(found) == 0.5).all()
    np.fill_diagonal(found, 0.0)
    expected = asem.reference("05_outrank_matrix_49ind.csv")
    columns = expected.columns(order).values
    np.testing.assert_allclose(found, columns, rtol=asem.RTOL, atol=1e-12)
    weights = np.array([whole[code] for code in built.normalised.codes])
    scores = Copeland().run(Matrix(values, order, built.normalised.codes), weights)
    asem.same(Matrix(scores[:, None], order, ("Copeland",)), "05_copeland_49ind.csv")


@pytest.mark.parametrize(
    ("name", "way"), [("amean", ArithmeticMean()), ("gmean", Geometric()), ("hmean", Harmonic())]
)
def test_gaps_are_left_out_of_a_mean_in_the_same_way(name: str, way: Aggregator) -> None:
    method = replace(asem.plain(), imputer=NoImputation(), outliers=None, normaliser=FROM_ONE, aggregator=way)
    asem.same(index_of(asem.table(), method).scores.matrix, f"05_agg_NA_{name}.csv")


def test_a_power_mean_keeps_a_unit_that_coinr_loses() -> None:
    """COINr's power mean is empty where one number is; here it is of what there is, as others are."""
    method = replace(asem.plain(), normaliser=FROM_ONE, aggregator=Power(2.0))
    found = index_of(asem.table(), method).scores
    expected = asem.reference("05_agg_NA_genmean_p2.csv")
    rows = [found.matrix.units.index(unit) for unit in expected.units]
    there = found.matrix.columns(expected.codes).values[rows]
    known = ~np.isnan(expected.values)
    np.testing.assert_allclose(there[known], expected.values[known], rtol=asem.RTOL)
    assert np.isnan(expected.values[:, expected.codes.index("Index")]).sum() > 10
    assert not np.isnan(found.index).any()


def test_below_the_coverage_that_is_asked_there_is_no_number() -> None:
    method = replace(asem.plain(), normaliser=FROM_ONE, coverage=CoverageAsked(below_node=0.8))
    found = index_of(asem.table(), method).scores
    asem.same(found.matrix, "05_agg_NA_amean_thresh08.csv")
    assert found.refused.any()


@pytest.mark.parametrize("level", [1, 2, 3])
def test_first_components_are_the_same_but_for_their_arbitrary_sign(level: int) -> None:
    built = asem.built()
    tree = asem.plain().tree
    expected = asem.reference(f"06_pca_weights_L{level}.csv")
    loadings = dict(zip(expected.units, expected.columns(("Weight",)).values[:, 0], strict=True))
    variances = asem.lines(f"06_pca_variance_L{level}.csv")
    for parent, some in tree.below().items():
        codes = tuple(one.code for one in some)
        if codes[0] not in loadings:
            continue
        found = principal_components(built.scores.matrix.columns(codes).values)
        theirs = np.array([loadings[code] for code in codes])
        sign = np.sign(theirs @ found.loadings[:, 0])
        np.testing.assert_allclose(found.loadings[:, 0] * sign, theirs, rtol=asem.RTOL, atol=1e-12)
        assert found.loadings[:, 0].sum() > 0
        sdev = [float(row[2]) for row in variances[1:] if row[0] == parent]
        np.testing.assert_allclose(np.sqrt(found.variances), sdev, rtol=asem.RTOL)


def test_the_components_of_all_indicators_at_once_are_the_same_but_for_their_sign() -> None:
    expected = asem.reference("06_pca_all49_rotation.csv")
    found = principal_components(asem.built().scores.matrix.columns(expected.units).values).loadings[:, :5]
    sign = np.sign((found * expected.values).sum(axis=0))
    np.testing.assert_allclose(found * sign, expected.values, rtol=asem.RTOL, atol=1e-12)


def test_the_tree_and_its_weights_are_those_of_the_metadata() -> None:
    tree = asem.plain().tree
    levels = tree.levels()
    found = {one.code: (levels[one.code], one.weight) for one in tree.elements}
    assert found == {
        code: (int(level), float(weight)) for code, level, weight in asem.lines("01_weights_original.csv")[1:]
    }
    above = tree.above()
    for indicator, *nodes in asem.lines("01_lineage.csv")[1:]:
        line, at = [], above[indicator]
        while at is not None:
            line.append(at)
            at = above[at]
        assert line == nodes


def test_the_share_of_figures_below_each_node_is_the_same() -> None:
    """COINr counts raw figures; that two of Laos's lack their denominator comes after that."""
    expected = asem.reference("07_availability_bygroup.csv")
    built = asem.built()
    shares = covered_shares(built.method.tree, ~np.isnan(built.raw.values))
    rows = [built.raw.units.index(unit) for unit in expected.units]
    found = np.stack([shares[code][rows] for code in expected.codes], axis=1)
    np.testing.assert_allclose(found, expected.values, rtol=asem.RTOL)
    without = int((~np.isnan(built.raw.values) & np.isnan(built.denominated.values)).sum())
    assert without == np.rint((1 - built.scores.covered[:, -1]) * 49).sum() - np.isnan(built.raw.values).sum()


def _asked(level: int) -> tuple[Weighing, Flags]:
    """What is asked of weights at a level: correlations with the index, all else as in the example."""
    built = asem.built()
    tree = built.method.tree
    codes = tuple(code for code, at in tree.levels().items() if at == level)
    part = built.scores.matrix.columns(codes)
    below = {parent: [one.code for one in some] for parent, some in tree.below().items()}

    def outcome(weights: Array) -> Array:
        columns = {code: part.values[:, at] for at, code in enumerate(codes)}
        given = dict(zip(codes, weights, strict=True))
        for node in tree.nodes:
            if node.code not in columns and below[node.code][0] in columns:
                w = np.array([given.get(code, 1.0) for code in below[node.code]])
                numbers = np.stack([columns[code] for code in below[node.code]], axis=1)
                part_of = Matrix(numbers, part.units, tuple(below[node.code]))
                columns[node.code] = ArithmeticMean().run(part_of, w)
        return columns[tree.root.code]

    return Weighing(codes, np.ones(len(codes)), lambda: part, outcome), np.ones(len(part.units), dtype=bool)


@pytest.mark.parametrize(
    ("name", "level", "free"),
    [
        ("balance_L2_tol0.1", 2, False),
        ("balance_L2_tol1e-08", 2, True),
        ("balance_L3_tol0.1", 3, False),
        ("balance_L3_tol1e-08", 3, False),
    ],
)
def test_weights_balance_at_least_as_well_as_coinrs(name: str, level: int, free: bool) -> None:
    """COINr's weights for level 2 are below zero for one pillar; within bounds such weights don't exist."""
    theirs = asem.reference(f"06_opt_{name}.csv", ("OptWeight",))
    method = Optimised(least=-1.0) if free else Optimised()
    asked, rows = _asked(level)
    objective = method.objective(asked, rows)
    given = dict(zip(theirs.units, theirs.values[:, 0], strict=True))
    found = method.run(asked)
    assert found.sum() == pytest.approx(1.0)
    assert objective(found) <= objective(np.array([given[code] for code in asked.codes])) + 1e-12
    within = Optimised().run(asked)
    assert within.min() >= 0


def test_weights_tell_at_least_as_much_as_coinrs() -> None:
    theirs = asem.reference("06_opt_infomax_L2.csv", ("OptWeight",))
    asked, rows = _asked(2)
    method = Optimised("information")
    given = dict(zip(theirs.units, theirs.values[:, 0], strict=True))
    objective = method.objective(asked, rows)
    assert objective(method.run(asked)) <= objective(np.array([given[code] for code in asked.codes]))


def test_weights_can_be_optimised_below_one_node() -> None:
    found = index_of(asem.table(), replace(asem.example(), weighers={"Index": Optimised()}))
    at_top = {code: found.scores.weights[code] for code in ("Conn", "Sust")}
    assert at_top["Conn"] + at_top["Sust"] == pytest.approx(1.0)
    index = found.scores.index
    both = [np.corrcoef(found.scores.matrix.columns((code,)).values[:, 0], index)[0, 1] for code in at_top]
    assert both[0] == pytest.approx(both[1], abs=1e-4)


def _pillars() -> Matrix:
    expected = asem.reference("05_agg_amean.csv")
    return expected.columns(
        ("Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin")
    )


@pytest.mark.parametrize(
    ("column", "way", "tolerance"),
    [
        ("MPI_pos", MazziottaPareto(), 1e-9),
        ("MPI_neg", MazziottaPareto("up"), 1e-9),
        ("AMPI_mean_goalposts", AdjustedMazziottaPareto(), 6e-6),
        ("OWA_atleast3", OrderedAverage(best=3), 1e-9),
        ("OWA_morethan3", OrderedAverage(worst=3), 1e-9),
        ("BoD", BenefitOfDoubt(), 1e-9),
        ("BoD_shares_005_030", BenefitOfDoubt(0.05, 0.30), 1e-9),
        ("GeomEqual", Geometric(), 1e-9),
    ],
)
def test_other_indices_give_compinds_numbers(column: str, way: Aggregator, tolerance: float) -> None:
    part = _pillars()
    found = way.run(part, np.ones(8))
    expected = asem.reference("10_compind_pillars.csv", (column,))
    rows = [part.units.index(unit) for unit in expected.units]
    np.testing.assert_allclose(found[rows], expected.values[:, 0], rtol=tolerance)


def test_the_shares_behind_a_benefit_of_the_doubt_keep_to_their_bounds() -> None:
    part = _pillars()
    scores, shares = BenefitOfDoubt(0.05, 0.30).solved(part)
    assert shares.min() >= 0.05 - 1e-9
    assert shares.max() <= 0.30 + 1e-9
    np.testing.assert_allclose(shares.sum(axis=1), 1.0)
    unique = scores < 1 - 1e-9
    expected = asem.reference("10_compind_bod_shares_005_030.csv")
    order = [part.units.index(unit) for unit in expected.units]
    np.testing.assert_allclose(
        shares[order][unique[order]], expected.columns(part.codes).values[unique[order]], atol=1e-6
    )
