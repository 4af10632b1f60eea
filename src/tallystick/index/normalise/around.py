"""Around a reference: the scale of the adjusted Mazziotta-Pareto index, for comparing years."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.normaliser import ends, lacking
from tallystick.index.settings import setting


@dataclass(frozen=True, slots=True)
class AroundReference:
    """60 (x - low)/(high - low) + 70, low and high half the range of all units and years from the reference.

    The reference becomes 100 (Mazziotta and Pareto, "Measuring well-being over time: the adjusted
    Mazziotta-Pareto index versus other non-compensatory indices", Social Indicators Research 136, 2018,
    967-976).

    Attributes:
        reference: ``mean`` of all units and years, or each indicator's ``target``.
    """

    NAME: ClassVar[str] = "around-reference"
    FIXED: ClassVar[bool] = False
    reference: str = setting("mean", choices=("mean", "target"))

    def run(self, given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
        """Each column with its reference at 100 and 60 for its range.

        Raises:
            CannotRun: an indicator lacks the target that it is to be measured by.
        """
        if self.reference == "target":
            lacking(
                self.NAME,
                leaves,
                [leaf.target is None for leaf in leaves],
                Reason("it has no target"),
                Reason("give it one, or take the mean as reference"),
            )
        low, high = ends(self.NAME, given, given.values)
        means = np.nanmean(given.values, axis=0)
        at = np.array(
            [
                means[place] if self.reference == "mean" else float(leaf.target or 0.0)
                for place, leaf in enumerate(leaves)
            ]
        )
        directions = np.array([leaf.direction for leaf in leaves], dtype=float)
        return 100 + 60 * directions * (given.values - at) / (high - low)
