"""The tree of an index: checked once, then walked from the indicators up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tallystick.index.model import Element, Leaf, Node


@dataclass(frozen=True)
class IndexTree:
    """Indicators and the nodes above them, known to be one tree.

    Attributes:
        leaves: the indicators, in the order of the method.
        nodes: the nodes, each after all that lies below it; the last is the index.
    """

    leaves: tuple[Leaf, ...]
    nodes: tuple[Node, ...]

    @property
    def root(self) -> Node:
        """The index itself."""
        return self.nodes[-1]

    @property
    def elements(self) -> tuple[Element, ...]:
        """Indicators first, then each node after what lies below it."""
        return (*self.leaves, *self.nodes)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code, indicators first, then each node after what lies below it."""
        return tuple(one.code for one in self.elements)

    def below(self) -> Mapping[str, tuple[Element, ...]]:
        """What lies right below each node, indicators and nodes in their order."""
        return self._below

    @cached_property
    def _below(self) -> Mapping[str, tuple[Element, ...]]:
        found: dict[str, list[Element]] = defaultdict(list)
        for one in self.elements:
            if one.parent is not None:
                found[one.parent].append(one)
        return {code: tuple(some) for code, some in found.items()}

    def levels(self) -> dict[str, int]:
        """How high each code stands: 1 for an indicator, else one more than the highest below it."""
        found = {leaf.code: 1 for leaf in self.leaves}
        below = self.below()
        for node in self.nodes:
            found[node.code] = 1 + max(found[one.code] for one in below[node.code])
        return found

    def above(self) -> dict[str, str | None]:
        """The parent of each code."""
        return {one.code: one.parent for one in self.elements}


def grown(leaves: Iterable[Leaf], nodes: Iterable[Node]) -> IndexTree:
    """The tree of these, which must have passed `faults_of_tree`."""
    leaves, left = tuple(leaves), list(nodes)
    waiting = {node.code: 0 for node in left}
    for one in left:
        if one.parent is not None:
            waiting[one.parent] += 1
    order: list[Node] = []
    while left:
        ready = [one for one in left if waiting[one.code] == 0]
        for one in ready:
            if one.parent is not None:
                waiting[one.parent] -= 1
        order += ready
        left = [one for one in left if one not in ready]
    return IndexTree(leaves, tuple(order))
