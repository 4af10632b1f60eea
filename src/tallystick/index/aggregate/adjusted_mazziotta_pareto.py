"""The adjusted Mazziotta-Pareto index, which years can be compared by."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.index.aggregate.aggregator import moments, refuse_means
from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.around import AroundReference
from tallystick.index.settings import setting


@dataclass(frozen=True, slots=True)
class AdjustedMazziottaPareto:
    """M - S^2/M of numbers around 100 with 60 for the range of all units and years; M + S^2/M upwards.

    M and S (by n, as in Compind's ``ci_ampi``, whose numbers this reproduces) are those of a unit's numbers.
    Mazziotta and Pareto, "Measuring well-being over time: the
    adjusted Mazziotta-Pareto index", Social Indicators Research 136 (2018), 967-976.

    Attributes:
        penalty: ``down`` where the index counts what is good, ``up`` where it counts what is bad.
        standardise: whether the numbers below the node are brought around 100 first, their mean over all
            units and years being the reference; false where the normalisation ``around-reference`` has done
            so.
    """

    NAME: ClassVar[str] = "adjusted-mazziotta-pareto"
    penalty: str = setting("down", choices=("down", "up"))
    standardise: bool = True

    @property
    def compares(self) -> bool:
        """Whether a unit's number depends on those of other units."""
        return self.standardise

    def run(self, part: Matrix, weights: Array, /) -> Array:
        """The index of each unit.

        Raises:
            CannotRun: all numbers of a child are alike, or a unit's mean is not above zero.
        """
        values = part.values
        if self.standardise:
            values = AroundReference().run(part, tuple(Leaf(code, code, "") for code in part.codes))
        mean, spread = moments(values, weights, sample=False)
        refuse_means(self.NAME, part, mean)
        sign = -1 if self.penalty == "down" else 1
        return np.asarray(mean + sign * spread * spread / mean)
