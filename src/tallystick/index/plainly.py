"""An index asked and answered in plain numbers, for whoever knows no arrays."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, isnan
from typing import TYPE_CHECKING

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.bounding import HIGH, LOW
from tallystick.index.doubt.ranks import ranks_by_row
from tallystick.index.doubt.summary import units_doubt
from tallystick.index.method import IndexMethod
from tallystick.index.model import Array, Matrix, UnitTable
from tallystick.index.ranking import places
from tallystick.index.steps import index_of

if TYPE_CHECKING:
    from tallystick.index.doubt.run import Doubted


@dataclass(frozen=True, slots=True)
class PlainFigures:
    """The figures of units.

    Attributes:
        units: what each row is of.
        values: by row and indicator; what is missing is not there.
        bounds: by row and indicator, the lowest and the highest that a figure may be.
        times: when each row was, where one unit has several; empty where each has one.
    """

    units: tuple[str, ...]
    values: Mapping[tuple[int, str], float]
    bounds: Mapping[tuple[int, str], tuple[float, float]]
    times: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainIndex:
    """What came of it.

    Attributes:
        scores: for each row the number at each code of the tree, the index last; None where none is given.
        weights: of each code beside its siblings.
        varied: what was varied; nothing where no row has a number or the method doubts nothing.
        failures: why each replication that failed did.
        replicated: the index of each replication and row.
    """

    scores: tuple[dict[str, float | None], ...]
    weights: dict[str, float]
    varied: tuple[str, ...]
    failures: tuple[Reason, ...]
    replicated: Array | None

    def score(self, row: int) -> float | None:
        """The index of a row."""
        return next(reversed(self.scores[row].values()))


@dataclass(frozen=True, slots=True)
class PlainInterval:
    """Between what a row's number and rank lie in the share of replications that was asked for."""

    low: float
    high: float
    rank_low: int
    rank_high: int


def plain_index(given: PlainFigures, method: IndexMethod) -> PlainIndex:
    """The index of these figures, and what comes of varying it.

    Raises:
        CannotRun: a step has no meaning for these figures.
    """
    codes = tuple(leaf.code for leaf in method.tree.leaves)
    width = len(codes)
    values = np.full((len(given.units), 3 * width), np.nan)
    for (row, code), value in given.values.items():
        values[row, codes.index(code)] = value
    for (row, code), ends in given.bounds.items():
        values[row, [codes.index(code) + width, codes.index(code) + 2 * width]] = ends
    columns = (*codes, *(code + LOW for code in codes), *(code + HIGH for code in codes))
    table = UnitTable(Matrix(values, given.units, columns, given.times), given.units, {})
    index = index_of(table, method)
    doubt: Doubted | None = None
    if method.doubts is not None and not np.isnan(index.scores.index).all():
        from tallystick.index.doubt.run import doubted  # random numbers are loaded only where one is varied

        doubt = doubted(table, index, method.doubts)
    return PlainIndex(
        tuple(
            {
                code: None if isnan(value) else float(value)
                for code, value in zip(index.scores.matrix.codes, row, strict=True)
            }
            for row in index.scores.matrix.values
        ),
        index.scores.weights,
        doubt.doubts.factors if doubt else (),
        tuple(doubt.evaluated.failures.values()) if doubt else (),
        doubt.evaluated.scores if doubt else None,
    )


def plain_ranks(scores: Sequence[float | None]) -> list[int | None]:
    """The place of each number, the greatest first; None where there is none."""
    column = np.array([[np.nan if one is None else one] for one in scores])
    return [None if isnan(place) else int(place) for place in places(column)[:, 0]]


def plain_intervals(found: Sequence[PlainIndex], share: float) -> Iterator[PlainInterval | None]:
    """The intervals of the rows of all these together, a replication of one beside that of the others.

    None for a row without a number in any replication.
    """
    many = max((len(one.replicated) for one in found if one.replicated is not None), default=0)
    columns = [
        np.full((many, len(one.scores)), np.nan) if one.replicated is None else one.replicated
        for one in found
    ]
    scores = np.concatenate(columns, axis=1)
    told = units_doubt(scores, ranks_by_row(scores), share)
    for at in range(scores.shape[1]):
        if not told.given[at]:
            yield None
            continue
        yield PlainInterval(
            float(told.score_low[at]),
            float(told.score_high[at]),
            floor(told.rank_low[at]),
            ceil(told.rank_high[at]),
        )
