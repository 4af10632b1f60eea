"""The SERF index: what was reached of what was feasible at this income."""

import numpy as np

from tallystick.index.model import Array


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
