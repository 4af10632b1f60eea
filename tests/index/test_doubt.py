"""Doubt: each replication is what a plain index with its alternatives and weights would be."""

from dataclasses import replace

import numpy as np
import pytest

from tallystick.index.aggregate import Aggregator
from tallystick.index.aggregate.arithmetic import ArithmeticMean
from tallystick.index.aggregate.copeland import Copeland
from tallystick.index.aggregate.geometric import Geometric
from tallystick.index.aggregate.harmonic import Harmonic
from tallystick.index.aggregate.minimum import Minimum
from tallystick.index.aggregate.power import Power
from tallystick.index.audit.weighing import what_if
from tallystick.index.doubt.alternatives import without
from tallystick.index.doubt.chance import NOISE, normals, uniforms
from tallystick.index.doubt.evaluate import Evaluated, Worker, evaluated, pieces_of
from tallystick.index.doubt.plan import layout_of, own_noise, replications_of
from tallystick.index.doubt.ranks import ranks_by_row
from tallystick.index.doubt.run import doubted
from tallystick.index.doubt.summary import classes, rank_shares, units_doubt
from tallystick.index.doubt.tables import manifest
from tallystick.index.doubts import DataDoubt, Doubts, WeightDoubt
from tallystick.index.impute.column import Mean, Median
from tallystick.index.method import CoverageAsked, IndexMethod
from tallystick.index.model import Array, Leaf, Matrix, Node, UnitTable
from tallystick.index.normalise.goalposts import Goalposts
from tallystick.index.normalise.minmax import MinMax
from tallystick.index.normalise.zscore import ZScore
from tallystick.index.snags import CannotRun
from tallystick.index.steps import index_of
from tallystick.index.tree import grown
from tests.index.made import FIGURES, METHOD, read_method, read_table, told

NAN = float("nan")


def table(gaps: bool = False, units: int = 9) -> UnitTable:
    values = np.random.Generator(np.random.Philox(key=[7, 7])).lognormal(0, 0.6, (units, 6))
    if gaps:
        values[[1, 2, 5], [0, 3, 4]] = NAN
    named = tuple(f"u{at}" for at in range(units))
    return UnitTable(Matrix(values, named, tuple("abcdef")), named, {})


def method(**said: object) -> IndexMethod:
    parents = ("p", "p", "p", "q", "q", "r")
    leaves = tuple(
        Leaf(code, code, parent, -1 if code == "b" else 1, 1.0 + at)
        for at, (code, parent) in enumerate(zip("abcdef", parents, strict=True))
    )
    nodes = [Node("top", "top", None), Node("s", "s", "top", 2.0)]
    nodes += [Node("p", "p", "s"), Node("q", "q", "s"), Node("r", "r", "top")]
    plain = IndexMethod("m", "m", grown(leaves, nodes), normaliser=MinMax(1.0, 100.0))
    return replace(plain, **said)  # type: ignore[arg-type]


def made(what: IndexMethod, doubts: Doubts, figures: UnitTable) -> tuple[Evaluated, Array]:
    """The replications, and their random numbers."""
    drawn = uniforms(doubts.seed, 0, doubts.replications, layout_of(doubts, what.tree).width)
    plan = replications_of(drawn, doubts, what.tree, own_noise(0, doubts.replications))
    return evaluated(Worker(figures, what, doubts), plan, len(figures.names)), drawn


@pytest.mark.parametrize("gaps", [False, True])
@pytest.mark.parametrize(
    ("everywhere", "at"),
    [
        (ArithmeticMean(), {}),
        (Geometric(), {}),
        (Harmonic(), {"q": Geometric()}),
        (Power(2.0), {"top": ArithmeticMean()}),
        (Minimum(), {"s": ArithmeticMean()}),
        (ArithmeticMean(), {"s": Copeland()}),
        (ArithmeticMean(), {"top": Copeland()}),
    ],
)
@pytest.mark.parametrize("levels", [(), (1,), (2, 3)])
def test_a_replication_is_the_index_with_its_weights(
    everywhere: Aggregator, at: dict[str, Aggregator], levels: tuple[int, ...], gaps: bool
) -> None:
    what = method(aggregator=everywhere, aggregators=at)
    doubts = Doubts(replications=5, weights=WeightDoubt(0.5, levels))
    found, drawn = made(what, doubts, table(gaps))
    tree = what.tree
    heights = tree.levels()
    moved = [code for code in tree.codes if code != "top" and (not levels or heights[code] in levels)]
    for number in range(5):
        factor = dict(zip(moved, 1 + (2 * drawn[number] - 1) * 0.5, strict=True))
        changed = grown(
            [replace(leaf, weight=leaf.weight * factor.get(leaf.code, 1.0)) for leaf in tree.leaves],
            [replace(node, weight=node.weight * factor.get(node.code, 1.0)) for node in tree.nodes],
        )
        expected = index_of(table(gaps), replace(what, tree=changed)).scores.index
        np.testing.assert_allclose(found.scores[number], expected, rtol=1e-12)


def test_a_replication_is_the_index_with_its_alternatives() -> None:
    doubts = Doubts(
        replications=40,
        impute=(Mean(), Median()),
        treat=(None, method().outliers),
        normalise=(MinMax(1.0, 100.0), ZScore(50.0, 5.0)),
        aggregate=(ArithmeticMean(), Harmonic()),
        leave_out=True,
    )
    found, drawn = made(method(), doubts, table(gaps=True))
    for number, (impute, treat, norm, aggregate, left_out) in enumerate(drawn):
        # Each alternative has its equal share of the way from 0 to 1.
        changed = replace(
            method(),
            imputer=doubts.impute[int(impute * 2)],
            outliers=doubts.treat[int(treat * 2)],
            normaliser=doubts.normalise[int(norm * 2)],
            aggregator=doubts.aggregate[int(aggregate * 2)],
            tree=without(method().tree, int(left_out * 6)),
        )
        expected = index_of(table(gaps=True), changed).scores.index
        np.testing.assert_allclose(found.scores[number], expected, rtol=1e-12)


def test_without_the_only_indicator_of_a_node_the_node_is_gone_too() -> None:
    tree = without(method().tree, 5)
    assert [node.code for node in tree.nodes] == ["p", "q", "s", "top"]
    assert without(method().tree, 0).codes == ("b", "c", "d", "e", "f", "p", "q", "r", "s", "top")


def test_a_unit_below_the_coverage_asked_has_no_number_in_any_replication() -> None:
    what = method(coverage=CoverageAsked(of_indicators=0.9))
    found, _ = made(what, Doubts(replications=6, weights=WeightDoubt()), table(gaps=True))
    assert np.flatnonzero(np.isnan(found.scores).all(axis=0)).tolist() == [1, 2, 5]
    assert not np.isnan(found.scores[:, [0, 3, 4, 6, 7, 8]]).any()


def test_numbers_belong_to_a_replication_in_whatever_block_it_is_drawn() -> None:
    whole = uniforms(3, 0, 10, 7)
    np.testing.assert_array_equal(uniforms(3, 4, 3, 7), whole[4:7])
    assert not np.array_equal(whole, uniforms(4, 0, 10, 7))
    assert len(np.unique(whole)) == 70
    np.testing.assert_array_equal(normals(3, NOISE, 5, 4), normals(3, NOISE, 5, 9)[:4])
    assert not np.array_equal(normals(3, NOISE, 5, 4), normals(3, NOISE, 6, 4))


def test_pieces_share_their_alternatives_and_hold_every_replication_once() -> None:
    doubts = Doubts(replications=500, normalise=(MinMax(), ZScore()), aggregate=(ArithmeticMean(), Minimum()))
    plan = replications_of(uniforms(1, 0, 500, 2), doubts, method().tree, own_noise(0, 500))
    pieces = pieces_of(plan, doubts, 9)
    assert len(pieces) == 4
    np.testing.assert_array_equal(np.sort(np.concatenate([one.rows for one in pieces])), np.arange(500))
    for one in pieces:
        assert {tuple(row) for row in plan.choices[one.rows]} == {one.signature[:4]}


def test_alternatives_that_do_not_go_together_fail_by_name_and_are_not_dropped() -> None:
    """A z-score of mean 0 has no geometric mean: a quarter of the replications, each with its reason."""
    doubts = Doubts(
        replications=200, normalise=(MinMax(1, 100), ZScore()), aggregate=(ArithmeticMean(), Geometric())
    )
    found = doubted(table(), index_of(table(), method()), doubts)
    failures = found.evaluated.failures
    assert len(failures) == int(((found.replications.choices[:, 2:4]) == [1, 1]).all(axis=1).sum()) > 20
    assert all("step aggregate: geometric: it is zero or less" in why.text for why in failures.values())
    assert np.isnan(found.evaluated.scores[list(failures)]).all()
    assert (found.units.given == 200 - len(failures)).all()
    assert manifest(found)["failed"] == [
        {"why": next(iter(failures.values())).text, "replications": len(failures)}
    ]


def test_figures_without_doubt_give_the_index_and_gaps_stay_gaps() -> None:
    doubts = Doubts(replications=3, data=DataDoubt(sd={"a": 0.0}))
    found, _ = made(method(), doubts, table(gaps=True))
    expected = index_of(table(gaps=True), method()).scores.index
    np.testing.assert_allclose(found.scores, np.broadcast_to(expected, (3, 9)), rtol=1e-12)


def test_each_replication_has_noise_of_its_own_size() -> None:
    """With goalposts from 0 to 1 and one indicator the index is the figure, so its spread is the noise's."""
    leaf = Leaf("a", "a", "top", bounds=(0.0, 1000.0))
    what = IndexMethod(
        "m", "m", grown([leaf], [Node("top", "top", None)]), normaliser=Goalposts(1000.0, cut=False)
    )
    units = ("u", "v")
    figures = UnitTable(Matrix(np.array([[100.0], [200.0]]), units, ("a",)), units, {})
    found, _ = made(what, Doubts(replications=4000, data=DataDoubt(relative=0.1)), figures)
    np.testing.assert_allclose(found.scores.std(axis=0), [10, 20], rtol=0.05)
    np.testing.assert_allclose(found.scores.mean(axis=0), [100, 200], rtol=0.01)
    bounds = Matrix(np.array([[100.0, 90, 120], [200.0, NAN, NAN]]), units, ("a", "a.low", "a.high"))
    between = replace(figures, figures=bounds)
    found, _ = made(what, Doubts(replications=4000, data=DataDoubt(intervals=True)), between)
    assert found.scores[:, 0].min() >= 90
    assert found.scores[:, 0].max() <= 120
    assert found.scores[:, 0].mean() == pytest.approx(105, abs=0.5)
    assert (found.scores[:, 1] == 200).all()


def test_ranks_share_the_best_place_and_nobody_without_a_number_has_one() -> None:
    scores = np.array([[1.0, 3, 3, NAN, 2], [5, 4, 3, 2, 1]])
    np.testing.assert_array_equal(ranks_by_row(scores), [[4, 1, 1, 0, 3], [1, 2, 3, 4, 5]])


def test_intervals_of_ranks_are_the_quantiles_of_type_seven() -> None:
    scores = np.random.Generator(np.random.Philox(key=[1, 1])).random((101, 7))
    ranks = ranks_by_row(scores)
    found = units_doubt(scores, ranks, 0.9)
    expected = np.quantile(ranks, [0.05, 0.5, 0.95], axis=0)
    np.testing.assert_allclose([found.rank_low, found.rank_median, found.rank_high], expected)
    shares = rank_shares(ranks)
    np.testing.assert_allclose(shares.sum(axis=1), 1.0)
    assert shares[0, 0] == (ranks[:, 0] == 1).mean()
    scores[3, 2] = NAN
    ranks = ranks_by_row(scores)
    found = units_doubt(scores, ranks, 0.9)
    assert found.given.tolist() == [101, 101, 100, 101, 101, 101, 101]
    there = ranks[:, 2] > 0
    assert found.rank_high[2] == pytest.approx(np.quantile(ranks[there, 2], 0.95))


def test_a_class_ends_where_its_head_is_surely_above() -> None:
    """The first is above the second in 3 of 4, above the third always; the fourth has no number."""
    by_unit = np.array([[1, 1, 1, 2], [2, 2, 2, 1], [3, 3, 3, 3], [0, 0, 0, 0]], dtype=np.int32)
    nominal = np.array([9.0, 8.0, 7.0, NAN])
    assert classes(by_unit, nominal, 0.9) == (1, 1, 2, 0)
    assert classes(by_unit, nominal, 0.75) == (1, 2, 3, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[doubt]\nreplications = 10\n", ["nothing is said that could be varied"]),
        ("[doubt]\nbase = 100\n[doubt.weights]\nspread=0.2\n", ["power of two", "256"]),
        ("[doubt]\nbase = 64\n[doubt.weights]\nspread=0.2\n", ["one thing alone is varied"]),
        ("[[doubt.normalise]]\nhow='z-score'\n", ["doubt.normalise", "one way alone"]),
        ("[[doubt.treat]]\nhow='nothing'\n[[doubt.treat]]\n", ["doubt.treat[1].how"]),
        ("[doubt]\nreplicatons = 5\n[doubt.weights]\n", ["doubt.replicatons", "no such key"]),
        ("[doubt.weights]\nspread = 2\n", ["doubt.weights.spread", "above 0"]),
    ],
)
def test_what_is_wrong_with_doubts_is_named(text: str, expected: list[str]) -> None:
    read = read_method(METHOD.replace("[columns]", f"{text}[columns]"))
    assert read.method is None
    said = " | ".join(told(read.findings))
    assert [one for one in expected if one not in said] == []


def test_intervals_need_columns_that_bound_figures() -> None:
    text = METHOD.replace("[columns]", "[doubt.data]\nintervals = true\n[columns]")
    read = read_table(FIGURES, text)
    assert "a.low and a.high" in " ".join(told(read.findings))
    lines = FIGURES.splitlines()
    bounded = "\n".join([lines[0] + ",a.low,a.high", *(line + ",0,5" for line in lines[1:])]) + "\n"
    found = read_table(bounded, text).table
    assert found is not None
    assert found.figures.columns(("a.high",)).values[:, 0].tolist() == [5, 5, 5]


def test_what_lies_below_a_node_may_all_be_left_out_and_the_node_with_it() -> None:
    """r has one indicator; without its weight the index is s alone."""
    index = index_of(table(), method())
    (found,) = what_if(table(), index, [("f", 0.0)])
    np.testing.assert_allclose(found.scores, index.scores.matrix.columns(("s",)).values[:, 0])
    (doubled,) = what_if(table(), index, [("r", 2.0)])
    both = index.scores.matrix.columns(("s", "r")).values
    np.testing.assert_allclose(doubled.scores, both.mean(axis=1))
    with pytest.raises(CannotRun) as stopped:
        what_if(table(), index, [("top", 2.0)])
    assert "there is no weight of top" in stopped.value.snags[0].told.text
