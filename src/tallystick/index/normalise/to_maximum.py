"""Distance to the maximum: how far a unit has come from the worst to the best."""

from dataclasses import dataclass
from typing import ClassVar

from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.normaliser import ends, signed


@dataclass(frozen=True, slots=True)
class DistanceToBest:
    """1 - (max - x)/(max - min), of x with its direction: 1 for the best unit (COINr, ``n_dist2max``)."""

    NAME: ClassVar[str] = "distance-to-maximum"
    FIXED: ClassVar[bool] = False

    def run(self, given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
        """Each column between 0 and 1."""
        values = signed(given, leaves)
        low, high = ends(self.NAME, given, values)
        return 1 - (high - values) / (high - low)
