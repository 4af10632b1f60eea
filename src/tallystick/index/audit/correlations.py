"""Correlations between columns, of three kinds, with the probability of such a one by chance."""

from dataclasses import dataclass

import numpy as np

from tallystick.index.model import Array
from tallystick.index.ranking import ranks

#: Above and below these, two that stand beside one another are looked at again.
_ALIKE, _OPPOSED = 0.75, -0.5
KINDS = ("pearson", "spearman", "kendall")


@dataclass(frozen=True, slots=True)
class Correlation:
    """How two columns go together, over the units that have both.

    Attributes:
        value: from -1 to 1; NaN where fewer than three units have both, or one of them never varies.
        p: how probable one as far from 0 is where there is none (two-sided).
        units: how many units have both.
    """

    value: float
    p: float
    units: int

    @property
    def unusual(self) -> str:
        """``alike`` where one says again what the other says, ``opposed`` where one undoes the other.

        The bounds are those of the JRC's audits (COINr, `get_corr_flags`).
        """
        return "alike" if self.value > _ALIKE else "opposed" if self.value < _OPPOSED else ""


def correlation(first: Array, second: Array, kind: str) -> Correlation:
    """Pearson's r, Spearman's rho or Kendall's tau-b of the units that have both (scipy.stats).

    Args:
        first: a number for each unit, NaN where it is missing.
        second: the same.
        kind: one of `KINDS`.
    """
    from scipy import stats

    both = ~np.isnan(first) & ~np.isnan(second)
    x, y = first[both], second[both]
    if len(x) < 3 or np.ptp(x) == 0 or np.ptp(y) == 0:
        return Correlation(float("nan"), float("nan"), len(x))
    of = {"pearson": stats.pearsonr, "spearman": stats.spearmanr, "kendall": stats.kendalltau}[kind]
    found = of(x, y)
    return Correlation(float(found.statistic), float(found.pvalue), len(x))


def pearson(values: Array) -> Array:
    """Pearson's r between every two columns, each over the units that have both; the diagonal is 1.

    A column that never varies has NaN.
    """
    known = (~np.isnan(values)).astype(float)
    middle = np.nan_to_num(values - np.nanmean(values, axis=0))
    count = known.T @ known
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = middle.T @ known / count
        cross = middle.T @ middle / count - mean * mean.T
        square = (middle * middle).T @ known / count - mean**2
        found = cross / np.sqrt(square * square.T)
    np.fill_diagonal(found, 1.0)
    return found


def spearman(values: Array) -> Array:
    """Spearman's rho between every two columns; with gaps, over the units that have both, pair by pair."""
    if not np.isnan(values).any():
        return pearson(ranks(values, average=True))
    width = values.shape[1]
    found = np.eye(width)
    for first in range(width):
        for second in range(first):
            one = correlation(values[:, first], values[:, second], "spearman").value
            found[first, second] = found[second, first] = one
    return found
