"""Cumulative, fourth version: a later stock that falls short contradicts a count, as it leads alone."""

from tallystick.assessment.admit import Sighting
from tallystick.assessment.arithmetic.cumulative_2 import Count, contradicted_by_counts
from tallystick.assessment.arithmetic.cumulative_3 import answer_unless
from tallystick.assessment.asked import Asked
from tallystick.assessment.outcome import Outcome


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a promise to reach a count by the deadline, with one ear for every later figure.

    A stock of a later day that falls short is the answer where it is the newest figure. It stays an objection
    where a still newer one leaves the promise open: what says nothing can't turn short into reached.
    """
    return answer_unless(_contradicted, sightings, asked)


def _contradicted(one: Count, found: list[Count], asked: Asked) -> bool:
    short_later = any(
        other.what == "stock"
        and other.reading.end > one.reading.end
        and asked.side(other.reading) == "short"
        for other in found
    )
    return short_later or contradicted_by_counts(one, found, asked)
