"""Why none of the figures that were seen counts."""

from tallystick.assessment.admission import WHY_NOT
from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.outcome import Outcome, unrated


def why_none(sightings: list[Sighting], asked: Asked, *, level: bool = False) -> Outcome:
    """The answer where none of the figures counts: why the one that came nearest to counting does not.

    Args:
        sightings: at least one figure of the kinds of source that are asked.
        asked: the question.
        level: whether they are looked at as levels from which a change is computed.
    """
    reasons = {asked.exclusion(one, level=level) for one in sightings if asked.hears(one)}
    return unrated(next(reason for code, reason in WHY_NOT.items() if code in reasons))


def none_counts(sightings: list[Sighting], asked: Asked, *, level: bool = False) -> bool:
    """Whether figures of the kinds of source that are asked were seen, and none of them counts."""
    heard = [one for one in sightings if asked.hears(one)]
    return bool(heard) and not any(asked.admits(one, level=level) for one in heard)
