"""The analytic hierarchy process: weights from comparisons in pairs, and how well these agree."""

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason, Text
from tallystick.index.model import Array
from tallystick.index.settings import setting
from tallystick.index.snags import CannotRun, Snag, named
from tallystick.index.weigh.weigher import STEP, Weighing

#: The mean consistency index of matrices filled by chance, by size from 1 on (Saaty, 1980, table 3.1).
_BY_CHANCE = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)


@dataclass(frozen=True, slots=True)
class PairwiseComparison:
    """The eigenvector of the greatest eigenvalue of the matrix of comparisons, scaled to one.

    Its consistency ratio is ((lambda - k)/(k - 1)) / that of a matrix filled by chance. Saaty, *The Analytic
    Hierarchy Process*, 1980; OECD/JRC handbook 2008, step 6.

    Attributes:
        order: the elements of the rows and columns.
        comparisons: how many times as important the row's element is as the column's.
        most_inconsistent: the largest consistency ratio that is accepted.
    """

    NAME: ClassVar[str] = "ahp"
    OVER_LEVEL: ClassVar[bool] = False
    FROM_NUMBERS: ClassVar[bool] = False
    order: tuple[str, ...] = ()
    comparisons: tuple[tuple[float, ...], ...] = field(default=())
    most_inconsistent: float = setting(0.1, above=0, most=1)

    def run(self, asked: Weighing) -> Array:
        """The weights of the elements, in their order.

        Raises:
            CannotRun: the matrix doesn't fit the elements, is not reciprocal, or contradicts itself too much.
        """
        codes = asked.codes
        if sorted(self.order) != sorted(codes):
            what = Reason(
                "the comparisons are of {order}, and the elements are {codes}",
                order=named(self.order),
                codes=named(codes),
            )
            raise self._stopped(what, Reason("compare exactly these elements, each once"))
        weights, ratio = self.solved()
        if ratio > self.most_inconsistent:
            what = Reason(
                "the comparisons contradict one another: their consistency ratio is {ratio}",
                ratio=Text(f"{ratio:.3f}"),
            )
            fix = Reason("compare again the pairs that disagree most, or accept more in most_inconsistent")
            raise self._stopped(what, fix)
        return weights[[self.order.index(code) for code in codes]]

    def solved(self) -> tuple[Array, float]:
        """The weights in the order of the rows, and the consistency ratio.

        Raises:
            CannotRun: the matrix is not square, positive and reciprocal, or larger than 15 x 15.
        """
        width = len(self.order)
        square = len(self.comparisons) == width and all(len(row) == width for row in self.comparisons)
        if not square or not 0 < width <= len(_BY_CHANCE):
            fix = Reason(
                "give a row for each element of order, with a number for each, for at most 15 elements"
            )
            raise self._stopped(Reason("the comparisons are no square matrix"), fix)
        matrix = np.array(self.comparisons)
        if not (matrix > 0).all() or not np.allclose(matrix * matrix.T, 1.0, rtol=0.02):
            fix = Reason("where one is 3 times as important as another, write 1/3 for the reverse")
            raise self._stopped(Reason("the comparisons are not the reciprocals of one another"), fix)
        values, vectors = np.linalg.eig(matrix)
        at = int(np.argmax(values.real))
        vector = np.abs(vectors[:, at].real)
        index = (float(values[at].real) - width) / (width - 1) if width > 1 else 0.0
        chance = _BY_CHANCE[width - 1]
        return np.asarray(vector / vector.sum()), index / chance if chance else 0.0

    def _stopped(self, what: Reason, fix: Reason) -> CannotRun:
        return CannotRun(Snag(f"{STEP}: {self.NAME}", what, fix))
