"""Goalposts: two fixed numbers for each indicator, so that years and plans can be compared."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.normaliser import has_figures, lacking, signed
from tallystick.index.settings import setting


@dataclass(frozen=True, slots=True)
class Goalposts:
    """(x - lower)/(upper - lower) scale; (upper - x)/(upper - lower) scale where less is better.

    UNDP, Human Development Report, technical note 1; COINr, ``n_goalposts``.

    Attributes:
        scale: the number at the better goalpost.
        cut: whether what lies outside counts as on the goalpost.
    """

    NAME: ClassVar[str] = "goalposts"
    FIXED: ClassVar[bool] = True
    scale: float = setting(1.0, above=0)
    cut: bool = True

    def run(self, given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
        """Each column by its own goalposts.

        Raises:
            CannotRun: an indicator with figures has none, or two that are alike.
        """
        pairs = [leaf.bounds or (0.0, 0.0) for leaf in leaves]
        lacking(
            self.NAME,
            leaves,
            [low == high and known for (low, high), known in zip(pairs, has_figures(given), strict=True)],
            Reason("it has no two goalposts that differ"),
            Reason("give them: goalposts = [lower, upper], or goalpost_lower and goalpost_upper"),
        )
        low = np.array(
            [
                min(pair) if leaf.direction == 1 else -max(pair)
                for pair, leaf in zip(pairs, leaves, strict=True)
            ]
        )
        width = np.array([abs(pair[1] - pair[0]) for pair in pairs])
        found = (signed(given, leaves) - low) / width
        return (np.clip(found, 0.0, 1.0) if self.cut else found) * self.scale
