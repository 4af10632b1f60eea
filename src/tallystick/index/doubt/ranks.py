"""The place of each unit in each replication."""

import numpy as np
from numpy.typing import NDArray

from tallystick.index.model import Array

RankTable = NDArray[np.int32]


#: So many numbers are sorted at once, which the processor keeps near.
_AT_ONCE = 2**17


def ranks_by_row(scores: Array) -> RankTable:
    """The place of each score in its row, 1 for the highest; equal scores share the best place, NaN has 0."""
    found = np.empty(scores.shape, dtype=np.int32)
    rows = max(1, _AT_ONCE // max(scores.shape[1], 1))
    for first in range(0, len(scores), rows):
        _rank(scores[first : first + rows], found[first : first + rows])
    return found


def ranks_within(scores: Array, times: tuple[float, ...]) -> RankTable:
    """The place of each score among those of its own time in its row; among all where there are no times.

    Args:
        scores: replications by units.
        times: when each unit's row was; empty where each unit has one.
    """
    if not times:
        return ranks_by_row(scores)
    found = np.empty(scores.shape, dtype=np.int32)
    for time in sorted(set(times)):
        together = [at for at, one in enumerate(times) if one == time]
        found[:, together] = ranks_by_row(scores[:, together])
    return found


def _rank(scores: Array, found: RankTable) -> None:
    turned = -scores
    order = np.argsort(turned, axis=1)
    ordered = np.take_along_axis(turned, order, axis=1)
    place = np.arange(1, scores.shape[1] + 1, dtype=np.int32)[None, :]
    alike = ordered[:, 1:] == ordered[:, :-1]
    if alike.any():
        begins = np.concatenate([np.ones((len(scores), 1), dtype=bool), ~alike], axis=1)
        place = np.maximum.accumulate(np.where(begins, place, 0), axis=1)
    np.put_along_axis(found, order, place, axis=1)
    if np.isnan(ordered[:, -1]).any():  # what is missing is sorted last
        found[np.isnan(scores)] = 0
