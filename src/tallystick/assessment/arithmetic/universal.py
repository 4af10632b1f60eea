"""Universal: only a count of everybody can show that everybody is reached."""

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.outcome import Outcome, unrated
from tallystick.assessment.unanswered import why_none
from tallystick.base.reasons import Reason


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a promise to reach everybody or nobody, from census figures only."""
    admitted = [one for one in sightings if asked.admits(one)]
    if not admitted:
        return why_none(sightings, asked)
    counted = [asked.reading(one) for one in admitted if one.observation.coverage == "census"]
    if not counted:
        return unrated(Reason("Only a count of everybody could show this; the figures found are none."))
    return asked.decide(counted)
