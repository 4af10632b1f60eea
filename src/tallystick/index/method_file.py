"""The method of an index out of a TOML file, with everything that is wrong with it."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from tallystick.base.findings import Finding, Problem
from tallystick.base.reasons import Foreign, Reason, Text, texts
from tallystick.base.wholes import refuse_beyond
from tallystick.index.aggregate import AGGREGATORS
from tallystick.index.doubts_section import read_doubts
from tallystick.index.elements import read_tree
from tallystick.index.impute import IMPUTERS
from tallystick.index.metadata_file import read_metadata
from tallystick.index.method import Columns, CoverageAsked, IndexMethod
from tallystick.index.normalise import NORMALISERS
from tallystick.index.screen import Screening
from tallystick.index.section import Section
from tallystick.index.treat import Outliers
from tallystick.index.tree import IndexTree
from tallystick.index.weigh import WEIGHERS, Weigher
from tallystick.index.weigh.budget import BudgetAllocation

#: The groups of a method file that say how a step is done.
STEPS = frozenset({"screen", "impute", "treat", "normalise", "weigh", "aggregate", "coverage", "doubt"})
_LINE = re.compile(r"line (\d+)")
WayT = TypeVar("WayT")
#: Gives the bytes of a file that lies beside the method, or None where there is none.
FileBeside = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class MethodRead:
    """A method, as far as it could be read.

    Attributes:
        method: the method; None where something is wrong.
        findings: what is wrong.
    """

    method: IndexMethod | None
    findings: tuple[Finding, ...]


def read_index_method(file: str, data: bytes, beside: FileBeside) -> MethodRead:
    """The method in a TOML file, or in a table of metadata alone, whose method is then the plainest.

    Args:
        file: its name.
        data: its bytes.
        beside: reads a file that it names, which lies beside it.
    """
    if file.lower().endswith(".csv"):
        return _from_metadata(file, data)
    try:
        record = tomllib.loads(data.decode("utf-8-sig"))
        refuse_beyond(record)
    except UnicodeDecodeError:
        problem = Problem("not-utf-8", Reason("the file is not UTF-8 text"), Reason("save it as UTF-8"))
        return MethodRead(None, (problem.at(file),))
    except (ValueError, RecursionError) as wrong:
        return MethodRead(None, (_broken(file, wrong),))
    return _Reading(file, record, beside).read()


def _from_metadata(file: str, data: bytes) -> MethodRead:
    found = read_metadata(file, data)
    if found.tree is None:
        return MethodRead(None, found.findings)
    columns = Columns(groups=found.groups)
    root = found.tree.root
    return MethodRead(IndexMethod(root.code, root.name, found.tree, columns), ())


class _Reading:
    def __init__(self, file: str, record: Mapping[str, Any], beside: FileBeside) -> None:
        self.findings: list[Finding] = []
        self.top = Section(file, "", record, self.findings)
        self.beside = beside

    def read(self) -> MethodRead:
        """The method, where nothing is wrong."""
        top = self.top
        name, title = top.need("name", str), top.value("title", str, "")
        columns = self._filled("columns", Columns())
        tree, groups = self._tree()
        if not columns.groups:
            columns = replace(columns, groups=groups)
        if tree is None:
            self._rest_unread()
            return MethodRead(None, tuple(self.findings))
        leaves = {leaf.code for leaf in tree.leaves}
        nodes = {node.code for node in tree.nodes}
        plain = IndexMethod(name, title or tree.root.name, tree, columns)
        normalise, normalisers = self._ways("normalise", NORMALISERS, plain.normaliser, leaves)
        weigh, weighers = self._ways("weigh", WEIGHERS, plain.weigher, nodes)
        self._check_points(tree, weigh, weighers)
        aggregate, aggregators = self._ways("aggregate", AGGREGATORS, plain.aggregator, nodes)
        method = replace(
            plain,
            screening=self._filled("screen", Screening()),
            imputer=self._way("impute", IMPUTERS, plain.imputer),
            outliers=self._filled("treat", Outliers()) if "treat" in top.record else None,
            normaliser=normalise,
            normalisers=normalisers,
            weigher=weigh,
            weighers=weighers,
            aggregator=aggregate,
            aggregators=aggregators,
            coverage=self._filled("coverage", CoverageAsked()),
        )
        method = replace(method, doubts=read_doubts(top, method))
        top.read |= {"treat", "doubt"}
        top.close()
        return MethodRead(None if self.findings else method, tuple(self.findings))

    def _filled(self, key: str, default: WayT) -> WayT:
        section = self.top.below(key)
        found = section.filled(type(default), default)
        section.close()
        return found

    def _way(self, key: str, ways: Mapping[str, type[WayT]], default: WayT) -> WayT:
        section = self.top.below(key)
        found = section.way(ways, default)
        section.close()
        return found

    def _ways(
        self, key: str, ways: Mapping[str, type[WayT]], default: WayT, codes: set[str]
    ) -> tuple[WayT, dict[str, WayT]]:
        """The way of a step, and those of single elements in the group `at`."""
        section = self.top.below(key)
        at = section.below("at")
        found = section.way(ways, default)
        section.close()
        own: dict[str, WayT] = {}
        for code in at.record:
            if code not in codes:
                fix = Reason("name one of: {codes}", codes=texts(sorted(codes)[:20], ","))
                at.note(code, Reason("there is no such element: {code}", code=Text(code)), fix)
                continue
            one = at.below(code)
            own[code] = one.way(ways, default)
            one.close()
        return found, own

    def _check_points(self, tree: IndexTree, weigher: Weigher, weighers: Mapping[str, Weigher]) -> None:
        """Name what somebody gives points to and is no element of the tree, or none of the node's."""
        below = {code: [one.code for one in some] for code, some in tree.below().items()}
        everywhere = [one.code for one in tree.elements if one.parent is not None]
        asked = [("weigh", weigher, everywhere)]
        asked += [(f"weigh.at.{code}", one, below[code]) for code, one in weighers.items()]
        for path, one, there in asked:
            if not isinstance(one, BudgetAllocation):
                continue
            for person, points in one.points.items():
                for code in sorted(points.keys() - set(there)):
                    what = Reason("there is no such element: {code}", code=Text(code))
                    fix = Reason("name one of: {codes}", codes=texts(sorted(there)[:20], ","))
                    self.top.note(f"{path}.points.{person}", what, fix, code)

    def _tree(self) -> tuple[IndexTree | None, tuple[str, ...]]:
        """The tree, from the table of metadata that is named or from the file itself."""
        named = self.top.value("metadata", str, "")
        if not named:
            return read_tree(self.top), ()
        for key in ("indicators", "nodes"):
            if key in self.top.record:
                fix = Reason("keep one of the two")
                self.top.note(key, Reason("the tree stands here and in the metadata too"), fix)
                self.top.read.add(key)
        data = self.beside(named)
        if data is None:
            what = Reason("there is no file {file} beside the method", file=Text(named))
            self.top.note("metadata", what, Reason("put it there, or correct the name"), named)
            return None, ()
        found = read_metadata(named, data)
        self.findings += found.findings
        return found.tree, found.groups

    def _rest_unread(self) -> None:
        """Look at the steps all the same, so that what is wrong there is said in the same run."""
        plain = IndexMethod("", "", IndexTree((), ()))
        self._filled("screen", Screening())
        self._way("impute", IMPUTERS, plain.imputer)
        self._filled("treat", Outliers())
        self._filled("coverage", CoverageAsked())


def _broken(file: str, problem: Exception) -> Finding:
    said = str(problem) if isinstance(problem, tomllib.TOMLDecodeError) else ""
    line = _LINE.search(said)
    why = (
        Reason("{words}", words=Foreign(said)) if said else Reason("a number or a nesting beyond all measure")
    )
    message = Reason("the file is no TOML ({why})", why=why)
    found = Problem("broken-toml", message, Reason("correct it there"))
    return found.at(file, int(line[1]) if line else None)
