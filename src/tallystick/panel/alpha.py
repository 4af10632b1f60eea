"""Krippendorff's alpha, of one table of codes or of very many that were drawn from it.

alpha = 1 - D_o / D_e on the matrix of coincidences, in which each pair of codes of a unit with m codes weighs
1 / (m - 1) (Krippendorff, *Content Analysis*, 2004, chapter 11).
"""

from dataclasses import dataclass

import numpy as np

from tallystick.panel.codes import CodeTable, Wholes
from tallystick.panel.distances import DISTANCES, Floats, numbers_of


@dataclass(frozen=True, slots=True)
class CodePatterns:
    """The different ways in which units were coded, and how many units were coded in each.

    Attributes:
        counts: how many coders gave each value: patterns by values; only those with two codes or more.
        of_unit: the pattern of each unit that has two codes or more.
    """

    counts: Wholes
    of_unit: Wholes

    @property
    def times(self) -> Floats:
        """How many units have each pattern."""
        return np.bincount(self.of_unit, minlength=len(self.counts)).astype(np.float64)


def patterns_of(table: CodeTable) -> CodePatterns:
    """The patterns of a table; a unit with fewer than two codes can neither agree nor differ."""
    counts = table.counts()
    paired = counts[counts.sum(axis=1) >= 2]
    if not len(paired):
        return CodePatterns(paired, np.zeros(0, dtype=np.int64))
    different, of_unit = np.unique(paired, axis=0, return_inverse=True)
    return CodePatterns(different, of_unit.reshape(-1).astype(np.int64))


def coincidences(patterns: CodePatterns, times: Floats) -> Floats:
    """The matrix of coincidences when each pattern occurs so many times: draws by values by values.

    Patterns with as many codes are summed as whole numbers, which floating point holds exactly, and divided
    afterwards: the result is the same to the last digit in whatever order a machine adds.
    """
    counts = patterns.counts.astype(np.float64)
    size = counts.shape[1]
    pairs = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(size)
    codes = patterns.counts.sum(axis=1)
    summed = np.zeros((len(times), size, size))
    for many in sorted({int(one) for one in codes}):
        alike = codes == many
        whole = times[:, alike] @ pairs[alike].reshape(-1, size * size)
        summed += whole.reshape(-1, size, size) / (many - 1)
    return summed


def alphas(matrix: Floats, scale: str, values: tuple[str, ...]) -> Floats:
    """Alpha of each matrix of coincidences; not a number where all its codes are alike."""
    occurring = _added(matrix, 2)
    codes = _added(occurring, 1)
    squares = DISTANCES[scale](occurring, numbers_of(scale, values))
    observed = _added(_added(matrix * squares, 2), 1)
    expected = _added(_added(occurring[:, :, None] * occurring[:, None, :] * squares, 2), 1)
    ratio = np.divide(
        observed * (codes - 1), expected, out=np.full_like(observed, np.nan), where=expected > 0
    )
    return np.subtract(1.0, ratio)


def _added(numbers: Floats, axis: int) -> Floats:
    """The sum along an axis, one after another, so that no machine adds in another order."""
    moved = np.moveaxis(numbers, axis, 0)
    total = np.zeros(moved.shape[1:])
    for one in moved:
        total = total + one
    return total
