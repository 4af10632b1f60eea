"""Universal: only a count of everybody can show that everybody is reached."""

from tallystick.assessment.admit import Sighting
from tallystick.assessment.outcome import Outcome, latest_decides, unrated
from tallystick.assessment.question import Question
from tallystick.assessment.reading import plain_reading
from tallystick.base.reasons import Reason


def answer(sightings: list[Sighting], question: Question, kinds: tuple[str, ...]) -> Outcome:
    """The answer of a promise to reach everybody or nobody, from census figures only."""
    counted = [plain_reading(one, question) for one in sightings if one.observation.coverage == "census"]
    if not counted:
        return unrated(Reason("Only a count of everybody could show this; the figures found are none."))
    return latest_decides(counted, question, kinds)
