"""Records that go over pages, each with its name at the head of all of its pages.

A template that is filled in over several pages repeats the commitment's name on top of each, and no field
says where one ends. A name that heads pages in a row, and no others, is that of a record where its pages say
much the same as those below other names: the names of the template's fields. Chapters go over more pages, or
are counted.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from tallystick.reading.model import Line

#: A name stands on one of so many lines on top, and is no longer.
_TOP, _LONGEST, _SHORTEST = 2, 160, 8
#: Fewer names tell of no template; from this share of them on they head more than a page.
_ENOUGH, _OVER_PAGES = 3, 0.5
#: A record goes over so many pages, most of them; chapters go over more.
_PAGES = 4
#: So many short lines come back under this share of the names.
_FIELDS, _MOST, _LONGEST_FIELD = 4, 0.6, 60
#: The number of a chapter stands before its name.
_CHAPTER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6})[.)]?\s")


@dataclass(frozen=True, slots=True)
class PageHeads:
    """The names of records at the heads of pages, as lines.

    Attributes:
        begins: where each record begins.
        named: further lines of its name on its first page.
        again: lines on which a name only comes back.
    """

    begins: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()
    again: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Run:
    """Pages in a row under one name: from which line to which, and the lines of the name."""

    first: int
    end: int
    shapes: frozenset[str]
    heads: list[list[int]] = field(default_factory=list)


def page_heads(lines: list[Line], pages: list[range], aside: Callable[[str], bool]) -> PageHeads:
    """Find the records whose names head their pages.

    Args:
        lines: the text's lines.
        pages: the lines of each page.
        aside: whether words are a page's number, which may stand above a name.
    """
    runs = _runs(lines, pages, aside)
    if len(runs) < _ENOUGH or sum(len(one.heads) > 1 for one in runs) < _OVER_PAGES * len(runs):
        return PageHeads()
    long = median(len(one.heads) for one in runs) > _PAGES
    numbered = sum(_CHAPTER.match(lines[one.first].text) is not None for one in runs)
    if long or 2 * numbered > len(runs) or not _say_the_same(lines, runs):
        return PageHeads()
    firsts = [one.heads[0] for one in runs]
    return PageHeads(
        frozenset(head[0] for head in firsts),
        frozenset(at for head in firsts for at in head[1:]),
        frozenset(at for one in runs for head in one.heads[1:] for at in head),
    )


def _runs(lines: list[Line], pages: list[range], aside: Callable[[str], bool]) -> list[_Run]:
    """The names that head two pages in a row or more, and no page elsewhere, in order."""
    tops = [_top(lines, page, aside) for page in pages]
    shapes = [{_shape(lines[at]): at for at in top} for top in tops]
    runs: list[_Run] = []
    for page, before, now in zip(pages[1:], shapes, shapes[1:], strict=False):
        shared = frozenset(before.keys() & now.keys())
        if not shared:
            continue
        if runs and runs[-1].end == page.start and runs[-1].shapes & shared:
            runs[-1].shapes &= shared
        else:
            runs.append(_Run(min(before[one] for one in shared), page.start, shared, [[]]))
            runs[-1].heads[0] = sorted(before[one] for one in shared)
        runs[-1].heads.append(sorted(now[one] for one in shared))
        runs[-1].end = page.stop
    often = Counter(shape for one in runs for shape in one.shapes)
    everywhere = {shape for shape, count in often.items() if count > 1}
    return [one for one in runs if not one.shapes & everywhere]


def _top(lines: list[Line], page: range, aside: Callable[[str], bool]) -> list[int]:
    """The first lines of a page, its number aside."""
    own = [at for at in page[: 2 * _TOP] if not aside(lines[at].text)][:_TOP]
    return [at for at in own if _SHORTEST <= len(lines[at].text) <= _LONGEST and not lines[at].hint.table]


def _shape(line: Line) -> str:
    return " ".join(line.text.split()).casefold()


def _say_the_same(lines: list[Line], runs: list[_Run]) -> bool:
    """Whether short lines come back below most of the names: fields of one template."""
    found: Counter[str] = Counter()
    for one, after in pairwise([*runs, _Run(len(lines), len(lines), frozenset())]):
        end = min(one.end, after.first)
        below = {_field(lines[at]) for at in range(one.first, end)} - one.shapes - {""}
        found.update(below)
    return sum(count >= _MOST * len(runs) for count in found.values()) >= _FIELDS


def _field(line: Line) -> str:
    """The words by which a field may come back: the first cell, or what stands before a tab or colon."""
    first = line.text.strip("| ").split("|")[0].split("\t")[0].split(":")[0]
    key = " ".join(first.split()).casefold()
    letters = sum(char.isalpha() for char in key)
    return key if len(key) <= _LONGEST_FIELD and 2 * letters > len(key) else ""
