"""The weighted geometric mean: a low number weighs more than a high one makes up for."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.aggregate.aggregator import refuse_numbers, weighted
from tallystick.index.model import Array, Matrix


@dataclass(frozen=True, slots=True)
class Geometric:
    """exp(sum of w ln x / sum of w), over what is there (OECD/JRC handbook 2008, step 6)."""

    NAME: ClassVar[str] = "geometric"
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
        what = Reason("it is zero or less, of which there is no geometric mean")
        refuse_numbers(self.NAME, part, part.values <= 0, what)

    def forward(self, values: Array) -> Array:
        """Logarithms."""
        return np.log(values)

    def back(self, values: Array) -> Array:
        """Out of logarithms."""
        return np.exp(values)
