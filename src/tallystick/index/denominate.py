"""Denominators: what grows with the size of a unit is divided by its size."""

import numpy as np

from tallystick.base.reasons import Reason, Text
from tallystick.index.model import Leaf, Matrix, UnitTable
from tallystick.index.snags import CannotRun, Snag

STEP = "denominate"
_MEND = Reason("correct the denominator, or leave the cell empty where nobody knows it")


def denominate(given: Matrix, table: UnitTable, leaves: tuple[Leaf, ...]) -> Matrix:
    """The figures x / (d / scale), of every indicator that names a denominator d (COINr, `Denominate`).

    A unit whose denominator is missing has no figure of that indicator.

    Raises:
        CannotRun: a denominator is zero or less where there is a figure to divide.
    """
    if all(leaf.denominator is None for leaf in leaves):
        return given
    values, snags = given.values.copy(order="K"), []
    for at, leaf in enumerate(leaves):
        if leaf.denominator is None:
            continue
        below = table.figures.values[:, table.figures.codes.index(leaf.denominator)]
        unfit = ~np.isnan(values[:, at]) & (below <= 0)
        what = Reason("its denominator {name} is not above zero", name=Text(leaf.denominator))
        snags += [Snag.at(STEP, what, _MEND, given, row, leaf.code) for row in np.flatnonzero(unfit).tolist()]
        with np.errstate(divide="ignore", invalid="ignore"):
            values[:, at] = values[:, at] / (below / leaf.scale)
    if snags:
        raise CannotRun(*snags)
    return given.of(values)
