"""The bases of rates: the 1,000 of *12 per 1,000 births* makes 12 a rate."""

import bisect
from decimal import Decimal

from tallystick.reading.mention import Mention

_UNITS = {
    Decimal(100): "percent",
    Decimal(1000): "per_1000",
    Decimal(10000): "per_10000",
    Decimal(100000): "per_100000",
    Decimal(1000000): "per_million",
}
#: The units of rates.
RATES = frozenset(_UNITS.values())
#: So near to a number stands the base of its rate.
_NEAR = 120


class Rates:
    """The bases of rates in a sentence: the 1,000 of *12 per 1,000*.

    Args:
        mentions: the sentence's numbers, in order.
    """

    def __init__(self, mentions: list[Mention]) -> None:
        self._bases = [one for one in mentions if one.form == "denominator"]
        self._starts = [one.start for one in self._bases]

    def unit(self, place: int) -> str:
        """The unit of the rate whose base stands nearest to a place; empty where none is near."""
        after = bisect.bisect_left(self._starts, place)
        near = [one for one in self._bases[max(0, after - 1) : after + 1] if abs(one.start - place) < _NEAR]
        if not near:
            return ""
        return _UNITS.get(min(near, key=lambda one: abs(one.start - place)).value, "count")
