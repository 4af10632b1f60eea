"""What keeps indicators and nodes from being one tree, each fault with the element that has it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallystick.base.reasons import Reason, Text, msgid
from tallystick.index.model import Element, Leaf, Node
from tallystick.index.snags import named


@dataclass(frozen=True, slots=True)
class TreeFault:
    """One thing that is wrong with the tree.

    Attributes:
        code: the element.
        key: what of it is wrong: ``code``, ``parent``, ``weight``, ``goalposts`` or ``denominator``.
        message: what is wrong.
        fix: what would be right.
    """

    code: str
    key: str
    message: Reason
    fix: Reason


def faults_of_tree(leaves: Sequence[Leaf], nodes: Sequence[Node]) -> list[TreeFault]:
    """Everything that is wrong.

    No code, codes twice, orphans, not one root, goalposts that are alike, figures that are divided by
    themselves, circles, empty nodes, no weight.
    """
    found = [
        *_nameless(leaves, nodes),
        *_twice(leaves, nodes),
        *_orphans(leaves, nodes),
        *_roots(leaves, nodes),
        *_alike(leaves),
        *_divided(leaves),
    ]
    if not found:
        found = [*_circles(nodes), *_empty(leaves, nodes), *_weightless(leaves, nodes)]
    return found


def _all(leaves: Sequence[Leaf], nodes: Sequence[Node]) -> list[Element]:
    return [*leaves, *nodes]


def _nameless(leaves: Sequence[Leaf], nodes: Sequence[Node]) -> Iterator[TreeFault]:
    for one in _all(leaves, nodes):
        if not one.code:
            fix = Reason("give each element a code of its own; an indicator's is its column in the table")
            yield TreeFault("", "code", Reason("the code is empty"), fix)
            return


def _alike(leaves: Sequence[Leaf]) -> Iterator[TreeFault]:
    for leaf in leaves:
        if leaf.bounds is not None and leaf.bounds[0] == leaf.bounds[1]:
            what = Reason("both goalposts of {code} are the same number", code=Text(leaf.code))
            yield TreeFault(leaf.code, "goalposts", what, Reason("give two that differ"))
        elif leaf.bounds is not None and leaf.bounds[0] > leaf.bounds[1]:
            what = Reason("the lower goalpost of {code} lies above the upper", code=Text(leaf.code))
            fix = Reason("write the lower one first; which end is the better one is said by the direction")
            yield TreeFault(leaf.code, "goalposts", what, fix)


def _divided(leaves: Sequence[Leaf]) -> Iterator[TreeFault]:
    for leaf in leaves:
        if leaf.denominator == "":
            what = Reason("the denominator of {code} is empty", code=Text(leaf.code))
            fix = Reason("name the column that its figures grow with, or leave the denominator out")
            yield TreeFault(leaf.code, "denominator", what, fix)
        elif leaf.denominator == leaf.code:
            what = Reason("{code} is divided by itself, which is 1 for every unit", code=Text(leaf.code))
            fix = Reason("name the column that its figures grow with, or leave the denominator out")
            yield TreeFault(leaf.code, "denominator", what, fix)


def _twice(leaves: Sequence[Leaf], nodes: Sequence[Node]) -> Iterator[TreeFault]:
    for code, times in Counter(one.code for one in _all(leaves, nodes)).items():
        if times > 1:
            fix = Reason("give each element a code of its own")
            yield TreeFault(code, "code", Reason("the code {code} stands twice", code=Text(code)), fix)


def _orphans(leaves: Sequence[Leaf], nodes: Sequence[Node]) -> Iterator[TreeFault]:
    there = {node.code for node in nodes}
    indicators = {leaf.code for leaf in leaves}
    for one in _all(leaves, nodes):
        if one.parent is None or one.parent in there:
            continue
        if not one.parent:
            alone = Reason("{code} is an orphan: its parent is empty", code=Text(one.code))
            yield TreeFault(one.code, "parent", alone, Reason("name the node above it"))
            continue
        if one.parent in indicators:
            what = msgid("{code} has the indicator {parent} as its parent")
            fix = Reason("let it belong to a node: nothing lies below an indicator")
        else:
            what = msgid("{code} is an orphan: there is no node {parent}")
            fix = Reason("correct the parent, or add the node")
        yield TreeFault(one.code, "parent", Reason(what, code=Text(one.code), parent=Text(one.parent)), fix)


def _roots(leaves: Sequence[Leaf], nodes: Sequence[Node]) -> Iterator[TreeFault]:
    if not leaves:
        fix = Reason("add indicators, each with its parent")
        yield TreeFault("", "indicators", Reason("there is no indicator"), fix)
    roots = [node.code for node in nodes if node.parent is None]
    if len(roots) > 1:
        what = Reason("the tree has more than one root: {roots}", roots=named(roots))
        fix = Reason("give all but one of them a parent")
        yield from (TreeFault(code, "parent", what, fix) for code in roots[1:])
    if not roots:
        fix = Reason("leave the parent of the index itself empty")
        yield TreeFault("", "nodes", Reason("the tree has no root: no node is without a parent"), fix)


def _circles(nodes: Sequence[Node]) -> Iterator[TreeFault]:
    parents = {node.code: node.parent for node in nodes}
    for code, above in parents.items():
        at, steps = above, 0
        while at is not None and at != code and steps <= len(parents):
            at, steps = parents[at], steps + 1
        if at == code:
            what = Reason("{code} lies below itself", code=Text(code))
            yield TreeFault(code, "parent", what, Reason("give one of the circle another parent"))


def _empty(leaves: Sequence[Leaf], nodes: Sequence[Node]) -> Iterator[TreeFault]:
    used = {one.parent for one in _all(leaves, nodes)}
    for node in nodes:
        if node.code not in used:
            what = Reason("nothing lies below {code}", code=Text(node.code))
            yield TreeFault(node.code, "code", what, Reason("let indicators belong to it, or delete it"))


def _weightless(leaves: Sequence[Leaf], nodes: Sequence[Node]) -> Iterator[TreeFault]:
    for node in nodes:
        below = [one for one in _all(leaves, nodes) if one.parent == node.code]
        if below and sum(one.weight for one in below) <= 0:
            codes = named([one.code for one in below])
            what = Reason(
                "the weights below {code} add up to zero: {below}", code=Text(node.code), below=codes
            )
            fix = Reason("give at least one of them a weight above zero")
            yield TreeFault(below[0].code, "weight", what, fix)
