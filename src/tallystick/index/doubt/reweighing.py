"""The index under many weights at once, from one combination of alternatives."""

import functools

import numpy as np

from tallystick.index.aggregate import Aggregator, QuasiMean, quasi_mean
from tallystick.index.aggregate.aggregator import of_weighted
from tallystick.index.doubt.alternatives import Combination
from tallystick.index.doubt.plan import Replications
from tallystick.index.model import Array, Element
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
    weights = {code: np.array([weight]) for code, weight in own.items()}
    weights |= {code: own[code] * part.factors[:, at] for code, at in moving.items()}
    return _Reweighing(made, weights, _fixed(made.method.tree, set(moving))).index()


class OwnIndicators:
    """Brings replications together that have indicators of their own, one lot after the other."""

    def __init__(self, made: Combination, elements: tuple[str, ...]) -> None:
        """Begin with the combination, whose weights and refusals hold for them, and what weights vary."""
        own = made.climb.shares()
        self._made = made
        self._moving = {code: at for at, code in enumerate(elements) if code in own}
        self._weights = {code: np.array([weight]) for code, weight in own.items()}
        self._same = None if self._moving else self._reweighing(self._weights)

    def index(self, part: Replications, numbers: Array) -> Array:
        """The index of replications: replications by units.

        Args:
            part: the replications.
            numbers: their normalised indicators, in the order of the tree: replications by indicators by
                units.

        Raises:
            CannotRun: numbers can't be brought together.
        """
        if self._same is not None:
            return self._same.up(numbers)
        varied = {code: self._weights[code] * part.factors[:, at] for code, at in self._moving.items()}
        return self._reweighing(self._weights | varied).up(numbers)

    def _reweighing(self, weights: dict[str, Array]) -> "_Reweighing":
        return _Reweighing(self._made, weights, {leaf.code for leaf in self._made.method.tree.leaves})


class _Reweighing:
    def __init__(self, made: Combination, weights: dict[str, Array], fixed: set[str]) -> None:
        """Begin with the weights, and with the elements whose numbers don't change with them."""
        self.made, self.weights, self.fixed, self.given = made, weights, fixed, made.climb.given
        self.tree = made.method.tree
        self.below = self.tree.below()

    @functools.cached_property
    def in_order(self) -> tuple[QuasiMean, Array] | None:
        """Where all is one mean on one scale, it and the weights of the indicators in the tree's order."""
        gathered = self._on_one_scale(self.tree.root.code)
        if gathered is None:
            return None
        way, ends, weights = gathered
        return way, weights[:, [ends.index(leaf.code) for leaf in self.tree.leaves]]

    def up(self, numbers: Array) -> Array:
        """Replications by units, from indicators that all vary."""
        codes = tuple(leaf.code for leaf in self.tree.leaves)
        if self.in_order is not None and not np.isnan(numbers.min(initial=0.0)):
            way, ordered = self.in_order
            part = self.given.beside(numbers.reshape(-1, numbers.shape[2]).T, codes * len(numbers))
            way.check(part)
            return way.back((ordered[:, None] @ way.forward(numbers))[:, 0])
        columns = {code: numbers[:, at] for at, code in enumerate(codes)}
        for node in self.tree.nodes:
            below = tuple(one.code for one in self.below[node.code])
            way_of_node = self.made.method.aggregator_of(node.code)
            mean = quasi_mean(way_of_node)
            found = (
                self._one_by_one(way_of_node, below, columns)
                if mean is None
                else self._stacked(mean, below, columns)
            )
            columns[node.code] = self._without_refused(node.code, found)
        return columns[self.tree.root.code]

    def _stacked(self, way: QuasiMean, codes: tuple[str, ...], columns: dict[str, Array]) -> Array:
        """A node of columns that all vary: each replication is a product by itself, whatever lies beside."""
        for code in codes:
            way.check(self.given.beside(columns[code].T, (code,) * len(columns[code])))
        values = np.stack([columns[code] for code in codes], axis=1)
        weights = np.stack(np.broadcast_arrays(*(self.weights[code] for code in codes)), axis=1)[:, None]
        known = ~np.isnan(values) if np.isnan(values.min(initial=0.0)) else None
        scaled = way.forward(values)
        if known is None:
            above, total = weights @ scaled, weights.sum(axis=2, keepdims=True)
        else:
            above, total = weights @ np.where(known, scaled, 0.0), weights @ known.astype(float)
        with np.errstate(invalid="ignore", divide="ignore"):
            return way.back(np.where(total > 0, above / total, np.nan)[:, 0])

    def index(self) -> Array:
        """Replications by units."""
        root = self.tree.root.code
        gathered = self._on_one_scale(root)
        if gathered is not None and not np.isnan(self._numbers(gathered[1])).any():
            return self._whole(*gathered)
        columns: dict[str, Array] = {}
        for node in self.tree.nodes:
            if node.code not in self.fixed:
                columns[node.code] = self._node(node.code, columns)
        return columns[root]

    def _on_one_scale(self, root: str) -> tuple[QuasiMean, list[str], Array] | None:
        """Where all that varies is one mean on one scale and nobody is refused, it is one product.

        That holds as long as no number is missing. Gives the mean, the fixed elements that it is of, and
        their weights: replications by elements.
        """
        way = quasi_mean(self.made.method.aggregator_of(root))
        if way is None:
            return None
        ends: list[str] = []
        weights: list[Array] = []
        waiting = [(root, np.ones(1))]
        while waiting:
            node, above = waiting.pop()
            if quasi_mean(self.made.method.aggregator_of(node)) != way:
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
        if self.made.climb.refused:
            return None
        return way, ends, np.stack(np.broadcast_arrays(*weights), axis=1)

    def _whole(self, way: QuasiMean, ends: list[str], weights: Array) -> Array:
        part = self.given.beside(self._numbers(ends), tuple(ends))
        way.check(part)
        return way.back(weights @ way.forward(part.values).T)

    def _numbers(self, codes: list[str]) -> Array:
        return self.made.climb.numbers(tuple(codes)).values

    def _node(self, node: str, columns: dict[str, Array]) -> Array:
        """A node whose number varies: replications by units."""
        way = self.made.method.aggregator_of(node)
        codes = tuple(one.code for one in self.below[node])
        mean = quasi_mean(way)
        if mean is None:
            found = self._one_by_one(way, codes, columns)
        elif all(code in self.fixed for code in codes):
            found = self._of_fixed(mean, codes)
        else:
            found = self._of_varying(mean, codes, columns)
        return self._without_refused(node, found)

    def _without_refused(self, node: str, found: Array) -> Array:
        """The numbers of a node without those of units of which coverage is too small."""
        refused = self.made.climb.refused.get(node)
        return found if refused is None else np.where(refused, np.nan, found)

    def _of_fixed(self, way: QuasiMean, codes: tuple[str, ...]) -> Array:
        part = self.given.beside(self._numbers(list(codes)), codes)
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
            way.check(self.given.beside(values.T, (code,) * len(values)))
            weight = self.weights[code][:, None]
            if np.isnan(values.min(initial=0.0)):
                known = ~np.isnan(values)
                above = above + weight * np.where(known, way.forward(values), 0.0)
                total = total + weight * known
            else:
                above = above + weight * way.forward(values)
                total = total + weight
        with np.errstate(invalid="ignore", divide="ignore"):
            return way.back(np.where(np.asarray(total) > 0, above / total, np.nan))

    def _column(self, code: str, columns: dict[str, Array]) -> Array:
        """An element's numbers: replications by units, one row where they don't vary."""
        return columns[code] if code in columns else self._numbers([code]).T

    def _one_by_one(self, way: Aggregator, codes: tuple[str, ...], columns: dict[str, Array]) -> Array:
        found = []
        some = [self._column(code, columns) for code in codes]
        given = [self.weights[code] for code in codes]
        for at in range(max(len(one) for one in (*some, *given))):
            values = np.stack([one[at if len(one) > 1 else 0] for one in some], axis=1)
            weights = np.array([one[at if len(one) > 1 else 0] for one in given])
            # What has no number for anybody is a node that nothing with a weight lies below.
            weights = np.where(np.isnan(values).all(axis=0), 0.0, weights)
            found.append(of_weighted(way, self.given.beside(values, codes), weights))
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
