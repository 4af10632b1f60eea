"""A unit's own mean over the other indicators of the same pillar."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.index.impute.imputer import Surroundings, filled
from tallystick.index.model import Array, Matrix


@dataclass(frozen=True, slots=True)
class RowMean:
    """The mean of a unit's other indicators under the same node, on the scale of min-max, then turned back.

    Directions are heeded, so that a good unit is taken for good (COINr, `Impute` by row within a group).
    """

    NAME: ClassVar[str] = "row-in-pillar"
    COMPARES: ClassVar[bool] = True

    def run(self, given: Matrix, around: Surroundings, /) -> Array:
        """The figures with the unit's own level in the gaps; NaN still where it has none in the pillar."""
        directions = np.array([leaf.direction for leaf in around.leaves], dtype=float)
        turned = given.values * directions
        known = ~np.isnan(turned)
        low = np.where(known, turned, np.inf).min(axis=0)
        width = np.where(known, turned, -np.inf).max(axis=0) - low
        usable = np.isfinite(width) & (width > 0)
        with np.errstate(invalid="ignore", divide="ignore"):
            level = np.where(usable, (turned - low) / width, np.nan)
        values = given.values.copy()
        pillars = np.array(around.pillars)
        for pillar in dict.fromkeys(around.pillars):
            inside = pillars == pillar
            mean = _row_means(level[:, inside])
            back = directions[inside] * (mean[:, None] * width[inside] + low[inside])
            values[:, inside] = filled(values[:, inside], np.where(usable[inside], back, np.nan))
        return values


def _row_means(level: Array) -> Array:
    known = ~np.isnan(level)
    count = known.sum(axis=1)
    total = np.where(known, level, 0.0).sum(axis=1)
    return np.divide(total, count, out=np.full(len(level), np.nan), where=count > 0)
