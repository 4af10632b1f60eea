"""The index under many weights at once, from one combination of alternatives."""

import numpy as np

from tallystick.index.aggregate import Aggregator, QuasiMean
from tallystick.index.doubt.alternatives import Combination
from tallystick.index.doubt.plan import Replications
from tallystick.index.model import Array, Element, Matrix
from tallystick.index.tree import IndexTree


def reweighed(made: Combination, part: Replications) -> Array:
    """The index of each replication: replications by units.

    Args:
        made: the combination, which has weights of its own.
        part: the replications, of which only what their weights are multiplied by counts here.

    Raises:
        CannotRun: numbers can't be brought together under some weights.
    """
    own, index = made.climb.shares(), made.climb.columns[made.method.tree.root.code]
    moving = {code: at for at, code in enumerate(part.elements) if code in own}
    if not moving:
        return np.broadcast_to(index, (len(part), len(index)))
    weights = {code: np.full(1, weight) for code, weight in own.items()}
    weights |= {code: own[code] * part.factors[:, at] for code, at in moving.items()}
    return _Reweighing(made, weights, set(moving)).index()


class _Reweighing:
    def __init__(self, made: Combination, weights: dict[str, Array], moving: set[str]) -> None:
        self.made, self.weights = made, weights
        self.tree = made.method.tree
        self.below = self.tree.below()
        self.fixed = _fixed(self.tree, moving)

    def index(self) -> Array:
        """Replications by units."""
        root = self.tree.root.code
        gathered = self._on_one_scale(root)
        if gathered is not None:
            return self._whole(*gathered)
        columns: dict[str, Array] = {}
        for node in self.tree.nodes:
            if node.code not in self.fixed:
                columns[node.code] = self._node(node.code, columns)
        return columns[root]

    def _on_one_scale(self, root: str) -> tuple[QuasiMean, list[str], Array] | None:
        """Where all that varies is one mean on one scale and no number is missing, it is one product.

        Gives the mean, the fixed elements that it is of, and their weights: replications by elements.
        """
        way = self.made.method.aggregator_of(root)
        if not isinstance(way, QuasiMean):
            return None
        ends: list[str] = []
        weights: list[Array] = []
        waiting = [(root, np.ones(1))]
        while waiting:
            node, above = waiting.pop()
            if self.made.method.aggregator_of(node) != way:
                return None
            codes = [one.code for one in self.below[node]]
            total = sum((self.weights[code] for code in codes), np.zeros_like(above))
            if not (total > 0).all():
                return None
            for code in codes:
                share = above * self.weights[code] / total
                if code in self.fixed:
                    ends.append(code)
                    weights.append(share)
                else:
                    waiting.append((code, share))
        refused = any(one.any() for one in self.made.climb.refused.values())
        if refused or np.isnan(self._numbers(ends)).any():
            return None
        return way, ends, np.stack(np.broadcast_arrays(*weights), axis=1)

    def _whole(self, way: QuasiMean, ends: list[str], weights: Array) -> Array:
        part = Matrix(self._numbers(ends), self.made.climb.units, tuple(ends))
        way.check(part)
        return way.back(weights @ way.forward(part.values).T)

    def _numbers(self, codes: list[str]) -> Array:
        return self.made.climb.numbers(tuple(codes)).values

    def _node(self, node: str, columns: dict[str, Array]) -> Array:
        """A node whose number varies: replications by units."""
        way = self.made.method.aggregator_of(node)
        codes = tuple(one.code for one in self.below[node])
        if isinstance(way, QuasiMean) and all(code in self.fixed for code in codes):
            found = self._of_fixed(way, codes)
        elif isinstance(way, QuasiMean):
            found = self._of_varying(way, codes, columns)
        else:
            found = self._one_by_one(way, codes, columns)
        refused = self.made.climb.refused[node]
        return np.where(refused, np.nan, found) if refused.any() else found

    def _of_fixed(self, way: QuasiMean, codes: tuple[str, ...]) -> Array:
        part = Matrix(self._numbers(list(codes)), self.made.climb.units, codes)
        way.check(part)
        weights = np.stack(np.broadcast_arrays(*(self.weights[code] for code in codes)), axis=1)
        known = ~np.isnan(part.values)
        above = weights @ np.where(known, way.forward(part.values), 0.0).T
        total = weights @ known.astype(float).T
        with np.errstate(invalid="ignore", divide="ignore"):
            return way.back(np.where(total > 0, above / total, np.nan))

    def _of_varying(self, way: QuasiMean, codes: tuple[str, ...], columns: dict[str, Array]) -> Array:
        above: Array | float = 0.0
        total: Array | float = 0.0
        for code in codes:
            values = self._column(code, columns)
            way.check(Matrix(values.T, self.made.climb.units, (code,) * len(values)))
            known = ~np.isnan(values)
            weight = self.weights[code][:, None]
            above = above + weight * np.where(known, way.forward(values), 0.0)
            total = total + weight * known
        with np.errstate(invalid="ignore", divide="ignore"):
            return way.back(np.where(np.asarray(total) > 0, above / total, np.nan))

    def _column(self, code: str, columns: dict[str, Array]) -> Array:
        """An element's numbers: replications by units, one row where they don't vary."""
        return columns[code] if code in columns else self._numbers([code]).T

    def _one_by_one(self, way: Aggregator, codes: tuple[str, ...], columns: dict[str, Array]) -> Array:
        units = self.made.climb.units
        found = []
        some = [self._column(code, columns) for code in codes]
        given = [self.weights[code] for code in codes]
        for at in range(max(len(one) for one in (*some, *given))):
            values = np.stack([one[at if len(one) > 1 else 0] for one in some], axis=1)
            weights = np.array([one[at if len(one) > 1 else 0] for one in given])
            found.append(way.run(Matrix(values, units, codes), weights))
        return np.stack(found)


def _fixed(tree: IndexTree, moving: set[str]) -> set[str]:
    """The elements whose numbers don't change: nothing below them has a weight that does."""
    found = {leaf.code for leaf in tree.leaves}
    below = tree.below()

    def stays(one: Element) -> bool:
        return one.code in found and one.code not in moving

    for node in tree.nodes:
        if all(stays(one) for one in below[node.code]):
            found.add(node.code)
    return found
