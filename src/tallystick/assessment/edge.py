"""On the edge: whether another rounding of the digits that were printed would change the side."""

import dataclasses
from collections.abc import Callable
from decimal import Decimal

from tallystick.assessment.admit import Sighting
from tallystick.assessment.compare import Span
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.question import Question
from tallystick.assessment.reading import Reading
from tallystick.assessment.reading_2 import plain_reading_2
from tallystick.base.units import COUNTED
from tallystick.register.model import Observation

_HALF = Decimal("0.5")
Rejudge = Callable[[list[Sighting], Callable[[Sighting, Question], Reading]], Outcome]


def on_the_edge(outcome: Outcome, question: Question, rejudge: Rejudge) -> bool:
    """Whether the same figures no longer decide once each stands for all that its digits can be rounded from.

    Only exact figures are widened: others stand for all they can mean already. Under ``=`` a figure holds
    within its rounding, so that there is no edge.
    """
    if outcome.reading is None or question.target.comparator == "=":
        return False
    bad_years = [
        single.decisive for single in outcome.told if single.decisive.period.last.year in outcome.years
    ]
    figures = [sighting for one in bad_years or [outcome.reading] for sighting in one.sightings]
    if not any(_printed_rounding(one.observation) for one in figures):
        return False
    return rejudge(figures, widened).side != outcome.side


def widened(sighting: Sighting, question: Question) -> Reading:
    """What a figure says if its last printed digit is a rounding; what is not negative stays so."""
    reading = plain_reading_2(sighting, question)
    reach = _printed_rounding(sighting.observation)
    if not reach:
        return reading
    possible = Span.around(reading.value, reach)
    if reading.value >= 0 and possible.low is not None:
        possible = dataclasses.replace(possible, low=max(possible.low, Decimal(0)))
    return dataclasses.replace(reading, possible=possible)


def printed_half(one: Observation) -> Decimal | None:
    """Half the last printed digit of a figure in its own unit, 0 of a whole count; None where unknown."""
    if one.rounding is not None and one.value_in_target_unit in {None, one.value}:
        return one.rounding
    exponent = one.value.as_tuple().exponent
    if one.qualifier != "exact" or one.derivation != "as_printed" or not isinstance(exponent, int):
        return None
    return Decimal(0) if one.unit in COUNTED and exponent >= 0 else _HALF.scaleb(exponent)


def _printed_rounding(one: Observation) -> Decimal:
    """Half the last printed digit of an exact figure in the target's unit; 0 of a whole count of things."""
    if one.qualifier != "exact" or one.derivation != "as_printed":
        return Decimal(0)
    if one.rounding is not None:
        return one.rounding
    exponent = one.value.as_tuple().exponent
    if not isinstance(exponent, int) or (one.unit in COUNTED and exponent >= 0):
        return Decimal(0)
    half = _HALF.scaleb(exponent)
    if one.value_in_target_unit is None or not one.value:
        return half
    return abs(half * one.value_in_target_unit / one.value)
