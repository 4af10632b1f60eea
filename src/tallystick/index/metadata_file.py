"""The tree of an index out of a table of metadata, in the columns that users of COINr have."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from tallystick.base.findings import Finding, Problem
from tallystick.base.reasons import Ordinal, Reason, Text
from tallystick.index.cells import MISSING, CellTable, Whose, missing_column, read_cells
from tallystick.index.model import Leaf, Node
from tallystick.index.tree import IndexTree, grown
from tallystick.index.tree_check import faults_of_tree

_NEEDED = {
    "iCode": Reason("the code of each element"),
    "Type": Reason("Indicator, Aggregate, Group, Denominator or Other"),
    "Parent": Reason("the code of the element above"),
    "Direction": Reason("1 where more is better, -1 where less is"),
    "Weight": Reason("the weight beside its siblings'"),
}
_DIRECTION = Reason("a direction is 1 or -1")
_DIRECTION_MEND = Reason("write 1 where more is better, -1 where less is")
#: How a fault of the tree is called in the columns of the table.
_COLUMNS = {
    "code": "iCode",
    "parent": "Parent",
    "weight": "Weight",
    "nodes": "Parent",
    "indicators": "Type",
    "goalposts": "goalpost_upper",
    "denominator": "Denominator",
}


@dataclass(frozen=True, slots=True)
class MetadataRead:
    """A table of metadata, as far as it could be read.

    Attributes:
        tree: the tree; None where something is wrong.
        groups: the columns that group units.
        findings: what is wrong.
    """

    tree: IndexTree | None
    groups: tuple[str, ...]
    findings: tuple[Finding, ...]


def read_metadata(file: str, data: bytes) -> MetadataRead:
    """The tree in a table of metadata; columns that nobody knows are left aside."""
    cells = read_cells(file, data)
    if not cells.findings:
        lacking = [name for name in _NEEDED if name not in cells.heading]
        cells.findings += [missing_column(cells, name, _NEEDED[name]) for name in lacking]
    if cells.findings:
        return MetadataRead(None, (), tuple(cells.findings.whole()))
    found = _Elements()
    for row, texts_of in cells.rows:
        found.take(cells, row, dict(zip(cells.heading, map(str.strip, texts_of), strict=True)))
    for fault in faults_of_tree(found.leaves, found.nodes) if found.whole else []:
        problem, column = Problem("wrong-value", fault.message, fault.fix), _COLUMNS[fault.key]
        cell = found.cells.get(fault.code, {}).get(column)
        cells.find(problem, found.rows.get(fault.code), column, cell)
    if cells.findings:
        return MetadataRead(None, (), tuple(cells.findings.whole()))
    tree = grown(found.leaves, found.nodes)
    found.check_levels(cells, tree)
    if cells.findings:
        return MetadataRead(None, (), tuple(cells.findings.whole()))
    return MetadataRead(tree, tuple(found.groups), ())


@dataclass(slots=True)
class _Elements:
    """What the rows hold; `whole` is false where one of them could not be taken for what it is."""

    leaves: list[Leaf] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    cells: dict[str, Mapping[str, str]] = field(default_factory=dict)
    whole: bool = True

    def take(self, cells: CellTable, row: int, found: Mapping[str, str]) -> None:
        """Take up one row, by its type."""
        self._refuse_again(cells, row, found["iCode"])
        self.rows.setdefault(found["iCode"], row)
        self.cells.setdefault(found["iCode"], found)
        match found["Type"]:
            case "Indicator":
                self.leaves.append(_leaf(cells, row, found))
            case "Aggregate":
                self.nodes.append(_node(cells, row, found))
            case "Group":
                self.groups.append(found["iCode"])
            case "Denominator" | "Other":
                pass
            case kind:
                what = Whose(found["iCode"]).said(Reason("there is no type of this name"))
                fix = Reason("write Indicator, Aggregate, Group, Denominator or Other")
                cells.find(Problem("wrong-value", what, fix), row, "Type", kind)
                self.whole = False

    def _refuse_again(self, cells: CellTable, row: int, code: str) -> None:
        """Note a code that stands in an earlier row, whatever its type is there."""
        if code and code in self.rows:
            what = Reason(
                "{code} has a row already, row {row}", code=Text(code), row=Ordinal(self.rows[code])
            )
            fix = Reason("delete one of them, or give it a code of its own")
            cells.find(Problem("duplicate", what, fix), row, "iCode", code)
            self.whole = False

    def check_levels(self, cells: CellTable, tree: IndexTree) -> None:
        """Note the levels that are not those of the tree; an empty cell says nothing."""
        for code, level in tree.levels().items():
            said = self.cells[code].get("Level", "")
            number = cells.number(self.rows[code], "Level", said, Whose(code))
            if math.isnan(number) or number == level:
                continue
            what = Reason(
                "{code} stands on level {level} by its parents, and the table says {said}",
                code=Text(code),
                level=Ordinal(level),
                said=Text(said),
            )
            fix = Reason("correct the level or the parents, or leave the cell empty")
            cells.find(Problem("wrong-value", what, fix), self.rows[code], "Level", said)


def _leaf(cells: CellTable, row: int, found: Mapping[str, str]) -> Leaf:
    lower = _optional(cells, row, found, "goalpost_lower")
    upper = _optional(cells, row, found, "goalpost_upper")
    if (lower is None) != (upper is None):
        what = Whose(found["iCode"], step="normalise").said(Reason("one goalpost alone is none"))
        fix = Reason("fill goalpost_lower and goalpost_upper, or neither")
        column = "goalpost_lower" if lower is None else "goalpost_upper"
        cells.find(Problem("missing-value", what, fix), row, column)
    denominator = found.get("Denominator", "")
    return Leaf(
        found["iCode"],
        found.get("iName") or found["iCode"],
        "" if found["Parent"] in MISSING else found["Parent"],
        _direction(cells, row, found),
        _weight(cells, row, found),
        "" if found.get("Unit", "") in MISSING else found.get("Unit", ""),
        _optional(cells, row, found, "Target"),
        (lower, upper) if lower is not None and upper is not None else None,
        None if denominator in MISSING else denominator,
    )


def _node(cells: CellTable, row: int, found: Mapping[str, str]) -> Node:
    if found["Direction"] not in {"1", "", "NA"}:
        what = Reason(
            "{code} is no indicator, and a direction belongs to an indicator: every node counts upwards",
            code=Text(found["iCode"]),
        )
        fix = Reason("write 1, and turn the direction of each indicator below it that runs the other way")
        cells.find(Problem("wrong-value", what, fix), row, "Direction", found["Direction"])
    parent = found["Parent"]
    return Node(
        found["iCode"],
        found.get("iName") or found["iCode"],
        None if parent in MISSING else parent,
        _weight(cells, row, found),
    )


def _direction(cells: CellTable, row: int, found: Mapping[str, str]) -> int:
    text = found["Direction"]
    if text in {"1", "-1", "1.0", "-1.0", "+1"}:
        return int(float(text))
    said = Whose(found["iCode"], step="normalise").said(_DIRECTION)
    cells.find(Problem("wrong-value", said, _DIRECTION_MEND), row, "Direction", text)
    return 1


def _weight(cells: CellTable, row: int, found: Mapping[str, str]) -> float:
    text, whose = found["Weight"], Whose(found["iCode"], step="weigh")
    fix = Reason("write 1 where all weigh the same")
    weight = cells.number(row, "Weight", text, whose, fix)
    if text in MISSING or weight < 0:
        said = whose.said(Reason("a weight is a number of zero or more"))
        cells.find(Problem("wrong-value", said, fix), row, "Weight", text)
        return 1.0
    return 1.0 if math.isnan(weight) else weight


def _optional(cells: CellTable, row: int, found: Mapping[str, str], name: str) -> float | None:
    value = cells.number(row, name, found.get(name, ""), Whose(found["iCode"], step="normalise"))
    return None if math.isnan(value) else value
