"""The ordered weighted average: the weights belong to the order of a unit's numbers, not to the children."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Count, Reason, plural
from tallystick.index.aggregate.aggregator import STEP, refuse_gaps
from tallystick.index.model import Array, Matrix
from tallystick.index.settings import setting
from tallystick.index.snags import CannotRun, Snag


@dataclass(frozen=True, slots=True)
class OrderedAverage:
    """sum of v_k x_(k), x_(1) being a unit's best number (Yager, IEEE Trans. SMC 18, 1988, 183-190).

    The weights of the children don't count in it.

    Attributes:
        order: one weight for each place, the best number's first; they need not add up to one.
        best: the mean of so many of the best instead.
        worst: the mean of so many of the worst instead.
    """

    NAME: ClassVar[str] = "owa"
    compares: ClassVar[bool] = False
    order: tuple[float, ...] = ()
    best: int | None = setting(None, least=1)
    worst: int | None = setting(None, least=1)

    def run(self, part: Matrix, _: Array, /) -> Array:
        """The average of each unit.

        Raises:
            CannotRun: the weights of the places don't fit the children, or a number is missing.
        """
        refuse_gaps(self.NAME, part)
        order = self._weights(part.values.shape[1])
        best_first = -np.sort(-part.values, axis=1)
        return np.asarray(best_first @ order / order.sum())

    def _of_places(self) -> Array:
        order = np.array(self.order)
        if (order < 0).any() or not order.sum() > 0:
            what = Reason("the weights of the places are below zero, or add up to zero")
            fix = Reason("give weights of zero or more, at least one of them above zero")
            raise CannotRun(Snag(f"{STEP}: {self.NAME}", what, fix))
        return order

    def _weights(self, width: int) -> Array:
        ways = [bool(self.order), self.best is not None, self.worst is not None]
        most = max(self.best or 0, self.worst or 0)
        if sum(ways) != 1 or most > width or (self.order and len(self.order) != width):
            said = plural(
                "it is not said how the {number} place weighs", "it is not said how the {number} places weigh"
            )
            what = Reason(said, number=Count(width))
            fix = Reason("give one of the keys order (a weight for each place), best or worst (how many)")
            raise CannotRun(Snag(f"{STEP}: {self.NAME}", what, fix))
        if self.order:
            return self._of_places()
        count = np.zeros(width)
        if self.best is not None:
            count[: self.best] = 1.0
        else:
            count[width - (self.worst or 0) :] = 1.0
        return count
