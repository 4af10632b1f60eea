"""Whether figures grow with the size of a unit: each indicator beside each denominator of the method."""

from collections.abc import Iterator, Sequence

from tallystick.index.audit.correlations import correlation
from tallystick.index.model import UnitTable
from tallystick.index.steps import Index
from tallystick.index.tables import TableCell, as_csv

#: Above it an indicator grows with a denominator (COINr, `get_denom_corr`, whose bound is the user's).
_GROWS = 0.7


def denominator_tables(table: UnitTable, index: Index) -> dict[str, bytes]:
    """The table of how raw figures go together with denominators, by its path; none without denominators."""
    leaves = index.method.tree.leaves
    if all(leaf.denominator is None for leaf in leaves):
        return {}
    heading = ("indicator", "denominator", "correlation", "p", "units", "divided_by_it", "unusual")
    return {"tables/denominators.csv": as_csv(heading, _rows(table, index))}


def _rows(table: UnitTable, index: Index) -> Iterator[Sequence[TableCell]]:
    leaves = index.method.tree.leaves
    column = dict(zip(table.figures.codes, table.figures.values.T, strict=True))
    for leaf in leaves:
        for below in dict.fromkeys(one.denominator for one in leaves if one.denominator is not None):
            found = correlation(column[leaf.code], column[below], "pearson")
            divided = leaf.denominator == below
            grows = "grows with it" if abs(found.value) > _GROWS and leaf.denominator is None else ""
            yield leaf.code, below, found.value, found.p, found.units, "true" if divided else "", grows
