"""Why a number promises nothing by where it stands in a row: its column, a point's number, one of several."""

import re

from tallystick.reading.listed import BASE, SAID
from tallystick.reading.setting import Setting


def in_a_cell(setting: Setting) -> str:
    """Why a number promises nothing by its cell, or counts up what is named; empty where it may."""
    return _CELLS.get(setting.role, "") or _enumerated(setting) or _of_its_part(setting)


def _of_its_part(setting: Setting) -> str:
    """Whether an item opens with the number of a part behind its bullet: *• 2.1 Lay the pipes*."""
    at, end = setting.mention.start, setting.mention.end
    opens = setting.opening and not setting.text[setting.label_end : at].strip(" *_\t\n•-")
    part = opens and not setting.mention.unit and _PART.fullmatch(setting.text, at, end)
    return _CELLS["number"] if part and _NAMED.match(setting.text, end) else ""


#: The number of a part of a part, and a name behind it.
_PART, _NAMED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}"), re.compile(r"[.:]?\s+[A-ZÀ-ÞА-ЯЁ][^\W\d_]")


def _enumerated(setting: Setting) -> str:
    """Whether digits with a bracket behind them count up what is named: *of 1) equality and 2) peace*."""
    at, end = setting.mention.start, setting.mention.end
    if setting.role and _opens_a_cell(setting):
        return _CELLS["number"]
    if end - at > _LONGEST_ITEM or setting.text[end : end + 1] not in {")", "）"} or setting.mention.unit:
        return ""
    opened = max(setting.text.rfind(sign, 0, at) for sign in "(（")
    closed = max(setting.text.rfind(sign, 0, at) for sign in ")）")
    return _CELLS["number"] if opened <= closed or opened == at - 1 else ""


def _opens_a_cell(setting: Setting) -> bool:
    """Whether digits with a point behind them are the first of a cell, before its words: *| 2. Open*."""
    at, end = setting.mention.start, setting.mention.end
    begins = setting.text[:at].rstrip(" *_")[-1:] in _CELL_EDGES
    digits = setting.text[at:end].isdecimal() and end - at <= _LONGEST_ITEM
    return begins and digits and _POINT_AND_WORDS.match(setting.text, end) is not None


_CELL_EDGES = {"", "|", "\t", "\n"}
_POINT_AND_WORDS = re.compile(r"\.(?:[*_]*\s+[^\W\d_]|\s*$)")


def side_by_side(setting: Setting) -> str:
    """Whether figures stand side by side, apart and without a word between: scores, or bars of a chart."""
    if setting.role:
        return ""
    at, end = setting.mention.start, setting.mention.unit_end
    beside = _FIGURE_BEFORE.search(setting.text, max(0, at - _NEAR), at) or _FIGURE_BEHIND.match(
        setting.text, end
    )
    return "it is one of several figures side by side, and no head names their columns" if beside else ""


#: A figure before a gap, and one behind it.
_FIGURE_BEFORE, _FIGURE_BEHIND = re.compile(r"\d\s?[%％]?\t$"), re.compile(r"\t\d")
_NEAR = 8
#: An item of an enumeration in a sentence has so many digits.
_LONGEST_ITEM = 2


_CELLS = {
    "number": "it is the item's own number",
    "baseline": BASE,
    "budget": "it is money to be spent",
    "deadline": "it is part of a date",
    "start": "it is part of a date",
    "status": "it tells what is or was",
    "lead": "it is part of a name",
    "support": "it is part of a name",
    "reference": SAID["number of a part"],
    "measured": "it says what is measured, and another column what is to be reached",
}
