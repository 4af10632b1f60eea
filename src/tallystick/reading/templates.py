"""Templates: the same fields again and again, a commitment each time they begin anew."""

import re
from collections import Counter
from collections.abc import Container
from itertools import pairwise

from tallystick.reading.field_tables import field_role
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.model import Line
from tallystick.reading.phrases import Phrases

_FIELD = re.compile(
    r"(?:#{1,6}[ \t]+|#{2,6}(?=[^\W_]))?(?:\*\*|__)?([^\W\d_][^:：|\n]{1,58}?)(?:\*\*|__)?\s*[:：|](?!//)"
)
#: A name that comes back so often is a field.
_ENOUGH = 3
#: A name on a line of its own is no longer.
_LONGEST_NAME = 60
#: A field that opens records does so in nearly all of them.
_MOST = 0.8


def fields_of(lines: list[Line], skipped: set[int], language: PlanLanguage) -> dict[int, str]:
    """The lines that open with a field of a template, and its name."""
    leads = {at for at, line in enumerate(lines) if _leads_on(line.text, language)}
    skipped = skipped | leads
    names = {at: name for at, line in enumerate(lines) if at not in skipped and (name := _name(line))}
    counts = Counter(names.values())
    found = {at: name for at, name in names.items() if counts[name] >= _ENOUGH}
    credit = language.pattern("plan", "credits")  # who took a picture makes no template by itself
    if len({name for name in found.values() if not credit.fullmatch(name)}) > 1:
        return found
    names, found = (
        {at: name for at, name in some.items() if not credit.fullmatch(name)} for some in (names, found)
    )
    alone = _standing_alone(lines, skipped)
    return {**found, **(alone or _twice(names, language) or _twice(_names_alone(lines, skipped), language))}


def _leads_on(line: str, language: PlanLanguage) -> bool:
    """Whether a line says what will be and breaks off, as *The council will:* does: it names no field."""
    bare = line.rstrip("*_ \t:：").lower()
    if len(bare) > _LONGEST_NAME or not line.rstrip("*_ ").endswith((":", "：")):
        return False
    breaks_off = bare.rpartition(" ")[2] in language.list("grammar", "stops")
    return breaks_off and Phrases(bare, language).first("tense", "future") is not None


def _standing_alone(lines: list[Line], skipped: set[int]) -> dict[int, str]:
    """Fields whose names stand on lines of their own: the same ones come back as often, in the same order."""
    names = _names_alone(lines, skipped)
    counts = Counter(names.values())
    often = Counter(count for count in counts.values() if count >= _ENOUGH)
    if not often:
        return {}
    times = max(often, key=lambda count: (often[count], count))
    kept = {name for name, count in counts.items() if abs(count - times) <= times // 5}
    return _in_order({at: name for at, name in names.items() if name in kept})


def _twice(names: dict[int, str], language: PlanLanguage) -> dict[int, str]:
    """The fields of a template that is filled in twice: their names say what they ask for."""
    counts = Counter(names.values())
    found = {at: name for at, name in names.items() if counts[name] == _TWICE}
    asked = {role for name in set(found.values()) if (role := field_role(name, language))}
    return _in_order(found) if len(asked) >= _ASKED else {}


#: Names that come back but twice are those of a template where so many ask for something else each.
_TWICE, _ASKED = 2, 2


def _names_alone(lines: list[Line], skipped: set[int]) -> dict[int, str]:
    names = {at: name for at, line in enumerate(lines) if at not in skipped and (name := _whole(line))}
    return {at: name for at, name in names.items() if not _TITLED.match(name)}


#: The name of a part with its number and title, as *chapter 2: forests and rivers*, asks for nothing.
_TITLED = re.compile(r"[^\W\d_]{3,20} \d{1,3}(?:\.\d{1,3}){0,3}[:.]? [^\W\d_]\S* \S")


def _in_order(found: dict[int, str]) -> dict[int, str]:
    """The names, where nearly each is followed by the one that first came after it; else none."""
    order = list(dict.fromkeys(found.values()))
    places = [order.index(name) for name in found.values()]
    steps = sum(two == (one + 1) % len(order) for one, two in pairwise(places))
    return found if len(order) > 1 and steps >= _MOST * (len(places) - 1) else {}


def fields_alone(lines: list[Line], fields: dict[int, str]) -> list[int]:
    """The lines that are the name of a field and nothing else."""
    return [at for at, name in fields.items() if _whole(lines[at]) == name]


def filled_below(lines: list[Line], fields: dict[int, str], starts: Container[int]) -> dict[int, str]:
    """The paragraph that fills in a field whose name stands on a line of its own, and that name.

    What stands farther below may fill in another, whose name is not known.

    Args:
        lines: the text's lines.
        fields: the lines that open with a field, and its name.
        starts: lines on which a record, a heading or the like begins.
    """
    found: dict[int, str] = {}
    name = ""
    for at, line in enumerate(lines):
        if at in fields:
            name = fields[at] if _whole(line) == fields[at] else ""
        elif at in starts or (line.gap and found.get(at - 1)):
            name = ""
        elif name:
            found[at] = name
    return found


def _whole(line: Line) -> str:
    """A short line that may be the name of a field and nothing else."""
    text = line.text.strip("#*_ ")
    small = text[:1].islower() and _ALL_BOLD.fullmatch(line.text) is None
    named = (
        2 < len(text) <= _LONGEST_NAME
        and (text[0] in "¿[" or (text[0].isalpha() and not small))
        and text[-1] not in ".;,。；，"
    )
    return text.strip("¿?:： ").lower() if named and line.gap and not line.hint.table else ""


#: A line that is bold from end to end: a name may begin with a small letter there.
_ALL_BOLD = re.compile(r"\s*(\*\*|__)[^*_]+\1\s*")


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

    Above a field on a line of its own the whole paragraph is the title, and so is a short one right above
    a field without a stop at its end.
    """
    above = at - 1
    if above < 0 or above in names:
        return at
    row = bool(lines[at].hint.table)
    if row and lines[above].hint.table not in {0, lines[at].hint.table}:
        return at  # the last row of the table before
    if not row and _FIELD.match(lines[at].text) is None:
        return _paragraph_above(lines, above, names)
    text = lines[above].text
    apart = row or lines[above].gap
    if not apart and text[-1] not in ".;,:。；，：":
        above = _paragraph_above(lines, above, names)
        return above if at - above <= _LINES_OF_A_TITLE else at
    return above if apart and len(text) <= 160 and text[-1] not in ".;,。；，" else at


#: A title that a field stands right below goes over so many lines.
_LINES_OF_A_TITLE = 4


def _paragraph_above(lines: list[Line], last: int, names: dict[int, str]) -> int:
    """The first line of the paragraph that ends on a line."""
    first = last
    while not lines[first].gap and first - 1 not in names and first:
        first -= 1
    fills = not lines[first].gap and first - 1 in names  # the field above, and is no title
    return last + 1 if fills or _ITEM.match(lines[first].text) else first


#: An item of the record before is no title of the next.
_ITEM = re.compile(r"(?:[^\w\s\"'“‘(¿¡«]|\(?[\da-z]{1,3}[.)])\s")
