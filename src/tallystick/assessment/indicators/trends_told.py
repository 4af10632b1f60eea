"""Why a trend is called what it is called, in words."""

import functools
from decimal import Decimal

from tallystick.base.quantities import Quantity
from tallystick.base.reasons import Count, Listing, Reason, Value, Year
from tallystick.base.verdicts import IMPROVED, WORSENED

_TOO_FEW = Reason("It needs figures of {need} years to say where they went; there are those of {list}.")
_GAPS = Reason("No figure is there of {list}.")
_DESCRIBED = {
    "rose": Reason("From {first} to {last} the figures of {years} years rose, too few for a test."),
    "fell": Reason("From {first} to {last} the figures of {years} years fell, too few for a test."),
    "no_clear_change": Reason(
        "From {first} to {last} the figures of {years} years rose as often as they fell."
    ),
}
_TESTED = {
    IMPROVED.code: Reason(
        "From {first} to {last} the figures of {years} years went the better way (by chance with a "
        "probability of {p})."
    ),
    WORSENED.code: Reason(
        "From {first} to {last} the figures of {years} years went the worse way (by chance with a "
        "probability of {p})."
    ),
    "no_clear_change": Reason(
        "From {first} to {last} the figures of {years} years went no clear way (as far by chance with a "
        "probability of {p})."
    ),
}


@functools.lru_cache(maxsize=4096)  # most series of a package have the same years and few chances
def told(trend: str, years: tuple[int, ...], fewest: int, p: Decimal | None) -> Reason:
    """The reason for a trend.

    Args:
        trend: what it is called.
        years: the years that have a figure.
        fewest: how many are needed to say anything.
        p: the probability by chance, where it was tested; without zeros at its end.
    """
    if len(years) < fewest:
        return _TOO_FEW.saying(list=Listing(tuple(map(Year, years)), ","), need=Count(fewest))
    values: dict[str, Value] = {
        "first": Year(years[0]),
        "last": Year(years[-1]),
        "years": Count(len(years)),
    }
    said = _DESCRIBED[trend].saying(**values) if p is None else _TESTED[trend].saying(**values, p=Quantity(p))
    gaps = [year for year in range(years[0], years[-1]) if year not in years]
    return said.since(_GAPS.saying(list=Listing(tuple(map(Year, gaps)), ","))) if gaps else said
