"""The marks on the scale of a chart: numbers in one line with nothing but blanks between, each as much more.

They say how a chart is to be read, and count nothing: *0% 1% 2% 3% 4% 5%*.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tallystick.reading.mention import Mention

#: Fewer marks make no scale.
_FEWEST = 5
_BLANK = re.compile(r"[ \t\u00a0|]+")


def with_scales(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The numbers of a text, those on the scale of a chart told as such.

    Args:
        text: the text.
        mentions: its numbers, in order.
    """
    found = list(mentions)
    for low, high in _even_runs(text, mentions):
        found[low:high] = [replace(one, form="scale") for one in found[low:high]]
    return found


def _even_runs(text: str, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """From which number to which, as places, they stand side by side in even steps."""
    runs: list[tuple[int, int]] = []
    low = 0
    for at in range(1, len(mentions) + 1):
        if at < len(mentions) and _goes_on(text, mentions[low : at + 1]):
            continue
        if at - low >= _FEWEST:
            runs.append((low, at))
        low = at - 1 if at < len(mentions) and _goes_on(text, mentions[at - 1 : at + 1]) else at
    return runs


def _goes_on(text: str, run: Sequence[Mention]) -> bool:
    """Whether the last number of a run stands right behind the one before, as far from it as those before."""
    one, two = run[-2:]
    if one.unit != two.unit or not _BLANK.fullmatch(text, max(one.end, one.unit_end), two.start):
        return False
    steps = {second.value - first.value for first, second in pairwise(run[-3:])}
    return len(steps) == 1 and steps != {0}
