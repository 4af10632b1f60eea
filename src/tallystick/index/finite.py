"""No number is lost on the way: what had one before a step has one to reckon with after it, or is refused."""

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.digits import LARGEST
from tallystick.index.model import Array, Flags, Matrix
from tallystick.index.snags import CannotRun, Snag

_LOST = Reason("no number comes out of it, for the numbers are too large, too small or too far apart")
_MEND = Reason("look at the figures and their unit, or do this step in another way")


def refuse_lost(step: str, before: Matrix, after: Array) -> None:
    """Name the figures that a step made no number of that can be reckoned with.

    Raises:
        CannotRun: there is one.
    """
    lost = ~np.isnan(before.values) & ~(np.abs(after) <= LARGEST)
    if lost.any():
        raise CannotRun(
            *(
                Snag(step, _LOST, _MEND, before.codes[column], before.units[row])
                for row, column in zip(*np.nonzero(lost), strict=True)
            )
        )


def refuse_lost_units(step: str, node: str, units: tuple[str, ...], had: Flags, found: Array) -> None:
    """Name the units that have numbers below a node and none at it that can be reckoned with.

    Args:
        step: the step, and how it was done.
        node: the node.
        units: the units.
        had: which of them have a number with a weight below the node.
        found: the number of each at the node.

    Raises:
        CannotRun: there is one.
    """
    lost = had & ~(np.abs(found) <= LARGEST)
    if lost.any():
        raise CannotRun(*(Snag(step, _LOST, _MEND, node, units[row]) for row in np.flatnonzero(lost)))
