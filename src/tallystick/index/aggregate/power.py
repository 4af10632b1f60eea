"""The weighted power mean, between the minimum and the maximum."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.aggregate.aggregator import refuse_numbers, weighted
from tallystick.index.model import Array, Matrix
from tallystick.index.settings import setting


@dataclass(frozen=True, slots=True)
class Power:
    """(sum of w x^p / sum of w)^(1/p), over what is there (COINr, ``a_genmean``, which gives up on a gap).

    Attributes:
        p: 1 is arithmetic, -1 harmonic, 0 (the limit) geometric; the lower, the more a low number weighs.
    """

    NAME: ClassVar[str] = "power"
    compares: ClassVar[bool] = False
    p: float = setting(1.0, least=-100, most=100)

    def run(self, part: Matrix, weights: Array, /) -> Array:
        """The mean of each unit.

        Raises:
            CannotRun: a number is below zero, or zero where p is zero or less.
        """
        self.check(part)
        return self.back(weighted(self.forward(part.values), weights))

    def check(self, part: Matrix) -> None:
        """Refuse what has no such power.

        Raises:
            CannotRun: there is such a number.
        """
        if self.p == 1:
            return
        unfit = part.values < 0 if self.p > 0 else part.values <= 0
        refuse_numbers(self.NAME, part, unfit, Reason("it is too low for this power mean"))

    def forward(self, values: Array) -> Array:
        """The powers."""
        return np.log(values) if self.p == 0 else values**self.p

    def back(self, values: Array) -> Array:
        """Their roots."""
        return np.exp(values) if self.p == 0 else values ** (1 / self.p)
