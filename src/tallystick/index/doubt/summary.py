"""What many replications say of each unit: intervals, and which units can't be told apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tallystick.index.doubt.ranks import RankTable
from tallystick.index.model import Array

#: The probability of each rank, and of each pair, is given for so many units; for more it fills no page.
MOST_FOR_EACH_RANK = 300


@dataclass(frozen=True, slots=True)
class UnitDoubt:
    """What the replications say of the units; each is an array with one number a unit.

    Attributes:
        given: in how many replications the unit has a number.
        score_low: the lower end of the interval of its score.
        score_median: the middle.
        score_high: the upper end.
        rank_low: the best end of the interval of its rank.
        rank_median: the middle.
        rank_high: the worst end.
        rank_mean: the mean of its ranks.
    """

    given: Array
    score_low: Array
    score_median: Array
    score_high: Array
    rank_low: Array
    rank_median: Array
    rank_high: Array
    rank_mean: Array


def units_doubt(scores: Array, ranks: RankTable, share: float) -> UnitDoubt:
    """Intervals that hold this share of the replications with a number, by quantiles of type 7."""
    ends = [(1 - share) / 2, 0.5, (1 + share) / 2]
    given = (ranks > 0).sum(axis=0).astype(float)
    if (given == len(ranks)).all() and len(ranks):
        low, middle, high = np.quantile(scores, ends, axis=0)
        best, rank, worst = np.quantile(ranks, ends, axis=0)
        return UnitDoubt(given, low, middle, high, best, rank, worst, ranks.mean(axis=0))
    columns = [_of_some(scores[there, at], ranks[there, at], ends) for at, there in enumerate((ranks > 0).T)]
    found = np.array(columns, dtype=float).reshape(scores.shape[1], 7).T
    return UnitDoubt(given, *found)


def _of_some(scores: Array, ranks: RankTable, ends: list[float]) -> list[float]:
    if not len(scores):
        return [np.nan] * 7
    return [*np.quantile(scores, ends), *np.quantile(ranks, ends), float(ranks.mean())]


def rank_shares(ranks: RankTable) -> Array:
    """How probable each rank is: units by ranks from the first; the rest to one is having no number."""
    count, units = ranks.shape
    shifted = ranks + np.arange(units, dtype=np.int64) * (units + 1)
    times = np.bincount(shifted.ravel(), minlength=units * (units + 1)).reshape(units, units + 1)
    return times[:, 1:] / max(count, 1)


def above_shares(scores: Array, first: int) -> Array:
    """How probable it is that a unit lies above each of the others; ties count half.

    Only replications count in which both have a number; NaN where there is none.
    """
    own = scores[:, first : first + 1]
    both = (~np.isnan(own)) & (~np.isnan(scores))
    with np.errstate(invalid="ignore", divide="ignore"):
        return ((own > scores).sum(axis=0) + 0.5 * (both & (own == scores)).sum(axis=0)) / both.sum(axis=0)


def classes(scores: Array, nominal: Array, apart: float) -> tuple[int, ...]:
    """The class of each unit, 1 for the best; 0 for one without a number.

    Down the list by the index as it is, a class is opened by the first unit that the head of the last class
    lies above in at least `apart` of the replications. Units of one class can't be told apart from its head.
    """
    order = [int(at) for at in np.argsort(-nominal, kind="stable") if not np.isnan(nominal[at])]
    found = [0] * len(nominal)
    above, number = np.zeros(len(nominal)), 0
    for at in order:
        if number == 0 or above[at] >= apart:
            above, number = above_shares(scores, at), number + 1
        found[at] = number
    return tuple(found)


def neighbours(scores: Array, nominal: Array) -> Iterator[tuple[int, int, float]]:
    """Each unit with the next one down, and how probable it is that it lies above it."""
    order = [int(at) for at in np.argsort(-nominal, kind="stable") if not np.isnan(nominal[at])]
    for first, second in pairwise(order):
        yield first, second, float(above_shares(scores[:, [first, second]], 0)[1])
