"""What every weighting is: what lies below a node in, one weight for each out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.model import Array, Matrix
from tallystick.index.snags import CannotRun, Snag, named

STEP = "weigh"


@dataclass(frozen=True, slots=True)
class Weighing:
    """What is to be weighed.

    Attributes:
        codes: the elements.
        given: the weights that the method gives them.
        numbers: gives their numbers, units by elements.
        outcome: what comes of other weights: the number of the node above them, or of the index.
    """

    codes: tuple[str, ...]
    given: Array
    numbers: Callable[[], Matrix]
    outcome: Callable[[Array], Array]


class Weigher(Protocol):
    """A way of finding weights.

    Attributes:
        NAME: as the method file spells it.
        OVER_LEVEL: whether all elements of a level are weighed together, with the index as their outcome.
        FROM_NUMBERS: whether the weights depend on the numbers that are weighed.
    """

    NAME: ClassVar[str]
    OVER_LEVEL: ClassVar[bool]
    FROM_NUMBERS: ClassVar[bool]

    def run(self, asked: Weighing) -> Array:
        """One weight for each element, none below zero, adding up to one.

        Raises:
            CannotRun: no weights can be found in this way.
        """


def shares(name: str, codes: tuple[str, ...], weights: Array) -> Array:
    """The weights scaled to add up to one.

    Raises:
        CannotRun: one is below zero or no number, or they add up to zero.
    """
    step = f"{STEP}: {name}"
    unfit = ~np.isfinite(weights) | (weights < 0)
    if unfit.any():
        what = Reason("its weight is below zero or no number")
        fix = Reason("give it a weight of zero or more")
        raise CannotRun(*(Snag(step, what, fix, codes[at]) for at in np.flatnonzero(unfit)))
    total = weights.sum()
    if not total > 0:
        what = Reason("the weights of {elements} add up to zero", elements=named(codes))
        raise CannotRun(Snag(step, what, Reason("give at least one of them a weight above zero")))
    return np.asarray(weights / total)


def complete(name: str, part: Matrix) -> Array:
    """The rows without a gap, which finding weights from figures needs.

    Raises:
        CannotRun: fewer than three units have all numbers, or all numbers of an element are alike.
    """
    step = f"{STEP}: {name}"
    rows = part.values[~np.isnan(part.values).any(axis=1)]
    if len(rows) < 3:
        what = Reason(
            "fewer than three units have a number of each of {elements}", elements=named(part.codes)
        )
        raise CannotRun(Snag(step, what, Reason("impute first, or give the weights")))
    alike = rows.min(axis=0) == rows.max(axis=0)
    if alike.any():
        what = Reason("all its numbers are alike, so no weight can be found from them")
        fix = Reason("leave it out, or give the weights")
        raise CannotRun(*(Snag(step, what, fix, part.codes[at]) for at in np.flatnonzero(alike)))
    return np.asarray(rows)
