"""Doubt against COINr's results, replication by replication (files 08 and 09)."""

import numpy as np
import pytest

from tallystick.index.aggregate.arithmetic import ArithmeticMean
from tallystick.index.aggregate.geometric import Geometric
from tallystick.index.doubt.evaluate import Worker, evaluated
from tallystick.index.doubt.plan import Replications
from tallystick.index.doubt.ranks import ranks_by_row
from tallystick.index.doubt.sobol import indices_of
from tallystick.index.doubts import Doubts
from tallystick.index.method import IndexMethod
from tallystick.index.model import Array, Matrix
from tallystick.index.normalise.minmax import MinMax
from tallystick.index.normalise.zscore import ZScore
from tallystick.index.treat import Outliers
from tests.index import asem

pytestmark = asem.HERE
WINMAX = (1, 2, 3, 4, 5)
#: What COINr's four assumptions vary besides weights.
DOUBTS = Doubts(
    treat=tuple(Outliers(winsorise=most) for most in WINMAX),
    normalise=(MinMax(1.0, 100.0), ZScore(10.0, 2.0)),
    aggregate=(ArithmeticMean(), Geometric()),
)


def replications(name: str, method: IndexMethod) -> Replications:
    """Those of a file, with their weights instead of drawn ones."""
    heading, *rows = asem.lines(name)
    at = {one: place for place, one in enumerate(heading)}
    choices = np.zeros((len(rows), 4), dtype=np.int64)
    codes = method.tree.codes
    elements = tuple(code for code in codes if f"w_{code}" in at and code != "Index")
    weights = np.array([[float(row[at[f"w_{code}"]]) for code in elements] for row in rows])
    for place, row in enumerate(rows):
        choices[place, 1] = WINMAX.index(int(row[at["winmax"]]))
        choices[place, 2] = ["n_minmax", "n_zscore"].index(row[at["norm"]])
        choices[place, 3] = ["a_amean", "a_gmean"].index(row[at["agg"]])
    count = len(rows)
    return Replications(choices, np.full(count, -1), elements, weights, np.zeros((count, 2), dtype=np.int64))


def scores(name: str) -> tuple[Array, tuple[str, ...]]:
    worker = Worker(asem.table(), asem.example(), DOUBTS)
    found = evaluated(worker, replications(name, asem.example()), 51)
    assert found.failures == {}
    return found.scores, asem.built().imputed.units


def test_every_replication_has_coinrs_scores() -> None:
    found, units = scores("08_ua_parameters.csv")
    columns = tuple(f"r_{number}" for number in range(1, 61))
    asem.same(Matrix(found.T, units, columns), "08_ua_scores.csv", columns)


def test_intervals_of_ranks_are_coinrs() -> None:
    found, units = scores("08_ua_parameters.csv")
    ranks = ranks_by_row(found)
    values = np.stack([ranks.mean(axis=0), *np.quantile(ranks, [0.5, 0.05, 0.95], axis=0)], axis=1)
    names = ("Mean", "Median", "Q5", "Q95")
    asem.same(Matrix(values, units, names), "08_ua_rankstats.csv", names)


def test_the_output_and_the_indices_of_a_design_are_coinrs() -> None:
    found, _ = scores("08_sa_design_and_output.csv")
    nominal = ranks_by_row(asem.built().scores.index[None, :])
    output = np.abs(ranks_by_row(found) - nominal).mean(axis=1)
    heading, *rows = asem.lines("08_sa_design_and_output.csv")
    np.testing.assert_allclose(output, [float(row[heading.index("y")]) for row in rows], rtol=asem.RTOL)
    first, total = indices_of(*_parts(output, 40, 4))
    expected = asem.reference("08_sa_indices.csv")
    np.testing.assert_allclose(first[:, 0], expected.values[:, 0], rtol=asem.RTOL)
    np.testing.assert_allclose(total[:, 0], expected.values[:, 1], rtol=asem.RTOL)


def _parts(output: Array, count: int, many: int) -> tuple[Array, Array, Array]:
    """The output at A, at B, and at A with one column of B each: factors by base by outputs."""
    between = output[2 * count :].reshape(many, count, 1)
    return output[:count, None], output[count : 2 * count, None], between


def test_the_indices_of_ishigamis_function_are_coinrs_for_its_design() -> None:
    rows = asem.lines("08_ishigami_design.csv")[1:]
    output = np.array([float(row[-1]) for row in rows])
    first, total = indices_of(*_parts(output, 500, 3))
    expected = asem.reference("08_ishigami_indices.csv")
    np.testing.assert_allclose(first[:, 0], expected.values[:, 0], rtol=asem.RTOL)
    np.testing.assert_allclose(total[:, 0], expected.values[:, 1], rtol=asem.RTOL)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_leaving_elements_out_gives_coinrs_scores_and_rank_changes(level: int) -> None:
    method = asem.example()
    names = tuple(row[0] for row in asem.lines(f"09_remove_L{level}_mean_abs_rank_change.csv")[2:])
    count = len(names)
    plan = Replications(
        np.zeros((count, 4), dtype=np.int64),
        np.full(count, -1),
        names,
        1.0 - np.eye(count),
        np.zeros((count, 2), dtype=np.int64),
    )
    found = evaluated(Worker(asem.table(), method, Doubts()), plan, 51).scores
    nominal = ranks_by_row(asem.built().scores.index[None, :])
    change = np.abs(ranks_by_row(found) - nominal).mean(axis=1)
    expected = asem.reference(f"09_remove_L{level}_mean_abs_rank_change.csv")
    given = dict(zip(expected.units, expected.values[:, 0], strict=True))
    np.testing.assert_allclose(change, [given[name] for name in names], rtol=asem.RTOL, atol=1e-12)
    if level > 1:
        asem.same(Matrix(found.T, asem.built().imputed.units, names), f"09_remove_L{level}_scores.csv", names)
