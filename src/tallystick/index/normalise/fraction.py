"""Fraction of the best figure."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.normaliser import ends, lacking


@dataclass(frozen=True, slots=True)
class FractionOfBest:
    """x/max where more is better, min/x where less is: 1 for the best unit.

    COINr's ``n_fracmax`` divides -x by the greatest -x, which turns indicators of a negative direction round:
    the worst unit has the largest number. Here more is better everywhere.
    """

    NAME: ClassVar[str] = "fraction-of-maximum"
    FIXED: ClassVar[bool] = False

    def run(self, given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
        """Each column as a fraction of its best figure.

        Raises:
            CannotRun: all figures of an indicator are alike, it has none above zero, or one of zero or less
                where less is better.
        """
        values = given.values
        low, high = ends(self.NAME, given, values)
        with np.errstate(all="ignore"):
            unfit = [not (high[at] if leaf.direction == 1 else low[at]) > 0 for at, leaf in enumerate(leaves)]
            lacking(
                self.NAME,
                leaves,
                unfit,
                Reason("its best figure is not above zero, so there is no fraction of it"),
                Reason("take another normalisation, such as min-max"),
            )
            columns = [
                values[:, at] / high[at] if leaf.direction == 1 else low[at] / values[:, at]
                for at, leaf in enumerate(leaves)
            ]
        return np.stack(columns, axis=1)
