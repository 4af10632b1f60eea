"""Contested: whether what is known of a target stands on both sides of its promise."""

from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.assessment.hearing import Hearing
from tallystick.assessment.policies import Answered
from tallystick.register.model import OFFICIAL_KINDS


@dataclass(frozen=True, slots=True)
class Contest:
    """How far what is known of a target was compared, and whether it stands on both sides.

    Attributes:
        contested: whether it stands on different sides of the promise.
        another_year: whether some voice or measure shares no time with another.
        second_voice: whether two voices could be compared at all.
    """

    contested: bool
    another_year: bool = False
    second_voice: bool = False


def contest(_: Hearing, answers: Mapping[str, Answered]) -> Contest:
    """Whether rated results stand on different sides; the first version told no more."""
    return Contest(contested(answers))


def contested(answers: Mapping[str, Answered]) -> bool:
    """Whether rated results stand on different sides, between policies or between figures of one period."""
    rated = [answered for answered in answers.values() if answered.outcome.rated]
    if any(answered.outcome.conflict for answered in rated):
        return True
    sides = {answered.outcome.side for answered in rated}
    return len(sides) > 1 and any(
        first.outcome.side != second.outcome.side and not _overtaken(first, second)
        for first in rated
        for second in rated
    )


def _overtaken(first: Answered, second: Answered) -> bool:
    """Whether the two differ only because the same side gave a figure of the same measure at another time."""
    one, other = first.outcome.decisive, second.outcome.decisive
    official = one.kind in OFFICIAL_KINDS and other.kind in OFFICIAL_KINDS
    same_voice = official or one.kind == other.kind
    same_measure = one.sightings[-1].observation.indicator == other.sightings[-1].observation.indicator
    return same_voice and same_measure and one.end != other.end
