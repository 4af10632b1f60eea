"""The Box-Cox transform, with its exponent given or found."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.index.model import Array
from tallystick.index.settings import setting


@dataclass(frozen=True, slots=True)
class BoxCox:
    """(z^lambda - 1)/lambda, ln z at 0, of z = x - min + 1.

    Box and Cox, "An analysis of transformations", JRSS B 26 (1964), 211-252; the shift is COINr's.

    Attributes:
        exponent: lambda; where none is given, the one of the greatest likelihood
            (scipy.stats.boxcox_normmax).
    """

    NAME: ClassVar[str] = "box-cox"
    exponent: float | None = setting(None, least=-5, most=5)

    def run(self, column: Array) -> Array:
        """The transformed distance from the lowest value, one added."""
        shifted = column - np.nanmin(column) + 1
        exponent = self.exponent
        if exponent is None:
            from scipy import stats

            exponent = float(stats.boxcox_normmax(shifted[~np.isnan(shifted)], method="mle"))
        if exponent == 0:
            return np.log(shifted)
        return (shifted**exponent - 1) / exponent
