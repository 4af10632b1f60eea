"""Budget allocation: each of several people spreads a hundred points."""

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason, Text, texts
from tallystick.index.digits import digits
from tallystick.index.model import Array
from tallystick.index.snags import CannotRun, Snag, named
from tallystick.index.weigh.weigher import STEP, Weighing, shares

#: What the points of one person add up to, but for roundings.
_WHOLE = 100.0
_ROUNDING = 0.5


@dataclass(frozen=True, slots=True)
class BudgetAllocation:
    """The mean over people of points/100 (OECD/JRC handbook 2008, step 6).

    Attributes:
        points: by person, the points of each element; those of other nodes' elements are left aside.
    """

    NAME: ClassVar[str] = "budget"
    OVER_LEVEL: ClassVar[bool] = False
    FROM_NUMBERS: ClassVar[bool] = False
    points: dict[str, dict[str, float]] = field(default_factory=dict)

    def run(self, asked: Weighing) -> Array:
        """The mean share of each element.

        Raises:
            CannotRun: nobody has spread points, or somebody not all of them, or not on each element.
        """
        step, codes = f"{STEP}: {self.NAME}", asked.codes
        if not self.points:
            each = texts(tuple(f"{code} = {digits(_WHOLE / len(codes))}" for code in codes), ",")
            fix = Reason(
                "give the points of each person, 100 for these: points = {{ Ann = {{ {points} }} }}",
                points=each,
            )
            raise CannotRun(Snag(step, Reason("nobody's points are given"), fix))
        spread = []
        for person, points in self.points.items():
            lacking = [code for code in codes if code not in points]
            if lacking:
                what = Reason(
                    "{person} gives no points for {codes}", person=Text(person), codes=named(lacking)
                )
                raise CannotRun(Snag(step, what, Reason("write 0 where none are meant")))
            below = [code for code in codes if points[code] < 0]
            if below:
                what = Reason(
                    "{person} gives points below zero for {codes}", person=Text(person), codes=named(below)
                )
                raise CannotRun(Snag(step, what, Reason("give 0 or more points")))
            one = np.array([points[code] for code in codes])
            if abs(one.sum() - _WHOLE) > _ROUNDING:
                what = Reason(
                    "the points of {person} for {codes} add up to {sum}",
                    person=Text(person),
                    codes=named(codes),
                    sum=Text(f"{one.sum():g}"),
                )
                raise CannotRun(Snag(step, what, Reason("let them add up to 100")))
            spread.append(shares(self.NAME, asked.codes, one))
        return np.asarray(np.mean(spread, axis=0))
