"""Columns of text on a PDF's page: where they part, and lines whose words are set far apart in one."""

import bisect
import math
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from tallystick.reading.printed import Printed
from tallystick.reading.printed_lists import is_marker

#: So much of a page's width lies between its edges and the gutter of two columns.
_GUTTERS = [0.35 + 0.02 * step for step in range(16)]
#: A column has so many lines, so many of them wide; of all that stand beside a gutter so few go across it.
_LINES, _WIDE_LINES, _ACROSS = 8, 6, 0.15
#: A wide line of two columns takes up this share of the page's width, and one of three.
_WIDE, _WIDE_OF_THREE = 0.25, 0.15
#: Where the file goes from one column to another at more than this share of the lines, they are a table's.
_SWITCHES = 0.15
#: A further gutter lies so much of the page's width from the edges of the column that it parts.
_STEP, _INNER = 0.01, 0.15
#: So many sizes lie between what stands in columns and what stands across, above or below.
_BAND = 2.2
#: Lines on one base line differ by no more than this share of their size.
_SAME_BASE = 0.35
#: So many points apart, places are the same; a line that is set wide ends where so many others do.
_SAME, _LIKE = 3.0, 4
#: The gaps of a line that is set wide are wider than so many sizes, and alike but for this share.
_GAP, _ALIKE = 0.8, 0.25
#: Behind the number of an item so many gaps and more are even where the least is so much of the widest.
_EVEN, _EVENLY = 4, 0.9


def gutters(lines: list[Printed], width: float) -> list[float]:
    """Where columns of running text part, from left to right; none where there is but one."""
    first = _least_crossed(lines, _GUTTERS, width)
    if first is None:
        return []
    if _is_between_wide(lines, first, _WIDE * width):
        return _further(lines, first, width)
    if not _is_between_wide(lines, first, _WIDE_OF_THREE * width) or not _held_whole(lines, first):
        return []
    found = _further(lines, first, width)
    return found if len(found) > 1 else []


def cut_above_columns(lines: list[Printed], width: float) -> float | None:
    """The height at which a page parts, where columns of text stand above or below what has none.

    Args:
        lines: the pieces of a page over which no gutter goes from top to bottom.
        width: how wide the page is, in points.
    """
    ordered = sorted(lines, key=lambda one: -one.base)
    for at in range(_LINES, len(ordered) - 1):
        above, line = ordered[at], ordered[at + 1]
        if above.base - line.base <= _BAND * max(above.size, line.size):
            continue
        for part in (ordered[: at + 1], ordered[at + 1 :]):
            found = gutters(part, width)
            if found and all(_held_whole(part, one) for one in found):
                return line.base
    return None


def _further(lines: list[Printed], first: float, width: float) -> list[float]:
    """A gutter, and those that part what stands on either side of it."""
    found = [first]
    for side in (1, 2):
        column = [one for one in lines if side_of(one, [first]) == side]
        low, high = min(one.left for one in column) / width, max(one.right for one in column) / width
        count = max(0, int((high - low - 2 * _INNER) / _STEP) + 1)
        steps = [low + _INNER + _STEP * at for at in range(count)]
        more = _least_crossed(column, steps, width)
        if more is None or not _is_between_wide(column, more, _WIDE_OF_THREE * width):
            continue
        if _held_whole(column, more):
            found.append(more)
    return sorted(found)


def _held_whole(lines: list[Printed], gutter: float) -> bool:
    """Whether the file holds what stands left of a gutter apart from what stands right of it."""
    ordered = sorted(lines, key=lambda one: one.place)
    sides = [side for one in ordered if (side := side_of(one, [gutter]))]
    return sum(one != two for one, two in pairwise(sides)) <= _SWITCHES * len(sides)


def _least_crossed(lines: list[Printed], shares: list[float], width: float) -> float | None:
    """Which of these shares of the page's width fewest lines go across, if columns may part there."""
    if len(lines) < 2 * _LINES:
        return None
    best: tuple[float, float] | None = None
    edges = Edges(lines)
    for share in shares:
        left, right = edges.beside(share * width)
        across = (len(lines) - left - right) / len(lines)
        if min(left, right) >= _LINES and across <= _ACROSS and (best is None or across < best[0]):
            best = (across, share * width)
    return None if best is None else best[1]


def _is_between_wide(lines: list[Printed], gutter: float, wide: float) -> bool:
    """Whether so many wide lines stand on either side of a place that running text parts there."""
    broad = [one for one in lines if one.right - one.left > wide]
    halves = Counter(side_of(one, [gutter]) for one in broad)
    return min(halves[1], halves[2]) >= _WIDE_LINES


class Edges:
    """Where lines begin and end, asked again and again how many of them a gutter has on either side.

    Args:
        lines: the lines.
    """

    def __init__(self, lines: list[Printed]) -> None:
        self._begin = sorted(one.left for one in lines)
        # a line without a width lies left of what is right of its beginning
        self._end = sorted(max(one.right, math.nextafter(one.left, math.inf)) for one in lines)

    def beside(self, gutter: float) -> tuple[int, int]:
        """How many lines lie left of a place, and how many right of it; the others go across."""
        right = len(self._begin) - bisect.bisect_left(self._begin, gutter)
        return bisect.bisect_right(self._end, gutter), right


def side_of(line: Printed, parts: list[float]) -> int:
    """The column of a line, counted from 1 on the left; 0 for one that goes across a gutter."""
    column = 1 + sum(line.left >= one for one in parts)
    return 0 if any(line.left < one < line.right for one in parts) else column


def without_wide_gaps(lines: list[Printed], parts: list[float]) -> list[Printed]:
    """The pieces of a page, those of one line of a column as one where its words are set far apart.

    A line that is set from edge to edge, of few and long words, has wide gaps that are alike; it begins and
    ends where other lines of its column do. Columns of a table part by gaps that differ.

    Args:
        lines: the pieces.
        parts: the gutters between columns.
    """
    places = {(one.base, one.left): at for at, one in enumerate(lines)}
    columns: list[list[Printed]] = [[] for _ in range(len(parts) + 2)]
    for one in lines:
        columns[side_of(one, parts)].append(one)
    found: list[Printed] = []
    for column in columns:
        edges = Counter((round(one.left / _SAME), round(one.right / _SAME)) for one in column)
        ordered = sorted(column, key=lambda one: (-one.base, one.left))
        level: list[Printed] = []
        for line in ordered:
            if level and abs(level[0].base - line.base) > _SAME_BASE * min(level[0].size, line.size):
                found += _as_one(level, edges)
                level = []
            level.append(line)
        found += _as_one(level, edges)
    return sorted(found, key=lambda one: places[one.base, one.left])


def _as_one(level: list[Printed], edges: Counter[tuple[int, int]]) -> list[Printed]:
    """The pieces on one base line, as one where they fill a line of their column, or of an item in it."""
    level = sorted(level, key=lambda one: one.left)
    if len(level) < 2 or any(one.cells or one.frame for one in level):
        return level
    if len(level) > _EVEN and is_marker(level[0].words.strip()) and _is_even(level[1:], edges):
        return [level[0], _joined(level[1:])]
    left, right = round(level[0].left / _SAME), round(level[-1].right / _SAME)
    like = sum(edges[left + one, right + two] for one in (-1, 0, 1) for two in (-1, 0, 1))
    between = [two.left - one.right for one, two in pairwise(level)]
    wide = [one for one in between if one > _GAP * level[0].size]
    inside = [high - low for one in level for _, low, high in one.gaps]
    alike = not wide or max(wide) - min(*wide, *inside, max(wide)) <= _ALIKE * max(wide)
    lone = len(wide) == 1 and not _is_spread(level, inside, wide)
    if like < _LIKE or not alike or lone or min(between) < 0:
        return level
    return [_joined(level)]


def _joined(level: list[Printed]) -> Printed:
    """Pieces on one base line as one."""
    words = " ".join(one.words for one in level)
    bold = all(one.bold for one in level)
    return replace(level[0], words=words, right=level[-1].right, bold=bold, gaps=())


def _is_even(level: list[Printed], edges: Counter[tuple[int, int]]) -> bool:
    """Whether the words of an item are evenly set apart from where items begin to where lines end."""
    between = [two.left - one.right for one, two in pairwise(level)]
    if len(between) < _EVEN or min(between) < _EVENLY * max(between) or min(between) <= _GAP * level[0].size:
        return False
    if any(len(one.words.split()) > 1 for one in level):
        return False
    left, right = round(level[0].left / _SAME), round(level[-1].right / _SAME)
    begin = sum(count for (low, _), count in edges.items() if abs(low - left) <= 1)
    end = sum(count for (_, high), count in edges.items() if abs(high - right) <= 1)
    return begin >= _LIKE and end >= _LIKE


def _is_spread(level: list[Printed], inside: list[float], wide: list[float]) -> bool:
    """Whether a line with one wide gap has two words, or more whose gaps are as wide."""
    words = sum(len(one.words.split()) for one in level)
    return words == 2 or len(inside) + len(wide) == words - 1
