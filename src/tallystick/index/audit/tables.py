"""The audit of an index as tidy tables."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from tallystick.index.audit.consistency import cronbach
from tallystick.index.audit.correlations import KINDS, correlation
from tallystick.index.audit.describing import described
from tallystick.index.audit.group_ranks import GROUP_RANKS, group_ranks
from tallystick.index.audit.weighing import WhatIf, most_moved
from tallystick.index.components import principal_components
from tallystick.index.digits import digits
from tallystick.index.gaps import leaves_below
from tallystick.index.model import Array
from tallystick.index.ranking import places_within
from tallystick.index.steps import Index
from tallystick.index.tables import TableCell, as_csv

#: So many of a unit's best and worst indicators are named.
_NAMED = 5


def audit_tables(index: Index, moved: list[WhatIf]) -> dict[str, bytes]:
    """The tables by their paths; `moved` is what came of other weights."""
    return {
        "tables/indicators.csv": as_csv(
            (
                *("indicator", "name", "least", "most", "mean", "median", "sd", "skew", "kurtosis"),
                *("known", "nonzero", "unique", "same", "unusual"),
            ),
            _indicators(index),
        ),
        "tables/correlations.csv": as_csv(
            ("first", "second", "relation", "kind", "correlation", "p", "units", "unusual"),
            _correlations(index),
        ),
        "tables/components.csv": as_csv(
            ("node", "component", "variance", "share", "part", "loading"), _components(index)
        ),
        "tables/consistency.csv": as_csv(("node", "parts", "of", "alpha"), _consistency(index)),
        "tables/what_if.csv": as_csv(
            ("code", "weight_times", "mean_rank_change", "most_moved", "moved_by", "failed"),
            _what_if(index, moved),
        ),
        "tables/group_ranks.csv": as_csv(GROUP_RANKS, group_ranks(index)),
        "tables/strengths.csv": as_csv(
            ("unit", "time", "which", "place", "indicator", "name", "rank", "raw", "unit_of_figure"),
            strength_rows(index),
        ),
    }


def _indicators(index: Index) -> Iterator[Sequence[TableCell]]:
    raw = index.raw
    for at, leaf in enumerate(index.method.tree.leaves):
        one = described(raw.values[:, at])
        yield (
            leaf.code,
            leaf.name,
            one.least,
            one.most,
            one.mean,
            one.median,
            one.sd,
            one.skew,
            one.kurtosis,
            one.known,
            one.nonzero,
            one.unique,
            one.same,
            " ".join(one.flags(len(raw.units))),
        )


def _correlations(index: Index) -> Iterator[Sequence[TableCell]]:
    """Between siblings, and of every element with each node above it."""
    tree, matrix = index.method.tree, index.scores.matrix
    column = dict(zip(matrix.codes, matrix.values.T, strict=True))
    above = tree.above()
    for some in tree.below().values():
        for first, second in combinations(some, 2):
            yield from _three(first.code, second.code, "siblings", column)
    for one in tree.elements:
        parent = above[one.code]
        while parent is not None:
            yield from _three(one.code, parent, "above", column)
            parent = above[parent]


def _three(first: str, second: str, relation: str, column: dict[str, Array]) -> Iterator[Sequence[TableCell]]:
    for kind in KINDS:
        found = correlation(column[first], column[second], kind)
        unusual = found.unusual if relation == "siblings" else ""
        yield first, second, relation, kind, found.value, found.p, found.units, unusual


def _components(index: Index) -> Iterator[Sequence[TableCell]]:
    """Of what lies right below each node, over the units that have all of it."""
    for node, some in index.method.tree.below().items():
        codes = tuple(one.code for one in some)
        values = index.scores.matrix.columns(codes).values
        rows = values[~np.isnan(values).any(axis=1)]
        if len(codes) < 2 or len(rows) < 3 or (np.ptp(rows, axis=0) == 0).any():
            continue
        found = principal_components(rows)
        for at, variance in enumerate(found.variances):
            for place, code in enumerate(codes):
                share = float(variance / len(codes))
                yield node, at + 1, float(variance), share, code, float(found.loadings[place, at])


def _consistency(index: Index) -> Iterator[Sequence[TableCell]]:
    """Alpha of the indicators below each node, and of what lies right below it."""
    below, matrix = index.method.tree.below(), index.scores.matrix
    for node, codes in leaves_below(index.method.tree).items():
        yield node, len(codes), "indicators", cronbach(matrix.columns(codes).values)
        right = tuple(one.code for one in below[node])
        if right != codes:
            yield node, len(right), "right below", cronbach(matrix.columns(right).values)


def _what_if(index: Index, moved: list[WhatIf]) -> Iterator[Sequence[TableCell]]:
    for one in moved:
        most = most_moved(index, one)
        name, by = (index.scores.matrix.units[most[0]], most[1] - most[2]) if most else ("", 0)
        failed = one.failed.text if one.failed else ""
        yield one.code, one.factor, one.mean_change, name, by, failed


def strength_rows(index: Index) -> Iterator[Sequence[TableCell]]:
    """The indicators in which a unit stands best and worst among all, by its own figures only."""
    leaves, raw = index.method.tree.leaves, index.screened.matrix
    given = index.raw.rows(index.screened.included)
    normalised = np.where(np.isnan(raw.values), np.nan, index.normalised.values)
    ranks = places_within(normalised, index.times)
    worst = places_within(-normalised, index.times)
    for row, unit in enumerate(raw.units):
        when = digits(index.times[row]) if index.times else ""
        for which, by in (("strength", ranks[row]), ("weakness", worst[row])):
            order = [int(at) for at in np.argsort(by, kind="stable") if not np.isnan(by[at])][:_NAMED]
            for place, at in enumerate(order, 1):
                leaf = leaves[at]
                rank, figure = int(ranks[row, at]), float(given.values[row, at])
                yield unit, when, which, place, leaf.code, leaf.name, rank, figure, leaf.unit
