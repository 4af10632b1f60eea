"""Ceiling: the deadline's figure decides, and every year that broke the ceiling is counted and shown."""

import dataclasses

from tallystick.assessment.admit import Sighting
from tallystick.assessment.outcome import Outcome, latest_decides
from tallystick.assessment.question import Question
from tallystick.assessment.reading import plain_reading


def answer(sightings: list[Sighting], question: Question, kinds: tuple[str, ...]) -> Outcome:
    """The answer of a value that must never be passed, with the years in which it was."""
    readings = [plain_reading(one, question) for one in sightings]
    breaches = []
    for year in question.plan.years():
        of_year = [one for one in readings if one.period.is_one_year and one.period.last.year == year]
        if of_year and latest_decides(of_year, question, kinds).side == "short":
            breaches.append(year)
    return dataclasses.replace(latest_decides(readings, question, kinds), breaches=tuple(breaches))
