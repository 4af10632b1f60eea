"""Combinations of alternatives: everything of an index that doesn't change with weights, made once each."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from tallystick.index.doubts import Doubts
from tallystick.index.method import IndexMethod
from tallystick.index.model import Matrix
from tallystick.index.steps import Prepared, normalise
from tallystick.index.tree import IndexTree, grown
from tallystick.index.upward import Climb

if TYPE_CHECKING:
    from tallystick.index.impute import Imputer
    from tallystick.index.normalise.normaliser import Normaliser
    from tallystick.index.treat import Outliers

#: The numbers of the alternatives of imputation, treatment, normalisation and aggregation, and of the
#: indicator that is left out, -1 for none.
Variation = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Combination:
    """What one combination gives.

    Attributes:
        method: the method with these alternatives.
        climb: the numbers by it, with its weights as they are.
    """

    method: IndexMethod
    climb: Climb


def method_with(method: IndexMethod, doubts: Doubts, signature: Variation) -> IndexMethod:
    """The method with these alternatives in place of its own."""
    impute, treat, norm, aggregate, left_out = signature
    changed = replace(
        method,
        imputer=doubts.impute[impute] if doubts.impute else method.imputer,
        outliers=doubts.treat[treat] if doubts.treat else method.outliers,
        normaliser=doubts.normalise[norm] if doubts.normalise else method.normaliser,
        aggregator=doubts.aggregate[aggregate] if doubts.aggregate else method.aggregator,
    )
    return changed if left_out < 0 else replace(changed, tree=without(method.tree, left_out))


def without(tree: IndexTree, left_out: int) -> IndexTree:
    """The tree without one indicator, and without a node that nothing else lies below."""
    leaves = tuple(leaf for at, leaf in enumerate(tree.leaves) if at != left_out)
    used = {leaf.parent for leaf in leaves}
    nodes = []
    for node in tree.nodes:  # each after what lies below it
        if node.code in used:
            nodes.append(node)
            used |= set() if node.parent is None else {node.parent}
    return grown(leaves, nodes)


class Combining:
    """Makes combinations, one after the other; what the last one shares with the next is not made again."""

    def __init__(self, prepared: Prepared, method: IndexMethod, doubts: Doubts) -> None:
        """Begin with the figures, the method and what is varied."""
        self.prepared, self.method, self.doubts = prepared, method, doubts
        self._imputed: tuple[Imputer, Matrix] | None = None
        self._treated: tuple[Imputer, Outliers | None, Matrix] | None = None
        self._normalised: tuple[Imputer, Outliers | None, Normaliser, Matrix] | None = None

    def combined(self, signature: Variation) -> Combination:
        """The index with these alternatives.

        An indicator that is left out has been looked at by imputation and treatment, and by nothing after
        them.

        Raises:
            CannotRun: an alternative has no meaning for these figures.
        """
        changed = method_with(self.method, self.doubts, signature)
        known = ~np.isnan(self.prepared.screened.matrix.values)
        normalised = self._normalise(replace(changed, tree=self.method.tree))
        if signature[-1] >= 0:
            normalised = normalised.columns(tuple(leaf.code for leaf in changed.tree.leaves))
            known = np.delete(known, signature[-1], axis=1)
        return Combination(changed, Climb(normalised, known, changed))

    def _impute(self, method: IndexMethod) -> Matrix:
        if self._imputed is None or self._imputed[0] != method.imputer:
            given = self.prepared.screened.matrix
            values = method.imputer.run(given, self.prepared.around)
            self._imputed = method.imputer, given.of(values)
        return self._imputed[1]

    def _treat(self, method: IndexMethod) -> Matrix:
        asked = method.imputer, method.outliers
        if self._treated is None or self._treated[:2] != asked:
            imputed = self._impute(method)
            treated = method.outliers.run(imputed).matrix if method.outliers else imputed
            self._treated = *asked, treated
        return self._treated[-1]

    def _normalise(self, method: IndexMethod) -> Matrix:
        asked = method.imputer, method.outliers, method.normaliser
        if self._normalised is None or self._normalised[:3] != asked:
            self._normalised = *asked, normalise(self._treat(method), method)
        return self._normalised[-1]
