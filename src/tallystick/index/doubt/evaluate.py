"""The index of every replication, in pieces of work that give the same numbers wherever they are done."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.doubt.alternatives import Combination, Combining, Variation
from tallystick.index.doubt.chance import NormalDraws
from tallystick.index.doubt.noisy import Noise, disturb, noise_of, with_figures
from tallystick.index.doubt.plan import Replications, WholeNumbers
from tallystick.index.doubt.reweighing import reweighed
from tallystick.index.doubt.side_by_side import SideBySide, can_be_together
from tallystick.index.doubts import Doubts
from tallystick.index.method import IndexMethod
from tallystick.index.model import Array, UnitTable
from tallystick.index.snags import CannotRun
from tallystick.index.steps import Prepared, prepare

#: So many numbers of the index are made in one piece of work; fewer replications where there are more units.
_IN_A_PIECE = 2**22
#: So many replications with figures of their own are made in one.
_NOISY_IN_A_PIECE = 256


@dataclass(frozen=True, slots=True)
class WorkPiece:
    """Replications that share their alternatives.

    Attributes:
        signature: the alternatives.
        rows: which replications they are.
        part: what each of them does.
    """

    signature: Variation
    rows: WholeNumbers
    part: Replications


@dataclass(frozen=True, slots=True)
class PieceDone:
    """What came of a piece.

    Attributes:
        rows: which replications they are.
        scores: replications by units; NaN throughout for one that failed.
        failures: why, by replication.
    """

    rows: WholeNumbers
    scores: Array
    failures: dict[int, Reason]


#: Does pieces of work, anywhere, and gives what came of them in their order.
Executor = Callable[["Worker", Sequence[WorkPiece]], Iterable[PieceDone]]


def serially(worker: "Worker", pieces: Sequence[WorkPiece]) -> Iterator[PieceDone]:
    """Do the pieces here, one after the other."""
    return map(worker, pieces)


@dataclass(slots=True)
class Worker:
    """Does pieces of work; it can be sent to another process, which makes the rest of it anew.

    Attributes:
        table: the figures.
        method: how the index is made.
        doubts: what is varied.
    """

    table: UnitTable
    method: IndexMethod
    doubts: Doubts
    _made: "_Made | None" = field(default=None, repr=False, compare=False)

    def __getstate__(self) -> tuple[UnitTable, IndexMethod, Doubts]:
        """What another process needs."""
        return self.table, self.method, self.doubts

    def __setstate__(self, state: tuple[UnitTable, IndexMethod, Doubts]) -> None:
        """Begin anew in another process."""
        self.table, self.method, self.doubts = state
        self._made = None

    def __call__(self, piece: WorkPiece) -> PieceDone:
        """The index of each replication of a piece."""
        made = self._ready()
        if made.noise is not None:
            return self._noisy(piece, made, made.noise)
        try:
            combination = made.combining.combined(piece.signature)
        except CannotRun as stopped:
            return _failed(piece, made, stopped)
        try:
            return PieceDone(piece.rows, reweighed(combination, piece.part), {})
        except CannotRun:
            return _each_by_itself(combination, piece)

    def _ready(self) -> "_Made":
        if self._made is None:
            prepared = prepare(self.table, self.method)
            noise = None
            if self.doubts.data is not None:
                noise = noise_of(self.table, prepared.raw, self.method.tree.leaves, self.doubts.data)
            combining = Combining(prepared, self.method, self.doubts)
            self._made = _Made(prepared, combining, noise, NormalDraws(self.doubts.seed))
        return self._made

    def _noisy(self, piece: WorkPiece, made: "_Made", noise: Noise) -> PieceDone:
        """Each replication from figures of its own: several at once, or alone where that can't be done."""
        found, failures = np.full((len(piece.rows), len(made.prepared.screened.matrix.units)), np.nan), {}
        for block, numbers in self._blocks(piece, made, noise):
            if numbers is not None:
                found[block] = numbers
                continue
            for at in range(block.start, block.stop):
                try:
                    found[at] = self._alone(piece, at, made, noise)
                except CannotRun as stopped:
                    failures[int(piece.rows[at])] = stopped.snags[0].told
        return PieceDone(piece.rows, found, failures)

    def _blocks(self, piece: WorkPiece, made: "_Made", noise: Noise) -> Iterable[tuple[slice, Array | None]]:
        """The index of the replications in blocks; None for a block whose replications are made alone."""
        as_is = self._as_is(piece, made)
        if as_is is None:
            return [(slice(0, len(piece.rows)), None)]
        several = SideBySide(self.table, made.prepared, self.method, noise, made.draws)
        return several.made(as_is, self.doubts, piece.signature, piece.part)

    def _as_is(self, piece: WorkPiece, made: "_Made") -> Combination | None:
        """The combination from the figures as they are; None where replications can't share it."""
        if not can_be_together(self.method):
            return None
        try:
            return made.combining.combined(piece.signature)
        except CannotRun:
            return None

    def _alone(self, piece: WorkPiece, at: int, made: "_Made", noise: Noise) -> Array:
        """One replication by itself."""
        raw = made.prepared.raw
        stream, number = (int(one) for one in piece.part.noise[at])
        drawn = np.empty(raw.values.shape)
        made.draws.fill(drawn, stream, number)
        disturb(drawn, raw.values, noise)
        return self._once(with_figures(self.table, raw.codes, drawn), piece, at)

    def _once(self, table: UnitTable, piece: WorkPiece, at: int) -> Array:
        combining = Combining(prepare(table, self.method), self.method, self.doubts)
        made = combining.combined(piece.signature)
        return reweighed(made, piece.part.part(np.array([at])))[0]


@dataclass(frozen=True, slots=True)
class _Made:
    prepared: Prepared
    combining: Combining
    noise: Noise | None
    draws: NormalDraws


def _failed(piece: WorkPiece, made: "_Made", stopped: CannotRun) -> PieceDone:
    units = len(made.prepared.screened.matrix.units)
    why = stopped.snags[0].told
    return PieceDone(
        piece.rows, np.full((len(piece.rows), units), np.nan), {int(row): why for row in piece.rows}
    )


def _each_by_itself(combination: Combination, piece: WorkPiece) -> PieceDone:
    """A piece of which some replications fail by their weights: halved until those that fail stand alone."""
    found = np.full((len(piece.rows), len(combination.climb.given.units)), np.nan)
    failures: dict[int, Reason] = {}
    waiting = [np.arange(len(piece.rows))]
    while waiting:
        some = waiting.pop()
        try:
            found[some] = reweighed(combination, piece.part.part(some))
        except CannotRun as stopped:
            if len(some) == 1:
                failures[int(piece.rows[some[0]])] = stopped.snags[0].told
            else:
                waiting += np.array_split(some, 2)
    return PieceDone(piece.rows, found, failures)


def pieces_of(replications: Replications, doubts: Doubts, units: int) -> list[WorkPiece]:
    """The replications in pieces that share their alternatives, always the same ones."""
    keys = np.concatenate([replications.choices, replications.left_out[:, None]], axis=1)
    code = np.zeros(len(keys), dtype=np.int64)
    for column in keys.T:
        code = code * (int(column.max(initial=0)) + 2) + column + 1
    order = np.argsort(code, kind="stable")
    begins = np.flatnonzero(np.diff(code[order])) + 1
    most = _NOISY_IN_A_PIECE if doubts.data is not None else max(1, _IN_A_PIECE // max(units, 1))
    pieces = []
    for together in np.split(order, begins) if len(order) else []:
        for first in range(0, len(together), most):
            rows = together[first : first + most]
            impute, treat, norm, aggregate, left_out = (int(one) for one in keys[rows[0]])
            signature = (impute, treat, norm, aggregate, left_out)
            pieces.append(WorkPiece(signature, rows, replications.part(rows)))
    return pieces


@dataclass(frozen=True, slots=True)
class Evaluated:
    """The index of every replication.

    Attributes:
        scores: replications by units.
        failures: why a replication failed, by its number.
    """

    scores: Array
    failures: dict[int, Reason]


def evaluated(
    worker: Worker,
    replications: Replications,
    units: int,
    execute: Executor = serially,
    told: Callable[[int, int], None] = lambda *_: None,
) -> Evaluated:
    """Make the index of every replication.

    Args:
        worker: what does the pieces.
        replications: what each does.
        units: how many units are looked at.
        execute: where the pieces are done.
        told: how many replications of how many are done.
    """
    scores = np.empty((len(replications), units))
    failures: dict[int, Reason] = {}
    done = 0
    for one in execute(worker, pieces_of(replications, worker.doubts, units)):
        scores[one.rows] = one.scores
        failures |= one.failures
        done += len(one.rows)
        told(done, len(replications))
    return Evaluated(scores, dict(sorted(failures.items())))
