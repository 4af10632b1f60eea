"""The tree of an index out of the groups `indicators` and `nodes` of a method file."""

from tallystick.base.reasons import Reason, Text
from tallystick.index.model import Element, Leaf, Node
from tallystick.index.section import About, Section
from tallystick.index.settings import Bounds
from tallystick.index.tree import IndexTree, grown
from tallystick.index.tree_check import faults_of_tree

_WEIGHT = Bounds(least=0)
#: The step that needs what is said of an element.
STEPS = {
    "weight": "weigh",
    "direction": "normalise",
    "goalposts": "normalise",
    "target": "normalise",
    "denominator": "denominate",
    "scale": "denominate",
}


def read_tree(top: Section) -> IndexTree | None:
    """The tree; None where something is wrong with it, which is noted."""
    before = len(top.findings)
    indicators, groups = top.each("indicators"), top.each("nodes")
    leaves = [_leaf(one) for one in indicators]
    nodes = [_node(one) for one in groups]
    elements: list[Element] = [*leaves, *nodes]
    where = {one.code: section for one, section in zip(elements, [*indicators, *groups], strict=True)}
    for one in (*indicators, *groups):
        one.close()
    for fault in faults_of_tree(leaves, nodes) if len(top.findings) == before else []:
        section = where.get(fault.code, top)
        value = None if section is top else section.record.get(fault.key)
        section.about = None  # the message names it
        section.note(fault.key, fault.message, fault.fix, value)
    return grown(leaves, nodes) if len(top.findings) == before else None


def _leaf(one: Section) -> Leaf:
    code = one.need("code", str)
    one.about = About(code, STEPS) if code else None
    goalposts = one.value("goalposts", tuple[float, float], None)
    return Leaf(
        code,
        one.value("name", str, code),
        one.need("parent", str),
        _direction(one),
        one.value("weight", float, 1.0, _WEIGHT),
        one.value("unit", str, ""),
        one.value("target", float, None),
        goalposts,
        one.value("denominator", str, None),
        one.value("scale", float, 1.0, Bounds(above=0)),
    )


def _direction(one: Section) -> int:
    one.read.add("direction")
    direction = one.record.get("direction", 1)
    if isinstance(direction, bool) or direction not in (1, -1):
        fix = Reason("write 1 where more is better, -1 where less is")
        one.note("direction", Reason("a direction is 1 or -1"), fix, direction)
        return 1
    return int(direction)


def _node(one: Section) -> Node:
    code = one.need("code", str)
    if "direction" in one.record:
        one.read.add("direction")
        what = Reason(
            "{code} is no indicator, and a direction belongs to an indicator: every node counts upwards",
            code=Text(code),
        )
        fix = Reason("delete it, and turn the direction of each indicator below it that runs the other way")
        one.note("direction", what, fix, one.record["direction"])
    one.about = About(code, STEPS) if code else None
    parent = one.value("parent", str, "")
    return Node(
        code,
        one.value("name", str, code),
        parent or None,
        one.value("weight", float, 1.0, _WEIGHT),
    )
