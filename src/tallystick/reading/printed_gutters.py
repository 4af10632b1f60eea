"""Where columns of a PDF's table part though hardly more than a blank lies between two of its cells.

A gap in a line is the edge of a column where lines above and below begin at the same place, and none goes
over it.
"""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tallystick.reading.printed import Printed, WhiteGap

#: So many points apart, places are the same; and so many lines near by begin at the edge of a column.
_SAME, _BEGIN = 3.0, 3
#: So many lines above and below are near by.
_NEAR = 12


def parted(levels: Sequence[list[Printed]]) -> list[list[Printed]]:
    """The lines of a page, with pieces parted where a column begins inside them.

    Args:
        levels: the pieces on each base line, from the top down and from left to right.
    """
    begins = [sorted(one.left for one in level) for level in levels]
    return [
        [piece for one in level for piece in _at_edges(one, levels, begins, at)]
        if any(one.gaps for one in level)
        else level
        for at, level in enumerate(levels)
    ]


def _at_edges(
    line: Printed, levels: Sequence[list[Printed]], begins: list[list[float]], at: int
) -> Iterator[Printed]:
    behind: list[Printed] = []
    for gap in reversed(line.gaps):
        if _is_edge(gap[2], levels, begins, at):
            line, piece = parted_at(line, gap)
            behind.append(piece)
    yield from (line, *reversed(behind))


def _is_edge(place: float, levels: Sequence[list[Printed]], begins: list[list[float]], at: int) -> bool:
    """Whether so many lines near by begin at a place, before one goes over it."""
    count = 0
    for step in (-1, 1):
        for other in range(at + step, max(-1, min(len(levels), at + step * (_NEAR + 1))), step):
            if any(_goes_over(one, place) for one in levels[other]):
                break
            first = bisect.bisect_left(begins[other], place - _SAME)
            count += first < len(begins[other]) and begins[other][first] <= place + _SAME
    return count >= _BEGIN


def _goes_over(line: Printed, place: float) -> bool:
    """Whether a piece is printed over a place, and does not begin behind a gap there."""
    inside = line.left < place - _SAME and place + _SAME < line.right
    return inside and not any(abs(gap[2] - place) <= _SAME for gap in line.gaps)


def parted_at(line: Printed, gap: WhiteGap) -> tuple[Printed, Printed]:
    """A piece in two at one of its gaps."""
    place, left, right = gap
    ahead = replace(
        line,
        words=line.words[:place].rstrip(),
        right=left,
        run_in=min(line.run_in, place),
        gaps=tuple(one for one in line.gaps if one[0] < place),
    )
    behind = replace(
        line,
        words=line.words[place:],
        left=right,
        run_in=0,
        gaps=tuple((one - place, low, high) for one, low, high in line.gaps if one > place),
    )
    return ahead, behind
