"""Going through columns a lot at a time, so that what is made on the way stays near the processor."""

from collections.abc import Callable, Iterator

import numpy as np

from tallystick.index.model import Array
from tallystick.index.snags import CannotRun, Snag

#: So many numbers are in a lot: a megabyte.
_IN_A_LOT = 2**17


def lots(values: Array) -> Iterator[slice]:
    """The columns of a table, some at a time: the fewer the more units there are."""
    many = max(1, _IN_A_LOT // max(len(values), 1))
    for first in range(0, values.shape[1], many):
        yield slice(first, min(first + many, values.shape[1]))


def by_lots(values: Array, made: Callable[[slice], Array]) -> Array:
    """What is made of each lot, beside one another, each column in one piece of memory.

    Raises:
        CannotRun: something can't be made; every lot is tried, so that all that is wrong is named.
    """
    if values.size <= _IN_A_LOT and values.size:
        return np.asfortranarray(made(slice(0, values.shape[1])))
    found = np.empty(values.shape, order="F")
    snags: list[Snag] = []
    for lot in lots(values):
        try:
            found[:, lot] = made(lot)
        except CannotRun as stopped:
            snags += stopped.snags
    if snags:
        raise CannotRun(*snags)
    return found
