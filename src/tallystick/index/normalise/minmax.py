"""Min-max: the worst unit at one end of a scale, the best at the other."""

from dataclasses import dataclass
from typing import ClassVar

from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.normaliser import ends, refuse_upside_down, signed
from tallystick.index.settings import setting


@dataclass(frozen=True, slots=True)
class MinMax:
    """low + (x - min)/(max - min) (high - low), of x with its direction (OECD/JRC handbook 2008, p. 30).

    Attributes:
        low: the worst unit's number; above 0 for geometric and harmonic means.
        high: the best unit's.
    """

    NAME: ClassVar[str] = "min-max"
    FIXED: ClassVar[bool] = False
    low: float = setting(0.0)
    high: float = setting(100.0)

    def run(self, given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
        """Each column between `low` and `high`.

        Raises:
            CannotRun: all figures of an indicator are alike, or `low` is not below `high`.
        """
        refuse_upside_down(self.NAME, self.low, self.high)
        values = signed(given, leaves)
        least, most = ends(self.NAME, given, values)
        values -= least
        values /= most - least
        values *= self.high - self.low
        values += self.low
        return values
