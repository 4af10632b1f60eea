"""Boxes of a PDF's page that stand beside running text: what a frame holds is read whole.

Read by its lines, it would run into what stands next to it.
"""

from dataclasses import replace
from itertools import combinations

from tallystick.reading.printed import Printed
from tallystick.reading.rulings import Rulings

#: Ends of rules that meet, or lie at one height, are no farther apart, in points.
_TOUCH = 4.0
#: A frame beside text takes up less of the page's width, and holds so many lines beside as many.
_WIDEST, _LINES = 0.7, 2
#: A page with more standing rules is a drawing or a table.
_MOST = 40
_Frame = tuple[float, float, float, float]


def with_frames(lines: list[Printed], rulings: Rulings, width: float) -> tuple[list[Printed], list[Printed]]:
    """The pieces in no frame, and those in one beside which text stands, each with the number of its frame.

    Args:
        lines: the pieces of a page.
        rulings: its rules.
        width: how wide the page is, in points.
    """
    held: list[Printed] = []
    for left, low, right, high in _frames(rulings, width):
        inside = [
            one
            for one in lines
            if left - _TOUCH <= one.left and one.right <= right + _TOUCH and low <= one.base <= high
        ]
        kept = {id(one) for one in inside}
        beside = sum(low <= one.base <= high for one in lines if id(one) not in kept)
        if len(inside) >= _LINES and beside >= _LINES:
            number = held[-1].frame + 1 if held else 1
            held += [replace(one, frame=number) for one in inside]
            lines = [one for one in lines if id(one) not in kept]
    return lines, held


def _frames(rulings: Rulings, width: float) -> list[_Frame]:
    """Left, low, right and high of each frame without rules that part columns in it, from the top down."""
    upright = sorted(set(rulings.upright))
    if len(upright) > _MOST:
        return []
    found: list[_Frame] = []
    for (left, low, high), (right, low_too, high_too) in combinations(upright, 2):
        alike = abs(low - low_too) <= _TOUCH and abs(high - high_too) <= _TOUCH
        if not alike or not _TOUCH < right - left < _WIDEST * width:
            continue
        closed = all(_closes(rulings, at, left, right) for at in (low, high))
        parted = any(
            left + _TOUCH < at < right - _TOUCH and one < high - _TOUCH and two > low + _TOUCH
            for at, one, two in upright
        )
        if closed and not parted and not any(_same((left, low, right, high), one) for one in found):
            found.append((left, low, right, high))
    return sorted(found, key=lambda one: -one[3])


def _closes(rulings: Rulings, height: float, left: float, right: float) -> bool:
    """Whether a lying rule reaches from one side to the other at a height."""
    return any(
        abs(at - height) <= _TOUCH and low <= left + _TOUCH and high >= right - _TOUCH
        for at, low, high in rulings.level
    )


def _same(one: _Frame, other: _Frame) -> bool:
    return all(abs(a - b) <= 2 * _TOUCH for a, b in zip(one, other, strict=True))
