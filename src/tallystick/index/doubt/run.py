"""Doubt about an index: everything varied at once, and how much each thing accounts for."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tallystick.base.reasons import Count, Reason, plural
from tallystick.index.doubt.chance import NOISE, SECOND_NOISE, uniforms
from tallystick.index.doubt.evaluate import Evaluated, Executor, Worker, evaluated, serially
from tallystick.index.doubt.plan import (
    DesignLayout,
    Replications,
    WholeNumbers,
    layout_of,
    own_noise,
    replications_of,
)
from tallystick.index.doubt.ranks import RankTable, ranks_within
from tallystick.index.doubt.sobol import Sensitivity, base_design, sensitivity_of
from tallystick.index.doubt.summary import UnitDoubt, classes, units_doubt
from tallystick.index.doubts import Doubts
from tallystick.index.model import Array, UnitTable
from tallystick.index.snags import CannotRun, Snag
from tallystick.index.steps import Index

#: What a sensitivity is told for, besides the score of each unit.
RANK_CHANGE = "rank-change"
#: So many replications are looked at together, whose ranks the processor keeps near.
_AT_ONCE = 64
#: So many reasons are named where no row of a design is whole.
_MOST_NAMED = 3
IndexProgress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Factor:
    """What the sensitivity is of: outputs in the order of the units, the mean change of ranks last.

    Attributes:
        names: what was varied.
        sensitivity: the indices of each.
        base: how many rows of the design came out whole.
        asked: how many rows it has.
        failures: why a replication failed, by its number in the design.
    """

    names: tuple[str, ...]
    sensitivity: Sensitivity
    base: int
    asked: int
    failures: dict[int, Reason]


@dataclass(frozen=True, slots=True)
class Doubted:
    """What came of varying.

    Attributes:
        doubts: what was varied.
        replications: what each replication did.
        evaluated: the index of each.
        ranks: the ranks of each; over years, among the units of the same time.
        units: what they say of the units.
        classes: the class of each unit, 0 for one without a number.
        rank_change: by replication, the mean change of ranks against the index as it is; NaN where it failed.
        factors: how much each thing accounts for; None where it was not asked, or no unit has a number.
    """

    doubts: Doubts
    replications: Replications
    evaluated: Evaluated
    ranks: RankTable
    units: UnitDoubt
    classes: tuple[int, ...]
    rank_change: Array
    factors: Factor | None

    @property
    def sure(self) -> bool:
        """Whether any replication says how sure a unit's number is."""
        return bool(self.units.given.any())


def doubted(
    table: UnitTable,
    index: Index,
    doubts: Doubts,
    execute: Executor = serially,
    told: IndexProgress = lambda *_: None,
) -> Doubted:
    """Vary what is doubted.

    Args:
        table: the figures.
        index: the index as it is.
        doubts: what is varied.
        execute: where the pieces of work are done; the numbers are the same wherever that is.
        told: the name of what is done, how much of it, and how much there is.

    Raises:
        CannotRun: the noise of figures is not said rightly, or no row of the design came out whole.
    """
    worker = Worker(table, index.method, doubts)
    tree, units = index.method.tree, len(index.scores.matrix.units)
    layout = layout_of(doubts, tree)
    drawn = uniforms(doubts.seed, 0, doubts.replications, layout.width)
    plan = replications_of(drawn, doubts, tree, own_noise(0, doubts.replications))
    found = evaluated(
        worker, plan, units, execute, lambda done, total: told("making replications", done, total)
    )
    _leave_unnumbered(found, index)
    ranks = ranks_within(found.scores, index.times)
    nominal = index.scores.index
    factors = None
    if doubts.base and not np.isnan(nominal).all():  # of no number nothing accounts for the doubt
        factors = _factors(worker, index, layout, execute, told)
    return Doubted(
        doubts,
        plan,
        found,
        ranks,
        units_doubt(found.scores, ranks, doubts.interval),
        classes(np.ascontiguousarray(ranks.T), nominal, doubts.apart, index.times),
        rank_changes(ranks, index),
        factors,
    )


def _leave_unnumbered(found: Evaluated, index: Index) -> None:
    """Take the numbers of units that have none as the index is.

    Where an indicator that a unit lacks is left out, or estimated otherwise, its coverage would suffice; yet
    below the coverage that is asked for no number is given, and no interval of one.
    """
    without = np.isnan(index.scores.index)
    if without.any():
        found.scores[:, without] = np.nan


def rank_changes(ranks: RankTable, index: Index) -> Array:
    """By replication, the mean over units of how far the rank lies from that of the index as it is.

    Only units with a number in both count; NaN where there is none (COINr's target of sensitivity).
    """
    as_is = ranks_within(index.scores.index[None, :], index.times)
    found = np.full(len(ranks), np.nan)
    for first in range(0, len(ranks), _AT_ONCE):
        some = ranks[first : first + _AT_ONCE]
        away = np.abs(some - as_is)
        many = np.full(len(some), some.shape[1])
        if not (some.all() and as_is.all()):
            both = (some > 0) & (as_is > 0)
            away, many = away * both, both.sum(axis=1)
        np.divide(away.sum(axis=1), many, out=found[first : first + _AT_ONCE], where=many > 0)
    return found


def _factors(
    worker: Worker, index: Index, layout: DesignLayout, execute: Executor, told: IndexProgress
) -> Factor:
    """The design A, B and A with each factor of B, made and taken apart again."""
    doubts = worker.doubts
    plan = design_of(doubts, index, layout)
    units = len(index.scores.matrix.units)
    found = evaluated(worker, plan, units, execute, lambda at, of: told("telling apart what matters", at, of))
    _leave_unnumbered(found, index)
    change = rank_changes(ranks_within(found.scores, index.times), index)
    outputs = np.concatenate([found.scores, change[:, None]], axis=1)
    parts = outputs.reshape(len(doubts.factors) + 2, doubts.base, units + 1)
    parts = parts[:, ~np.isnan(parts[:, :, -1]).any(axis=0)]  # a row of the design is whole or left out
    if parts.shape[1] < 2:
        what = Reason(
            plural(
                "of {number} row of the design none is whole: in each a replication failed",
                "of {number} rows of the design none is whole: in each a replication failed",
            ),
            number=Count(doubts.base),
        )
        fix = Reason("leave out the alternatives that don't go together")
        reasons = {why.text: why for why in found.failures.values()}
        named = [reasons[text] for text in sorted(reasons)[:_MOST_NAMED]]
        raise CannotRun(*(Snag("doubt: base", one, fix) for one in (what, *named)))
    sensitivity = sensitivity_of(
        parts[0], parts[1], parts[2:], doubts.seed, doubts.bootstrap, doubts.interval
    )
    return Factor(doubts.factors, sensitivity, parts.shape[1], doubts.base, found.failures)


def design_of(doubts: Doubts, index: Index, layout: DesignLayout) -> Replications:
    """The replications of a design: A, B, then A with the numbers of one factor from B, factor by factor."""
    at_a, at_b = base_design(doubts.seed, doubts.base, layout.width)
    numbers = np.arange(doubts.base)
    noise_a, noise_b = (
        np.stack([np.full(doubts.base, stream), numbers + doubts.replications], axis=1)
        for stream in (NOISE, SECOND_NOISE)
    )
    drawn, noise = [at_a, at_b], [noise_a, noise_b]
    for name in doubts.factors:
        mixed = at_a.copy()
        columns = list(layout.groups[name])
        mixed[:, columns] = at_b[:, columns]
        drawn.append(mixed)
        noise.append(noise_b if name == "data" else noise_a)
    whole: WholeNumbers = np.concatenate(noise)
    return replications_of(np.concatenate(drawn), doubts, index.method.tree, whole)
