"""Templates: the same fields again and again, a commitment each time they begin anew."""

import re
from collections import Counter

from tallystick.reading.model import Line

_FIELD = re.compile(r"(?:#{1,6}[ \t]+)?(?:\*\*|__)?([^\W\d_][^:：|\n]{1,58}?)(?:\*\*|__)?\s*[:：|](?!//)")
#: A name that comes back so often is a field.
_ENOUGH = 3
#: A field that opens records does so in nearly all of them.
_MOST = 0.8


def fields_of(lines: list[Line], skipped: set[int]) -> dict[int, str]:
    """The lines that open with a field of a template, and its name."""
    names = {at: name for at, line in enumerate(lines) if at not in skipped and (name := _name(line))}
    counts = Counter(names.values())
    return {at: name for at, name in names.items() if counts[name] >= _ENOUGH}


def record_starts(lines: list[Line], names: dict[int, str]) -> dict[int, int]:
    """The line on which each record begins, with that of its first field; empty without a template."""
    counts = Counter(names.values())
    if len(counts) < 2:
        return {}
    first = _opening_field(names, counts)
    starts = [at for at, name in names.items() if name == first]
    titled = {_title_line(lines, at, names): at for at in starts}
    above = sum(title != at for title, at in titled.items())
    return titled if above >= _MOST * len(starts) else {at: at for at in starts}


def _name(line: Line) -> str:
    found = _FIELD.match(line.text)
    return found.group(1).strip().lower() if found and not line.hint.table else ""


def _opening_field(names: dict[int, str], counts: Counter[str]) -> str:
    """The field that comes first: of those that are in most records, the one met first."""
    most = max(counts.values())
    return next(name for name in names.values() if counts[name] >= _MOST * most)


def _title_line(lines: list[Line], at: int, names: dict[int, str]) -> int:
    """The line above the first field, where it is a title; else the field itself."""
    above = at - 1
    if above < 0 or above in names or not lines[above].gap:
        return at
    text = lines[above].text
    return above if len(text) <= 160 and text[-1] not in ".;,。；，" else at
