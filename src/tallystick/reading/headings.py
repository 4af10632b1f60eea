"""Which lines are headings, by what the document says of them or by how they stand."""

import re
from collections import Counter

from tallystick.reading.dating import is_date
from tallystick.reading.heading_labels import labels_and_figures
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.model import Line, Marker

#: Some kinds of Markdown ask for no blank behind the marks; *#word* may be a tag.
_MARKS = re.compile(r"(#{1,6})[ \t]+\S|(#{2,6})(?=[^\W_])")
_APART = re.compile(r"\||\s{3,}|\t")
_FIELD = re.compile(r"[^:：]{2,60}[:：]")
#: Scripts without capitals.
_UNCASED = re.compile(r"[\u4e00-\u9fff\u0621-\u064a]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN_LONGEST, _HAN_LONGEST, _WORDS = 110, 36, 16
#: What a heading does not end in.
_STOPS = ".。;；,，:：!?！？、…"
#: So many lines of the same look make it a look of headings.
_ENOUGH = 3


def headings_of(
    lines: list[Line], markers: list[list[Marker]], language: PlanLanguage, skipped: set[int]
) -> dict[int, int]:
    """The level of each heading line: 1 to 6 where the document says it, 0 where it only looks like one."""
    found: dict[int, int] = {}
    for at, line in enumerate(lines):
        if line.hint.heading:
            found[at] = line.hint.heading
        elif marked := _MARKS.match(line.text):
            found[at] = len(marked.group(1) or marked.group(2))
    if sum(1 for at in found if at not in skipped) >= _ENOUGH:
        _add_named(lines, markers, found, language)
        return _without_fields(lines, found, skipped, language)
    loose = [at for at in range(len(lines)) if at not in skipped and _looks_like_one(lines, at)]
    loose = [at for at in loose if not is_date(lines[at].text, language)]
    width = _wrap_width(lines)
    tight = _between_paragraphs(lines, loose)
    apart = [at for at in loose if _stands_apart(lines, at)]
    for at in loose:
        opens = _opens_list(lines, markers, at, skipped)
        named = language.names(lines[at].text, "front") or language.names(lines[at].text, "back")
        between = len(tight) >= _FEW_TIGHT and at in tight
        standing = between or (len(apart) >= _ENOUGH and at in apart and len(lines[at].text) < 0.75 * width)
        if named or opens or standing or is_loud(lines[at].text):
            found[at] = found.get(at, 0)
    return _without_fields(lines, found, skipped, language)


def _add_named(
    lines: list[Line], markers: list[list[Marker]], found: dict[int, int], language: PlanLanguage
) -> None:
    """*Introduction*, *Annex* and their like are headings of the first level, whatever the document says.

    One with the number of a part of a part, such as *1.2.1 Background*, stands where its number says.
    """
    levels = Counter(found.values())
    first = min((level for level, count in levels.items() if count > 1), default=1)
    for at, line in enumerate(lines):
        inside = any(len(one.value) > 1 and one.style.startswith("1.1") for one in markers[at])
        free = at not in found and not inside
        short = free and len(line.text) < _LATIN_LONGEST and line.text[-1] not in _STOPS
        short = short and not goes_on(line)
        if short and (language.names(line.text, "front") or language.names(line.text, "back")):
            found[at] = first


def goes_on(line: Line) -> bool:
    """Whether a line goes on with a sentence that the width of the page has parted: it names nothing."""
    return not line.gap and line.text[0].islower()


def _without_fields(
    lines: list[Line], found: dict[int, int], skipped: set[int], language: PlanLanguage
) -> dict[int, int]:
    """The headings that name something: one that comes back again and again is a field of a template."""
    names = {at: lines[at].text.strip("#*_ :").lower() for at in found}
    counts = Counter(names.values())
    no_names = labels_and_figures(lines, found, language) | skipped
    return {at: level for at, level in found.items() if at not in no_names and counts[names[at]] < _ENOUGH}


def _looks_like_one(lines: list[Line], at: int) -> bool:
    line = lines[at]
    text = line.text.strip("*_ ")
    if not text or text[-1] in _STOPS or not (text[0].isupper() or _UNCASED.match(text)) or line.hint.table:
        return False
    longest = _HAN_LONGEST if _HAN.search(text) else _LATIN_LONGEST
    if (
        len(text) > longest
        or len(text.split()) > _WORDS
        or (_FIELD.match(text) and not text.isupper())
        or _APART.search(text)
    ):
        return False
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is not None and not below.gap and below.text[:1].islower():
        return False  # a sentence that the width of the page has parted
    return line.gap or (at > 0 and _ends(lines[at - 1].text, ".。"))


def _ends(text: str, signs: str) -> bool:
    """Whether a line ends its sentence; *U.S.* does not."""
    return text[-1] in signs and not _SHORTENED.search(text)


_SHORTENED = re.compile(r"(?<![^\W\d_])[A-ZÀ-ÝА-Я]\.$")


def _stands_apart(lines: list[Line], at: int) -> bool:
    return lines[at].gap and (at + 1 == len(lines) or lines[at + 1].gap) and lines[at].indent < 4


#: So many short lines between paragraphs make headings of a text without blank lines.
_FEW_TIGHT = 2


def _between_paragraphs(lines: list[Line], loose: list[int]) -> set[int]:
    """In a text without blank lines: short lines behind a full stop, with a longer line below."""
    gaps = sum(line.gap for line in lines)
    if gaps > 0.1 * len(lines):
        return set()
    return {
        at
        for at in loose
        if at + 1 < len(lines)
        and len(lines[at + 1].text) > 1.5 * len(lines[at].text)
        and (at == 0 or _ends(lines[at - 1].text, ".。!?"))
    }


def _opens_list(lines: list[Line], markers: list[list[Marker]], at: int, skipped: set[int]) -> bool:
    """Whether a list begins anew on the next line."""
    after = at + 1
    if after >= len(lines) or after in skipped:
        return False
    return any(set(one.value) == {1} for one in markers[after])


def is_loud(text: str) -> bool:
    """Whether a line is in bold, or in capitals, from its first letter to its last."""
    words = text.strip("*_ ")
    bold = text.startswith("**") and text.endswith("**") and text.count("**") == 2
    return bold or (words.isupper() and len(words) > 3 and not _HAN.search(words))


def _wrap_width(lines: list[Line]) -> int:
    """How long a full line is; very long where lines are whole paragraphs."""
    lengths = sorted(len(line.text) + line.indent for line in lines)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0
