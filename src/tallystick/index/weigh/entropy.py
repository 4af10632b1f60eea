"""Entropy weights: what tells the units apart more weighs more."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.model import Array
from tallystick.index.snags import CannotRun, Snag
from tallystick.index.weigh.weigher import STEP, Weighing, complete


@dataclass(frozen=True, slots=True)
class Entropy:
    """(1 - e)/sum of (1 - e), e = -sum of p ln p / ln n, p = x/sum of x over the units.

    Zeleny, *Multiple Criteria Decision Making*, 1982, chapter 7; Hwang and Yoon, 1981, section 2.2.2.
    """

    NAME: ClassVar[str] = "entropy"
    OVER_LEVEL: ClassVar[bool] = False
    FROM_NUMBERS: ClassVar[bool] = True

    def run(self, asked: Weighing) -> Array:
        """The weights by the entropy of each element's numbers, of the units without a gap.

        Raises:
            CannotRun: a number is below zero, or there are too few units.
        """
        rows = complete(self.NAME, asked.numbers())
        below = rows.min(axis=0) < 0
        if below.any():
            what = Reason("it has numbers below zero, of which there are no shares")
            fix = Reason("let the normalisation begin at zero, such as min-max")
            raise CannotRun(
                *(Snag(f"{STEP}: entropy", what, fix, asked.codes[at]) for at in np.flatnonzero(below))
            )
        share = rows / rows.sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            parts = np.where(share > 0, share * np.log(share), 0.0)
        told_apart = 1 + parts.sum(axis=0) / np.log(len(rows))
        return np.asarray(told_apart / told_apart.sum())
