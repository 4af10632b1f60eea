"""The numbers and bullets of a Word document's lists, counted as Word counts them."""

import re
from collections import defaultdict
from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HAN = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class Numbering:
    """Gives each paragraph of a list its label."""

    def __init__(self, part: Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for one in part.iter(f"{_W}abstractNum") if part is not None else ():
            self._levels[one.get(f"{_W}abstractNumId", "")] = {
                _number(level, "ilvl"): _level(level) for level in one.findall(f"{_W}lvl")
            }
        for one in part.iter(f"{_W}num") if part is not None else ():
            self._abstract[one.get(f"{_W}numId", "")] = _value(one, "abstractNumId")

    def label(self, paragraph: Element) -> str:
        """The label that Word prints before a paragraph; empty where it is in no list."""
        found = paragraph.find(f"{_W}pPr/{_W}numPr")
        if found is None:
            return ""
        abstract = self._abstract.get(_value(found, "numId"), "")
        depth = int(_value(found, "ilvl") or 0)
        levels = self._levels.get(abstract, {})
        if depth not in levels:
            return "" if _value(found, "numId") == "0" else "•"
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
        return _written(counts.get(depth, start), form)


def _level(level: Element) -> tuple[str, str, int]:
    return _value(level, "numFmt") or "decimal", _value(level, "lvlText"), int(_value(level, "start") or 1)


def _number(node: Element, name: str) -> int:
    text = node.get(f"{_W}{name}", "0")
    return int(text) if text.isdecimal() else 0


def _value(node: Element, name: str) -> str:
    found = node.find(f"{_W}{name}")
    return found.get(f"{_W}val", "") if found is not None else ""


def _written(number: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(96 + (number - 1) % 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form in {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCountingThousand",
        "ideographTraditional",
    }:
        return _han(number)
    if form.startswith("decimalEnclosedCircle") and 0 < number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for size, sign in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while number >= size:
            text, number = text + sign, number - size
    return text


def _han(number: int) -> str:
    if number < 10:
        return _HAN[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _HAN[tens % 10]) + "十" + (_HAN[ones] if ones else "")
