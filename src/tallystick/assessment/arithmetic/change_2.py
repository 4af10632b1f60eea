"""Change, second version: where no series could be joined, its base is the reason given."""

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.outcome import Outcome, unrated
from tallystick.assessment.series_2 import changes_2
from tallystick.base.reasons import Reason

_NOTHING = Reason("No figure gives the change since the base year, and no one series gives both ends of it.")


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a promise to move a value by so much."""
    joined = changes_2(sightings, asked)
    found = asked.readings(sightings) + joined.readings
    if not found:
        return unrated(joined.refused[0] if joined.refused else _NOTHING)
    return asked.decide(found)
