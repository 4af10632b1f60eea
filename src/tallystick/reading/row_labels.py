"""The numbers that cells of a row open with: of its action, or of what the action is to reach."""

import re

from tallystick.reading.column_roles import NAMING
from tallystick.reading.model import Line

#: Columns that say what is to be measured hold the actions where nothing else does.
NEXT_BEST = ("indicator", "target")
_LABEL = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,3}|\d{1,3}[.)])\s+(?=[^\W\d])")
#: The number of one of several things that one action reaches: *1.2.3.*, *a.2*.
_OWN_LABEL = re.compile(r"((?:\d{1,3}|[a-z])(?:\.\d{1,3}){1,3}[.)]?)\s+(?=\w)")


def numbered(line: Line, roles: tuple[tuple[int, int, str], ...]) -> list[tuple[int, int, str]]:
    """The number of what is to be measured, in a row whose action stands in a row above; else nothing."""
    for low, high, role in roles:
        label = role in NEXT_BEST and _OWN_LABEL.match(line.text, low - line.start, high - line.start)
        if label:
            return [(low, line.start + label.end(1), "number")]
    return []


def without_label(line: Line, low: int, high: int, role: str) -> list[tuple[int, int, str]]:
    """A cell whose action opens with its number as two cells."""
    label = _LABEL.match(line.text, low - line.start, high - line.start) if role in NAMING else None
    if label is None:
        return [(low, high, role)]
    edge = line.start + label.end()
    return [(low, line.start + label.end(1), "number"), (edge, high, role)]
