"""The weighted harmonic mean: a low number weighs most of all."""

from dataclasses import dataclass
from typing import ClassVar

from tallystick.base.reasons import Reason
from tallystick.index.aggregate.aggregator import refuse_numbers, weighted
from tallystick.index.model import Array, Matrix


@dataclass(frozen=True, slots=True)
class Harmonic:
    """sum of w / sum of w/x, over what is there (COINr, ``a_hmean``)."""

    NAME: ClassVar[str] = "harmonic"
    compares: ClassVar[bool] = False

    def run(self, part: Matrix, weights: Array, /) -> Array:
        """The mean of each unit.

        Raises:
            CannotRun: a number is zero or less.
        """
        self.check(part)
        return self.back(weighted(self.forward(part.values), weights))

    def check(self, part: Matrix) -> None:
        """Refuse zero and less.

        Raises:
            CannotRun: there is such a number.
        """
        what = Reason("it is zero or less, of which there is no harmonic mean")
        refuse_numbers(self.NAME, part, part.values <= 0, what)

    def forward(self, values: Array) -> Array:
        """Reciprocals."""
        return 1 / values

    def back(self, values: Array) -> Array:
        """Out of reciprocals."""
        return 1 / values
