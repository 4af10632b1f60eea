"""What a stock grew by, third version: from nothing too, and past figures without the target's unit."""

from collections.abc import Iterable

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.reading import Reading
from tallystick.assessment.series_2 import JoinedChanges, stocks_grown
from tallystick.base.reasons import Reason

BELOW_ZERO = Reason(
    "The base of {year} may be below 0, which no stock can be; no other year stands in for it."
)


def stock_changes_3(sightings: Iterable[Sighting], asked: Asked) -> JoinedChanges:
    """What a stock grew by since the last figure before the plan, else since the earliest inside it.

    Three are three more than none: nothing is divided, so a base of 0 bears it. A stock without a value in
    the target's unit says nothing here, whether its body has replaced it or not.
    """
    unit = asked.question.target.unit
    told = (
        one
        for one in sightings
        if one.observation.unit == unit and one.observation.value_in_target_unit is not None
    )
    return stocks_grown(told, asked, _never_below_zero)


def _never_below_zero(base: Reading) -> Reason | None:
    low = base.possible.low
    below = base.value < 0 or (low is not None and low < 0)
    return BELOW_ZERO if below else None
