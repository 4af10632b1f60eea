"""The logarithm of the distance from the lowest value, one added."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.index.model import Array


@dataclass(frozen=True, slots=True)
class LogPlusOne:
    """ln(x - min + 1): the COIN tool's first form (``log_CT_orig``); it depends on the unit."""

    NAME: ClassVar[str] = "log-plus-one"

    def run(self, column: Array) -> Array:
        """The logarithm of the distance from the lowest value, one added."""
        return np.log(column - np.nanmin(column) + 1)
