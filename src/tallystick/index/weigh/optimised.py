"""Weights by their effect: each element is to be as important in the index as it was meant to be."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.model import Array, Flags
from tallystick.index.settings import setting
from tallystick.index.snags import CannotRun, Snag, named
from tallystick.index.weigh.weigher import STEP, Weighing, complete

#: The search is begun from so many places, for it may end in a hollow that is not the deepest.
_BEGINNINGS = 3
#: A step in a weight by which the outcome is differentiated.
_STEP = 1e-7


@dataclass(frozen=True, slots=True)
class Optimised:
    """Weights within bounds that balance the correlations with the index, or make their sum largest.

    ``balance``: least of sum of (t - r/sum of r)^2, t being the importances aimed at and r Pearson's
    correlations with the index. ``information``: greatest sum of r. Becker, Saisana, Paruolo and
    Vandecasteele, "Weights and importance in composite indicators: closing the gap", Ecological Indicators 80
    (2017), 12-22; COINr's `get_opt_weights`, which has no bounds, stops early, and hands the weights to
    elements in the order of the alphabet. Here each importance belongs to the element that is named, and the
    search (scipy's SLSQP, from several beginnings) ends where it converges or is refused.

    Attributes:
        aim: ``balance`` or ``information``.
        importances: by element, how important it is meant to be; all alike where none is given.
        least: the least weight.
        most: the largest.
    """

    NAME: ClassVar[str] = "optimised"
    OVER_LEVEL: ClassVar[bool] = True
    FROM_NUMBERS: ClassVar[bool] = True
    aim: str = setting("balance", choices=("balance", "information"))
    importances: dict[str, float] = field(default_factory=dict)
    least: float = setting(0.0, least=-1, most=1)
    most: float = setting(1.0, least=0, most=1)

    def run(self, asked: Weighing) -> Array:
        """The weights found, adding up to one.

        Raises:
            CannotRun: the importances don't name the elements, the bounds leave no room, or nothing
                converged.
        """
        from scipy.optimize import minimize

        rows = np.asarray(~np.isnan(asked.numbers().values).any(axis=1))
        complete(self.NAME, asked.numbers())
        width = len(asked.given)
        if self.least * width > 1 or self.most * width < 1:
            fix = Reason("let least be smaller or most larger, so that the weights can add up to one")
            raise self._stopped(Reason("the bounds leave no weights that add up to one"), fix)
        objective = self.objective(asked, rows)
        best: tuple[float, Array] | None = None
        for begin in self._beginnings(width):
            found = minimize(
                objective,
                begin,
                method="SLSQP",
                bounds=[(self.least, self.most)] * width,
                constraints=({"type": "eq", "fun": lambda w: w.sum() - 1},),
                options={"ftol": 1e-13, "maxiter": 300, "eps": _STEP},
            )
            if found.success and np.isfinite(found.fun) and (best is None or found.fun < best[0]):
                best = float(found.fun), np.asarray(found.x)
        if best is None:
            fix = Reason("widen the bounds, give other importances, or give the weights themselves")
            raise self._stopped(Reason("the search for weights did not converge"), fix)
        weights = np.clip(best[1], self.least, self.most)
        return np.asarray(weights / weights.sum())

    def objective(self, asked: Weighing, rows: Flags) -> Callable[[Array], float]:
        """What the search makes as small as it can; `rows` are the units without a gap."""
        numbers = asked.numbers().values[rows]
        aims = self._aims(asked)

        def of(weights: Array) -> float:
            correlations = _correlations(numbers, asked.outcome(weights)[rows])
            if self.aim == "information":
                return -float(correlations.sum())
            return float(((aims - correlations / correlations.sum()) ** 2).sum())

        return of

    def _aims(self, asked: Weighing) -> Array:
        codes = asked.codes
        if not self.importances:
            return np.full(len(codes), 1 / len(codes))
        if set(self.importances) != set(codes) or min(self.importances.values()) <= 0:
            what = Reason("the importances are not those of {codes}, each above zero", codes=named(codes))
            raise self._stopped(what, Reason("give one for each of these elements, by its code"))
        aims = np.array([self.importances[code] for code in codes])
        return np.asarray(aims / aims.sum())

    def _beginnings(self, width: int) -> list[Array]:
        """Equal weights, and places around them that are the same in every run."""
        chance = np.random.Generator(np.random.Philox(key=[width, 0]))
        drawn = [chance.dirichlet(np.full(width, 5.0)) for _ in range(_BEGINNINGS - 1)]
        return [np.clip(one, self.least, self.most) for one in [np.full(width, 1 / width), *drawn]]

    def _stopped(self, what: Reason, fix: Reason) -> CannotRun:
        return CannotRun(Snag(" ".join((f"{STEP}:", self.NAME)), what, fix))


def _correlations(numbers: Array, outcome: Array) -> Array:
    """Pearson's correlation of each column with the outcome."""
    away, out = numbers - numbers.mean(axis=0), outcome - outcome.mean()
    return np.asarray(away.T @ out / np.sqrt((away * away).sum(axis=0) * (out @ out)))
