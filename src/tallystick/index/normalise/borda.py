"""Borda count: how many units a unit is ahead of."""

from dataclasses import dataclass
from typing import ClassVar

from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.normaliser import ends, signed
from tallystick.index.ranking import ranks
from tallystick.index.settings import setting

_TIES = ("lowest", "average")


@dataclass(frozen=True, slots=True)
class Borda:
    """How many units a unit is ahead of: its rank less one (Borda, 1781; COINr, ``n_borda``).

    Attributes:
        ties: ``lowest`` or ``average``.
    """

    NAME: ClassVar[str] = "borda"
    FIXED: ClassVar[bool] = False
    ties: str = setting("lowest", choices=_TIES)

    def run(self, given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
        """Each column's Borda counts.

        Raises:
            CannotRun: a column is empty, or all its numbers are alike.
        """
        values = signed(given, leaves)
        ends(self.NAME, given, values)
        return ranks(values, average=self.ties == "average") - 1
