"""Between what each indicator's numbers were made: the worst and the best figure of its scale."""

import numpy as np

from tallystick.index.model import Array, Leaf
from tallystick.index.normalise.goalposts import Goalposts
from tallystick.index.normalise.log_goalposts import LogGoalposts
from tallystick.index.normalise.scaled import Scaled
from tallystick.index.normalise.to_reference import DistanceToReference
from tallystick.index.normalise.to_target import DistanceToTarget
from tallystick.index.steps import Index


def span_of(index: Index, at: int) -> tuple[float, float]:
    """The worst and the best figure on the scale of an indicator; NaN where it has none.

    They are the two that the method fixes where its way takes them, such as goalposts; the target or the
    figure of the unit of reference is the best of a distance to it; else the worst and the best that a unit
    has, after the treatment of outliers.

    Args:
        index: the index.
        at: the indicator's number in the tree.
    """
    leaf = index.method.tree.leaves[at]
    way = index.method.normalisers.get(leaf.code, index.method.normaliser)
    column = (index.treated.matrix if index.treated else index.imputed).values[:, at]
    if isinstance(way, Goalposts | LogGoalposts):
        return (float("nan"), float("nan")) if leaf.bounds is None else _turned(leaf, *sorted(leaf.bounds))
    if isinstance(way, Scaled):
        low, high = way.ends_of(leaf)
        return low * leaf.direction, high * leaf.direction
    worst, best = _turned(leaf, *_ends(column))
    if isinstance(way, DistanceToTarget):
        return worst, float("nan") if leaf.target is None else leaf.target
    if isinstance(way, DistanceToReference):
        return worst, float(column[way.row_in(index.imputed)])
    return worst, best


def _ends(column: Array) -> tuple[float, float]:
    known = column[~np.isnan(column)]
    return (float(known.min()), float(known.max())) if len(known) else (float("nan"), float("nan"))


def _turned(leaf: Leaf, low: float, high: float) -> tuple[float, float]:
    return (low, high) if leaf.direction == 1 else (high, low)
