"""The targets of one row of a table: those of a row of years, and those that two cells say."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tallystick.reading.model import FoundTarget
from tallystick.reading.no_commitments import NoTarget
from tallystick.reading.passage import Passage

#: Columns that say what is to be reached of what another cell of the row promises.
_REACHED = frozenset({"target", "indicator"})


def falling(targets: list[FoundTarget], passage: Passage) -> list[FoundTarget]:
    """Targets of a row whose columns are years: at most, where each year's is below the one before."""
    row = [one for one in targets if one.rule == "compare:row" and passage.year(one.start - passage.start)]
    falls = len(row) > 1 and all(one.value > two.value for one, two in pairwise(row))
    return [replace(one, comparator="<=", counts="") if falls and one in row else one for one in targets]


def said_once(targets: Sequence[FoundTarget], passage: Passage) -> tuple[list[FoundTarget], list[NoTarget]]:
    """The targets of a row without those that the column of what is to be reached says again, and these.

    *Plant 400 trees by 2030 | 400 new trees* promises them once.
    """
    kept: list[FoundTarget] = []
    again: list[NoTarget] = []
    for one in targets:
        at = one.start - passage.start
        if passage.role(at) in _REACHED and any(_is_same(two, one, passage) for two in kept):
            words = passage.text[at : one.end - passage.start]
            place = (one.start, one.end)
            again.append(NoTarget(one.commitment, words, *place, SAID_AGAIN, "no-target:said again"))
        else:
            kept.append(one)
    return kept, again


SAID_AGAIN = "another cell of the row says it"


def _is_same(one: FoundTarget, two: FoundTarget, passage: Passage) -> bool:
    first, second = (passage.role(each.start - passage.start) for each in (one, two))
    dues = one.deadline == two.deadline or not two.deadline
    return first != second and one.value == two.value and one.unit == two.unit and dues
