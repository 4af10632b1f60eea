"""Where no number is given: what was asked, what there was, and which figures would bring it soonest."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import numpy as np

from tallystick.index.model import Matrix
from tallystick.index.steps import Index
from tallystick.index.tree import IndexTree

#: Shares of whole numbers are compared with a hair's breadth of room.
_HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class NoNumber:
    """A unit that has no number at a node.

    Attributes:
        row: which row of the units it is.
        code: the node.
        known: how many of the indicators below the node have a figure of their own.
        of: how many indicators lie below it.
        wanting: how many more figures would be enough; None where it is not their number that is wanting.
        soonest: the missing indicators, those that most other units have first.
    """

    row: int
    code: str
    known: int
    of: int
    wanting: int | None
    soonest: tuple[str, ...]


def without_number(index: Index) -> Iterator[NoNumber]:
    """Every unit and node without a number, from the indicators up."""
    tree, scores = index.method.tree, index.scores
    given = index.screened.matrix
    leaves = leaves_below(tree)
    asked = index.method.coverage.of_indicators
    had = dict(zip(given.codes, (~np.isnan(given.values)).sum(axis=0), strict=True))
    for at, code in enumerate(scores.matrix.codes):
        if code not in leaves:
            continue
        for row in np.flatnonzero(np.isnan(scores.matrix.values[:, at])):
            missing = _missing(given, int(row), leaves[code])
            known = len(leaves[code]) - len(missing)
            enough = ceil(asked * len(leaves[code]) - _HAIR)
            yield NoNumber(
                int(row),
                code,
                known,
                len(leaves[code]),
                enough - known if enough > known else None,
                tuple(sorted(missing, key=lambda one: (-had[one], leaves[code].index(one)))),
            )


def leaves_below(tree: IndexTree) -> dict[str, tuple[str, ...]]:
    """The indicators below each node."""
    found: dict[str, tuple[str, ...]] = {}
    single = {leaf.code: (leaf.code,) for leaf in tree.leaves}
    below = tree.below()
    for node in tree.nodes:
        found[node.code] = tuple(code for one in below[node.code] for code in (single | found)[one.code])
    return found


def _missing(given: Matrix, row: int, codes: tuple[str, ...]) -> tuple[str, ...]:
    place = {code: at for at, code in enumerate(given.codes)}
    return tuple(code for code in codes if np.isnan(given.values[row, place[code]]))
