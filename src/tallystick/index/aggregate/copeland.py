"""Copeland's rule: how many units a unit beats, less how many beat it."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.index.model import Array, Matrix

#: Sums of the same weights in another order differ by less.
_ALIKE = 1e-12


@dataclass(frozen=True, slots=True)
class Copeland:
    """The number of units that a unit outranks less the number that outrank it.

    Munda and Nardo, "Noncompensatory/nonlinear composite indicators for ranking countries", Applied Economics
    41 (2009), 1513-1523; Copeland (1951).
    """

    NAME: ClassVar[str] = "copeland"
    compares: ClassVar[bool] = True

    def run(self, part: Matrix, weights: Array, /) -> Array:
        """The score of each unit; NaN for one without any number."""
        wins = outranking(part.values, weights) - 0.5
        scores = np.where(np.abs(wins) < _ALIKE, 0.0, np.sign(wins)).sum(axis=1)
        return np.where(np.isnan(part.values).all(axis=1), np.nan, scores)


def outranking(values: Array, weights: Array) -> Array:
    """The share of weight on which the row's unit is ahead of the column's; half where they are alike.

    Only what both units have is compared, and its weights are scaled up to one; two units with nothing in
    common are alike. So the share of i over j and that of j over i add up to one, whatever has no number and
    in whatever order the units stand. The diagonal is 0.5, of a unit that is compared with itself.

    Args:
        values: units by children.
        weights: one for each child.
    """
    n = len(values)
    ahead = np.zeros((n, n))
    common = np.zeros((n, n))
    for column, weight in zip(values.T, weights, strict=True):
        known = ~np.isnan(column)
        both = np.outer(known, known)
        common += weight * both
        of = column[:, None]
        ahead += weight * ((of > column) + 0.5 * (both & (of == column)))
    return np.divide(ahead, common, out=np.full((n, n), 0.5), where=common > 0)
