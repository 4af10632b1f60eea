"""What would come of weights that somebody asks for, all of them at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tallystick.index.audit.weighing import no_such_weight
from tallystick.index.digits import digits
from tallystick.index.model import UnitTable
from tallystick.index.snags import CannotRun
from tallystick.index.steps import Index, index_of
from tallystick.index.tables import TableCell, as_csv, ranks_of
from tallystick.index.weigh.given import GivenWeights


@dataclass(frozen=True, slots=True)
class AskedWeights:
    """The index with other weights.

    Attributes:
        weights: the weights that were asked for, by element.
        index: the index with them.
    """

    weights: Mapping[str, float]
    index: Index


def with_weights(table: UnitTable, index: Index, wanted: Mapping[str, float]) -> AskedWeights:
    """The index with these weights in place of those it has; all others stay.

    A weight is beside its siblings': on the scale of the method where that gives them, else on that of the
    weights that were found, which add up to one.

    Args:
        table: the figures.
        index: the index as it is.
        wanted: weights of zero or more, by element.

    Raises:
        CannotRun: there is no such element, or the weights below a node add up to zero.
    """
    method = index.method
    weighed = {one.code for one in method.tree.elements if one.parent is not None}
    if not wanted.keys() <= weighed:
        raise CannotRun(*(no_such_weight(index, code) for code in wanted if code not in weighed))

    def weight(code: str, parent: str | None, given: float) -> float:
        if code in wanted:
            return wanted[code]
        way = method.weigher if parent is None else method.weigher_of(parent)
        return given if way.NAME == GivenWeights.NAME else index.scores.weights[code]

    tree = replace(
        method.tree,
        leaves=tuple(
            replace(one, weight=weight(one.code, one.parent, one.weight)) for one in method.tree.leaves
        ),
        nodes=tuple(
            replace(one, weight=weight(one.code, one.parent, one.weight)) for one in method.tree.nodes
        ),
    )
    return AskedWeights(
        wanted, index_of(table, replace(method, tree=tree, weigher=GivenWeights(), weighers={}))
    )


def asked_table(index: Index, asked: AskedWeights) -> dict[str, bytes]:
    """The table of what it changes, by its path."""
    heading = ("unit", "name", "time", "index", "rank", "index_then", "rank_then")
    return {"tables/what_if_asked.csv": as_csv(heading, _rows(index, asked))}


def _rows(index: Index, asked: AskedWeights) -> Iterator[Sequence[TableCell]]:
    ranks, then = ranks_of(index)[:, -1], ranks_of(asked.index)[:, -1]
    for row, unit in enumerate(index.scores.matrix.units):
        yield (
            unit,
            index.names[row],
            digits(index.times[row]) if index.times else "",
            float(index.scores.index[row]),
            float(ranks[row]),
            float(asked.index.scores.index[row]),
            float(then[row]),
        )
