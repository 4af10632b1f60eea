"""Why none of the figures that were seen counts."""

from tallystick.assessment.admission import WHY_NOT
from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.outcome import Outcome, unrated


def why_none(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer where none of the figures counts: why the one that came nearest to counting does not.

    Args:
        sightings: at least one figure of the kinds of source that are asked.
        asked: the question.
    """
    reasons = {asked.exclusion(one) for one in sightings if asked.hears(one)}
    return unrated(next(reason for code, reason in WHY_NOT.items() if code in reasons))
