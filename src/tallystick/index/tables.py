"""What an index gives, as tidy tables: one row a fact, raw value, direction and bounds beside each number."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from tallystick.base.formulas import shown_as_text
from tallystick.index.digits import digits
from tallystick.index.effective import effective_weights
from tallystick.index.gaps import without_number
from tallystick.index.model import Array
from tallystick.index.ranking import places
from tallystick.index.steps import Index

TableCell = str | int | float
_MOVED = {1: "drawn in from above", -1: "drawn in from below", 0: ""}


def tables_of(index: Index) -> dict[str, bytes]:
    """The tables by their paths."""
    return {
        "tables/scores.csv": as_csv(
            ("unit", "name", "time", "code", "level", "score", "rank", "covered"), _scores(index)
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
            _figures(index),
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


def _when(index: Index, row: int) -> str:
    return digits(index.times[row]) if index.times else ""


def ranks_of(index: Index) -> Array:
    """The place of each unit at each code; over years, among the units of the same time."""
    values = index.scores.matrix.values
    if not index.times:
        return places(values)
    found = np.empty_like(values)
    times = np.array(index.times)
    for time in np.unique(times):
        found[times == time] = places(values[times == time])
    return found


def _scores(index: Index) -> Iterator[Sequence[TableCell]]:
    matrix, ranks = index.scores.matrix, ranks_of(index)
    levels = index.method.tree.levels()
    for row, unit in enumerate(matrix.units):
        for at, code in enumerate(matrix.codes):
            rank = ranks[row, at]
            yield (
                unit,
                index.names[row],
                _when(index, row),
                code,
                levels[code],
                float(matrix.values[row, at]),
                "" if np.isnan(rank) else int(rank),
                float(index.scores.covered[row, at]),
            )


def _figures(index: Index) -> Iterator[Sequence[TableCell]]:
    raw = index.raw.rows(index.screened.included)
    used = index.imputed
    treated = index.treated.matrix if index.treated else used
    moved = index.treated.moved if index.treated else np.zeros_like(used.values)
    for at, leaf in enumerate(index.method.tree.leaves):
        column = treated.values[:, at]
        low, high = leaf.bounds or (float(np.nanmin(column)), float(np.nanmax(column)))
        worst, best = (low, high) if leaf.direction == 1 else (high, low)
        transformed = bool(index.treated and index.treated.transformed[at])
        for row, unit in enumerate(raw.units):
            yield (
                unit,
                _when(index, row),
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


def _parts(index: Index) -> Iterator[Sequence[TableCell]]:
    """What each part adds to a node that is an arithmetic mean: weight times number, over those with one."""
    tree, scores = index.method.tree, index.scores
    for node in tree.nodes:
        if index.method.aggregator_of(node.code).NAME != "arithmetic":
            continue
        codes = tuple(one.code for one in tree.below()[node.code])
        part = scores.matrix.columns(codes).values
        weights = np.array([scores.weights[code] for code in codes])
        known = np.where(np.isnan(part), 0.0, 1.0) * weights
        total = known.sum(axis=1, keepdims=True)
        shares = np.divide(known, total, out=np.zeros_like(known), where=total > 0)
        there = ~np.isnan(scores.matrix.columns((node.code,)).values[:, 0])
        for row in np.flatnonzero(there):
            for at, code in enumerate(codes):
                if not np.isnan(part[row, at]):
                    added = float(shares[row, at] * part[row, at])
                    yield scores.matrix.units[row], _when(index, int(row)), node.code, code, added


def _gaps(index: Index) -> Iterator[Sequence[TableCell]]:
    for one in without_number(index):
        wanting = "" if one.wanting is None else one.wanting
        unit = index.scores.matrix.units[one.row]
        yield unit, _when(index, one.row), one.code, one.known, one.of, wanting, " ".join(one.soonest)


def _units(index: Index) -> Iterator[Sequence[TableCell]]:
    found = index.availability
    names = iter(index.names)
    times = iter(index.times)
    for at, unit in enumerate(index.raw.units):
        inside = bool(index.screened.included[at])
        yield (
            unit,
            next(names) if inside else "",
            digits(next(times)) if inside and index.times else "",
            int(found.missing[at]),
            int(found.zero[at]),
            float(found.share[at]),
            float(found.nonzero[at]),
            "true" if inside else "false",
        )
