"""Lines that look like headings and name nothing below them: labels beside what they stand at, and figures.

Labels such as *Equity* and *Public health* come back at one item after the other, in ever new company, as
signs do that say whom a measure helps. A figure in large type, *100,000 customers*, is pulled out of it.
"""

import re
from collections import Counter
from collections.abc import Iterable

from tallystick.reading.dating import names_deadline
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.model import Line

#: A label has so many words, comes back so often, and labels are this share of the words of a line of them.
_WORDS, _OFTEN, _MOSTLY = 3, 4, 0.7
#: Such a line is no longer.
_LONGEST = 80
_SIGN = re.compile(r"[$€£¥₩]\s?\d[\d.,]*|\d{1,3}(?:[.,]\d{3})+(?!\d)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?\s+([^\W\d_]+)")


def labels_and_figures(lines: list[Line], headings: Iterable[int], language: PlanLanguage) -> set[int]:
    """The headings that are only labels, or a figure and what it counts.

    Args:
        lines: all lines.
        headings: those that look like headings.
        language: the language that they are read in.
    """
    found = sorted(headings)
    pieces = _pieces(lines, found)
    labels = {words for words, count in pieces.items() if count >= _OFTEN}
    return {
        at
        for at in found
        if _is_figure(lines[at].text, language) or _names_labels(_bare(lines[at].text), labels)
    }


def _bare(text: str) -> str:
    return " ".join(text.strip("#*_ ").casefold().split())


def _pieces(lines: list[Line], headings: list[int]) -> Counter[str]:
    """How often a name of a few words stands alone as a heading, or opens or ends a line of such names.

    A line of names has gaps between them, or holds one that stands alone elsewhere.
    """
    alone = {words for at in headings if len((words := _bare(lines[at].text)).split()) <= _WORDS}
    gapped = [
        [_bare(part) for part in line.text.split("\t")]
        for line in lines
        if "\t" in line.text and len(line.text) <= _LONGEST and not line.hint.table
    ]
    rows = [row for row in gapped if all(0 < len(part.split()) <= _WORDS for part in row)]
    names = alone | {part for row in rows for part in row}
    names = {one for one in names if not _is_several(one, names)}
    count: Counter[str] = Counter(part for row in rows for part in row)
    for at in headings:
        count.update(_named_in(_bare(lines[at].text), names))
    return count


def _is_several(words: str, names: set[str]) -> bool:
    """Whether a name is two and more others."""
    parts = _named_in(words, names - {words})
    return len(parts) > 1 and sum(len(one.split()) for one in parts) == len(words.split())


def _named_in(words: str, names: set[str]) -> list[str]:
    """The names that a line consists of from its beginning on, and from its end; the longest first."""
    parts = words.split()
    found: list[str] = []
    while parts:
        sizes = range(min(_WORDS, len(parts)), 0, -1)
        taken = next((n for n in sizes if " ".join(parts[:n]) in names), 0)
        if taken:
            found.append(" ".join(parts[:taken]))
        parts = parts[max(1, taken) :]
    return found


def _names_labels(words: str, labels: set[str]) -> bool:
    """Whether a line is labels, for most of its words."""
    held = sum(len(one.split()) for one in _named_in(words, labels)) if labels else 0
    return held >= _MOSTLY * len(words.split()) and held > 0


def _is_figure(text: str, language: PlanLanguage) -> bool:
    """Whether a line opens with a figure too large for a part's number, goes on small, and names no day."""
    bare = text.strip("#*_ ")
    counted = _NUMBER.match(bare)
    scaled = counted is not None and counted.group(1).lower() in map(str.lower, language.table("scales"))
    opened = counted if scaled else _SIGN.match(bare)
    behind = bare[opened.end() :].split() if opened else []
    return bool(behind) and behind[0][0].islower() and not names_deadline(bare, language)
