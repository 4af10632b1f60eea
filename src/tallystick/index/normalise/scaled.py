"""Scaling by two fixed numbers, without cutting off what lies outside."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.normaliser import refuse_upside_down, signed
from tallystick.index.settings import setting


@dataclass(frozen=True, slots=True)
class Scaled:
    """(x - low)/(high - low) factor, of x with its direction; nothing is cut off (COINr, ``n_scaled``).

    An indicator with goalposts of its own is scaled by those, with its direction; the others by `low` and
    `high`, which count in the figures with their sign: those of a negative direction lie below zero.

    Attributes:
        low: what becomes 0.
        high: what becomes `factor`.
        factor: the number at `high`.
    """

    NAME: ClassVar[str] = "scaled"
    FIXED: ClassVar[bool] = True
    low: float = setting(0.0)
    high: float = setting(100.0)
    factor: float = setting(100.0, above=0)

    def run(self, given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
        """Each column by its two numbers.

        Raises:
            CannotRun: `low` is not below `high`.
        """
        pairs = [self.ends_of(leaf) for leaf in leaves]
        low, high = (np.array(one, dtype=float) for one in zip(*pairs, strict=True))
        for one in np.flatnonzero(low >= high):
            refuse_upside_down(self.NAME, float(low[one]), float(high[one]))
        return (signed(given, leaves) - low) / (high - low) * self.factor

    def ends_of(self, leaf: Leaf) -> tuple[float, float]:
        """What becomes 0 and what `factor`, in figures with their sign."""
        if leaf.bounds is None:
            return self.low, self.high
        low, high = sorted(leaf.bounds)
        return (low, high) if leaf.direction == 1 else (-high, -low)
