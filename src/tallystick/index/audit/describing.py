"""Each indicator's figures in numbers, and what is unusual about them."""

from dataclasses import dataclass

import numpy as np

from tallystick.index.model import Array
from tallystick.index.moments import moments_of


@dataclass(frozen=True, slots=True)
class Description:
    """The figures of one indicator.

    Attributes:
        least: the smallest.
        most: the largest.
        mean: their mean.
        median: their median.
        sd: their standard deviation, by n - 1.
        skew: their skewness.
        kurtosis: their excess kurtosis.
        known: how many units have one.
        nonzero: how many of these aren't zero.
        unique: how many differ.
        same: how many units share the commonest.
    """

    least: float
    most: float
    mean: float
    median: float
    sd: float
    skew: float
    kurtosis: float
    known: int
    nonzero: int
    unique: int
    same: int

    def flags(self, units: int) -> tuple[str, ...]:
        """What is unusual, by COINr's bounds: few figures, many zeros, many alike, outliers."""
        found = {
            "few_figures": self.known / units < 0.65,
            "many_zeros": self.nonzero / units < 0.5,
            "many_alike": self.unique / units < 0.5,
            "outliers": abs(self.skew) > 2 and self.kurtosis > 3.5,
        }
        return tuple(name for name, one in found.items() if one)


_NAN = float("nan")
_NOTHING = Description(_NAN, _NAN, _NAN, _NAN, _NAN, _NAN, _NAN, 0, 0, 0, 0)


def described(column: Array) -> Description:
    """The figures of an indicator in numbers; NaN where it has none."""
    known = column[~np.isnan(column)]
    if not len(known):
        return _NOTHING
    moments = moments_of(column[:, None])
    unique, times = np.unique(known, return_counts=True)
    return Description(
        float(known.min()),
        float(known.max()),
        float(known.mean()),
        float(np.median(known)),
        float(known.std(ddof=1)) if len(known) > 1 else float("nan"),
        float(moments.skew[0]),
        float(moments.kurtosis[0]),
        len(known),
        int(np.count_nonzero(known)),
        len(unique),
        int(times.max()),
    )
