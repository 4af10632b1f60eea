"""Winsorising: the furthest value is drawn in to the next, again and again, until a column passes."""

import numpy as np

from tallystick.index.model import Array
from tallystick.index.moments import moments_of


def winsorise(column: Array, most: int, skew: float, kurtosis: float) -> tuple[Array, Array]:
    """Draw in the furthest values of a column until |skew| or kurtosis lies below its bound.

    At each step all values that are alike at the end towards which the column is skewed are set to the next
    value, until it passes or at least `most` values have been moved at one end or at both together (Becker,
    COINr, `winsorise`; Handbook on Constructing Composite Indicators, OECD/JRC 2008, step 3).

    Returns:
        the column, and for each value 1 where it was drawn in from above, -1 where from below, else 0.
    """
    drawn = column.copy()
    moved = np.zeros(len(column))
    high = low = 0
    while high + low < most:
        now = moments_of(drawn[:, None])
        if now.passing(skew, kurtosis)[0]:
            break
        upward = bool(now.skew[0] >= 0)
        end = np.nanmax(drawn) if upward else np.nanmin(drawn)
        at_end = drawn == end
        others = drawn[~at_end & ~np.isnan(drawn)]
        drawn[at_end] = others.max() if upward else others.min()
        moved[at_end] = 1 if upward else -1
        if upward:
            high = int(at_end.sum())
        else:
            low = int(at_end.sum())
    return drawn, moved
