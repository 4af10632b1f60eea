"""Why a trend is called what it is called, in words."""

from decimal import Decimal

from tallystick.base.quantities import Quantity
from tallystick.base.reasons import Count, Listing, Reason, Value, Year
from tallystick.base.verdicts import IMPROVED, WORSENED

_TOO_FEW = Reason("It needs figures of {need} years to say where they went; there are those of {list}.")
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


def told(trend: str, years: tuple[int, ...], fewest: int, p: Decimal | None) -> Reason:
    """The reason for a trend.

    Args:
        trend: what it is called.
        years: the years that have a figure.
        fewest: how many are needed to say anything.
        p: the probability by chance, where it was tested.
    """
    if len(years) < fewest:
        return _TOO_FEW.saying(list=Listing(tuple(map(Year, years)), ","), need=Count(fewest))
    values: dict[str, Value] = {
        "first": Year(years[0]),
        "last": Year(years[-1]),
        "years": Count(len(years)),
    }
    if p is None:
        return _DESCRIBED[trend].saying(**values)
    return _TESTED[trend].saying(**values, p=Quantity(p))
