"""Effective weights: how much of the index each indicator and node makes up by its weight."""

from tallystick.index.tree import IndexTree


def effective_weights(tree: IndexTree, weights: dict[str, float]) -> dict[str, float]:
    """Of each code the product of its weight and those of the nodes above it; the index has 1.

    Args:
        tree: the tree.
        weights: of each code beside its siblings, those of one node's children adding up to one.
    """
    found: dict[str, float] = {}
    for one in reversed(tree.elements):
        found[one.code] = weights[one.code] * (found[one.parent] if one.parent is not None else 1.0)
    return {code: found[code] for code in tree.codes}
