"""The years in which a value that must hold all the time did not."""

from tallystick.assessment.asked import Asked
from tallystick.assessment.reading import Reading


def breached_years(readings: list[Reading], asked: Asked) -> tuple[int, ...]:
    """The years of the plan whose own figure falls short of the promise, in order."""
    breaches = []
    for year in asked.question.plan.years():
        of_year = [one for one in readings if one.period.is_one_year and one.period.last.year == year]
        if of_year and asked.decide(of_year).side == "short":
            breaches.append(year)
    return tuple(breaches)
