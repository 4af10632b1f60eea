"""The numbers and bullets of a Word document's lists, counted as Word counts them."""

import re
from collections import defaultdict
from xml.etree.ElementTree import Element

from tallystick.reading.counting import numeral

#: Word has nine levels.
_DEEPEST = 8


class Numbering:
    """Gives each paragraph of a list its label."""

    def __init__(self, part: Element | None, styles: Element | None = None) -> None:
        self._styled = _styled(styles)
        self._depths: dict[tuple[str, str], str] = {}
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for one in part.iter("abstractNum") if part is not None else ():
            for level in one.findall("lvl"):
                style = one.get("abstractNumId", ""), _value(level, "pStyle")
                self._depths[style] = level.get("ilvl", "0")
            self._levels[one.get("abstractNumId", "")] = {
                _number(level, "ilvl"): _level(level) for level in one.findall("lvl")
            }
        for one in part.iter("num") if part is not None else ():
            self._abstract[one.get("numId", "")] = _value(one, "abstractNumId")

    def of_style(self, style: str) -> tuple[str, str]:
        """The list that a style puts its paragraphs in, and how deep; empty for none."""
        list_id, level = self._styled.get(style, ("", ""))
        return list_id, level or self._depths.get((self._abstract.get(list_id, ""), style), "0")

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


def _styled(styles: Element | None) -> dict[str, tuple[str, str]]:
    """The list and depth that each style gives, its own or that of the style it is based on."""
    own: dict[str, tuple[str, str]] = {}
    based: dict[str, str] = {}
    for style in styles.iter("style") if styles is not None else ():
        ident = style.get("styleId", "")
        based[ident] = _value(style, "basedOn")
        listed = style.find("pPr/numPr")
        if listed is not None:
            own[ident] = _value(listed, "numId"), _value(listed, "ilvl")
    found: dict[str, tuple[str, str]] = {}
    for ident in based:
        at = ident
        for _ in range(_DEEPEST):
            if at in own or not at:
                break
            at = based.get(at, "")
        found[ident] = own.get(at, ("", ""))
    return found


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
