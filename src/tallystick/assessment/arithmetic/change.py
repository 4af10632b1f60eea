"""Change: the move since the base year, as a source gives it or as its own series of levels shows it."""

from tallystick.assessment.admit import Evidence, Sighting
from tallystick.assessment.outcome import Outcome, latest_decides, unrated
from tallystick.assessment.question import Question
from tallystick.assessment.reading import Reading, plain_reading
from tallystick.assessment.series import changes
from tallystick.base.reasons import Reason


def readings(
    everything: list[Sighting], question: Question, evidence: Evidence, kinds: tuple[str, ...]
) -> list[Reading]:
    """Changes that were published, and those that levels of one series stand for."""
    given = [
        plain_reading(one, question)
        for one in everything
        if one.source.kind in kinds and not evidence.exclusion(one, question)
    ]
    return given + changes(everything, question, evidence, kinds)


def answer(
    everything: list[Sighting], question: Question, evidence: Evidence, kinds: tuple[str, ...]
) -> Outcome:
    """The answer of a promise to move a value by so much."""
    found = readings(everything, question, evidence, kinds)
    if not found:
        return unrated(
            Reason("No figure gives the change since the base year, and no one series gives both ends of it.")
        )
    return latest_decides(found, question, kinds)
