"""Shares printed in a chart: each alone on its line or in its tabbed cell, all together a hundred percent.

They say what a whole is made of, and promise nothing. The words of a text beside the chart stand between
them, so that they are looked for over all sentences. So are the bars of a chart, above its scale.
"""

import bisect
from collections.abc import Iterable, Iterator, Mapping

from tallystick.reading.mention import Mention
from tallystick.reading.passage import Passage
from tallystick.reading.pieces import is_a_piece

#: Fewer shares make no whole; so far from one to the next, in characters, goes a chart.
_FEWEST, _APART = 3, 900
#: So near above its scale stands a bar.
_ABOVE = 300
#: What shares add up to that were rounded.
_LEAST, _MOST = 99, 101


def shares_of_a_whole(passages: Iterable[Passage], mentions: Mapping[int, list[Mention]]) -> frozenset[int]:
    """Where the numbers begin that are shares of one whole, or bars above a scale.

    Args:
        passages: all sentences.
        mentions: the numbers of each, by where it begins.
    """
    alone: list[tuple[int, Mention]] = []
    scales: list[int] = []
    for one in passages:
        numbers = mentions[one.start]
        alone += [(one.start + number.start, number) for number in numbers if _is_share(one, number)]
        scales += [one.start + number.start for number in numbers if number.form == "scale"][:1]
    runs = (run for run in _runs(alone) if len(run) >= _FEWEST)
    wholes = (run for run in runs if _LEAST <= sum(number.value for _, number in run) <= _MOST)
    bars = (at for at, _ in alone if any(scale < at + _ABOVE for scale in _behind(scales, at)))
    return frozenset(bars).union(at for run in wholes for at, _ in run)


def _behind(scales: list[int], at: int) -> list[int]:
    """The first scale behind a place, if there is one."""
    return scales[bisect.bisect(scales, at) :][:1]


def _is_share(one: Passage, number: Mention) -> bool:
    plain = number.unit == "percent" and number.form == "number" and not number.spelled
    return plain and not one.role(number.start) and is_a_piece(one.printed, number)


def _runs(alone: list[tuple[int, Mention]]) -> Iterator[list[tuple[int, Mention]]]:
    """The shares with no more than a chart between each and the next."""
    run: list[tuple[int, Mention]] = []
    for at, number in alone:
        if run and at - run[-1][0] > _APART:
            yield run
            run = []
        run.append((at, number))
    yield run
