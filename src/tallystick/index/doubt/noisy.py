"""Figures that may be off: the same figures with the noise of one replication."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tallystick.base.reasons import Reason, Text
from tallystick.index.bounding import HIGH, LOW
from tallystick.index.doubts import DataDoubt
from tallystick.index.model import Array, Leaf, Matrix, UnitTable
from tallystick.index.snags import CannotRun, Snag


@dataclass(frozen=True, slots=True)
class Noise:
    """How far each figure may be off: units by indicators.

    Attributes:
        sd: the standard deviation; 0 where the figure is taken as it is.
        low: the least it may be; NaN where nothing bounds it.
        high: the most.
    """

    sd: Array
    low: Array
    high: Array

    @property
    def bounded(self) -> NDArray[np.bool_]:
        """Which figures lie between two others."""
        return ~np.isnan(self.low) & ~np.isnan(self.high)


def noise_of(table: UnitTable, raw: Matrix, leaves: tuple[Leaf, ...], doubt: DataDoubt) -> Noise:
    """How far each figure may be off, by its indicator's deviation, its own share, or its interval.

    Raises:
        CannotRun: an indicator that is named isn't there, a bound has no other end or lies on the wrong side
            of it, a figure lies outside its bounds, or none has any.
    """
    strange = set(doubt.sd) - {leaf.code for leaf in leaves}
    if strange:
        fix = Reason("name indicators by their codes")
        raise CannotRun(
            *(
                Snag("doubt: data", Reason("there is no indicator {code}", code=Text(one)), fix)
                for one in sorted(strange)
            )
        )
    own = np.array([doubt.sd.get(leaf.code, np.nan) for leaf in leaves])
    sd = np.where(np.isnan(own), np.abs(raw.values) * doubt.relative, own)
    low, high = (np.full(raw.values.shape, np.nan) for _ in range(2))
    if doubt.intervals:
        for at, leaf in enumerate(leaves):
            for bounds, end in ((low, LOW), (high, HIGH)):
                if leaf.code + end in table.figures.codes:
                    bounds[:, at] = table.figures.columns((leaf.code + end,)).values[:, 0]
        _refuse_half(raw, low, high)
        _refuse_reversed(raw, low, high)
        _refuse_outside(raw, low, high)
        if np.isnan(low).all() and not np.nan_to_num(sd).any():
            what = Reason("no figure would be off: all cells of the bounds are empty")
            fix = Reason("fill them, or leave out doubt.data.intervals")
            raise CannotRun(Snag("doubt: data", what, fix))
    return Noise(np.nan_to_num(sd), low, high)


def _refuse_half(raw: Matrix, low: Array, high: Array) -> None:
    what, fix = Reason("one bound alone bounds nothing"), Reason("fill both cells, or leave both empty")
    _refuse_where(np.isnan(low) != np.isnan(high), raw, what, fix)


def _refuse_reversed(raw: Matrix, low: Array, high: Array) -> None:
    what, fix = Reason("the low bound lies above the high one"), Reason("change the two cells round")
    _refuse_where(low > high, raw, what, fix)


def _refuse_outside(raw: Matrix, low: Array, high: Array) -> None:
    what = Reason("the figure lies outside its own bounds")
    fix = Reason("correct the figure or its bounds, or leave both bounds empty")
    _refuse_where((raw.values < low) | (raw.values > high), raw, what, fix)


def _refuse_where(wrong: NDArray[np.bool_], raw: Matrix, what: Reason, fix: Reason) -> None:
    if wrong.any():
        raise CannotRun(
            *(
                Snag.at("doubt: data", what, fix, raw, row, raw.codes[column])
                for row, column in zip(*np.nonzero(wrong), strict=True)
            )
        )


def disturb(drawn: Array, raw: Array, noise: Noise) -> None:
    """Turn standard normal numbers into the figures of a replication, or of several above one another.

    Args:
        drawn: the numbers, as many for each replication as there are figures; a missing one becomes missing.
        raw: the figures as they were given: units by indicators.
        noise: how far each may be off.
    """
    bounded = noise.bounded
    between = None
    if bounded.any():
        from scipy.special import ndtr

        between = noise.low + ndtr(drawn) * (noise.high - noise.low)
    drawn *= noise.sd
    drawn += raw
    if between is not None:
        np.copyto(drawn, between, where=bounded & ~np.isnan(raw))


def with_figures(table: UnitTable, codes: tuple[str, ...], values: Array) -> UnitTable:
    """The table with other figures of some columns."""
    whole = table.figures.values.copy()
    place = {code: at for at, code in enumerate(table.figures.codes)}
    whole[:, [place[code] for code in codes]] = values
    return replace(table, figures=table.figures.of(whole))
