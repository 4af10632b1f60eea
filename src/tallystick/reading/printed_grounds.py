"""Rules of a PDF's page that part nothing, since lines of text go across them: the edges of what lies behind.

A coloured strip behind a page, or a frame drawn around all of it, has edges as a table has; but no word of a
table goes across the edge of its cell.
"""

import bisect
from collections import Counter

from tallystick.reading.printed import Printed
from tallystick.reading.rulings import Rulings

#: A line goes across a rule where it reaches so many points beyond it on both sides.
_BEYOND = 4.0
#: So many lines across a rule, and as many as it parts, make it one of a ground.
_ACROSS = 3
_Rule = tuple[float, float, float]


def without_grounds(rulings: Rulings, lines: list[Printed]) -> Rulings:
    """The rules of a page without the standing ones that lines of text go across; the same where none does.

    Args:
        rulings: the rules of the page.
        lines: the pieces of the page, parted at these rules.
    """
    grounds = {rule for rule, count in _crossed(rulings, lines).items() if _is_ground(rule, count, lines)}
    if not grounds:
        return rulings
    return Rulings([one for one in rulings.upright if one not in grounds], rulings.level)


def _crossed(rulings: Rulings, lines: list[Printed]) -> Counter[_Rule]:
    """Across how many pieces each standing rule goes."""
    upright = sorted(set(rulings.upright))
    found: Counter[_Rule] = Counter()
    for line in lines:
        first = bisect.bisect_right(upright, (line.left + _BEYOND,))
        last = bisect.bisect_left(upright, (line.right - _BEYOND,))
        found.update(one for one in upright[first:last] if one[1] <= line.base <= one[2])
    return found


def _is_ground(rule: _Rule, count: int, lines: list[Printed]) -> bool:
    """Whether lines go across a rule, and no more are parted by it."""
    if count < _ACROSS:
        return False
    at, low, high = rule
    beside = [one for one in lines if low <= one.base <= high]
    before = {round(one.base) for one in beside if one.right <= at}
    behind = {round(one.base) for one in beside if one.left >= at}
    return count >= len(before & behind)
