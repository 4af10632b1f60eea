"""Benefit of the doubt: each unit is weighed in the way that suits it best."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Count, Foreign, Reason, Text
from tallystick.index.aggregate.aggregator import STEP, refuse_gaps, refuse_numbers
from tallystick.index.model import Array, Matrix
from tallystick.index.settings import setting
from tallystick.index.snags import CannotRun, Snag


@dataclass(frozen=True, slots=True)
class BenefitOfDoubt:
    """max of sum of w x_i over w >= 0 such that sum of w x_j <= 1 for every unit j.

    Each share w_k x_ik / sum of w x_i lies between `least` and `most`. Cherchye, Moesen, Rogge and Van
    Puyenbroeck, "An introduction to 'benefit of the doubt' composite indicators", Social Indicators Research
    82 (2007), 111-145; Compind's ``ci_bod`` and ``ci_bod_constr``. Solved by scipy's HiGHS. The weights of
    the children don't count, but that a child of weight 0 is left out.

    Attributes:
        least: the least share of a child in a unit's number.
        most: the largest.
    """

    NAME: ClassVar[str] = "benefit-of-the-doubt"
    compares: ClassVar[bool] = True
    least: float = setting(0.0, least=0, most=1)
    most: float = setting(1.0, least=0, most=1)

    def run(self, part: Matrix, _: Array, /) -> Array:
        """The number of each unit, at most 1.

        Raises:
            CannotRun: a number is missing or below zero, no shares lie within the bounds, or no weights
                keep to them.
        """
        return self.solved(part)[0]

    def solved(self, part: Matrix) -> tuple[Array, Array]:
        """The number of each unit, and the share of each child in it.

        Raises:
            CannotRun: as above.
        """
        refuse_gaps(self.NAME, part)
        refuse_numbers(self.NAME, part, part.values < 0, Reason("it is below zero"))
        self._refuse_bounds(part.values.shape[1])
        there = ~np.isnan(part.values).all(axis=1)
        scores = np.full(len(part.units), np.nan)
        shares = np.full(part.values.shape, np.nan)
        others = part.values[there]
        for at in np.flatnonzero(there):
            scores[at], shares[at] = self._best(part, others, int(at))
        return scores, shares

    def _refuse_bounds(self, children: int) -> None:
        """Refuse shares that no unit could have, whatever its figures."""
        if self.least > self.most or self.least * children > 1 or self.most * children < 1:
            what = Reason(
                "no {count} shares from {least} to {most} add up to 1",
                count=Count(children),
                least=Text(str(self.least)),
                most=Text(str(self.most)),
            )
            fix = Reason("give a smaller least or a larger most")
            raise CannotRun(Snag(f"{STEP}: {self.NAME}", what, fix))

    def _best(self, part: Matrix, others: Array, at: int) -> tuple[float, Array]:
        from scipy.optimize import linprog

        own = part.values[at]
        width = len(own)
        whole = np.tile(own, (width, 1))
        bounded = [others]
        if self.most < 1:
            bounded.append(np.diag(own) - self.most * whole)
        if self.least > 0:
            bounded.append(self.least * whole - np.diag(own))
        above = np.vstack(bounded)
        right = np.concatenate([np.ones(len(others)), np.zeros(len(above) - len(others))])
        found = linprog(-own, A_ub=above, b_ub=right, bounds=(0, None), method="highs")
        if not found.success:
            fix = Reason("widen the bounds of the shares")
            what = Reason("no weights were found ({words})", words=Foreign(str(found.message)))
            raise CannotRun(Snag.at(f"{STEP}: {self.NAME}", what, fix, part, at))
        score = float(own @ found.x)
        if not score > 0:
            what = Reason("no weights within the bounds give it a number above zero")
            fix = Reason("let the normalisation begin above zero, or set least = 0")
            raise CannotRun(Snag.at(f"{STEP}: {self.NAME}", what, fix, part, at))
        return score, own * found.x / score
