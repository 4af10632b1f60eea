"""Whether what lies below a node measures one thing."""

import numpy as np

from tallystick.index.model import Array


def cronbach(values: Array) -> float:
    """Cronbach's alpha, k^2 c / s: c the mean covariance of two columns, s the sum of all covariances.

    Each covariance is over the units that have both. Cronbach, "Coefficient alpha and the internal structure
    of tests", Psychometrika 16 (1951), 297-334; COINr, `get_cronbach`. Columns
    without any number are left aside. NaN for fewer than two columns.
    """
    values = values[:, ~np.isnan(values).all(axis=0)]
    width = values.shape[1]
    if width < 2:
        return float("nan")
    known = (~np.isnan(values)).astype(float)
    filled = np.nan_to_num(values - np.nanmean(values, axis=0))
    count = known.T @ known
    with np.errstate(invalid="ignore", divide="ignore"):
        sums = filled.T @ known
        covariance = (filled.T @ filled - sums * sums.T / count) / (count - 1)
    whole = float(np.nansum(covariance))
    between = (whole - float(np.nansum(np.diag(covariance)))) / (width * (width - 1))
    return width**2 * between / whole if whole else float("nan")
