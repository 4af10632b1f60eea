"""Replications with figures of their own, several at once as columns of one table."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from tallystick.index.denominate import denominate
from tallystick.index.doubt.alternatives import Combination, Variation, method_with
from tallystick.index.doubt.chance import NormalDraws
from tallystick.index.doubt.noisy import Noise, disturb
from tallystick.index.doubt.plan import Replications
from tallystick.index.doubt.reweighing import OwnIndicators
from tallystick.index.doubts import Doubts
from tallystick.index.impute import Surroundings
from tallystick.index.impute.leave import NoImputation
from tallystick.index.method import IndexMethod
from tallystick.index.model import Array, Leaf, UnitTable
from tallystick.index.snags import CannotRun
from tallystick.index.steps import Prepared, normalise

#: So many figures are made at once, which stay near the processor.
_AT_ONCE = 2**16


def blocks_of(replications: int, figures: int) -> Iterator[slice]:
    """The replications that are made at once: the fewer the more figures each has."""
    many = max(1, _AT_ONCE // max(figures, 1))
    for first in range(0, replications, many):
        yield slice(first, min(first + many, replications))


def can_be_together(method: IndexMethod) -> bool:
    """Whether replications share weights and denominators, so that neither has to be found anew for each."""
    from_numbers = any(way.FROM_NUMBERS for way in (method.weigher, *method.weighers.values()))
    below = {leaf.denominator for leaf in method.tree.leaves}
    return not from_numbers and not any(leaf.code in below for leaf in method.tree.leaves)


class SideBySide:
    """Makes replications of one combination of alternatives."""

    def __init__(
        self, table: UnitTable, prepared: Prepared, method: IndexMethod, noise: Noise, draws: NormalDraws
    ) -> None:
        """Begin with the figures, how the index is made, how far figures may be off, and where chance is."""
        self._table, self._prepared, self._method = table, prepared, method
        self._noise, self._draws = noise, draws
        self._drawn = np.empty((0, *prepared.raw.values.shape))
        self._divided = any(leaf.denominator is not None for leaf in method.tree.leaves)

    def made(
        self, as_is: Combination, doubts: Doubts, signature: Variation, part: Replications
    ) -> Iterator[tuple[slice, Array | None]]:
        """The index of the replications of a piece, a block after the other: replications by units.

        Args:
            as_is: the combination from the figures as they were given: its weights, and whom it refuses.
            doubts: what is varied.
            signature: its alternatives.
            part: the replications.

        Yields:
            which of them, and their index; None where a step can't be run in one of them.
        """
        changed = replace(method_with(self._method, doubts, signature), tree=self._method.tree)
        upward = OwnIndicators(as_is, part.elements)
        for block in blocks_of(len(part), self._prepared.raw.values.size):
            some = part.part(np.arange(block.start, block.stop))
            try:
                numbers = self._normalised(changed, some)
                if signature[-1] >= 0:
                    numbers = np.delete(numbers, signature[-1], axis=1)
                yield block, upward.index(some, numbers)
            except CannotRun:  # who it is shows when each is made alone
                yield block, None

    def _normalised(self, method: IndexMethod, part: Replications) -> Array:
        """Replications by indicators by units."""
        raw, many = self._prepared.raw, len(part)
        drawn = self._room(many)
        for at, (stream, number) in enumerate(part.noise.tolist()):
            self._draws.fill(drawn[at], stream, number)
        disturb(drawn, raw.values, self._noise)
        # A unit a row: what is done to a row of many replications is done to many numbers at once.
        wide = drawn.transpose(1, 0, 2).reshape(len(raw.units), -1)
        leaves = method.tree.leaves * many
        given = raw.beside(wide, raw.codes * many)
        if self._divided:
            given = denominate(given, self._table, leaves)
        given = given.rows(self._prepared.screened.included)
        if method.imputer.NAME != NoImputation.NAME:
            given = given.of(method.imputer.run(given, self._around(leaves, many)))
        if method.outliers is not None:
            given = method.outliers.run(given).matrix
        found = normalise(given, method, leaves)
        return found.values.T.reshape(many, len(raw.codes), -1)

    def _room(self, many: int) -> Array:
        """Memory for the figures of so many replications, the same for one block after the other."""
        if len(self._drawn) < many:
            self._drawn = np.empty((many, *self._drawn.shape[1:]))
        return self._drawn[:many]

    def _around(self, leaves: tuple[Leaf, ...], many: int) -> Surroundings:
        """What an imputation can look at: each replication's own pillars."""
        around = self._prepared.around
        pillars = tuple(f"{pillar} {at}" for at in range(many) for pillar in around.pillars)
        return replace(around, leaves=leaves, pillars=pillars)
