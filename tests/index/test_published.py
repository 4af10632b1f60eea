"""Indices that others publish: UNDP's by the files that users find, and the SERF index."""

from pathlib import Path

import numpy as np
import pytest

from tallystick.index.examples.serf import Feasible, with_shares
from tallystick.index.model import Matrix, UnitTable
from tallystick.index.steps import index_of
from tests.index.made import index, method

EXAMPLES = Path(__file__).parents[2] / "docs/examples"


def test_the_human_development_index_is_undps() -> None:
    """Life 0.84154, education 0.68222, income 0.74802, and their geometric mean 0.754."""
    figures, how = ((EXAMPLES / name).read_text(encoding="utf-8") for name in ("hdi.csv", "hdi.toml"))
    found = index(figures, how).scores.matrix
    numbers = dict(zip(found.codes, found.values[0], strict=True))
    assert numbers["life"] == pytest.approx(0.84154, abs=5e-6)
    assert numbers["education"] == pytest.approx(0.68222, abs=5e-6)
    assert numbers["income"] == pytest.approx(0.74802, abs=5e-6)
    assert numbers["hdi"] == pytest.approx(0.754, abs=5e-4)


RIGHTS = """
name = "serf"
[normalise]
how = "scaled"
[[nodes]]
code = "serf"
[[indicators]]
code = "school"
parent = "serf"
[[indicators]]
code = "water"
parent = "serf"
"""


def test_the_serf_index_is_the_mean_of_what_was_reached_of_what_was_feasible() -> None:
    """Of invented provinces, with 10 as the lowest outcome.

    school: feasible are 60, 60, 90 and 90, so 100, 80, 100 and 75; the last, at twice the income where the
    frontier is flat, 100 x 0.75 ^ (2 ^ 0.5) = 66.57. water, without a penalty: 30, -, 90 and 90, so 100, no
    share, 100 and 62.5.
    """
    figures = np.array([[1, 60, 30], [2, 50, np.nan], [4, 90, 90], [4, 70, 60]], dtype=float)
    provinces = ("north", "east", "south", "west")
    table = UnitTable(Matrix(figures, provinces, ("income", "school", "water")), provinces, {})
    shares = with_shares(table, "income", {"school": Feasible(10, flat_from=2), "water": Feasible(10)})
    np.testing.assert_array_equal(shares.figures.values[:, 0], figures[:, 0])
    found = index_of(shares, method(RIGHTS)).scores.index
    np.testing.assert_allclose(found, [100, 80, 100, (66.5748 + 62.5) / 2], rtol=1e-6)
