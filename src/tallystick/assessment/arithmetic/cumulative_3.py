"""Cumulative, third version: so many more than none is so many, and what does not count is said to."""

from tallystick.assessment.admit import Sighting
from tallystick.assessment.arithmetic.cumulative_2 import answer_by
from tallystick.assessment.asked import Asked
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.series_3 import stock_changes_3
from tallystick.assessment.unanswered import none_counts, why_none


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a promise to reach a count by the deadline, stocks counted from nothing too.

    Where no figure counts, the reason is why not: it came too late, is from before the plan, or the like.
    """
    found = answer_by(stock_changes_3, sightings, asked)
    unanswered = not found.told and none_counts(sightings, asked)
    return why_none(sightings, asked) if unanswered else found
