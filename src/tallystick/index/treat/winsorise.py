"""Winsorising: the furthest values are drawn in to the next, again and again, until a column passes."""

import numpy as np
from numpy.typing import NDArray

from tallystick.index.model import Array
from tallystick.index.moments import moments_of


def winsorise(columns: Array, most: int, skew: float, kurtosis: float) -> tuple[Array, NDArray[np.int8]]:
    """Draw in the furthest values of each column until |skew| or kurtosis lies below its bound.

    At each step all values that are alike at the end towards which the column is skewed are set to the next
    value, until it passes or at least `most` values have been moved at one end or at both together (Becker,
    COINr, `winsorise`; Handbook on Constructing Composite Indicators, OECD/JRC 2008, step 3).

    Args:
        columns: units by columns.
        most: the most values that are drawn in.
        skew: the bound of |skew|.
        kurtosis: the bound of kurtosis.

    Returns:
        the columns, and for each value 1 where it was drawn in from above, -1 where from below, else 0.
    """
    drawn, moved = columns.copy(), np.zeros(columns.shape, dtype=np.int8)
    ends = np.zeros((2, columns.shape[1]), dtype=int)
    left = np.arange(columns.shape[1])
    while len(left):
        now = moments_of(drawn[:, left])
        going = ~now.passing(skew, kurtosis) & (ends[:, left].sum(axis=0) < most)
        left, upward = left[going], now.skew[going] >= 0
        if len(left):
            sign = np.where(upward, 1.0, -1.0)
            turned = drawn[:, left] * sign
            end = np.nanmax(turned, axis=0)
            at_end = turned == end
            following = np.where(at_end | np.isnan(turned), -np.inf, turned).max(axis=0)
            drawn[:, left] = np.where(at_end, following * sign, drawn[:, left])
            moved[:, left] = np.where(at_end, sign.astype(np.int8), moved[:, left])
            ends[np.where(upward, 0, 1), left] = at_end.sum(axis=0)
    return drawn, moved
