"""The place of each unit among those of its own groups."""

from collections.abc import Iterator, Sequence

import numpy as np

from tallystick.index.digits import digits
from tallystick.index.ranking import places
from tallystick.index.steps import Index
from tallystick.index.tables import TableCell

GROUP_RANKS = ("unit", "time", "grouping", "group", "code", "rank", "of")


def group_ranks(index: Index) -> Iterator[Sequence[TableCell]]:
    """A row for each unit, grouping and node: its rank, and among how many; over years, of the same time.

    A unit without a group in a grouping has no row there (COINr, `get_results` with ``groupranks``).
    """
    for name in index.method.columns.groups:
        groups = np.array(index.groups[name])
        for group in sorted(set(index.groups[name]) - {""}):
            for rows in _together(index, [int(row) for row in np.flatnonzero(groups == group)]):
                yield from _rows(index, name, group, rows)


def _together(index: Index, rows: list[int]) -> Iterator[list[int]]:
    """The rows of a group, by their time."""
    if not index.times:
        yield rows
        return
    for time in sorted({index.times[row] for row in rows}):
        yield [row for row in rows if index.times[row] == time]


def _rows(index: Index, name: str, group: str, rows: list[int]) -> Iterator[Sequence[TableCell]]:
    matrix, nodes = index.scores.matrix, index.method.tree.nodes
    values = matrix.values[np.ix_(rows, [matrix.codes.index(one.code) for one in nodes])]
    ranks, known = places(values), (~np.isnan(values)).sum(axis=0)
    for place, row in enumerate(rows):
        when = digits(index.times[row]) if index.times else ""
        for at, node in enumerate(nodes):
            rank = ranks[place, at]
            given = "" if np.isnan(rank) else int(rank)
            yield matrix.units[row], when, name, group, node.code, given, int(known[at])
