"""The logarithm taken from the end where a column is crowded."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.index.model import Array
from tallystick.index.moments import moments_of


@dataclass(frozen=True, slots=True)
class LogSkewed:
    """As ``log`` where the tail is above, -ln(max + 0.01 (max - min) - x) where below (``log_CT_plus``)."""

    NAME: ClassVar[str] = "log-skewed"

    def run(self, column: Array) -> Array:
        """The logarithm taken from the end where the column is crowded."""
        low, high = float(np.nanmin(column)), float(np.nanmax(column))
        room = 0.01 * (high - low)
        if moments_of(column[:, None]).skew[0] > 0:
            return np.log(column - low + room)
        return -np.log(high + room - column)
