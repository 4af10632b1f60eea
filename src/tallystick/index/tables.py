"""What an index gives, as tidy tables: one row a fact, raw value, direction and bounds beside each number."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from tallystick.base.formulas import shown_as_text
from tallystick.index.aggregate.arithmetic import ArithmeticMean
from tallystick.index.digits import digits
from tallystick.index.effective import effective_weights
from tallystick.index.gaps import without_number
from tallystick.index.model import Array
from tallystick.index.ranking import places_within
from tallystick.index.span import span_of
from tallystick.index.steps import Index

TableCell = str | int | float
_MOVED = {1: "drawn in from above", -1: "drawn in from below", 0: ""}


def tables_of(index: Index) -> dict[str, bytes]:
    """The tables by their paths."""
    return {
        "tables/scores.csv": as_csv(
            ("unit", "name", "time", "code", "level", "score", "rank", "covered"), score_rows(index)
        ),
        "tables/figures.csv": as_csv(
            (
                "unit",
                "time",
                "indicator",
                "raw",
                "unit_of_figure",
                "direction",
                "used",
                "estimated",
                "treated",
                "treatment",
                "worst",
                "best",
                "normalised",
            ),
            figure_rows(index),
        ),
        "tables/weights.csv": as_csv(
            ("code", "name", "parent", "level", "weight", "effective_weight"), _weights(index)
        ),
        "tables/contributions.csv": as_csv(("unit", "time", "node", "part", "contribution"), _parts(index)),
        "tables/without_number.csv": as_csv(
            ("unit", "time", "code", "known", "of", "wanting", "soonest"), _gaps(index)
        ),
        "tables/units.csv": as_csv(
            ("unit", "name", "time", "missing", "zero", "share_known", "share_not_zero", "looked_at"),
            _units(index),
        ),
    }


def as_csv(heading: Sequence[str], rows: Iterable[Sequence[TableCell]]) -> bytes:
    """A table, of which no spreadsheet runs a cell; numbers have ten significant digits."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heading)
    for row in rows:
        writer.writerow(_written(cell) for cell in row)
    return out.getvalue().encode("utf-8", "replace")


def _written(cell: TableCell) -> str:
    if isinstance(cell, str):
        return shown_as_text(cell)
    return digits(float(cell)) if isinstance(cell, float | np.floating) else str(cell)


def when_of(index: Index, row: int) -> str:
    """The time of a row as tables write it; empty where there is none."""
    return digits(index.times[row]) if index.times else ""


def ranks_of(index: Index) -> Array:
    """The place of each unit at each code; over years, among the units of the same time."""
    return places_within(index.scores.matrix.values, index.times)


def score_rows(index: Index) -> Iterator[Sequence[TableCell]]:
    """A row for each unit and code, as `tables/scores.csv` has them."""
    matrix, ranks = index.scores.matrix, ranks_of(index)
    levels = index.method.tree.levels()
    for row, unit in enumerate(matrix.units):
        for at, code in enumerate(matrix.codes):
            rank = ranks[row, at]
            yield (
                unit,
                index.names[row],
                when_of(index, row),
                code,
                levels[code],
                float(matrix.values[row, at]),
                "" if np.isnan(rank) else int(rank),
                float(index.scores.covered[row, at]),
            )


def figure_rows(index: Index) -> Iterator[Sequence[TableCell]]:
    """A row for each indicator and unit, as `tables/figures.csv` has them."""
    raw = index.raw.rows(index.screened.included)
    used = index.imputed
    treated = index.treated.matrix if index.treated else used
    moved = index.treated.moved if index.treated else np.zeros_like(used.values)
    for at, leaf in enumerate(index.method.tree.leaves):
        column = treated.values[:, at]
        worst, best = span_of(index, at)
        transformed = bool(index.treated and index.treated.transformed[at])
        for row, unit in enumerate(raw.units):
            yield (
                unit,
                when_of(index, row),
                leaf.code,
                float(raw.values[row, at]),
                leaf.unit,
                leaf.direction,
                float(used.values[row, at]),
                "estimated" if index.estimated[row, at] else "",
                float(column[row]),
                "transformed" if transformed else _MOVED[int(moved[row, at])],
                worst,
                best,
                float(index.normalised.values[row, at]),
            )


def _weights(index: Index) -> Iterator[Sequence[TableCell]]:
    tree, weights = index.method.tree, index.scores.weights
    levels, effective = tree.levels(), effective_weights(tree, weights)
    for one in tree.elements:
        yield one.code, one.name, one.parent or "", levels[one.code], weights[one.code], effective[one.code]


def parts_add_up(index: Index, node: str) -> bool:
    """Whether a node is an arithmetic mean, so that what each part adds to it can be said."""
    return index.method.aggregator_of(node).NAME == ArithmeticMean.NAME


def parts_of(index: Index, node: str) -> Array:
    """What each part adds to a node that is an arithmetic mean: weight times number, over those with one.

    Returns:
        units by the parts in their order; NaN where the part or the node has no number.
    """
    scores = index.scores
    codes = tuple(one.code for one in index.method.tree.below()[node])
    part = scores.matrix.columns(codes).values
    weights = np.array([scores.weights[code] for code in codes])
    known = np.where(np.isnan(part), 0.0, 1.0) * weights
    total = known.sum(axis=1, keepdims=True)
    shares = np.divide(known, total, out=np.full_like(known, np.nan), where=total > 0)
    there = ~np.isnan(scores.matrix.columns((node,)).values)
    return np.asarray(np.where(there, shares * part, np.nan))


def _parts(index: Index) -> Iterator[Sequence[TableCell]]:
    tree, units = index.method.tree, index.scores.matrix.units
    for node in tree.nodes:
        if not parts_add_up(index, node.code):
            continue
        found = parts_of(index, node.code)
        for row, unit in enumerate(units):
            for one, added in zip(tree.below()[node.code], found[row], strict=True):
                if not np.isnan(added):
                    yield unit, when_of(index, row), node.code, one.code, float(added)


def _gaps(index: Index) -> Iterator[Sequence[TableCell]]:
    for one in without_number(index):
        wanting = "" if one.wanting is None else one.wanting
        unit = index.scores.matrix.units[one.row]
        yield unit, when_of(index, one.row), one.code, one.known, one.of, wanting, " ".join(one.soonest)


def _units(index: Index) -> Iterator[Sequence[TableCell]]:
    found = index.availability
    for at, unit in enumerate(index.raw.units):
        inside = bool(index.screened.included[at])
        yield (
            unit,
            index.all_names[at],
            digits(index.all_times[at]) if index.all_times else "",
            int(found.missing[at]),
            int(found.zero[at]),
            float(found.share[at]),
            float(found.nonzero[at]),
            "true" if inside else "false",
        )
