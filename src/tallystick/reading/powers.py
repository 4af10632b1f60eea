"""Powers of ten as one number: 10^6, 10⁶, and 2.5 times that."""

import re
from collections.abc import Iterator
from decimal import Decimal

from tallystick.reading.digits import Digits
from tallystick.reading.measures import whole
from tallystick.reading.spelled import Found

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(f"{_RAISED}⁻⁺−–", "0123456789-+--")
_POWER = re.compile(
    r"(?:(?<![\w.,])(?P<times>\d[\d.,]*)\s?(?:[x×✕·*]|\\times)\s?)?(?<![\d.,])10"
    rf"(?:\s?\\?(?:\^|\*\*)\s?[({{]?(?P<marked>[-+−–]?\d{{1,2}})[)}}^]?|(?P<raised>[⁻⁺]?[{_RAISED}]{{1,2}})|(?P<lost>\s\d{{1,2}}(?![\d.,])))"
)
#: No plan counts in larger powers.
_LARGEST = 15


def powers_of_ten(text: str, digits: Digits) -> Iterator[Found]:
    """Start, end, value and form of each; one whose power lost its place is unclear: 2 x 10 6.

    Args:
        text: a text in lower case.
        digits: how its language writes numbers.
    """
    for found in _POWER.finditer(text):
        power = found.group("marked") or found.group("raised")
        if power is None:
            if found.group("times"):
                yield found.start(), found.end(), Decimal(0), "unclear"
            continue
        by = int(power.translate(_PLAIN))
        if abs(by) > _LARGEST:
            yield found.start(), found.end(), Decimal(0), "unclear"
            continue
        times = digits.value(found.group("times").rstrip(".,")) if found.group("times") else Decimal(1)
        yield found.start(), found.end(), whole(times.scaleb(by)), "power"
