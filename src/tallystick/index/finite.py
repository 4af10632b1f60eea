"""No number is lost on the way: what had one before a step has one to reckon with after it, or is refused."""

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.digits import LARGEST
from tallystick.index.model import Array, Matrix
from tallystick.index.snags import CannotRun, Snag

_LOST = Reason("no number comes out of it, for the numbers are too large, too small or too far apart")
_MEND = Reason("look at the figures and their unit, or do this step in another way")


def refuse_lost(step: str, before: Matrix, after: Array) -> None:
    """Name the figures that a step made no number of that can be reckoned with.

    Raises:
        CannotRun: there is one.
    """
    if _all_there(after):
        return
    lost = ~np.isnan(before.values) & ~(np.abs(after) <= LARGEST)
    if lost.any():
        raise CannotRun(
            *(
                Snag.at(step, _LOST, _MEND, before, row, before.codes[column])
                for row, column in zip(*np.nonzero(lost), strict=True)
            )
        )


def refuse_lost_units(step: str, node: str, part: Matrix, weights: Array, found: Array) -> None:
    """Name the units that have numbers below a node and none at it that can be reckoned with.

    Args:
        step: the step, and how it was done.
        node: the node.
        part: the numbers below the node.
        weights: one for each of its columns.
        found: the number of each unit at the node.

    Raises:
        CannotRun: there is one.
    """
    if _all_there(found):
        return
    had = (~np.isnan(part.values) & (weights != 0)).any(axis=1)
    lost = had & ~(np.abs(found) <= LARGEST)
    if lost.any():
        units = np.flatnonzero(lost).tolist()
        raise CannotRun(*(Snag.at(step, _LOST, _MEND, part, row, node) for row in units))


def _all_there(found: Array) -> bool:
    """Whether there is nothing to look for, without making as many answers as there are numbers."""
    return found.size > 0 and bool(found.min() >= -LARGEST and found.max() <= LARGEST)
