"""What the sizes and weights of a document's printed lines say of each: heading, run-in, note or neither."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.reading.printed import Printed

#: A heading is so much larger than the body, no longer than this, and holds so many letters.
_LARGER, _LONGEST_HEADING, _LETTERS = 1.08, 150, 3
#: Where more lines than this share are loud, weight says nothing.
_MOST_HEADINGS = 0.5
#: A note is so much smaller than the body, and stands in this lower part of its page.
_SMALLER, _LOWER = 0.92, 0.45
#: A run-in is so long, and one of at least so many.
_RUN_IN, _ENOUGH = (8, 200), 3
_MARKED = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxl]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+|[^\w\s\"'“‘(¿¡])\s"
)
#: The number of a whole chapter: *5.0 Measures*.
_CHAPTER = re.compile(r"\d{1,2}\.0\s+[^\W\d_]")
#: The number of a chapter, far apart from its name.
_NUMBER_APART = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\t")
#: What is quoted in large type beside a text is so many lines long.
_LINES_OF_A_QUOTE = 3
_OPENS_QUOTE, _ENDS_QUOTE = '“«„"', '”»“"'
_ENDS = re.compile(r"[.:;!?。！？：；]\W{0,2}$")


@dataclass(slots=True)
class PageRow:
    """A line of the text: one printed line, or several on one base line.

    Attributes:
        line: its words, place and look.
        page: its page, counted from 0.
        apart: whether it stands apart from the one above.
        table: the number of the table that it is a row of; 0 for none.
    """

    line: Printed
    page: int
    apart: bool
    table: int = 0


class Look:
    """What the sizes and weights of a whole document say of its lines.

    Args:
        rows: all lines, in order.
        heights: how high each page is.
    """

    def __init__(self, rows: list[PageRow], heights: list[float]) -> None:
        self._heights = heights
        sizes: Counter[tuple[float, bool]] = Counter()
        for row in rows:
            sizes[_style(row.line)] += len(row.line.words)
        (self._body, self._bold), _ = sizes.most_common(1)[0] if sizes else ((0.0, False), 0)
        self._above = _sizes_above(rows, heights)
        self.left = _usual_left(rows)
        headings = Counter(_style(row.line) for row in rows if self._may_head(row.line))
        often = sum(headings.values()) > _MOST_HEADINGS * len(rows)
        ordered = sorted((style for style in headings if not often or style[0] > self._body), reverse=True)
        self._levels = {style: min(level, 30) for level, style in enumerate(ordered, 1)}
        begun = sum(self._may_run_in(row.line) for row in rows)
        self._run_ins = begun >= _ENOUGH

    def _may_head(self, line: Printed) -> bool:
        size, bold = _style(line)
        words = line.words
        loud = size > self._body * _LARGER or (bold and not self._bold and size >= self._body * _SMALLER)
        if not loud or line.cells or len(words) > _LONGEST_HEADING:
            return False
        apart = "\t" in _NUMBER_APART.sub("", words, count=1)
        plain = not apart and not words.endswith((".", ";", ",", ":")) and not _is_marked(words)
        return plain and sum(char.isalpha() for char in words) >= _LETTERS

    def _may_run_in(self, line: Printed) -> bool:
        low, high = _RUN_IN
        begun = line.words[: line.run_in + 1].rstrip()
        return low <= line.run_in <= high and _ENDS.search(begun) is not None

    def level(self, line: Printed) -> int:
        """The level of a heading; 0 for another line."""
        return self._levels.get(_style(line), 0) if self._may_head(line) else 0

    def in_paragraphs(self, rows: list[PageRow]) -> set[int]:
        """The loud lines of a page that go on with a paragraph or an item, and head nothing.

        What stands as close below such a line in the same look belongs to it, and so does a line that
        begins with a small letter behind one that is no heading.
        """
        found: set[int] = set()
        for run in _runs(rows):
            last = rows[run[-1]].line.words
            first = rows[run[0]].line.words
            quoted = first[:1] in _OPENS_QUOTE and last[-1:] in _ENDS_QUOTE and len(run) >= _LINES_OF_A_QUOTE
            item = quoted or _is_marked(first) or last.endswith((".", ";", ","))
            if item and self._is_loud(rows[run[0]].line):
                found |= set(run)
        for at, row in enumerate(rows):
            above = rows[at - 1].line if at else None
            goes_on = above is None or at - 1 in found or not self.level(above)
            if goes_on and row.line.words[:1].islower():
                found.add(at)
        return found

    def _is_loud(self, line: Printed) -> bool:
        return _style(line) in self._levels

    def runs_in(self, row: PageRow, above: PageRow | None) -> bool:
        """Whether a line begins a paragraph with words in bold."""
        begins = above is None or row.apart or _ENDS.search(above.line.words) is not None
        return self._run_ins and begins and self._may_run_in(row.line)

    def is_note(self, row: PageRow) -> bool:
        """Whether a line is small, and low on its page, which says nothing else in that size farther up."""
        size = _style(row.line)[0]
        small = size < _SMALLER * self._body and (row.page, size) not in self._above
        return small and row.line.base < _LOWER * self._heights[row.page]


def _sizes_above(rows: list[PageRow], heights: list[float]) -> set[tuple[int, float]]:
    """For each page the sizes that words higher up have, where these open with no number: those of its text.

    Where they open with one, the page may hold the notes of others.
    """
    first: dict[tuple[int, float], Printed] = {}
    for row in rows:
        first.setdefault((row.page, _style(row.line)[0]), row.line)
    return {
        (page, size)
        for (page, size), line in first.items()
        if line.base >= _LOWER * heights[page] and not _MARKED.match(line.words)
    }


def _runs(rows: list[PageRow]) -> Iterator[list[int]]:
    """Lines of one look that stand close below one another; one that is marked begins anew."""
    run: list[int] = []
    for at, row in enumerate(rows):
        above = rows[at - 1] if run else None
        alike = above is not None and not row.apart and _style(above.line) == _style(row.line)
        if run and not (alike and not _MARKED.match(row.line.words)):
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _is_marked(words: str) -> bool:
    """Whether a line opens as an item does; the number of a whole chapter makes none."""
    return _MARKED.match(words) is not None and _CHAPTER.match(words) is None


def _style(line: Printed) -> tuple[float, bool]:
    return round(line.size * 2) / 2, line.bold


def _usual_left(rows: list[PageRow]) -> float:
    """Where most lines begin that begin far to the left."""
    lefts = sorted(row.line.left for row in rows)
    return lefts[len(lefts) // 20] if lefts else 0.0
