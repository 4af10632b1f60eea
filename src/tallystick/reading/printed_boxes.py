"""Slides and other wide pages: their words stand in boxes side by side, each of which the file holds whole.

Boxes are read as a reader goes over them: what stands across comes first, then column after column.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from tallystick.reading.pair_tables import names_columns
from tallystick.reading.printed import Printed

#: Lines of one box are no farther apart than so many sizes, and differ in size by no more than this.
_FARTHEST, _ALIKE = 2.2, 1.35
#: Boxes with so many lines, side by side, make columns; together they hold this share of a page's lines.
_LONG, _SHARE = 4, 0.4
#: So do those with so many, where each begins at a place of its own; nearer to each other, they share one.
_SHORT, _SAME_LEFT = 2, 12.0
#: Lines on one base line differ by no more than this share of their size.
_SAME_BASE = 0.35
#: Boxes part where nothing stands over so many points.
_GAP = 3.0


@dataclass(slots=True)
class TextBox:
    """Lines below one another, and the room that they take."""

    lines: list[Printed]
    left: float
    right: float
    top: float
    bottom: float

    def takes(self, line: Printed) -> bool:
        """Whether the next line of the file goes on in it."""
        last = self.lines[-1]
        step, size = last.base - line.base, max(last.size, line.size)
        if abs(step) <= _SAME_BASE * min(last.size, line.size):
            return 0 <= line.left - last.right <= _FARTHEST * size
        alike = size <= _ALIKE * min(last.size, line.size)
        return alike and 0 < step <= _FARTHEST * size and line.left < self.right and line.right > self.left

    def add(self, line: Printed) -> None:
        """Take in a line."""
        self.lines.append(line)
        self.left, self.right = min(self.left, line.left), max(self.right, line.right)
        self.top, self.bottom = max(self.top, line.base + line.size), min(self.bottom, line.base)

    def beside(self, other: "TextBox") -> bool:
        """Whether it stands left or right of another, over most of the height of the lower one."""
        apart = self.right <= other.left or other.right <= self.left
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return apart and 2 * shared > min(self.top - self.bottom, other.top - other.bottom)


def in_boxes(lines: list[Printed], width: float) -> list[list[Printed]]:
    """The lines of each box in the order in which they are read; nothing where none stand side by side.

    Args:
        lines: the pieces of a wide page, each with its place in the file.
        width: how wide it is, in points.
    """
    boxes = boxes_of(lines)
    if _is_spread(boxes, width):
        return [_on_its_page(box, width / 2) for box in _ordered(boxes)]
    long = [box for box in boxes if len(box.lines) >= _LONG]
    short = [box for box in boxes if len(box.lines) >= _SHORT]
    columns = _beside(long) or (_beside(short) if _stand_alone(short) else [])
    if not columns or sum(len(box.lines) for box in columns) < _SHARE * len(lines):
        return []
    return [box.lines for box in _ordered(boxes)]


def _on_its_page(box: TextBox, middle: float) -> list[Printed]:
    """The lines of a box of a spread, those of the page on the right as far in as on a page of its own."""
    if box.left < middle:
        return box.lines
    return [replace(one, left=one.left - middle, right=one.right - middle) for one in box.lines]


def _is_spread(boxes: list[TextBox], width: float) -> bool:
    """Whether a wide page is two pages side by side: nothing goes over its middle, and text stands there.

    The file seldom goes from one page to the other, as it does where the rows of a table go over both.
    """
    middle = width / 2
    if any(box.left < middle < box.right or any(one.cells for one in box.lines) for box in boxes):
        return False
    sides = [box.left > middle for box in boxes]
    text = any(len(box.lines) >= _LONG for box in boxes)
    switches = sum(one != two for one, two in pairwise(sides))
    return text and 0 < switches <= _SWITCHES * sum(len(box.lines) for box in boxes)


#: On a spread, the file goes from one of its pages to the other at no more than this share of the lines.
_SWITCHES = 0.25


def _beside(boxes: list[TextBox]) -> list[TextBox]:
    """Those of boxes that stand beside another."""
    found = {id(box) for one, two in combinations(boxes, 2) if one.beside(two) for box in (one, two)}
    return [box for box in boxes if id(box) in found]


def _stand_alone(boxes: list[TextBox]) -> bool:
    """Whether boxes of few lines are cards of a slide, each in its own place, and no cells of a table."""
    lefts = sorted(box.left for box in boxes)
    apart = all(two - one > _SAME_LEFT for one, two in pairwise(lefts))
    return apart and not names_columns(tuple(box.lines[0].words for box in boxes))


def boxes_of(lines: list[Printed]) -> list[TextBox]:
    """The boxes of a page's pieces, as the file holds them."""
    return list(_boxes(sorted(lines, key=lambda one: one.place)))


def _boxes(lines: Iterable[Printed]) -> Iterator[TextBox]:
    box: TextBox | None = None
    for line in lines:
        if box is None or line.cells or box.lines[-1].cells or not box.takes(line):
            if box is not None:
                yield box
            box = TextBox([], line.left, line.right, line.base + line.size, line.base)
        box.add(line)
    if box is not None:
        yield box


def _ordered(boxes: list[TextBox]) -> list[TextBox]:
    """From the top down where nothing stands across a gap, else from left to right."""
    down = _parted(boxes, lambda box: (-box.top, -box.bottom))
    for parts in (down, _parted(boxes, lambda box: (box.left, box.right))):
        if len(parts) > 1:
            return [box for part in parts for box in _ordered(part)]
    return sorted(boxes, key=lambda box: (-box.top, box.left))


def _parted(boxes: list[TextBox], span: Callable[[TextBox], tuple[float, float]]) -> list[list[TextBox]]:
    """The boxes in groups between which nothing stands."""
    ordered = sorted(boxes, key=span)
    parts = [[ordered[0]]]
    end = span(ordered[0])[1]
    for box in ordered[1:]:
        low, high = span(box)
        if low >= end + _GAP:
            parts.append([])
        parts[-1].append(box)
        end = max(end, high)
    return parts
