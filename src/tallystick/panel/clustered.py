"""Alpha of units that come in clusters, such as the commitments that one recommendation was held against.

Units of one cluster are coded by one look of a coder, so their codes hang together: for an interval the
clusters are drawn anew, each whole.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from tallystick.panel.agreement import DrawnInterval, Redrawing, Undefined, middle_of
from tallystick.panel.alpha import CodePatterns, alphas, coincidences
from tallystick.panel.chance import drawn_units
from tallystick.panel.distances import Floats

#: How many numbers are drawn at a time, which bounds the memory whatever the number of draws.
_AT_A_TIME = 1_000_000
#: How often each value was given to a unit, in the order of the scale.
CodedWay = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ClusteredAlpha:
    """Krippendorff's alpha of clustered units: None where it is not defined, and why; with its interval."""

    alpha: float | None
    undefined: Undefined
    interval: DrawnInterval | None


def clustered_alpha(
    clusters: Iterable[Mapping[CodedWay, int]], values: tuple[str, ...], scale: str, redrawing: Redrawing
) -> ClusteredAlpha:
    """Alpha over the units of all clusters, with the interval that drawing the clusters anew leaves open.

    Args:
        clusters: of each cluster, how many of its units were coded in each way.
        values: the codes of the scale.
        scale: one of the scales that distances are known of.
        redrawing: how the clusters are drawn.
    """
    paired = [{way: many for way, many in one.items() if sum(way) > 1} for one in clusters]
    paired = [one for one in paired if one]
    ways = sorted({way for one in paired for way in one})
    if not ways:
        return ClusteredAlpha(None, "no_pair", None)
    times = np.array([[one.get(way, 0) for way in ways] for one in paired], dtype=np.float64)
    patterns = CodePatterns(np.array(ways, dtype=np.int64), np.zeros(0, dtype=np.int64))
    found = float(alphas(coincidences(patterns, times.sum(axis=0)[None, :]), scale, values)[0])
    if math.isnan(found):
        return ClusteredAlpha(None, "all_alike", None)
    drawn = _redrawn(patterns, times, scale, values, redrawing)
    return ClusteredAlpha(found, "", middle_of(drawn))


def _redrawn(
    patterns: CodePatterns, times: Floats, scale: str, values: tuple[str, ...], redrawing: Redrawing
) -> Floats:
    """Alpha of each draw of as many clusters as there are."""
    many, found = len(times), np.empty(redrawing.draws)
    step = max(1, _AT_A_TIME // many)
    for first in range(0, redrawing.draws, step):
        draws = range(first, min(first + step, redrawing.draws))
        places = drawn_units(redrawing.seed, redrawing.purpose, draws, many)
        shifted = places + np.arange(len(draws))[:, None] * many
        chosen = np.bincount(shifted.reshape(-1), minlength=len(draws) * many).reshape(len(draws), many)
        found[draws.start : draws.stop] = alphas(
            coincidences(patterns, chosen.astype(np.float64) @ times), scale, values
        )
    return found
