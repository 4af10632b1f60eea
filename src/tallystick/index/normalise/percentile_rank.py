"""Percentile rank: the share of the other units that a unit is ahead of."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.normaliser import ends, signed
from tallystick.index.ranking import ranks
from tallystick.index.settings import setting

_TIES = ("lowest", "average")


@dataclass(frozen=True, slots=True)
class PercentileRank:
    """(rank - 1)/(n - 1), n being the units with a figure (COINr, ``n_prank``).

    Attributes:
        ties: ``lowest`` or ``average``.
    """

    NAME: ClassVar[str] = "percentile-rank"
    FIXED: ClassVar[bool] = False
    ties: str = setting("lowest", choices=_TIES)

    def run(self, given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
        """Each column between 0 and 1.

        Raises:
            CannotRun: a column is empty, or all its numbers are alike.
        """
        values = signed(given, leaves)
        ends(self.NAME, given, values)
        known = (~np.isnan(values)).sum(axis=0)
        return (ranks(values, average=self.ties == "average") - 1) / (known - 1)
