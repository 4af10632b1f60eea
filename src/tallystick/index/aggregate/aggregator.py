"""What every aggregation is: the numbers below a node in, the node's numbers out."""

import functools
from typing import ClassVar, Protocol, runtime_checkable

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.model import Array, Flags, Matrix
from tallystick.index.snags import CannotRun, Snag

STEP = "aggregate"


class Aggregator(Protocol):
    """A way of bringing the numbers below a node together."""

    NAME: ClassVar[str]

    @property
    def compares(self) -> bool:
        """Whether a unit's number depends on those of other units."""

    def __hash__(self) -> int:
        """Equal ways are one."""

    def run(self, part: Matrix, weights: Array, /) -> Array:
        """The node's number for each unit; NaN for a unit that has none below it.

        Args:
            part: the numbers below the node, units by children.
            weights: one for each child; they need not add up to one.

        Raises:
            CannotRun: these numbers can't be brought together in this way.
        """


@runtime_checkable
class QuasiMean(Protocol):
    """A mean taken on another scale: back(sum of w f(x) / sum of w).

    Such means are added up on that scale, for many weights at once. A missing number is left out, and the
    weights of the others are scaled up, as if it had the mean of the others.
    """

    NAME: ClassVar[str]

    def run(self, part: Matrix, weights: Array, /) -> Array:
        """As every aggregation."""

    def check(self, part: Matrix) -> None:
        """Refuse numbers that have no place on the other scale.

        Raises:
            CannotRun: there are such numbers.
        """

    def forward(self, values: Array) -> Array:
        """The numbers on the other scale."""

    def back(self, values: Array) -> Array:
        """The numbers from the other scale."""


@functools.cache
def quasi_mean(way: Aggregator) -> QuasiMean | None:
    """The way as a mean on another scale, where it is one; to look is slow, so it is looked at once."""
    return way if isinstance(way, QuasiMean) else None


def weighted(values: Array, weights: Array) -> Array:
    """The weighted mean of each row over what is there; NaN where nothing with a weight is.

    Args:
        values: units by children.
        weights: one for each child, or children by replications.

    Returns:
        one number for each unit, or units by replications.
    """
    known = ~np.isnan(values)
    if known.all() and (weights.sum(axis=0) > 0).all():
        return np.asarray((values @ weights) / weights.sum(axis=0))
    total = known.astype(float) @ weights
    above = np.where(known, values, 0.0) @ weights
    return np.divide(above, total, out=np.full_like(above, np.nan), where=total > 0)


def of_weighted(way: Aggregator, part: Matrix, weights: Array) -> Array:
    """A node's number by a way, of the children that have a weight; NaN for every unit where none has.

    Whatever a way makes of weights, a child of weight 0 is left out.

    Raises:
        CannotRun: the numbers can't be brought together in this way.
    """
    there = weights != 0
    if there.all():
        return way.run(part, weights)
    if not there.any():
        return np.full(len(part.units), np.nan)
    codes = tuple(code for code, one in zip(part.codes, there, strict=True) if one)
    return way.run(part.beside(part.values[:, there], codes), weights[there])


def refuse_gaps(name: str, part: Matrix) -> None:
    """Name the units that have some of the numbers and lack others, where a way can't do with less than all.

    Raises:
        CannotRun: there is one.
    """
    missing = np.isnan(part.values)
    some = np.asarray(missing.any(axis=1) & ~missing.all(axis=1))
    if some.any():
        what = Reason("its number is missing, and this way needs all of them")
        fix = Reason("impute first, leave the unit out, or take another aggregation")
        raise CannotRun(
            *(
                Snag.at(f"{STEP}: {name}", what, fix, part, row, part.codes[column])
                for row, column in zip(*np.nonzero(missing & some[:, None]), strict=True)
            )
        )


def refuse_numbers(name: str, part: Matrix, unfit: Flags, what: Reason) -> None:
    """Name the numbers that a way has no meaning for.

    Raises:
        CannotRun: there is one.
    """
    if unfit.any():
        fix = Reason(
            "let the normalisation begin above zero, such as min-max with low = 1, or take an arithmetic mean"
        )
        raise CannotRun(
            *(
                Snag.at(f"{STEP}: {name}", what, fix, part, row, part.codes[column])
                for row, column in zip(*np.nonzero(unfit), strict=True)
            )
        )


def refuse_means(name: str, part: Matrix, mean: Array) -> None:
    """Name the units whose mean is zero or less, which a penalty can't be a share of.

    Raises:
        CannotRun: there is one.
    """
    unfit = np.flatnonzero(mean <= 0)
    if len(unfit):
        what = Reason("the mean of its numbers is not above zero, so that no penalty can be a share of it")
        fix = Reason("let the numbers lie around 100, as standardise = true does")
        raise CannotRun(*(Snag.at(f"{STEP}: {name}", what, fix, part, row) for row in unfit.tolist()))


def moments(values: Array, weights: Array, *, sample: bool) -> tuple[Array, Array]:
    """The weighted mean and standard deviation of each row over what is there.

    Args:
        values: units by children.
        weights: one for each child.
        sample: whether the variance is that of a sample, n/(n - 1) times the mean square.
    """
    mean = weighted(values, weights)
    away = values - mean[:, None]
    square = weighted(away * away, weights)
    if sample:
        n = (~np.isnan(values)).sum(axis=1)
        square = square * np.divide(n, n - 1.0, out=np.ones(len(n)), where=n > 1)
    return mean, np.sqrt(square)
