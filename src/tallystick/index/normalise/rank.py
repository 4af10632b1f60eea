"""Rank: only the order of the units counts."""

from dataclasses import dataclass
from typing import ClassVar

from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.normaliser import ends, signed
from tallystick.index.ranking import ranks
from tallystick.index.settings import setting

_TIES = ("lowest", "average")


@dataclass(frozen=True, slots=True)
class Rank:
    """1 for the worst unit, n for the best; ties take the lowest of their ranks, or their mean.

    Attributes:
        ties: ``lowest`` or ``average``.
    """

    NAME: ClassVar[str] = "rank"
    FIXED: ClassVar[bool] = False
    ties: str = setting("lowest", choices=_TIES)

    def run(self, given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
        """Each column's ranks, from the worst up.

        Raises:
            CannotRun: a column is empty, or all its numbers are alike.
        """
        values = signed(given, leaves)
        ends(self.NAME, given, values)
        return ranks(values, average=self.ties == "average")
