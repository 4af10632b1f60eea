"""The analytic hierarchy process: weights from comparisons in pairs, and how well these agree."""

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason, Text, texts
from tallystick.index.model import Array
from tallystick.index.settings import setting
from tallystick.index.snags import CannotRun, Snag, named
from tallystick.index.weigh.weigher import STEP, Weighing

#: The mean consistency index of matrices filled by chance, by size from 1 on (Saaty, 1980, table 3.1).
_BY_CHANCE = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)

#: 0.33 stands for a third: so far from 1 may the product of a number and its reverse lie.
_ROUNDED = 0.02


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
        fix = Reason(
            "under [weigh.at.NODE], write each of {codes} once in order, and a row of comparisons for each",
            codes=texts(codes),
        )
        if not self.order:
            raise self._stopped(
                Reason("no order of the elements is given, so nobody knows what is compared"), fix
            )
        if sorted(self.order) != sorted(codes):
            what = Reason(
                "the comparisons are of {order}, and the elements are {codes}",
                order=named(self.order),
                codes=named(codes),
            )
            raise self._stopped(what, fix)
        weights, ratio = self.solved()
        if ratio > self.most_inconsistent:
            what = Reason(
                "the comparisons contradict one another: their consistency ratio is {ratio}",
                ratio=Text(f"{ratio:.3f}"),
            )
            raise self._stopped(what, self._pair_to_mend(weights))
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
        self._refuse_not_reciprocal(matrix)
        values, vectors = np.linalg.eig(matrix)
        at = int(np.argmax(values.real))
        vector = np.abs(vectors[:, at].real)
        index = (float(values[at].real) - width) / (width - 1) if width > 1 else 0.0
        chance = _BY_CHANCE[width - 1]
        return np.asarray(vector / vector.sum()), index / chance if chance else 0.0

    def _refuse_not_reciprocal(self, matrix: Array) -> None:
        """Name the first pair of which one number is not the reverse of the other."""
        for row, column in zip(*np.nonzero(np.tri(len(matrix), dtype=bool).T), strict=True):
            there, back = float(matrix[row, column]), float(matrix[column, row])
            if there > 0 and back > 0 and abs(there * back - 1) <= _ROUNDED:
                continue
            what = Reason(
                "{first} is {there} times as important as {second}, and {second} {back} times as {first}",
                first=Text(self.order[row]),
                second=Text(self.order[column]),
                there=Text(f"{there:g}"),
                back=Text(f"{back:g}"),
            )
            right = 1.0 if row == column or there <= 0 else 1 / there
            fix = Reason(
                "write numbers above zero, and {number} for the reverse", number=Text(f"{right:.4g}")
            )
            raise self._stopped(what, fix)

    def _pair_to_mend(self, weights: Array) -> Reason:
        """The pair that lies furthest from what all others say of it."""
        given, said = np.array(self.comparisons), weights[:, None] / weights
        row, column = np.unravel_index(np.argmax(np.log(given / said)), given.shape)
        return Reason(
            "compare {first} and {second} again, which disagree most: {given} is written, and all together "
            "say {said}; or accept more in most_inconsistent",
            first=Text(self.order[row]),
            second=Text(self.order[column]),
            given=Text(f"{given[row, column]:.3g}"),
            said=Text(f"{said[row, column]:.3g}"),
        )

    def _stopped(self, what: Reason, fix: Reason) -> CannotRun:
        return CannotRun(Snag(f"{STEP}: {self.NAME}", what, fix))
