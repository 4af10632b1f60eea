"""Distance to a target: how far a unit has come from the worst to what was aimed at."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.normaliser import ends, lacking, signed


@dataclass(frozen=True, slots=True)
class DistanceToTarget:
    """(x - min)/(t - min), where more is better; (max - x)/(max - t), where less is (COINr, ``n_dist2targ``).

    Attributes:
        cap: whether those beyond the target count as 1.
    """

    NAME: ClassVar[str] = "distance-to-target"
    FIXED: ClassVar[bool] = False
    cap: bool = False

    def run(self, given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
        """Each column as a share of the way from the worst unit to the indicator's target.

        Raises:
            CannotRun: an indicator has no target, or one that the worst unit has reached.
        """
        no_target = [leaf.target is None for leaf in leaves]
        lacking(
            self.NAME,
            leaves,
            no_target,
            Reason("it has no target"),
            Reason("give it one, in the column Target or the key target"),
        )
        values = signed(given, leaves)
        low, _ = ends(self.NAME, given, values)
        targets = np.array([(leaf.target or 0.0) * leaf.direction for leaf in leaves])
        what = Reason("every unit has reached the target, so there is no way to it")
        lacking(self.NAME, leaves, list(targets <= low), what, Reason("set a target that is still to reach"))
        found = (values - low) / (targets - low)
        return np.minimum(found, 1.0) if self.cap else found
