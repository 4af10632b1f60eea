"""Distance to a reference: how far a unit has come from the worst to a unit that is named."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason, Text
from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.normaliser import ends, lacking, signed
from tallystick.index.settings import required
from tallystick.index.snags import CannotRun, Snag


@dataclass(frozen=True, slots=True)
class DistanceToReference:
    """1 - (r - x)/(r - min), r being a unit's figure (COINr, ``n_dist2ref``).

    Attributes:
        reference: the unit that others are measured by.
        cap: whether those beyond it count as 1.
    """

    NAME: ClassVar[str] = "distance-to-reference"
    FIXED: ClassVar[bool] = False
    reference: str = required()
    cap: bool = False

    def run(self, given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
        """Each column as a share of the way from the worst unit to the reference.

        Raises:
            CannotRun: there is no such unit, it has no figure, or it is the worst itself.
        """
        step = f"normalise: {self.NAME}"
        if self.reference not in given.units:
            what = Reason("there is no unit {unit}", unit=Text(self.reference))
            raise CannotRun(Snag(step, what, Reason("name one that is in the table, by its code")))
        values = signed(given, leaves)
        low, _ = ends(self.NAME, given, values)
        at = values[given.units.index(self.reference)]
        what = Reason("the unit of reference has no figure, or is the worst of all")
        fix = Reason("name another unit, or leave the indicator out")
        lacking(self.NAME, leaves, list(~(at > low)), what, fix)
        found = 1 - (at - values) / (at - low)
        return np.minimum(found, 1.0) if self.cap else found
