"""Numbers set large beside or above boxes of words, as on posters: each is the number of its box.

Read by their lines they would stand between the words of the box, or in a row of their own.
"""

import re
from dataclasses import replace

from tallystick.reading.printed import Printed

#: A list has so many boxes at least, and a number is so many times as large as the words beside it.
_FEWEST, _LARGER = 3, 1.25
_NUMBER = re.compile(r"0?[1-9]|[1-3]\d")
#: Numbers of one size differ by no more than so many points, and stand side by side as far apart at most.
_ALIKE, _LEVEL = 0.6, 4.0
#: The lines of a box are no farther apart than so many sizes, and a number from its box so many of its own.
_FARTHEST, _NEAR = 3.2, 4.0
_Box = list[Printed]


def with_numerals(lines: list[Printed]) -> tuple[list[Printed], list[Printed]]:
    """The pieces that stand in no numbered box, and those that do, in the order of the numbers.

    Args:
        lines: the pieces of a page.
    """
    numbers = _numbers(lines)
    if not numbers:
        return lines, []
    known = {id(one) for one in numbers}
    boxes = _boxes([one for one in lines if id(one) not in known and not one.cells])
    chosen = [_box_of(one, boxes) for one in numbers]
    held = {id(box): box for box in chosen if box}
    if len(held) < len(numbers):
        return lines, []
    framed: list[Printed] = []
    run = 0
    for number, box in zip(numbers, chosen, strict=True):
        run -= int(number.words) == 1
        first, *others = sorted(box, key=lambda one: (-one.base, one.left))
        numbered = replace(
            first, words=f"{number.words.strip()} {first.words}", bold=False, run_in=0, begins=True
        )
        framed += [replace(one, frame=run, bold=False) for one in (numbered, *others)]
    taken = known | {id(one) for box in held.values() for one in box}
    return [one for one in lines if id(one) not in taken], framed


def _numbers(lines: list[Printed]) -> list[Printed]:
    """The large numbers of a page that count from one on, once or more; none where one is missing."""
    usual = sorted(one.size for one in lines)
    large = [one for one in lines if _NUMBER.fullmatch(one.words.strip())]
    large = [one for one in large if one.size > _LARGER * usual[len(usual) // 2]]
    if len(large) < _FEWEST or max(one.size for one in large) - min(one.size for one in large) > _ALIKE:
        return []
    ordered = sorted(large, key=lambda one: (-round(one.base / _LEVEL), one.left))
    values = [int(one.words) for one in ordered]
    begins = [at for at, value in enumerate(values) if value == 1]
    runs = [values[low:high] for low, high in zip(begins, [*begins[1:], len(values)], strict=True)]
    whole = begins[:1] == [0] and all(run == list(range(1, len(run) + 1)) for run in runs)
    return ordered if whole and all(len(run) >= _FEWEST for run in runs) else []


def _boxes(lines: list[Printed]) -> list[_Box]:
    """Pieces in groups of which each stands close above or below another."""
    boxes: list[_Box] = []
    for line in sorted(lines, key=lambda one: -one.base):
        near = [box for box in boxes if any(_touch(one, line) for one in box)]
        joined = [line, *(one for box in near for one in box)]
        boxes = [*(box for box in boxes if box not in near), joined]
    return boxes


def _touch(above: Printed, below: Printed) -> bool:
    overlaps = above.left < below.right and above.right > below.left
    return overlaps and above.base - below.base <= _FARTHEST * max(above.size, below.size)


def _box_of(number: Printed, boxes: list[_Box]) -> _Box:
    """The nearest box right of a number, at its height; else the nearest below it; none where all are far."""
    middle = number.base + 0.35 * number.size
    near = _NEAR * number.size
    beside = [
        (left - number.right, box)
        for box in boxes
        if -1 <= (left := min(one.left for one in box)) - number.right <= near
        and min(one.base for one in box) - number.size <= middle <= max(one.base + one.size for one in box)
    ]
    below = [
        (gap + abs(left - number.left), box)
        for box in boxes
        if 0 <= (gap := number.base - max(one.base for one in box)) <= near
        and abs((left := min(one.left for one in box)) - number.left) <= near
    ]
    return min(beside or below, key=lambda one: one[0], default=(0.0, []))[1]
