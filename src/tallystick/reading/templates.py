"""Templates: the same fields again and again, a commitment each time they begin anew."""

import re
from collections import Counter
from itertools import pairwise

from tallystick.reading.model import Line

_FIELD = re.compile(
    r"(?:#{1,6}[ \t]+|#{2,6}(?=[^\W_]))?(?:\*\*|__)?([^\W\d_][^:：|\n]{1,58}?)(?:\*\*|__)?\s*[:：|](?!//)"
)
#: A name that comes back so often is a field.
_ENOUGH = 3
#: A name on a line of its own is no longer.
_LONGEST_NAME = 60
#: A field that opens records does so in nearly all of them.
_MOST = 0.8


def fields_of(lines: list[Line], skipped: set[int]) -> dict[int, str]:
    """The lines that open with a field of a template, and its name."""
    names = {at: name for at, line in enumerate(lines) if at not in skipped and (name := _name(line))}
    counts = Counter(names.values())
    found = {at: name for at, name in names.items() if counts[name] >= _ENOUGH}
    return found if len(set(found.values())) > 1 else {**found, **_standing_alone(lines, skipped)}


def _standing_alone(lines: list[Line], skipped: set[int]) -> dict[int, str]:
    """Fields whose names stand on lines of their own: the same ones come back as often, in the same order."""
    names = {at: name for at, line in enumerate(lines) if at not in skipped and (name := _whole(line))}
    counts = Counter(names.values())
    often = Counter(count for count in counts.values() if count >= _ENOUGH)
    if not often:
        return {}
    times = max(often, key=lambda count: (often[count], count))
    kept = {name for name, count in counts.items() if abs(count - times) <= times // 5}
    found = {at: name for at, name in names.items() if name in kept}
    order = list(dict.fromkeys(found.values()))
    places = [order.index(name) for name in found.values()]
    steps = sum(two == (one + 1) % len(order) for one, two in pairwise(places))
    return found if len(order) > 1 and steps >= _MOST * (len(places) - 1) else {}


def _whole(line: Line) -> str:
    """A short line that may be the name of a field and nothing else."""
    text = line.text.strip("#*_ ")
    named = (
        2 < len(text) <= _LONGEST_NAME
        and text[0].isupper() | (text[0] in "¿[")
        and text[-1] not in ".;,。；，"
    )
    return text.strip("¿?:： ").lower() if named and line.gap and not line.hint.table else ""


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
    """The line above the first field, where it is a title; else the field itself.

    Above a field on a line of its own the whole paragraph is the title.
    """
    above = at - 1
    if above < 0 or above in names:
        return at
    if _FIELD.match(lines[at].text) is None:
        return _paragraph_above(lines, above, names)
    text = lines[above].text
    return above if lines[above].gap and len(text) <= 160 and text[-1] not in ".;,。；，" else at


def _paragraph_above(lines: list[Line], last: int, names: dict[int, str]) -> int:
    """The first line of the paragraph that ends on a line."""
    first = last
    while not lines[first].gap and first - 1 not in names and first:
        first -= 1
    return last + 1 if _ITEM.match(lines[first].text) else first


#: An item of the record before is no title of the next.
_ITEM = re.compile(r"(?:[^\w\s\"'“‘(¿¡«]|\(?[\da-z]{1,3}[.)])\s")
