"""Ceiling: the deadline's figure decides, and every year that broke the ceiling is counted and shown."""

import dataclasses

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.outcome import Outcome, latest_decides, why_none


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a value that must never be passed, with the years in which it was."""
    readings = asked.readings(sightings)
    if not readings:
        return why_none(sightings, asked)
    breaches = []
    for year in asked.question.plan.years():
        of_year = [one for one in readings if one.period.is_one_year and one.period.last.year == year]
        if of_year and latest_decides(of_year, asked).side == "short":
            breaches.append(year)
    return dataclasses.replace(latest_decides(readings, asked), breaches=tuple(breaches))
