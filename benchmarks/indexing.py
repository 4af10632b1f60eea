"""The engine of the index beside the bare arithmetic of the same size, in the same run.

python -m benchmarks.indexing
"""

import os
import resource
import subprocess
import sys
from dataclasses import replace
from functools import partial

import numpy as np

from benchmarks.cpu import least_seconds
from tallystick.cli.one_thread import THREAD_KEYS
from tallystick.index.aggregate.arithmetic import ArithmeticMean
from tallystick.index.aggregate.geometric import Geometric
from tallystick.index.doubt.run import doubted
from tallystick.index.doubts import DataDoubt, Doubts, WeightDoubt
from tallystick.index.method import IndexMethod
from tallystick.index.model import Leaf, Matrix, Node, UnitTable
from tallystick.index.normalise.minmax import MinMax
from tallystick.index.normalise.zscore import ZScore
from tallystick.index.steps import index_of
from tallystick.index.treat import Outliers
from tallystick.index.tree import grown

PILLARS = 8
#: COINr's four assumptions: how far outliers are drawn in, how indicators are normalised and aggregated, and
#: the weights above the indicators.
DOUBTS = Doubts(
    treat=tuple(Outliers(winsorise=most) for most in (1, 2, 3, 4, 5)),
    normalise=(MinMax(1, 100), ZScore(1000, 10)),
    aggregate=(ArithmeticMean(), Geometric()),
    weights=WeightDoubt(0.25, (2, 3)),
)
ENDS = [0.05, 0.5, 0.95]
MEGABYTES = 200
#: Asks for the claims in this process.
_ALONE = "alone"


def figures(units: int, indicators: int) -> tuple[UnitTable, IndexMethod]:
    """A table of skewed figures, every seventh column with outliers, and a tree of four levels above it."""
    chance = np.random.Generator(np.random.Philox(key=[1, 0]))
    values = chance.lognormal(0, 0.5, (units, indicators))
    values[:, ::7] = chance.lognormal(0, 1.5, values[:, ::7].shape)
    leaves = tuple(
        Leaf(f"i{at}", f"i{at}", f"p{at % PILLARS}", 1 if at % 3 else -1) for at in range(indicators)
    )
    nodes = [Node("x", "x", None), Node("s0", "s0", "x"), Node("s1", "s1", "x")]
    nodes += [Node(f"p{at}", f"p{at}", f"s{at % 2}") for at in range(PILLARS)]
    names = tuple(f"u{at}" for at in range(units))
    table = UnitTable(Matrix(values, names, tuple(leaf.code for leaf in leaves)), names, {})
    return table, IndexMethod("m", "m", grown(leaves, nodes), outliers=Outliers(), normaliser=MinMax(1, 100))


def bare(units: int, indicators: int, replications: int) -> float:
    """A matrix product, ranks and quantiles of that size, as one would write them in numpy."""
    chance = np.random.Generator(np.random.Philox(key=[2, 0]))
    numbers, weights = chance.random((units, indicators)), chance.random((replications, indicators))

    def work() -> None:
        scores = weights @ numbers.T
        ranks = np.argsort(np.argsort(-scores, axis=1), axis=1) + 1
        np.quantile(scores, ENDS, axis=0)
        np.quantile(ranks, ENDS, axis=0)

    return least_seconds(work, 5)


def four_assumptions(units: int, indicators: int, replications: int) -> tuple[float, float]:
    table, method = figures(units, indicators)
    index = index_of(table, method)
    doubts = replace(DOUBTS, replications=replications)
    assert doubted(table, index, doubts).evaluated.failures == {}
    ours = least_seconds(lambda: doubted(table, index, doubts), 3)
    return ours, bare(units, indicators, replications)


def noise(units: int, indicators: int, replications: int) -> tuple[float, float]:
    """Replications with noise in the figures, beside drawing the random numbers alone."""
    table, method = figures(units, indicators)
    method = replace(method, outliers=None)
    index = index_of(table, method)
    doubts = Doubts(replications=replications, data=DataDoubt(relative=0.02))
    ours = least_seconds(lambda: doubted(table, index, doubts), 3)
    chance = np.random.Generator(np.random.Philox(key=[3, 0]))
    size = (units, indicators)
    drawing = least_seconds(lambda: [chance.standard_normal(size) for _ in range(replications)], 3)
    return ours, drawing


def once(units: int, indicators: int) -> tuple[float, float]:
    """The whole pipeline, beside one pass of its arithmetic: skew, kurtosis, min-max and a product."""
    table, method = figures(units, indicators)
    values = table.figures.values

    def passed() -> None:
        away = values - values.mean(axis=0)
        square = away * away
        (square * away).sum(axis=0) / square.sum(axis=0) ** 1.5
        (square * square).sum(axis=0) / square.sum(axis=0) ** 2
        low = values.min(axis=0)
        ((values - low) / (values.max(axis=0) - low)) @ np.ones(indicators)

    return least_seconds(lambda: index_of(table, method), 5), least_seconds(passed, 5)


def growth() -> tuple[float, float]:
    """Time per unit at 30,000 units and at 3,000."""
    taken = []
    for units in (30_000, 3_000):
        table, method = figures(units, 200)
        index = index_of(table, method)
        doubts = replace(DOUBTS, replications=100)
        taken.append(least_seconds(partial(doubted, table, index, doubts), 2) / units)
    return taken[0], taken[1]


def sobol() -> float:
    """The design and the indices with N = 512 and four factors at 51 x 49, without their bootstrap."""
    table, method = figures(51, 49)
    index = index_of(table, method)
    doubts = replace(DOUBTS, replications=0, base=512, bootstrap=0)
    return least_seconds(lambda: doubted(table, index, doubts), 3)


def claim(name: str, ours: float, other: float, bound: float) -> bool:
    holds = ours <= bound * other
    ratio = f"ratio {ours / other:.2f}, bound {bound}"
    print(
        f"{'holds' if holds else 'FAILS'}  index, {name}: {ours * 1e3:.3g} ms; {other * 1e3:.3g} ms; {ratio}"
    )
    return holds


def indexing_claims() -> bool:
    """Every claim about the index, with its bound, in a process that counts on one thread as commands do."""
    own = os.environ | dict.fromkeys(THREAD_KEYS, "1")
    alone = [sys.executable, "-m", "benchmarks.indexing", _ALONE]
    return subprocess.run(alone, env=own, check=False).returncode == 0


def _claims() -> bool:
    told = []
    told.append(claim("1,000 replications at 3,000 x 200", *four_assumptions(3_000, 200, 1_000), 2))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told.append(claim("its memory in GB, beside 0.2", most / 1024, MEGABYTES / 1024, 1))
    told.append(claim("10,000 replications at 51 x 49", *four_assumptions(51, 49, 10_000), 2))
    told.append(claim("noise in figures beside drawing it, 200 times", *noise(51, 49, 200), 2))
    told.append(claim("noise in figures beside drawing it, 10,000 times", *noise(51, 49, 10_000), 2))
    told.append(claim("Sobol' indices, N = 512, d = 4, beside 100 ms", sobol(), 0.1, 1))
    told.append(claim("once at 3,000 x 200 beside one pass", *once(3_000, 200), 10))
    told.append(claim("a unit among 30,000 beside one among 3,000", *growth(), 1.2))
    return all(told)


if __name__ == "__main__":
    sys.exit(0 if (_claims() if sys.argv[1:] == [_ALONE] else indexing_claims()) else 1)
