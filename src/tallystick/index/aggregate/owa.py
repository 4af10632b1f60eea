"""The ordered weighted average: the weights belong to the order of a unit's numbers, not to the children."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Count, Reason, Text, plural, texts
from tallystick.index.aggregate.aggregator import STEP, refuse_gaps
from tallystick.index.model import Array, Matrix
from tallystick.index.settings import setting
from tallystick.index.snags import CannotRun, Snag


@dataclass(frozen=True, slots=True)
class OrderedAverage:
    """sum of v_k x_(k), x_(1) being a unit's best number (Yager, IEEE Trans. SMC 18, 1988, 183-190).

    The weights of the children don't count in it, but that a child of weight 0 is left out.

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
        self._refuse_unfit(width)
        if self.order:
            return self._of_places()
        count = np.zeros(width)
        if self.best is not None:
            count[: self.best] = 1.0
        else:
            count[width - (self.worst or 0) :] = 1.0
        return count

    def _refuse_unfit(self, width: int) -> None:
        """Refuse keys that say nothing of the places, say it twice, or are of another number of places."""
        counts = {"order": len(self.order) or None, "best": self.best, "worst": self.worst}
        said = {name: many for name, many in counts.items() if many is not None}
        if not said:
            what = Reason("it is not said how the places weigh")
            fix = Reason("give one of the keys order (a weight for each place), best or worst (how many)")
        elif len(said) > 1:
            what = Reason("{keys} each say how the places weigh", keys=texts(tuple(said)))
            fix = Reason("keep one of them")
        elif self.order and len(self.order) != width:
            weights = plural(
                "order has {number} weight; numbers below the node: {width}",
                "order has {number} weights; numbers below the node: {width}",
            )
            what = Reason(weights, number=Count(len(self.order)), width=Count(width))
            fix = Reason("give one weight for each, for this node by itself under [aggregate.at.NODE]")
        elif max(said.values()) > width:
            what = Reason(
                "{key} asks for {asked}; numbers below the node: {width}",
                key=Text(next(iter(said))),
                asked=Count(max(said.values())),
                width=Count(width),
            )
            fix = Reason("ask for fewer, for this node by itself under [aggregate.at.NODE]")
        else:
            return
        raise CannotRun(Snag(f"{STEP}: {self.NAME}", what, fix))
