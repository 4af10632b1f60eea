"""Cumulative, third version: so many more than none is so many, and what does not count is said to."""

from tallystick.assessment.admit import Sighting
from tallystick.assessment.arithmetic.cumulative_2 import Contradicted, answer_by, contradicted_by_counts
from tallystick.assessment.asked import Asked
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.series_3 import stock_changes_3
from tallystick.assessment.unanswered import none_counts, why_none


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a promise to reach a count by the deadline, stocks counted from nothing too.

    Where no figure counts, the reason is why not: it came too late, is from before the plan, or the like.
    """
    return answer_unless(contradicted_by_counts, sightings, asked)


def answer_unless(contradicted: Contradicted, sightings: list[Sighting], asked: Asked) -> Outcome:
    """The same, by some way of telling what contradicts a count."""
    found = answer_by(stock_changes_3, contradicted, sightings, asked)
    unanswered = not found.told and none_counts(sightings, asked)
    return why_none(sightings, asked) if unanswered else found
