"""The place of each unit in each replication."""

import numpy as np
from numpy.typing import NDArray

from tallystick.index.model import Array

RankTable = NDArray[np.int32]


def ranks_by_row(scores: Array) -> RankTable:
    """The place of each score in its row, 1 for the highest; equal scores share the best place, NaN has 0."""
    order = np.argsort(-scores, axis=1)
    ordered = np.take_along_axis(scores, order, axis=1)
    place = np.arange(1, scores.shape[1] + 1, dtype=np.int32)
    found = np.empty(scores.shape, dtype=np.int32)
    alike = (ordered[:, 1:] == ordered[:, :-1]).any(axis=1)
    if alike.any():
        rows = np.flatnonzero(alike)
        some = ordered[rows]
        begins = np.ones(some.shape, dtype=bool)
        begins[:, 1:] = some[:, 1:] != some[:, :-1]
        shared = np.maximum.accumulate(np.where(begins, place, 0), axis=1)
        placed = np.broadcast_to(place, scores.shape).copy()
        placed[rows] = shared
        np.put_along_axis(found, order, placed, axis=1)
    else:
        np.put_along_axis(found, order, place[None, :], axis=1)
    missing = np.isnan(scores)
    if missing.any():
        found[missing] = 0
    return found
