"""How much of what is uncertain each thing that was varied accounts for: Sobol' indices."""

from dataclasses import dataclass

import numpy as np

from tallystick.index.doubt.chance import BOOTSTRAP, SCRAMBLE, generator
from tallystick.index.model import Array

#: So many numbers are weighed at once while the design is drawn again.
_AT_ONCE = 2**21


def base_design(seed: int, count: int, width: int) -> tuple[Array, Array]:
    """The matrices A and B of a Sobol' design, scrambled by the seed: each has so many points.

    Owen's scrambling of Sobol' points (scipy.stats.qmc.Sobol); a count that is a power of two keeps them in
    balance.
    """
    from scipy.stats import qmc

    if width == 0:
        return np.empty((count, 0)), np.empty((count, 0))
    chance = np.random.Generator(np.random.Philox(np.random.SeedSequence([seed, SCRAMBLE])))
    points = qmc.Sobol(2 * width, scramble=True, rng=chance)
    drawn = points.random_base2((count - 1).bit_length())[:count]
    return drawn[:, :width], drawn[:, width:]


def indices_of(at_a: Array, at_b: Array, between: Array) -> tuple[Array, Array]:
    """First-order and total indices: factors by outputs.

    The first: mean of f(B) (f(A with B's column) - f(A)) / V. Saltelli, Annoni, Azzini, Campolongo, Ratto and
    Tarantola, "Variance based sensitivity analysis of model output", Computer Physics Communications 181
    (2010), 259-270, formula (b) of table 2. The total: mean of (f(A) - f(A with B's column))^2 / 2V,
    Jansen's, formula (f). V is the variance at A and B together, by n - 1. An output that never varies has
    NaN.

    Args:
        at_a: f(A): base by outputs.
        at_b: f(B).
        between: f(A with one factor's column of B): factors by base by outputs.
    """
    variance = np.concatenate([at_a, at_b]).var(axis=0, ddof=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        first = (at_b * (between - at_a)).mean(axis=1) / variance
        total = ((at_a - between) ** 2).mean(axis=1) / (2 * variance)
    flat = ~(variance > 0)
    return np.where(flat, np.nan, first), np.where(flat, np.nan, total)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The indices of each factor for each output, with intervals: factors by outputs.

    Attributes:
        first: the share that the factor accounts for by itself.
        total: the share that would be left if everything else were known.
        first_low: the lower end of the first's interval.
        first_high: the upper end.
        total_low: the lower end of the total's.
        total_high: the upper end.
    """

    first: Array
    total: Array
    first_low: Array
    first_high: Array
    total_low: Array
    total_high: Array


def sensitivity_of(
    at_a: Array, at_b: Array, between: Array, seed: int, draws: int, share: float
) -> Sensitivity:
    """The indices and their bootstrap intervals; each draw takes whole rows, the variance's too.

    The mean of the output is taken off first: it changes nothing but the error of the first-order index.

    Args:
        at_a: f(A): base by outputs.
        at_b: f(B).
        between: factors by base by outputs.
        seed: where the random numbers begin.
        draws: how often the design is drawn again; 0 for no intervals.
        share: the share of draws that an interval holds.
    """
    mean = np.concatenate([at_a, at_b]).mean(axis=0)
    at_a, at_b, between = at_a - mean, at_b - mean, between - mean
    first, total = indices_of(at_a, at_b, between)
    if draws == 0:
        nothing = np.full_like(first, np.nan)
        return Sensitivity(first, total, nothing, nothing, nothing, nothing)
    drawn = _drawn_again(at_a, at_b, between, seed, draws)
    ends = [(1 - share) / 2, (1 + share) / 2]
    first_ends, total_ends = (np.quantile(one, ends, axis=0) for one in drawn)
    return Sensitivity(first, total, first_ends[0], first_ends[1], total_ends[0], total_ends[1])


def _drawn_again(at_a: Array, at_b: Array, between: Array, seed: int, draws: int) -> tuple[Array, Array]:
    """The indices of each draw: draws by factors by outputs.

    A draw is how often it took each row, so that its sums are one product of these counts with those of the
    rows.
    """
    count, factors = len(at_a), len(between)
    chance = generator(seed, BOOTSTRAP)
    products = at_b * (between - at_a)
    squares = (at_a - between) ** 2
    firsts, totals = [], []
    some = max(1, _AT_ONCE // count)
    for begin in range(0, draws, some):
        many = min(some, draws - begin)
        rows = chance.integers(0, count, (many, count))
        rows += np.arange(many)[:, None] * count
        times = np.bincount(rows.ravel(), minlength=many * count).reshape(many, count).astype(float)
        sums = times @ (at_a + at_b)
        variance = (times @ (at_a**2 + at_b**2) - sums**2 / (2 * count)) / (2 * count - 1)
        variance = np.where(variance > 0, variance, np.nan)
        firsts.append(
            np.stack([times @ products[at] for at in range(factors)], axis=1) / count / variance[:, None]
        )
        totals.append(
            np.stack([times @ squares[at] for at in range(factors)], axis=1) / count / (2 * variance[:, None])
        )
    return np.concatenate(firsts), np.concatenate(totals)
