"""What would come of other weights: an element left out, halved, doubled, or set to any other number."""

from dataclasses import dataclass

import numpy as np

from tallystick.base.reasons import Reason, Text
from tallystick.index.doubt.evaluate import Worker, evaluated
from tallystick.index.doubt.plan import Replications
from tallystick.index.doubt.ranks import ranks_within
from tallystick.index.doubt.run import rank_changes
from tallystick.index.doubts import Doubts
from tallystick.index.model import Array, UnitTable
from tallystick.index.snags import CannotRun, Snag, named
from tallystick.index.steps import Index
from tallystick.index.tables import ranks_of

#: What an element's weight is multiplied by, in turn: left out, halved, doubled.
STEPS = (0.0, 0.5, 2.0)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The index with another weight.

    Attributes:
        code: the element.
        factor: what its weight is multiplied by.
        scores: the index of each unit; NaN where it can't be made.
        ranks: their ranks; 0 for none.
        mean_change: the mean over units of how far ranks move.
        failed: why it can't be made, if it can't.
    """

    code: str
    factor: float
    scores: Array
    ranks: Array
    mean_change: float
    failed: Reason | None


def what_if(table: UnitTable, index: Index, changes: list[tuple[str, float]]) -> list[WhatIf]:
    """The index with each of these weights changed, one at a time; all others stay as they are.

    Args:
        table: the figures.
        index: the index as it is.
        changes: elements, and what their weights are multiplied by.

    Raises:
        CannotRun: there is no such element, or it is the index itself.
    """
    tree = index.method.tree
    elements = tuple(one.code for one in tree.elements if one.parent is not None)
    strange = [code for code, _ in changes if code not in elements]
    if strange:
        raise CannotRun(*(no_such_weight(index, code) for code in strange))
    count = len(changes)
    factors = np.ones((count, len(elements)))
    for at, (code, factor) in enumerate(changes):
        factors[at, elements.index(code)] = factor
    plan = Replications(
        np.zeros((count, 4), dtype=np.int64),
        np.full(count, -1),
        elements,
        factors,
        np.zeros((count, 2), dtype=np.int64),
    )
    found = evaluated(Worker(table, index.method, Doubts()), plan, len(index.names))
    ranks = ranks_within(found.scores, index.times)
    moved = rank_changes(ranks, index)
    return [
        WhatIf(
            code, factor, found.scores[at], ranks[at].astype(float), float(moved[at]), found.failures.get(at)
        )
        for at, (code, factor) in enumerate(changes)
    ]


def most_moved(index: Index, one: WhatIf) -> tuple[int, int, int] | None:
    """The row whose rank moves furthest, its rank as it is and its rank then; None where none moves."""
    as_is = ranks_of(index)[:, -1]
    there = (one.ranks > 0) & ~np.isnan(as_is)
    by = np.abs(np.where(there, as_is - one.ranks, 0.0))
    row = int(np.argmax(by))
    return (row, int(as_is[row]), int(one.ranks[row])) if by[row] else None


def no_such_weight(index: Index, code: str) -> Snag:
    """That an element is not there, or is the index itself, which has no weight."""
    weighed = tuple(one.code for one in index.method.tree.elements if one.parent is not None)
    what = Reason("there is no weight of {code}", code=Text(code))
    return Snag("what if", what, Reason("name one of: {codes}", codes=named(weighed)))


def prebuilt(table: UnitTable, index: Index) -> list[WhatIf]:
    """Every element left out, halved and doubled, in turn."""
    codes = [one.code for one in index.method.tree.elements if one.parent is not None]
    return what_if(table, index, [(code, factor) for code in codes for factor in STEPS])
