"""The minimum: a unit is as good as its worst number."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.index.model import Array, Matrix


@dataclass(frozen=True, slots=True)
class Minimum:
    """min of x over what is there; the weights don't count, but a child without weight is left out."""

    NAME: ClassVar[str] = "minimum"
    compares: ClassVar[bool] = False

    def run(self, part: Matrix, weights: Array, /) -> Array:
        """The worst number of each unit; NaN where it has none."""
        known = ~np.isnan(part.values) & (weights > 0)
        worst = np.where(known, part.values, np.inf).min(axis=1)
        return np.where(known.any(axis=1), worst, np.nan)
