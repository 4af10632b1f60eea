"""What every normalisation is: columns in, columns on one scale out, more being better."""

from typing import ClassVar, Protocol

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.model import Array, Flags, Leaf, Matrix
from tallystick.index.snags import CannotRun, Snag

_ALIKE = Reason("all its values are alike, so nothing can be told apart by it")
_ALIKE_MEND = Reason("leave the indicator out, or take goalposts that are fixed in the method")
#: Numbers that differ by less than this share of them are alike: a division leaves as much.
_DUST = 1e-14


class Normaliser(Protocol):
    """A way of bringing indicators to one scale, with their directions.

    Attributes:
        NAME: as the method file spells it.
        FIXED: whether a unit's number depends on its own figure and the method only, on no other unit's.
    """

    NAME: ClassVar[str]
    FIXED: ClassVar[bool]

    def run(self, given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
        """The numbers on one scale, more being better; NaN where a figure is missing.

        Raises:
            CannotRun: an indicator can't be brought to it.
        """


def signed(given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
    """The figures with those of a negative direction below zero, so that more is better everywhere."""
    directions = np.array([leaf.direction for leaf in leaves], dtype=float)
    return given.values * directions


def ends(name: str, given: Matrix, values: Array) -> tuple[Array, Array]:
    """The lowest and the highest number of each column.

    Raises:
        CannotRun: a column is empty, or all its numbers are alike.
    """
    low, high = np.minimum.reduce(values, axis=0), np.maximum.reduce(values, axis=0)
    if np.isnan(low).any():  # what is missing is passed over, which takes longer
        low, high = np.fmin.reduce(values, axis=0), np.fmax.reduce(values, axis=0)
    dust = _DUST * np.maximum(np.abs(low), np.abs(high))
    refuse_alike(name, given, np.asarray(~(high - low > dust)))
    return low, high


def refuse_alike(name: str, given: Matrix, alike: Flags) -> None:
    """Name the columns whose numbers can't be told apart.

    Raises:
        CannotRun: there is one.
    """
    if alike.any():
        raise CannotRun(
            *(
                Snag(f"normalise: {name}", _ALIKE, _ALIKE_MEND, given.codes[at])
                for at in np.flatnonzero(alike)
            )
        )


def refuse_upside_down(name: str, low: float, high: float) -> None:
    """Refuse a scale whose end for the best is not above that for the worst.

    Raises:
        CannotRun: it is not.
    """
    if not high > low:
        what = Reason("low is not below high, so that the best figure would not have the largest number")
        fix = Reason("give low the smaller number; an indicator is turned round by its direction")
        raise CannotRun(Snag(f"normalise: {name}", what, fix))


def has_figures(given: Matrix) -> list[bool]:
    """Which columns have a figure at all."""
    return [not bool(np.isnan(column).all()) for column in given.values.T]


def lacking(name: str, leaves: tuple[Leaf, ...], lacks: list[bool], what: Reason, fix: Reason) -> None:
    """Name the indicators that lack what this way needs.

    Raises:
        CannotRun: there is one.
    """
    found = [leaf.code for leaf, one in zip(leaves, lacks, strict=True) if one]
    if found:
        raise CannotRun(*(Snag(f"normalise: {name}", what, fix, code) for code in found))
