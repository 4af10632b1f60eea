"""The mean or the median of the other units, or of those in the same group."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.index.impute.imputer import Surroundings, filled, group_of, middle
from tallystick.index.model import Array, Matrix


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of the units that have a figure (OECD/JRC handbook 2008, step 3).

    Attributes:
        by: the column whose groups are looked at one by one; all units together where empty.
    """

    NAME: ClassVar[str] = "mean"
    COMPARES: ClassVar[bool] = True
    by: str = ""

    def run(self, given: Matrix, around: Surroundings, /) -> Array:
        """The figures with means in the gaps."""
        return _by_group(given, around, self.NAME, self.by, median=False)


@dataclass(frozen=True, slots=True)
class Median:
    """The median of the units that have a figure (OECD/JRC handbook 2008, step 3).

    Attributes:
        by: the column whose groups are looked at one by one; all units together where empty.
    """

    NAME: ClassVar[str] = "median"
    COMPARES: ClassVar[bool] = True
    by: str = ""

    def run(self, given: Matrix, around: Surroundings, /) -> Array:
        """The figures with medians in the gaps."""
        return _by_group(given, around, self.NAME, self.by, median=True)


def _by_group(given: Matrix, around: Surroundings, name: str, by: str, *, median: bool) -> Array:
    """A unit without a group keeps its gaps, as does a group of which nobody has a figure."""
    if not by:
        return filled(given.values, middle(given.values, median=median))
    groups = np.array(group_of(name, by, around))
    values = given.values.copy()
    for group in sorted(set(groups) - {""}):
        rows = groups == group
        values[rows] = filled(values[rows], middle(values[rows], median=median))
    return values
