"""What many replications say of each unit: intervals, and which units can't be told apart."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tallystick.index.doubt.ranks import RankTable
from tallystick.index.model import Array

#: The probability of each rank, and of each pair, is given for so many units; for more it fills no page.
MOST_FOR_EACH_RANK = 300
#: So many units are looked at together.
_AT_ONCE = 128


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
    failed = (ranks == 0).all(axis=1) if (ranks == 0).any() else np.zeros(len(ranks), dtype=bool)
    if failed.any():
        scores, ranks = scores[~failed], ranks[~failed]
    count, units = ranks.shape
    given = (ranks > 0).sum(axis=0).astype(float)
    if count and (given == count).all():
        of_scores, of_ranks = (np.empty((3, units)) for _ in range(2))
        for first in range(0, units, _AT_ONCE):
            some = slice(first, first + _AT_ONCE)
            of_scores[:, some] = np.quantile(scores[:, some], ends, axis=0)
            of_ranks[:, some] = _rank_quantiles(ranks[:, some], units, ends)
        low, middle, high = of_scores
        best, rank, worst = of_ranks
        return UnitDoubt(given, low, middle, high, best, rank, worst, ranks.mean(axis=0))
    columns = [_of_some(scores[there, at], ranks[there, at], ends) for at, there in enumerate((ranks > 0).T)]
    found = np.array(columns, dtype=float).reshape(units, 7).T
    return UnitDoubt(given, *found)


def _rank_quantiles(ranks: RankTable, most: int, ends: list[float]) -> Array:
    """The quantiles of each column, from how often each rank stands in it where ranks are few."""
    count, units = ranks.shape
    if most > MOST_FOR_EACH_RANK:
        return np.quantile(ranks, ends, axis=0)
    upto = np.cumsum(_times(ranks, most), axis=1)
    found = np.empty((len(ends), units))
    for at, end in enumerate(ends):
        place = (count - 1) * end
        low = (upto <= np.floor(place)).sum(axis=1)
        high = (upto <= np.ceil(place)).sum(axis=1)
        found[at] = low + (high - low) * (place - np.floor(place))
    return found


def _times(ranks: RankTable, most: int) -> NDArray[np.intp]:
    """How often each rank stands in each column: columns by ranks from 0, which is having none."""
    units = ranks.shape[1]
    shifted = ranks + np.arange(units, dtype=np.int32) * np.int32(most + 1)
    return np.bincount(shifted.ravel(), minlength=units * (most + 1)).reshape(units, most + 1)


def _of_some(scores: Array, ranks: RankTable, ends: list[float]) -> list[float]:
    if not len(scores):
        return [np.nan] * 7
    return [*np.quantile(scores, ends), *np.quantile(ranks, ends), float(ranks.mean())]


def rank_shares(ranks: RankTable) -> Array:
    """How probable each rank is: units by ranks from the first; the rest to one is having no number."""
    count, units = ranks.shape
    return _times(ranks, units)[:, 1:] / max(count, 1)


def above(first: RankTable, second: RankTable) -> float:
    """How probable it is that the first of two units lies above the second, by their ranks; ties count half.

    Only replications count in which both have a number; NaN where there is none.
    """
    both = (first > 0) & (second > 0)
    many = int(np.count_nonzero(both))
    if not many:
        return float("nan")
    ahead = np.count_nonzero(both & (first < second)) + 0.5 * np.count_nonzero(both & (first == second))
    return float(ahead / many)


def listed(nominal: Array) -> list[int]:
    """The units with a number, from the best down by the index as it is."""
    return [int(at) for at in np.argsort(-nominal, kind="stable") if not np.isnan(nominal[at])]


def classes(
    by_unit: RankTable, nominal: Array, apart: float, times: tuple[float, ...] = ()
) -> tuple[int, ...]:
    """The class of each unit, 1 for the best; 0 for one without a number, there or in any replication.

    Down the list by the index as it is, a class is opened by the first unit that the head of the last class
    lies above in at least `apart` of the replications. Units of one class can't be told apart from its head.
    Each time has its own list.

    Args:
        by_unit: ranks, units by replications.
        nominal: the index as it is.
        apart: how probable it must be that one lies above the other.
        times: when each unit's row was; empty where each unit has one.
    """
    found = [0] * len(nominal)
    last: dict[float, tuple[int, int]] = {}
    for at in listed(nominal):
        if not by_unit[at].any():
            continue
        when = times[at] if times else 0.0
        head, number = last.get(when, (-1, 0))
        if head < 0 or above(by_unit[head], by_unit[at]) >= apart:
            head, number = at, number + 1
        last[when] = head, number
        found[at] = number
    return tuple(found)
