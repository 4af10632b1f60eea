"""Marks that would lie on one another, moved beside one another on the narrowest screen."""

from collections.abc import Sequence
from dataclasses import replace

from tallystick.report.charts.model import ChartMark

#: How wide one percent of a drawing is at least, in pixels: on a phone of 320 pixels.
PERCENT = 2.7
#: How far two marks' middles are to be from each other, in pixels.
ROOM = 13.0
#: How often marks that were moved are looked at again.
_ROUNDS = 12


def apart(marks: Sequence[ChartMark]) -> tuple[ChartMark, ...]:
    """The marks, those of one place side by side: their height is kept, for it is the figure.

    Wider screens only move them further apart. What was moved may meet its neighbours, and moves with them.
    """
    found = list(marks)
    for _ in range(_ROUNDS):
        crowds = _crowds(found)
        for crowd in crowds:
            middle = sum(_pixels(found[place]) for place in crowd) / len(crowd)
            for turn, place in enumerate(crowd):
                wanted = middle + (turn - (len(crowd) - 1) / 2) * ROOM
                found[place] = replace(found[place], dx=round(wanted - found[place].x * PERCENT, 1))
        if not crowds:
            break
    return tuple(found)


def _pixels(mark: ChartMark) -> float:
    """Where a mark stands on the narrowest screen."""
    return mark.x * PERCENT + mark.dx


def _crowds(marks: Sequence[ChartMark]) -> list[list[int]]:
    """The marks that lie on one another, directly or through others, from left to right."""
    order = sorted(range(len(marks)), key=lambda place: (_pixels(marks[place]), marks[place].y, place))
    crowds: list[list[int]] = []
    for place in order:
        near = [crowd for crowd in crowds if any(_meet(marks[place], marks[other]) for other in crowd)]
        crowds = [crowd for crowd in crowds if crowd not in near]
        crowds.append(sorted([*(other for crowd in near for other in crowd), place], key=order.index))
    return [crowd for crowd in crowds if len(crowd) > 1]


def _meet(one: ChartMark, other: ChartMark) -> bool:
    return abs(_pixels(one) - _pixels(other)) < ROOM - 0.2 and abs(one.y - other.y) < ROOM
