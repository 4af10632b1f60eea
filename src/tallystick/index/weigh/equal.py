"""The same weight for each."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.index.model import Array
from tallystick.index.weigh.weigher import Weighing


@dataclass(frozen=True, slots=True)
class EqualWeights:
    """1/k for each of k elements."""

    NAME: ClassVar[str] = "equal"
    OVER_LEVEL: ClassVar[bool] = False
    FROM_NUMBERS: ClassVar[bool] = False

    def run(self, asked: Weighing) -> Array:
        """Equal shares."""
        width = len(asked.given)
        return np.full(width, 1 / width)
