"""Which of several readings goes first, third version: of one last day, the period like the deadline's."""

from tallystick.assessment.asked import Asked, Decision
from tallystick.assessment.deciding import answer_of, first_of_alike, of_latest_day
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.reading import Reading


def of_like_time(readings: list[Reading], asked: Asked) -> list[Reading]:
    """Those of the latest day whose period is nearest in length to the deadline's, of at least one reading.

    So a year's figure goes before December's, and before that of all five years, where the year is asked.
    """
    latest = of_latest_day(readings)
    if len(latest) == 1:
        return latest
    deadline = asked.question.target.deadline
    length = (deadline.last - deadline.first).days
    off = [abs((one.period.last - one.period.first).days - length) for one in latest]
    # Leap years: a year is as long as another, whichever they are.
    nearest = min(off) + 1
    return [one for one, days in zip(latest, off, strict=True) if days <= nearest]


def like_time_decides(readings: list[Reading], asked: Asked) -> Outcome:
    """The answer of the latest day by the period most like the deadline's, with what each by itself answers.

    Args:
        readings: at least one reading.
        asked: the question, and the kinds of source it is put to.
    """
    return answer_of(of_like_time(readings, asked), readings, asked)


def first_of_like_time(readings: list[Reading], asked: Asked) -> Reading:
    """The first of them; where nothing puts them in order, all that they can mean."""
    return first_of_alike(of_like_time(readings, asked), asked)


DECISION_3 = Decision(like_time_decides, first_of_like_time)
