"""On the edge: whether another rounding of the digits that were printed would change the side."""

import dataclasses
from collections.abc import Callable
from decimal import Decimal

from tallystick.assessment.admit import Sighting
from tallystick.assessment.compare import Side, Span, side
from tallystick.assessment.counts import total
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.question import Question
from tallystick.assessment.reading import Reading
from tallystick.assessment.reading_2 import plain_reading_2
from tallystick.base.quick import quick
from tallystick.base.units import COUNTED
from tallystick.register.model import Observation

_HALF, _ZERO = Decimal("0.5"), Decimal(0)
Rejudge = Callable[[list[Sighting], Callable[[Sighting, Question], Reading]], Outcome]


def on_the_edge(outcome: Outcome, question: Question, promised: Span, rejudge: Rejudge) -> bool:
    """Whether the same figures no longer decide once each stands for all that its digits can be rounded from.

    Only exact figures are widened: others stand for all they can mean already. Under ``=`` a figure holds
    within its rounding, so that there is no edge.

    Args:
        outcome: the answer.
        question: what was asked.
        promised: the numbers that keep the promise.
        rejudge: the answer of some figures by the target's own arithmetic, each read otherwise.
    """
    if outcome.reading is None or question.target.comparator == "=":
        return False
    figures = resting_on(outcome)
    if not any(printed_rounding(one.observation) for one in figures):
        return False
    if far_from_it(outcome, question, promised):
        return False
    return rejudge(figures, widened).side != outcome.side


def far_from_it(outcome: Outcome, question: Question, promised: Span) -> bool:
    """Whether it is plain without judging again that an answer is not on the edge: most are far from it.

    A figure by itself answers as it stands, and so do counts of years, added up; of a promise for every year
    each year answers, and a single bad one is enough. Of changes, means and several figures of a year only
    their arithmetic can tell.

    Args:
        outcome: an answer that rests on a reading.
        question: what was asked; under another comparator than ``=``.
        promised: the numbers that keep the promise.
    """
    reading, figures = outcome.decisive, resting_on(outcome)
    spans = [_possible(one, question) for one in figures]
    if question.target.arithmetic == "annual":
        one_a_year = len({one.observation.period.last.year for one in figures}) == len(figures)
        return one_a_year and _of_years({side(one, promised) for one in spans}) == outcome.side
    added_up = question.target.arithmetic == "cumulative" and reading.base_year is None
    if not added_up and len(figures) > 1:
        return False
    # Where a count has no upper end its figures may have one: years are missing.
    high = None if reading.possible.high is None else total([one.high for one in spans])
    return side(Span(total([one.low for one in spans]), high), promised) == outcome.side


def _of_years(sides: set[Side]) -> Side:
    if "short" in sides:
        return "short"
    return "open" if "open" in sides else "holds"


def resting_on(outcome: Outcome) -> list[Sighting]:
    """The figures that an answer rests on; of one for bad years those of all of these years."""
    bad_years = [
        single.decisive for single in outcome.told if single.decisive.period.last.year in outcome.years
    ]
    return [sighting for one in bad_years or [outcome.decisive] for sighting in one.sightings]


def widened(sighting: Sighting, question: Question) -> Reading:
    """What a figure says if its last printed digit is a rounding; what is not negative stays so."""
    reading = plain_reading_2(sighting, question)
    if not printed_rounding(sighting.observation):
        return reading
    return dataclasses.replace(reading, possible=_possible(sighting, question))


def _possible(sighting: Sighting, question: Question) -> Span:
    """Every number that a figure can mean if its last printed digit is a rounding."""
    one = sighting.observation
    reach = printed_rounding(one)
    if not reach:
        return plain_reading_2(sighting, question).possible
    value = one.value if one.value_in_target_unit is None else one.value_in_target_unit
    low = value - reach
    return quick(Span)(max(low, _ZERO) if value >= 0 else low, value + reach, True, True)


def printed_half(one: Observation) -> Decimal | None:
    """Half the last printed digit of a figure in its own unit, 0 of a whole count; None where unknown."""
    if one.rounding is not None and one.value_in_target_unit in {None, one.value}:
        return one.rounding
    exponent = one.value.as_tuple().exponent
    if one.qualifier != "exact" or one.derivation != "as_printed" or not isinstance(exponent, int):
        return None
    return Decimal(0) if one.unit in COUNTED and exponent >= 0 else _HALF.scaleb(exponent)


def printed_rounding(one: Observation) -> Decimal:
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
