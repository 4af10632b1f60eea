"""Outliers: a column that fails on skew and kurtosis is winsorised, else transformed."""

from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from tallystick.base.reasons import Reason
from tallystick.index.finite import refuse_lost
from tallystick.index.lots import by_lots
from tallystick.index.model import Array, Flags, Matrix
from tallystick.index.moments import Moments, moments_of
from tallystick.index.settings import setting
from tallystick.index.snags import CannotRun, Snag
from tallystick.index.treat.boxcox import BoxCox
from tallystick.index.treat.log_innovation import LogInnovation
from tallystick.index.treat.log_plus_one import LogPlusOne
from tallystick.index.treat.log_shifted import LogShifted
from tallystick.index.treat.log_skewed import LogSkewed
from tallystick.index.treat.transform import NoTransform, Transform
from tallystick.index.treat.winsorise import winsorise

Drawn = NDArray[np.int8]
TRANSFORMS: dict[str, type[Transform]] = {
    one.NAME: one for one in (NoTransform, LogShifted, LogSkewed, LogPlusOne, LogInnovation, BoxCox)
}


@dataclass(frozen=True, slots=True)
class Outliers:
    """How outliers are treated, by the rule of the JRC's audits.

    A column passes where |skew| lies below `skew` or kurtosis below `kurtosis`. One that fails is winsorised;
    where it fails still, `then` is applied to the column as it was, or to the winsorised one where `combine`.

    Attributes:
        winsorise: the most values that are drawn in.
        skew: the bound of |skew|.
        kurtosis: the bound of kurtosis.
        then: what is done where winsorising isn't enough.
        combine: whether it is done on top of winsorising.
    """

    NAME: ClassVar[str] = "outliers"
    winsorise: int = setting(5, least=0)
    skew: float = setting(2.0, above=0)
    kurtosis: float = setting(3.5, above=0)
    then: Transform = field(default_factory=LogShifted)
    combine: bool = False

    def run(self, given: Matrix) -> "Treated":
        """Treat every column that fails.

        Raises:
            CannotRun: a column can't be transformed; all such columns are named.
        """
        moments = [np.full((2, given.values.shape[1]), np.nan) for _ in range(3)]
        transformed = np.zeros(given.values.shape[1], dtype=bool)
        moved = np.zeros(given.values.shape, dtype=np.int8, order="F")

        def made(lot: slice) -> Array:
            part = given.lot(lot)
            values, *found, transformed[lot], moved[:, lot] = self._lot(part)
            for whole, one in zip(moments, found, strict=True):
                whole[:, lot] = one.skew, one.kurtosis
            return values

        values = by_lots(given.values, made)
        before, drawn, after = (Moments(skew, kurtosis) for skew, kurtosis in moments)
        return Treated(given.of(values), before, drawn, after, transformed, moved)

    def _lot(self, given: Matrix) -> tuple[Array, Moments, Moments, Moments, Flags, Drawn]:
        """Some columns treated, their moments before, after winsorising and in the end, and what was done."""
        before = moments_of(given.values)
        failing = ~before.passing(self.skew, self.kurtosis)
        moved = np.zeros(given.values.shape, dtype=np.int8)
        if not failing.any():
            return given.values, before, before, before, failing, moved
        at = np.flatnonzero(failing)
        values = given.values.copy(order="F")
        values[:, at], moved[:, at] = winsorise(values[:, at], self.winsorise, self.skew, self.kurtosis)
        drawn = before.replaced(at, moments_of(values[:, at]))
        _refuse_alike(given, at[np.isnan(drawn.skew[at])])
        failing &= ~drawn.passing(self.skew, self.kurtosis)
        again = np.flatnonzero(failing)
        values[:, again] = self._transformed(given, values, again)
        if not self.combine:
            moved[:, again] = 0
        after = drawn.replaced(again, moments_of(values[:, again]))
        return values, before, drawn, after, failing, moved

    def _of_column(self, given: Matrix, column: Array, at: int) -> Array:
        with np.errstate(over="ignore", invalid="ignore"):
            found = self.then.run(column)
        one = given.beside(column[:, None], given.codes[at : at + 1])
        refuse_lost(f"treat: {self.then.NAME}", one, found[:, None])
        return found

    def _transformed(self, given: Matrix, drawn: Array, columns: NDArray[np.intp]) -> Array:
        source = drawn if self.combine else given.values
        found, snags = np.empty((len(source), len(columns))), []
        for place, at in enumerate(columns):
            try:
                found[:, place] = self._of_column(given, source[:, at], at)
            except CannotRun as stopped:
                snags += [replace(one, indicator=given.codes[at]) for one in stopped.snags]
        if snags:
            raise CannotRun(*snags)
        return found


def _refuse_alike(given: Matrix, columns: NDArray[np.intp]) -> None:
    """Name the columns of which drawing in leaves one value only, which has no skew.

    Raises:
        CannotRun: there is one.
    """
    if len(columns):
        what = Reason("drawing in its outliers leaves all its values alike")
        fix = Reason("let winsorise be smaller under [treat], 0 for none, or leave the treatment out")
        raise CannotRun(*(Snag("treat", what, fix, given.codes[at]) for at in columns))


@dataclass(frozen=True, slots=True)
class Treated:
    """What came of the treatment.

    Attributes:
        matrix: the numbers.
        before: skew and kurtosis before it.
        drawn: after winsorising.
        after: in the end.
        transformed: which columns were transformed.
        moved: which values were drawn in, 1 from above and -1 from below.
    """

    matrix: Matrix
    before: Moments
    drawn: Moments
    after: Moments
    transformed: Flags
    moved: Drawn
