"""The logarithm of the distance from the lowest value, for a tail above."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.index.model import Array


@dataclass(frozen=True, slots=True)
class LogShifted:
    """ln(x - min + 0.01 (max - min)): the JRC's COIN tool, as COINr's ``log_CT`` has it."""

    NAME: ClassVar[str] = "log"

    def run(self, column: Array) -> Array:
        """The logarithm of the distance from the lowest value, a hundredth of the range added."""
        low, high = float(np.nanmin(column)), float(np.nanmax(column))
        return np.log(column - low + 0.01 * (high - low))
