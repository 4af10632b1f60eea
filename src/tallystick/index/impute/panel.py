"""A unit's own figures of other years."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.impute.imputer import STEP, Surroundings
from tallystick.index.model import Array, Matrix
from tallystick.index.settings import setting
from tallystick.index.snags import CannotRun, Snag


@dataclass(frozen=True, slots=True)
class LatestFigure:
    """The unit's last figure before the gap (COINr, `impute_panel`, ``latest``).

    Attributes:
        most_back: how many of the table's earlier times are looked at; all where none is given.
    """

    NAME: ClassVar[str] = "latest"
    COMPARES: ClassVar[bool] = False
    most_back: int | None = setting(None, least=1)

    def run(self, given: Matrix, around: Surroundings, /) -> Array:
        """The figures with earlier ones in the gaps; a gap before the first figure stays."""
        times = _times(self.NAME, around)
        steps = {time: step for step, time in enumerate(np.unique(times))}
        values = given.values.copy()
        for rows in _series(given, times):
            at = np.array([steps[time] for time in times[rows]])
            for later in range(1, len(rows)):
                gaps = np.isnan(values[rows[later]])
                for earlier in range(later - 1, -1, -1):
                    if self.most_back is not None and at[later] - at[earlier] > self.most_back:
                        break
                    values[rows[later], gaps] = given.values[rows[earlier], gaps]
                    gaps = np.isnan(values[rows[later]])
        return values


@dataclass(frozen=True, slots=True)
class Linear:
    """On the line between the unit's figures before and after; the nearest one outside of them.

    A series with one figure takes that figure throughout (COINr, `impute_panel`, ``linear-constant``).
    """

    NAME: ClassVar[str] = "linear"
    COMPARES: ClassVar[bool] = False

    def run(self, given: Matrix, around: Surroundings, /) -> Array:
        """The figures with interpolated ones in the gaps; a series without any stays empty."""
        times = _times(self.NAME, around)
        values = given.values.copy()
        for rows in _series(given, times):
            for at in range(values.shape[1]):
                column = given.values[rows, at]
                known = ~np.isnan(column)
                if known.any():
                    values[rows, at] = np.where(
                        known, column, np.interp(times[rows], times[rows][known], column[known])
                    )
        return values


def _times(name: str, around: Surroundings) -> Array:
    if not around.times:
        what = Reason("the table has one row for each unit, so there are no earlier years to look at")
        fix = Reason(
            "name the column of years in the key columns.time of the method, or impute in another way"
        )
        raise CannotRun(Snag(f"{STEP}: {name}", what, fix))
    return np.array(around.times)


def _series(given: Matrix, times: Array) -> list[Array]:
    """The rows of each unit, in order of time."""
    units = np.array(given.units)
    by_time = np.argsort(times, kind="stable")
    return [by_time[units[by_time] == unit] for unit in dict.fromkeys(given.units)]
