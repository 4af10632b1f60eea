"""Ranks of columns, quickly and without what is missing."""

import numpy as np

from tallystick.index.model import Array


def ranks(values: Array, *, average: bool = False) -> Array:
    """The rank of each number in its column, 1 for the lowest; NaN stays NaN.

    Numbers that are alike take the lowest of their ranks, or the mean of them.
    """
    order = np.argsort(values, axis=0, kind="stable")
    ordered = np.take_along_axis(values, order, axis=0)
    place = np.arange(1, len(values) + 1, dtype=float)[:, None]
    begins = np.ones(values.shape, dtype=bool)
    begins[1:] = ordered[1:] != ordered[:-1]
    found = np.maximum.accumulate(np.where(begins, place, 0.0), axis=0)
    if average:
        ends = np.ones(values.shape, dtype=bool)
        ends[:-1] = begins[1:]
        last = np.minimum.accumulate(np.where(ends, place, np.inf)[::-1], axis=0)[::-1]
        found = (found + last) / 2
    ranked = np.empty_like(found)
    np.put_along_axis(ranked, order, found, axis=0)
    ranked[np.isnan(values)] = np.nan
    return ranked


def places(scores: Array) -> Array:
    """The place of each score in its column, 1 for the highest; equal scores share the best place."""
    return ranks(-scores)


def places_within(scores: Array, times: tuple[float, ...]) -> Array:
    """The place of each score among those of its own time in its column; among all where there are none."""
    if not times:
        return places(scores)
    found = np.empty_like(scores)
    when = np.array(times)
    for time in np.unique(when):
        found[when == time] = places(scores[when == time])
    return found
