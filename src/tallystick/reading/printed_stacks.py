"""Boxes of a PDF that stand on one another, as wide as each other: each holds an item of a list.

That is how a table of one column looks.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tallystick.reading.printed import Printed
from tallystick.reading.printed_words import running
from tallystick.reading.rulings import RuledBox, Rulings

#: Ends of rules that meet, or lie at one place, are no farther apart, in points.
_TOUCH = 3.0
#: Fewer boxes on one another make no list: a frame around words is one, with its title two.
_FEWEST = 3
#: What begins with a mark is a list inside its box, and what begins with a name is a field of a template.
_MARKED = re.compile(r"\s*(?:[-–—•●○▪■◦§*\uf000-\uf8ff]\s|\(?(?:\d{1,3}|[a-z])[.)]\s)")
_FIELD = re.compile(r"[^\s:.][^:.]{1,40}[:：]")
_Held = dict[RuledBox, list[Printed]]
_Edges = tuple[int, int]


def with_boxes(lines: list[Printed], rulings: Rulings) -> list[Printed]:
    """The pieces of a page, those that stand in a box with that box.

    Args:
        lines: the pieces.
        rulings: the rules of the page.
    """
    boxes = closed_boxes(rulings)
    return [replace(one, box=_around(one, boxes)) for one in lines] if boxes else lines


def closed_boxes(rulings: Rulings) -> list[RuledBox]:
    """The boxes of a page: what two lying rules of one width and the standing ones at their ends close."""
    return list(_boxes(rulings))


def _boxes(rulings: Rulings) -> Iterator[RuledBox]:
    """What two lying rules of one width and the standing ones at their ends close."""
    wide: dict[_Edges, list[tuple[float, float, float]]] = defaultdict(list)
    for at, left, right in rulings.level:
        wide[round(left / _TOUCH), round(right / _TOUCH)].append((at, left, right))
    for rules in wide.values():
        rules.sort(reverse=True)
        for (high, left, right), (low, _, _) in pairwise(rules):
            sides = [
                at for at, below, above in rulings.upright if below <= low + _TOUCH and above >= high - _TOUCH
            ]
            inner = any(left + _TOUCH < at < right - _TOUCH for at in sides)
            closed = all(any(abs(at - edge) <= _TOUCH for at in sides) for edge in (left, right))
            if high - low > _TOUCH and closed and not inner:
                yield RuledBox(left, right, low, high)


def _around(line: Printed, boxes: list[RuledBox]) -> RuledBox | None:
    """The box that a piece stands in."""
    return next(
        (
            box
            for box in boxes
            if box.left - _TOUCH <= line.left
            and line.right <= box.right + _TOUCH
            and box.low <= line.base < box.high
        ),
        None,
    )


def as_items(pages: list[list[Printed]]) -> list[list[Printed]]:
    """Pages with what stands in each box of a list as one line; pieces in other boxes as they are.

    Args:
        pages: the pieces of each page.
    """
    held = [_by_box(lines) for lines in pages]
    lists = {edges for page in held for edges in _lists(page)}
    found: list[list[Printed]] = []
    for lines, page in zip(pages, held, strict=True):
        items = {
            box: inside for box, inside in page.items() if _edges(box) in lists and not _is_title(box, page)
        }
        plain = [replace(one, box=None) for one in lines if one.box not in items]
        found.append([*plain, *(_as_one(box, inside) for box, inside in items.items())])
    return found


def _by_box(lines: list[Printed]) -> _Held:
    """The pieces of each box that holds one paragraph, in reading order."""
    held: _Held = defaultdict(list)
    for one in sorted(lines, key=lambda one: (-round(one.base), one.left)):
        if one.box:
            held[one.box].append(one)
    return {box: inside for box, inside in held.items() if _is_paragraph(inside)}


def _is_paragraph(inside: list[Printed]) -> bool:
    """Whether a box holds no list and no row of a table."""
    return not any(_MARKED.match(one.words) or one.cells for one in inside)


def _is_title(box: RuledBox, held: _Held) -> bool:
    """Whether words in bold stand in the first of several boxes."""
    first = not any(_edges(one) == _edges(box) and abs(one.low - box.high) <= _TOUCH for one in held)
    return first and all(one.bold for one in held[box])


def _lists(held: _Held) -> Iterator[_Edges]:
    """The edges of boxes of which enough stand on one another, and few name a field of a template."""
    run: list[RuledBox] = []
    for box in (*sorted(held, key=lambda box: (_edges(box), -box.high)), None):
        if run and not (box and _edges(box) == _edges(run[-1]) and run[-1].low - box.high <= _TOUCH):
            fields = sum(_FIELD.match(held[one][0].words) is not None for one in run)
            shaded = all(_is_shaded(one, held[one]) for one in run)
            if len(run) >= _FEWEST and 2 * fields < len(run) and not shaded:
                yield _edges(run[0])
            run = []
        if box:
            run.append(box)


def _is_shaded(box: RuledBox, inside: list[Printed]) -> bool:
    """Whether a box is but the ground that one line in bold is set on: a title is, line by line."""
    return len(inside) == 1 and inside[0].bold and box.high - box.low <= _LINE * inside[0].size


#: The ground of one line is no higher than so many of its sizes.
_LINE = 1.4


def _edges(box: RuledBox) -> _Edges:
    """Where boxes of one list begin and end."""
    return round(box.left / _TOUCH), round(box.right / _TOUCH)


def _as_one(box: RuledBox, inside: list[Printed]) -> Printed:
    """The words of a box as one line."""
    words = running(one.words for one in inside)
    return replace(inside[0], words=words, right=box.right, bold=False, run_in=0, gaps=(), box=box)
