"""Level, second version: every figure is read, so that voices can be compared in a year of both."""

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.unanswered import why_none


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a rate or stock that must stand at the promised value by the deadline."""
    readings = asked.readings(sightings)
    return asked.decide(readings) if readings else why_none(sightings, asked)
