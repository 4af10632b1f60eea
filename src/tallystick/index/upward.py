"""From normalised indicators up the tree: weights, coverage, and a number at each node."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np

from tallystick.index.aggregate.aggregator import STEP, Aggregator, of_weighted
from tallystick.index.finite import refuse_lost_units
from tallystick.index.method import IndexMethod
from tallystick.index.model import Array, Element, Flags, Matrix, Node
from tallystick.index.snags import CannotRun
from tallystick.index.tree import IndexTree
from tallystick.index.weigh import Weigher, Weighing


@dataclass(frozen=True, slots=True)
class Scores:
    """The number of each unit at each code of the tree, and the weights that led there.

    Attributes:
        matrix: units by codes, indicators first, the index last.
        weights: of each code beside its siblings; those of one node's children add up to one. The index has
            1.
        covered: units by codes: the share of indicators at or below the code with a figure of their own.
        refused: units by codes: where coverage is below what is asked, so that no number is given.
    """

    matrix: Matrix
    weights: dict[str, float]
    covered: Array
    refused: Flags

    @property
    def index(self) -> Array:
        """The index of each unit."""
        return self.matrix.values[:, -1]


def scores_of(normalised: Matrix, known: Flags, method: IndexMethod) -> Scores:
    """Go up the tree.

    Args:
        normalised: units by indicators.
        known: which of the figures were given, not estimated.
        method: how it is done.

    Raises:
        CannotRun: weights can't be found, or numbers not be brought together, in the way that was asked for.
    """
    return Climb(normalised, known, method).scores()


class Climb:
    """The way up the tree, each node's number kept where it was made.

    Attributes:
        method: how it is done.
        given: the normalised indicators.
        columns: the number of each unit, by code.
        weights: of each code beside its siblings, on the scale that they were found in.
        refused: by node, the units of which coverage is below what is asked, where there are any.
    """

    def __init__(self, normalised: Matrix, known: Flags, method: IndexMethod) -> None:
        """Go up from normalised indicators; `known` are the figures that were given, not estimated.

        Raises:
            CannotRun: weights can't be found, or numbers not be brought together, as was asked for.
        """
        self.method, self.tree = method, method.tree
        self.given = normalised
        self.below = self.tree.below()
        # A code a row, so that what belongs to one node lies together.
        whole = np.ascontiguousarray(normalised.values.T)
        self.columns = dict(zip(normalised.codes, whole, strict=True))
        self._known = known
        self._covered = covered_shares(self.tree, known) if method.coverage.of_indicators > 0 else {}
        self.refused: dict[str, Flags] = {}
        self.weights: dict[str, float] = {self.tree.root.code: 1.0}
        for node in self.tree.nodes:
            self._weigh(node)
            self.columns[node.code] = self._number(node, self.columns, self.weights)

    def scores(self) -> Scores:
        """The numbers of all codes beside one another."""
        codes, covered = self.tree.codes, self._covered or covered_shares(self.tree, self._known)
        nobody = np.zeros(len(self.given.units), dtype=bool)
        return Scores(
            self.numbers(codes),
            self.shares(),
            np.stack([covered[code] for code in codes], axis=1),
            np.stack([self.refused.get(code, nobody) for code in codes], axis=1),
        )

    def shares(self) -> dict[str, float]:
        """The weights, those of one node's children adding up to one."""
        found = {self.tree.root.code: 1.0}
        for some in self.below.values():
            total = sum(self.weights[one.code] for one in some)
            found |= {one.code: self.weights[one.code] / total for one in some}
        return {code: found[code] for code in self.tree.codes}

    def _number(self, node: Node, columns: dict[str, Array], weights: dict[str, float]) -> Array:
        codes = tuple(one.code for one in self.below[node.code])
        values = np.stack([columns[code] for code in codes]).T
        refused = self._refused(node, values)
        self.refused.pop(node.code, None)
        if refused is not None:
            self.refused[node.code] = refused
            values = np.where(refused[:, None], np.nan, values)
        part = self.given.beside(values, codes)
        given = np.array([weights[code] for code in codes])
        return _brought_together(self.method.aggregator_of(node.code), node.code, part, given)

    def _refused(self, node: Node, values: Array) -> Flags | None:
        """Where coverage below a node is less than is asked; None where it is for nobody."""
        asked = self.method.coverage
        if not (asked.of_indicators > 0 or asked.below_node > 0):
            return None
        found = np.zeros(len(self.given.units), dtype=bool)
        if asked.of_indicators > 0:
            found |= self._covered[node.code] < asked.of_indicators
        if asked.below_node > 0:
            found |= (~np.isnan(values)).mean(axis=1) < asked.below_node
        return found if found.any() else None

    def _weigh(self, node: Node) -> None:
        """Find the weights of what lies below a node, or of its whole level."""
        below = self.below[node.code]
        if below[0].code in self.weights:
            return
        weigher = self.method.weigher_of(node.code)
        if weigher.OVER_LEVEL and node.code not in self.method.weighers:
            self._weigh_level(weigher, node)
        else:
            with _named_after(node.code):
                self._put(weigher, below, lambda weights: self._of_node(node, weights))

    def _weigh_level(self, weigher: Weigher, node: Node) -> None:
        """All elements on the level below this node, wherever they hang, with the index as their outcome."""
        levels = self.tree.levels()
        at = levels[node.code] - 1
        together = tuple(
            one
            for one in self.tree.elements
            if levels[one.code] == at and one.code in self.columns and one.code not in self.weights
        )
        self._put(weigher, together, lambda weights: self._of_index(together, weights))

    def _put(
        self, weigher: Weigher, elements: tuple[Element, ...], outcome: Callable[[Array], Array]
    ) -> None:
        codes = tuple(one.code for one in elements)
        given = np.array([one.weight for one in elements])
        found = weigher.run(Weighing(codes, given, lambda: self.numbers(codes), outcome))
        self.weights |= {code: float(weight) for code, weight in zip(codes, found, strict=True)}

    def numbers(self, codes: tuple[str, ...]) -> Matrix:
        """The numbers of some codes."""
        return self.given.beside(np.stack([self.columns[code] for code in codes]).T, codes)

    def _of_node(self, node: Node, weights: Array) -> Array:
        codes = [one.code for one in self.below[node.code]]
        return self._number(node, self.columns, dict(zip(codes, weights, strict=True)))

    def _of_index(self, elements: tuple[Element, ...], weights: Array) -> Array:
        """The index, where these elements have these weights and what lies above has those that are given."""
        tried = {one.code: one.weight for one in self.tree.elements}
        tried |= self.weights | {one.code: float(w) for one, w in zip(elements, weights, strict=True)}
        columns = dict(self.columns)
        for node in self.tree.nodes:
            if node.code not in self.columns:
                columns[node.code] = self._number(node, columns, tried)
        return columns[self.tree.root.code]


@contextmanager
def _named_after(node: str) -> Iterator[None]:
    """Whatever stands in the way of a node, and names nothing below it, names the node.

    Raises:
        CannotRun: what was raised, so named.
    """
    try:
        yield
    except CannotRun as stopped:
        raise CannotRun(
            *(one if one.indicator else replace(one, indicator=node) for one in stopped.snags)
        ) from None


def _brought_together(way: Aggregator, node: str, part: Matrix, weights: Array) -> Array:
    """The numbers of a node, which whatever stands in the way of is named with.

    Raises:
        CannotRun: the numbers below it can't be brought together in this way.
    """
    with _named_after(node), np.errstate(over="ignore", under="ignore", invalid="ignore"):
        found = of_weighted(way, part, weights)
    refuse_lost_units(f"{STEP}: {way.NAME}", node, part, weights, found)
    return found


def covered_shares(tree: IndexTree, known: Flags) -> dict[str, Array]:
    """For each code, the share of the indicators at or below it that each unit has a figure of."""
    having = {leaf.code: known[:, at].astype(float) for at, leaf in enumerate(tree.leaves)}
    counts = {leaf.code: 1 for leaf in tree.leaves}
    below = tree.below()
    for node in tree.nodes:
        having[node.code] = sum((having[one.code] for one in below[node.code]), np.zeros(len(known)))
        counts[node.code] = sum(counts[one.code] for one in below[node.code])
    return {code: having[code] / counts[code] for code in tree.codes}
