"""The SERF index: what was reached of what was feasible at this income.

An example of an index whose figures are made before its steps: `with_shares` puts what was reached of what
was feasible in place of each outcome, and a method whose normalisation is ``scaled`` from 0 to 100 does the
rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from tallystick.index.model import Array, UnitTable


@dataclass(frozen=True, slots=True)
class Feasible:
    """How an outcome is measured by what was feasible.

    Attributes:
        least: the lowest outcome that is taken to be possible, more being better.
        flat_from: the income from which on the frontier is flat; None for no penalty.
        strength: how hard the penalty is, as in `penalised`.
    """

    least: float
    flat_from: float | None = None
    strength: float = 0.5


def with_shares(table: UnitTable, income: str, outcomes: Mapping[str, Feasible]) -> UnitTable:
    """The table with a share from 0 to 100 in place of each of some outcomes.

    Args:
        table: the figures, among them the incomes.
        income: the column of incomes.
        outcomes: how each is measured, by its column.

    Returns:
        The same units and columns. A unit has no share where its outcome or its income is missing, or where
        nothing above `least` was feasible.
    """
    values = table.figures.values.copy()
    incomes = table.figures.columns((income,)).values[:, 0]
    for code, how in outcomes.items():
        at = table.figures.codes.index(code)
        shares = share_reached(values[:, at], frontier(values[:, at], incomes), how.least)
        if how.flat_from is not None:
            shares = penalised(shares, incomes, how.flat_from, how.strength)
        values[:, at] = shares
    return replace(table, figures=table.figures.of(values))


def frontier(outcomes: Array, incomes: Array) -> Array:
    """For each unit the best outcome that any unit of the same or a lower income reached.

    The outer envelope of what was observed, a step upwards at each better unit. Fukuda-Parr, Lawson-Remer and
    Randolph, *Fulfilling Social and Economic Rights*, 2015, chapter 2; a unit without outcome or income
    counts for nobody, and one without income has no frontier.
    """
    order = np.argsort(incomes, kind="stable")
    reached = np.where(np.isnan(outcomes) | np.isnan(incomes), -np.inf, outcomes)[order]
    best = np.maximum.accumulate(reached)
    # Units of one income have one frontier: that of the last of them.
    last = np.searchsorted(incomes[order], incomes[order], side="right") - 1
    found = np.empty_like(best)
    found[order] = best[np.minimum(last, len(best) - 1)]
    return np.where(np.isnan(incomes) | np.isinf(found), np.nan, found)


def share_reached(outcomes: Array, feasible: Array, least: float) -> Array:
    """100 (x - m)/(F - m), at most 100: the share of what was feasible that was reached.

    Args:
        outcomes: x, more being better.
        feasible: F, the frontier at each unit's income.
        least: m, the lowest outcome that is taken to be possible.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        share = 100 * (outcomes - least) / (feasible - least)
    return np.where(feasible > least, np.minimum(share, 100.0), np.nan)


def penalised(shares: Array, incomes: Array, flat_from: float, strength: float = 0.5) -> Array:
    """100 (S/100)^((y/Y)^b) where the income y lies above Y and S is below 100, else S.

    From the income Y on the frontier is flat, so that income is no excuse for falling short.

    Args:
        shares: S, from 0 to 100.
        incomes: y.
        flat_from: Y.
        strength: b, 0.5 where HRMI's method is followed; a parameter here, for the constant was read in a
            secondary text.
    """
    harder = 100 * (shares / 100) ** ((incomes / flat_from) ** strength)
    return np.where((incomes > flat_from) & (shares < 100), harder, shares)
