"""Distance to a reference: how far a unit has come from the worst to a unit that is named."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason, Text
from tallystick.index.model import Array, Leaf, Matrix
from tallystick.index.normalise.normaliser import ends, lacking, signed
from tallystick.index.settings import required
from tallystick.index.snags import CannotRun, Snag, named


@dataclass(frozen=True, slots=True)
class DistanceToReference:
    """1 - (r - x)/(r - min), r being a unit's figure (COINr, ``n_dist2ref``).

    Where it has several years, r is that of the first of them (OECD/JRC handbook 2008, p. 30).

    Attributes:
        reference: the unit that others are measured by.
        cap: whether those beyond it count as 1.
    """

    NAME: ClassVar[str] = "distance-to-reference"
    FIXED: ClassVar[bool] = False
    reference: str = required()
    cap: bool = False

    def run(self, given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
        """Each column as a share of the way from the worst unit to the reference.

        Raises:
            CannotRun: there is no such unit, it has no figure, or it is the worst itself.
        """
        step = f"normalise: {self.NAME}"
        if self.reference not in given.units:
            what = Reason("there is no unit {unit}", unit=Text(self.reference))
            codes = named(tuple(dict.fromkeys(given.units)))
            fix = Reason(
                "name one that is in the table and is not left out, by its code: {codes}", codes=codes
            )
            raise CannotRun(Snag(step, what, fix))
        values = signed(given, leaves)
        low, _ = ends(self.NAME, given, values)
        at = values[self.row_in(given)]
        unit = Text(self.reference)
        what = Reason("the unit of reference, {unit}, has no figure", unit=unit)
        fix = Reason(
            "name another unit as reference, impute first, or normalise this indicator in another way"
        )
        lacking(self.NAME, leaves, [bool(one) for one in np.isnan(at)], what, fix)
        what = Reason(
            "the unit of reference, {unit}, is the worst of all, so that nothing lies between", unit=unit
        )
        fix = Reason("name a better unit as reference, or normalise this indicator in another way")
        lacking(self.NAME, leaves, [bool(one) for one in at <= low], what, fix)
        found = 1 - (at - values) / (at - low)
        return np.minimum(found, 1.0) if self.cap else found

    def row_in(self, given: Matrix) -> int:
        """The row of the unit of reference, the first in time where it has several."""
        rows = [row for row, unit in enumerate(given.units) if unit == self.reference]
        return min(rows, key=lambda row: given.times[row]) if given.times else rows[0]
