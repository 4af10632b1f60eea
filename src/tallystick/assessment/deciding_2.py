"""Which of several readings goes first, second version: within a year too, the latest day before all else."""

from tallystick.assessment.asked import Asked, Decision
from tallystick.assessment.deciding import first_of_alike, latest_day_decides, of_latest_day
from tallystick.assessment.reading import Reading


def first_of_latest_day(readings: list[Reading], asked: Asked) -> Reading:
    """The first of the readings of the latest day; where nothing puts them in order, all they can mean.

    So a base, a year of a sum and a year of a mean are what is known of the year's end, and no statistic of
    June goes before a claim of December.
    """
    return first_of_alike(of_latest_day(readings), asked)


DECISION_2 = Decision(latest_day_decides, first_of_latest_day)
