"""Change, third version: of one time, what is told from the base that is asked for goes before the rest."""

from tallystick.assessment.admit import Sighting
from tallystick.assessment.arithmetic.change_2 import answer_by
from tallystick.assessment.asked import Asked
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.reading import Reading
from tallystick.assessment.unanswered import none_counts, why_none


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a promise to move a value by so much.

    A series that lacks the base year is told from a later year. Where another change to the same time begins
    nearer to the base that is asked for, it says nothing: changes since two years are two things. Where no
    figure of the plan's time counts, the reason is why not.
    """
    found = answer_by(_of_nearest_base, sightings, asked)
    of_the_plan = [one for one in sightings if one.observation.period.last >= asked.question.plan.first]
    unanswered = not found.told and none_counts(of_the_plan, asked, level=True)
    return why_none(of_the_plan, asked, level=True) if unanswered else found


def _of_nearest_base(readings: list[Reading], asked: Asked) -> list[Reading]:
    nearest: dict[tuple[str, object], int] = {}
    for one in readings:
        key = (_measure(one), one.period.last)
        nearest[key] = min(_off(one, asked), nearest.get(key, _off(one, asked)))
    return [one for one in readings if _off(one, asked) == nearest[_measure(one), one.period.last]]


def _measure(reading: Reading) -> str:
    return reading.sightings[-1].observation.indicator


def _off(reading: Reading, asked: Asked) -> int:
    """How many years its base lies from the one that is asked for; none for a change as printed."""
    year = asked.question.base_year
    return abs((reading.base_year or year) - year)
