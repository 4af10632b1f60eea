"""Agreement with its interval beside one vectorised pass for each draw, in the same run.

python -m benchmarks.agreeing
"""

import sys

import numpy as np

from benchmarks.cpu import least_seconds
from tallystick.panel.agreement import Redrawing, agreement_of
from tallystick.panel.codes import CodeTable

CODERS, UNITS, DRAWS = 12, 5_000, 10_000
VALUES = ("no evidence", "not started", "limited", "substantial", "complete")
BOUND = 5


def codes() -> CodeTable:
    """Twelve coders who mostly see what is there, and leave out every tenth."""
    chance = np.random.Generator(np.random.Philox(key=[4, 0]))
    true = chance.integers(0, len(VALUES), (UNITS, 1))
    slips = chance.integers(-1, 2, (UNITS, CODERS)) * (chance.random((UNITS, CODERS)) < 0.3)
    cells = np.clip(true + slips, 0, len(VALUES) - 1)
    cells[chance.random((UNITS, CODERS)) < 0.1] = -1
    units, coders = (
        tuple(f"{name}{at}" for at in range(size)) for name, size in (("u", UNITS), ("c", CODERS))
    )
    return CodeTable(units, coders, VALUES, cells)


def bare(table: CodeTable) -> None:
    """For each draw one product of matrices that gives its coincidences, as one would write it in numpy."""
    counts = table.counts().astype(float)
    weighed = counts / np.maximum(counts.sum(axis=1, keepdims=True) - 1, 1)
    chance = np.random.Generator(np.random.Philox(key=[5, 0]))
    for _ in range(DRAWS):
        drawn = chance.integers(0, UNITS, UNITS)
        matrix = counts[drawn].T @ weighed[drawn]
        matrix[np.diag_indices(len(VALUES))] -= weighed[drawn].sum(axis=0)


def agreement_is_quick() -> bool:
    """Alpha on an ordinal scale with 10,000 draws takes at most five times the bare passes."""
    table = codes()
    ours = least_seconds(lambda: agreement_of(table, "ordinal", Redrawing("seed", "all", DRAWS)), 2)
    floor = least_seconds(lambda: bare(table), 2)
    holds = ours <= BOUND * floor
    told = f"{CODERS} coders, {UNITS} commitments, {DRAWS} draws; ratio {ours / floor:.2f}, bound {BOUND}"
    print(f"{'holds' if holds else 'FAILS'}  alpha: {ours:.3f} s; bare passes: {floor:.3f} s; {told}")
    return holds


if __name__ == "__main__":
    sys.exit(not agreement_is_quick())
