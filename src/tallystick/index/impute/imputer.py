"""What every imputation is: what is missing is estimated, what is there stays."""

from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np

from tallystick.base.reasons import Reason, Text
from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.snags import CannotRun, Snag

STEP = "impute"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an imputation can look at beside the figures.

    Attributes:
        leaves: the indicators of the columns.
        groups: by the name of a column, the group of each unit.
        pillars: the node above each indicator, by level.
        times: when each row was; empty where each unit has one row.
    """

    leaves: tuple[Leaf, ...]
    groups: dict[str, tuple[str, ...]]
    pillars: tuple[str, ...]
    times: tuple[float, ...] = ()


class Imputer(Protocol):
    """A way of estimating what is missing.

    Attributes:
        NAME: as the method file spells it.
        COMPARES: whether it looks at other units.
    """

    NAME: ClassVar[str]
    COMPARES: ClassVar[bool]

    def run(self, given: Matrix, around: Surroundings, /) -> Array:
        """The figures, with what was missing filled where this way can fill it, else NaN still.

        Raises:
            CannotRun: what this way needs isn't there.
        """


def filled(values: Array, estimates: Array) -> Array:
    """The figures, with the estimate wherever one is missing."""
    return np.where(np.isnan(values), estimates, values)


def group_of(name: str, by: str, around: Surroundings) -> tuple[str, ...]:
    """The group of each unit in a column.

    Raises:
        CannotRun: there is no such column of groups.
    """
    if by not in around.groups:
        what = Reason("there is no column of groups called {name}", name=Text(by))
        fix = Reason("name one that is in the table, and in the key groups of the method")
        raise CannotRun(Snag(f"{STEP}: {name}", what, fix))
    return around.groups[by]


def middle(values: Array, *, median: bool) -> Array:
    """The mean or median of each column without what is missing; NaN where all is."""
    known = ~np.isnan(values)
    found = np.full(values.shape[1], np.nan)
    some = known.any(axis=0)
    if some.any():
        of = np.nanmedian if median else np.nanmean
        found[some] = of(values[:, some], axis=0)
    return found
