"""Level: the figure of the latest period is compared with the promised value."""

from tallystick.assessment.admit import Sighting
from tallystick.assessment.outcome import Outcome, latest_decides
from tallystick.assessment.question import Question
from tallystick.assessment.reading import plain_reading


def answer(sightings: list[Sighting], question: Question, kinds: tuple[str, ...]) -> Outcome:
    """The answer of a rate or stock that must stand at the promised value by the deadline."""
    return latest_decides([plain_reading(one, question) for one in sightings], question, kinds)
