"""The mean-min function: a mean with a penalty for how far the worst number lies below it."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.index.aggregate.aggregator import weighted
from tallystick.index.model import Array, Matrix
from tallystick.index.settings import setting


@dataclass(frozen=True, slots=True)
class MeanMin:
    """M - alpha (sqrt((M - m)^2 + beta^2) - beta), m being a unit's worst number.

    Casadio Tarabusi and Guarini, "An unbalance adjustment method for development indicators", Social
    Indicators Research 112 (2013), 19-45. With alpha 0 it is the mean; with alpha 1 and beta 0 the minimum.
    Compind's ``ci_mean_min`` standardises along the wrong side of its table; here the normalisation does
    that.

    Attributes:
        alpha: how much being uneven counts, from 0 to 1.
        beta: from which distance on it counts in full.
    """

    NAME: ClassVar[str] = "mean-min"
    compares: ClassVar[bool] = False
    alpha: float = setting(0.5, least=0, most=1)
    beta: float = setting(0.0, least=0)

    def run(self, part: Matrix, weights: Array, /) -> Array:
        """The number of each unit, of what it has."""
        mean = weighted(part.values, weights)
        worst = np.where(np.isnan(part.values), np.inf, part.values).min(axis=1)
        away = np.sqrt((mean - worst) ** 2 + self.beta**2) - self.beta
        return np.asarray(mean - self.alpha * away)
