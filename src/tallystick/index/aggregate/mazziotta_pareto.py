"""The Mazziotta-Pareto index: a mean with a penalty for being uneven."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.index.aggregate.aggregator import moments, refuse_means
from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.zscore import ZScore
from tallystick.index.settings import setting


@dataclass(frozen=True, slots=True)
class MazziottaPareto:
    """M (1 - cv^2), cv = S/M, of numbers with mean 100 and standard deviation 10; M (1 + cv^2) upwards.

    M and S (by n - 1) are those of a unit's numbers. De Muro, Mazziotta and Pareto, "Composite indices of
    development and poverty: an application to MDGs", Social Indicators Research 104 (2011), 1-18, which was
    not at hand; the divisor is that of Compind's ``ci_mpi`` (R's ``var``), whose numbers this reproduces.
    Weights count in S as in Mazziotta and Pareto, "Weighting in composite indices construction: the case of
    the Mazziotta-Pareto Index", RIEDS 76 (2022), 17-26. By n, as in the adjusted form, the penalty would be
    (n - 1)/n of this one.

    Attributes:
        penalty: ``down`` where the index counts what is good, ``up`` where it counts what is bad.
        standardise: whether the numbers below the node are brought to mean 100 and standard deviation 10
            first; false where the normalisation has done so.
    """

    NAME: ClassVar[str] = "mazziotta-pareto"
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
            values = ZScore(100.0, 10.0).run(part, tuple(Leaf(code, code, "") for code in part.codes))
        mean, spread = moments(values, weights, sample=True)
        refuse_means(self.NAME, part, mean)
        sign = -1 if self.penalty == "down" else 1
        return np.asarray(mean + sign * spread * spread / mean)
