"""Goalposts on a scale of logarithms, for what counts less the more there is of it."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.normaliser import has_figures, lacking
from tallystick.index.settings import setting


@dataclass(frozen=True, slots=True)
class LogGoalposts:
    """(ln x - ln lower)/(ln upper - ln lower) scale; turned round where less is better.

    Income in UNDP's Human Development Index (Human Development Report, technical note 1).

    Attributes:
        scale: the number at the better goalpost.
        cut: whether what lies outside counts as on the goalpost.
    """

    NAME: ClassVar[str] = "log-goalposts"
    FIXED: ClassVar[bool] = True
    scale: float = setting(1.0, above=0)
    cut: bool = True

    def run(self, given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
        """Each column by the logarithms of its own goalposts.

        Raises:
            CannotRun: an indicator has no two goalposts above zero that differ, or a figure of zero or less.
        """
        pairs = [tuple(sorted(leaf.bounds or (0.0, 0.0))) for leaf in leaves]
        lacking(
            self.NAME,
            leaves,
            [
                known and (low <= 0 or low == high)
                for (low, high), known in zip(pairs, has_figures(given), strict=True)
            ],
            Reason("it has no two goalposts above zero that differ"),
            Reason("give them: goalposts = [lower, upper], or goalpost_lower and goalpost_upper"),
        )
        known = ~np.isnan(given.values)
        lacking(
            self.NAME,
            leaves,
            list(np.where(known, given.values, 1.0).min(axis=0) <= 0),
            Reason("it has a figure of zero or less, of which there is no logarithm"),
            Reason("take plain goalposts for it"),
        )
        low, high = (
            np.log(np.where(has_figures(given), np.array(one, dtype=float), np.nan))
            for one in zip(*pairs, strict=True)
        )
        share = (np.log(given.values) - low) / (high - low)
        share = np.where([leaf.direction == 1 for leaf in leaves], share, 1 - share)
        return (np.clip(share, 0.0, 1.0) if self.cut else share) * self.scale
