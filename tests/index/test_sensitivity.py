"""Sobol' indices against functions whose indices are known."""

import numpy as np
import pytest

from tallystick.index.doubt.plan import layout_of
from tallystick.index.doubt.run import design_of, doubted
from tallystick.index.doubt.sobol import base_design, sensitivity_of
from tallystick.index.doubts import DataDoubt, Doubts, WeightDoubt
from tallystick.index.model import Array
from tallystick.index.normalise.minmax import MinMax
from tallystick.index.normalise.zscore import ZScore
from tallystick.index.steps import index_of
from tests.index.test_doubt import method, table


def ishigami(u: Array) -> Array:
    """sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1, x from -pi to pi (Ishigami and Homma, 1990)."""
    x = np.pi * (2 * u - 1)
    found: Array = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    return found


def outputs(count: int, seed: int = 1) -> tuple[Array, Array, Array]:
    at_a, at_b = base_design(seed, count, 3)
    between = []
    for at in range(3):
        mixed = at_a.copy()
        mixed[:, at] = at_b[:, at]
        between.append(ishigami(mixed)[:, None])
    return ishigami(at_a)[:, None], ishigami(at_b)[:, None], np.stack(between)


def test_the_indices_of_ishigamis_function_are_the_analytic_ones() -> None:
    """First 0.3139, 0.4424, 0; total 0.5576, 0.4424, 0.2437."""
    found = sensitivity_of(*outputs(8192), seed=1, draws=400, share=0.99)
    np.testing.assert_allclose(found.first[:, 0], [0.3139, 0.4424, 0.0], atol=0.01)
    np.testing.assert_allclose(found.total[:, 0], [0.5576, 0.4424, 0.2437], atol=0.01)
    for low, true, high in (
        (found.first_low, [0.3139, 0.4424, 0.0], found.first_high),
        (found.total_low, [0.5576, 0.4424, 0.2437], found.total_high),
    ):
        assert (low[:, 0] <= true).all()
        assert (high[:, 0] >= true).all()


def test_an_interval_is_narrower_the_larger_the_design_and_the_same_again() -> None:
    widths = []
    for count in (128, 2048):
        found = sensitivity_of(*outputs(count), seed=2, draws=300, share=0.9)
        widths.append(found.total_high[0, 0] - found.total_low[0, 0])
    # A sixteenth of the points: four times as wide.
    assert widths[0] / widths[1] == pytest.approx(4, rel=0.4)
    again = sensitivity_of(*outputs(2048), seed=2, draws=300, share=0.9)
    np.testing.assert_array_equal(again.total_high, found.total_high)


def test_an_output_that_never_varies_has_no_index() -> None:
    nothing = np.zeros((8, 1))
    found = sensitivity_of(nothing, nothing, np.zeros((2, 8, 1)), seed=1, draws=10, share=0.9)
    assert np.isnan(found.first).all()
    assert np.isnan(found.total).all()


def test_a_design_takes_one_factor_at_a_time_from_b() -> None:
    doubts = Doubts(
        replications=3,
        base=8,
        normalise=(MinMax(1, 100), ZScore(50, 5)),
        weights=WeightDoubt(0.3, (2,)),
        data=DataDoubt(relative=0.05),
    )
    index = index_of(table(), method())
    plan = design_of(doubts, index, layout_of(doubts, method().tree))
    assert len(plan) == 8 * 5
    rows = {name: slice(8 * at, 8 * at + 8) for at, name in enumerate("ABnwd")}
    for name, of_b in (("n", "choices"), ("w", "factors"), ("d", "noise")):
        for field in ("choices", "factors", "noise"):
            whole = getattr(plan, field)
            taken = whole[rows["B" if field == of_b else "A"]]
            np.testing.assert_array_equal(whole[rows[name]], taken)
    assert not np.array_equal(plan.factors[rows["A"]], plan.factors[rows["B"]])
    assert not np.array_equal(plan.noise[rows["A"]], plan.noise[rows["B"]])


def test_what_changes_nothing_accounts_for_nothing() -> None:
    """Two ways of normalising that are one and the same, beside weights that are not."""
    doubts = Doubts(
        replications=0, base=64, normalise=(MinMax(1, 100), MinMax(1.0, 100.0)), weights=WeightDoubt(0.4)
    )
    found = doubted(table(), index_of(table(), method()), doubts)
    assert found.factors is not None
    told = dict(zip(found.factors.names, found.factors.sensitivity.total, strict=True))
    np.testing.assert_allclose(told["normalise"][:-1], 0.0, atol=1e-12)
    np.testing.assert_allclose(told["weights"][:-1], 1.0, atol=0.35)
