"""Outliers: a column that fails on skew and kurtosis is winsorised, else transformed."""

from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np

from tallystick.index.model import Array, Flags, Matrix
from tallystick.index.moments import Moments, moments_of
from tallystick.index.settings import setting
from tallystick.index.snags import CannotRun
from tallystick.index.treat.boxcox import BoxCox
from tallystick.index.treat.log_innovation import LogInnovation
from tallystick.index.treat.log_plus_one import LogPlusOne
from tallystick.index.treat.log_shifted import LogShifted
from tallystick.index.treat.log_skewed import LogSkewed
from tallystick.index.treat.transform import NoTransform, Transform
from tallystick.index.treat.winsorise import winsorise

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
            CannotRun: a column can't be transformed.
        """
        before = moments_of(given.values)
        failing = ~before.passing(self.skew, self.kurtosis)
        if not failing.any():
            return Treated(given, before, None, None, np.zeros_like(failing), np.zeros_like(given.values))
        values, moved = given.values.copy(), np.zeros_like(given.values)
        for at in np.flatnonzero(failing):
            values[:, at], moved[:, at] = winsorise(values[:, at], self.winsorise, self.skew, self.kurtosis)
        drawn = moments_of(values)
        failing_still = failing & ~drawn.passing(self.skew, self.kurtosis)
        for at in np.flatnonzero(failing_still):
            values[:, at] = self._transformed(given, values, int(at))
            if not self.combine:
                moved[:, at] = 0
        after = moments_of(values)
        return Treated(given.of(values), before, drawn, after, failing_still, moved)

    def _transformed(self, given: Matrix, drawn: Array, at: int) -> Array:
        column = drawn[:, at] if self.combine else given.values[:, at]
        try:
            return self.then.run(column)
        except CannotRun as stopped:
            raise CannotRun(*(replace(one, indicator=given.codes[at]) for one in stopped.snags)) from None


@dataclass(frozen=True, slots=True)
class Treated:
    """What came of the treatment.

    Attributes:
        matrix: the numbers.
        before: skew and kurtosis before it.
        drawn: after winsorising; None where no column failed.
        after: in the end.
        transformed: which columns were transformed.
        moved: which values were drawn in, 1 from above and -1 from below.
    """

    matrix: Matrix
    before: Moments
    drawn: Moments | None
    after: Moments | None
    transformed: Flags
    moved: Array
