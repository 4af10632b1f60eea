"""The logarithm of the Global Innovation Index."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.model import Array
from tallystick.index.snags import CannotRun, Snag


@dataclass(frozen=True, slots=True)
class LogInnovation:
    """ln((max - 1)(x - min)/(max - min) + 1), from the Global Innovation Index (2020), appendix on outliers.

    COINr's ``log_GII`` computes it and gives its input back; this gives the logarithm.
    """

    NAME: ClassVar[str] = "log-gii"

    def run(self, column: Array) -> Array:
        """The logarithm; the lowest value becomes 0 and the highest ln(max).

        Raises:
            CannotRun: the highest value is 1 or less, so that the order would be turned round or lost.
        """
        low, high = float(np.nanmin(column)), float(np.nanmax(column))
        if high <= 1:
            raise CannotRun(
                Snag(
                    "treat: log-gii",
                    Reason("its highest value is not above 1, and this logarithm would turn the order round"),
                    Reason("take another transform, such as log, or give the numbers in a smaller unit"),
                )
            )
        return np.log((high - 1) * (column - low) / (high - low) + 1)
