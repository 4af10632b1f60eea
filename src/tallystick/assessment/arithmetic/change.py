"""Change: the move since the base year, as a source gives it or as its own series of levels shows it."""

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.outcome import Outcome, unrated
from tallystick.assessment.reading import Reading
from tallystick.assessment.series import changes
from tallystick.base.reasons import Reason


def readings(sightings: list[Sighting], asked: Asked) -> list[Reading]:
    """Changes that were published, and those that levels of one series stand for."""
    return asked.readings(sightings) + changes(sightings, asked)


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a promise to move a value by so much."""
    found = readings(sightings, asked)
    if not found:
        return unrated(
            Reason("No figure gives the change since the base year, and no one series gives both ends of it.")
        )
    return asked.decide(found)
