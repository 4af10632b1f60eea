"""The numbers and bullets of a Word document's lists, counted as Word counts them."""

import re
from collections import defaultdict
from xml.etree.ElementTree import Element

from tallystick.reading.counting import numeral

#: Word has nine levels.
_DEEPEST = 8


class Numbering:
    """Gives each paragraph of a list its label."""

    def __init__(self, part: Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for one in part.iter("abstractNum") if part is not None else ():
            self._levels[one.get("abstractNumId", "")] = {
                _number(level, "ilvl"): _level(level) for level in one.findall("lvl")
            }
        for one in part.iter("num") if part is not None else ():
            self._abstract[one.get("numId", "")] = _value(one, "abstractNumId")

    def label(self, list_id: str, level: str) -> str:
        """The label that Word prints before the next paragraph of a list; empty for no list.

        Args:
            list_id: the list's number in the document; empty or 0 for none.
            level: how deep in the list, counted from 0.
        """
        if list_id in {"", "0"}:
            return ""
        abstract = self._abstract.get(list_id, "")
        depth = min(_whole(level), _DEEPEST)
        levels = self._levels.get(abstract, {})
        if depth not in levels:
            return "•"
        form, pattern, start = levels[depth]
        if form == "bullet":
            return "•" if depth == 0 else "  " * depth + "◦"
        counts = self._counts[abstract]
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda one: self._shown(levels, counts, int(one.group(1)) - 1), pattern)

    @staticmethod
    def _shown(levels: dict[int, tuple[str, str, int]], counts: dict[int, int], depth: int) -> str:
        form, _, start = levels.get(depth, ("decimal", "", 1))
        return numeral(counts.get(depth, start), form)


def _level(level: Element) -> tuple[str, str, int]:
    return _value(level, "numFmt") or "decimal", _value(level, "lvlText"), _whole(_value(level, "start"), 1)


def _whole(text: str, otherwise: int = 0) -> int:
    """A whole number as a document gives it; another where it gives none that a list can have."""
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise


def _number(node: Element, name: str) -> int:
    return _whole(node.get(name, "0"))


def _value(node: Element, name: str) -> str:
    found = node.find(name)
    return found.get("val", "") if found is not None else ""
