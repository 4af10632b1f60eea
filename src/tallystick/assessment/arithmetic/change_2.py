"""Change, second version: where no series could be joined, its base is the reason given."""

from collections.abc import Callable

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.outcome import Outcome, unrated
from tallystick.assessment.reading import Reading
from tallystick.assessment.series_2 import changes_2
from tallystick.base.reasons import Reason

#: Those of some changes that are heard.
ReadingsTaken = Callable[[list[Reading], Asked], list[Reading]]
_NOTHING = Reason("No figure gives the change since the base year, and no one series gives both ends of it.")


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a promise to move a value by so much."""
    return answer_by(lambda readings, _: readings, sightings, asked)


def answer_by(taken: ReadingsTaken, sightings: list[Sighting], asked: Asked) -> Outcome:
    """The same, by some way of taking the changes that are heard."""
    joined = changes_2(sightings, asked)
    found = taken(asked.readings(sightings) + joined.readings, asked)
    if not found:
        return unrated(joined.refused[0] if joined.refused else _NOTHING)
    return asked.decide(found)
