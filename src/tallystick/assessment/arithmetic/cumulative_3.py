"""Cumulative, third version: so many more than none is so many."""

from tallystick.assessment.admit import Sighting
from tallystick.assessment.arithmetic.cumulative_2 import answer_by
from tallystick.assessment.asked import Asked
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.series_3 import stock_changes_3


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a promise to reach a count by the deadline, stocks counted from nothing too."""
    return answer_by(stock_changes_3, sightings, asked)
