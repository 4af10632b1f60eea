"""The steps of an index, one after the other, each keeping what it did."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tallystick.index.comparing import refuse_empty, refuse_lonely
from tallystick.index.denominate import denominate
from tallystick.index.finite import refuse_lost
from tallystick.index.impute import Surroundings
from tallystick.index.lots import by_lots
from tallystick.index.method import IndexMethod
from tallystick.index.model import Array, Flags, Leaf, Matrix, UnitTable
from tallystick.index.screen import Availability, Screened
from tallystick.index.treat import Treated
from tallystick.index.upward import Scores, scores_of

if TYPE_CHECKING:
    from tallystick.index.normalise.normaliser import Normaliser


@dataclass(frozen=True, slots=True)
class Index:
    """An index with everything that was done on the way.

    Attributes:
        method: how it was made.
        raw: the figures as they were given.
        denominated: divided by what they are measured by.
        imputed: the units that are looked at, with estimates in the gaps.
        estimated: which figures are estimates.
        screened: which units are looked at, and what each had.
        treated: with outliers treated; None where they aren't.
        normalised: on one scale.
        scores: the number of each unit at each code of the tree.
        all_names: what people call each unit of the table.
        all_times: when each of its rows was; empty where each unit has one.
        names: what people call each unit that is looked at.
        groups: the groups of those units.
        times: when each of their rows was; empty where each has one.
    """

    method: IndexMethod
    raw: Matrix
    denominated: Matrix
    imputed: Matrix
    estimated: Flags
    screened: Screened
    treated: Treated | None
    normalised: Matrix
    scores: Scores
    all_names: tuple[str, ...]
    all_times: tuple[float, ...]
    names: tuple[str, ...]
    groups: dict[str, tuple[str, ...]]
    times: tuple[float, ...]

    @property
    def availability(self) -> Availability:
        """How many figures each unit had before anything was estimated."""
        return self.screened.availability


@dataclass(frozen=True, slots=True)
class Prepared:
    """The figures up to treatment, which doubt begins from.

    Attributes:
        raw: as given.
        denominated: divided by what they are measured by.
        screened: the units that are looked at.
        around: what imputation can look at for them.
        names: what people call them.
    """

    raw: Matrix
    denominated: Matrix
    screened: Screened
    around: Surroundings
    names: tuple[str, ...]


def index_of(table: UnitTable, method: IndexMethod) -> Index:
    """Make the index.

    Units are screened by the figures that were given, gaps are filled, outliers treated, indicators
    normalised, weighed and aggregated.

    Raises:
        CannotRun: a step has no meaning for these figures; every indicator and unit that it fails on is
            named.
    """
    prepared = prepare(table, method)
    given = prepared.screened.matrix
    imputed = given.of(method.imputer.run(given, prepared.around))
    estimated = np.isnan(given.values) & ~np.isnan(imputed.values)
    treated = method.outliers.run(imputed) if method.outliers else None
    before = treated.matrix if treated else imputed
    normalised = normalise(before, method)
    return Index(
        method,
        prepared.raw,
        prepared.denominated,
        imputed,
        estimated,
        prepared.screened,
        treated,
        normalised,
        scores_of(normalised, ~np.isnan(given.values), method),
        table.names,
        table.times,
        prepared.names,
        prepared.around.groups,
        prepared.around.times,
    )


def prepare(table: UnitTable, method: IndexMethod) -> Prepared:
    """The figures of the units that are looked at, by indicator, divided by their denominators.

    Raises:
        CannotRun: an indicator has no figure, there is one unit only, or a denominator is not above zero.
    """
    leaves = method.tree.leaves
    raw = table.figures.columns(tuple(leaf.code for leaf in leaves))
    raw = raw.of(np.asfortranarray(raw.values))  # every step goes down the columns
    refuse_empty(raw, method)
    denominated = denominate(raw, table, leaves)
    screened = method.screening.run(denominated)
    kept = screened.included
    refuse_lonely(screened.matrix, method)
    groups = {name: _kept(some, kept) for name, some in table.groups.items()}
    times = tuple(time for time, keep in zip(table.times, kept, strict=False) if keep)
    around = Surroundings(leaves, groups, tuple(leaf.parent for leaf in leaves), times)
    return Prepared(raw, denominated, screened, around, _kept(table.names, kept))


def normalise(given: Matrix, method: IndexMethod, leaves: tuple[Leaf, ...] = ()) -> Matrix:
    """Each indicator in its own way, or in that of all.

    Args:
        given: units by indicators.
        method: how it is done.
        leaves: the indicator of each column, where they are not those of the method once each.

    Raises:
        CannotRun: a way has no meaning for an indicator.
    """
    leaves = leaves or method.tree.leaves
    if not method.normalisers:
        return given.of(_normalised(method.normaliser, given, leaves))
    ways: dict[Normaliser, list[int]] = {}
    for at, leaf in enumerate(leaves):
        ways.setdefault(method.normalisers.get(leaf.code, method.normaliser), []).append(at)
    values = np.empty(given.values.shape, order="F")
    for way, columns in ways.items():
        codes = tuple(given.codes[at] for at in columns)
        part = given.beside(given.values[:, columns], codes)
        values[:, columns] = _normalised(way, part, tuple(leaves[at] for at in columns))
    return given.of(values)


def _normalised(way: "Normaliser", given: Matrix, leaves: tuple[Leaf, ...]) -> Array:
    def made(lot: slice) -> Array:
        part = given.lot(lot)
        with np.errstate(over="ignore", invalid="ignore"):
            found = way.run(part, leaves[lot])
        refuse_lost(f"normalise: {way.NAME}", part, found)
        return found

    return by_lots(given.values, made)


def _kept(texts: tuple[str, ...], kept: Flags) -> tuple[str, ...]:
    return tuple(one for one, keep in zip(texts, kept, strict=True) if keep)
