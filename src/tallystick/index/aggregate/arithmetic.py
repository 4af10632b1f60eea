"""The weighted arithmetic mean: a low number is made up for by a high one."""

from dataclasses import dataclass
from typing import ClassVar

from tallystick.index.aggregate.aggregator import weighted
from tallystick.index.model import Array, Matrix


@dataclass(frozen=True, slots=True)
class ArithmeticMean:
    """sum of w x / sum of w, over what is there (OECD/JRC handbook 2008, step 6)."""

    NAME: ClassVar[str] = "arithmetic"
    compares: ClassVar[bool] = False

    def run(self, part: Matrix, weights: Array, /) -> Array:
        """The mean of each unit."""
        return weighted(part.values, weights)

    def check(self, part: Matrix) -> None:
        """Any number has its place."""

    def forward(self, values: Array) -> Array:
        """The numbers themselves."""
        return values

    def back(self, values: Array) -> Array:
        """The numbers themselves."""
        return values
