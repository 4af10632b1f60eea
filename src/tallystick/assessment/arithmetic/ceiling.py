"""Ceiling: the deadline's figure decides, and every year that broke the ceiling is counted and shown."""

import dataclasses

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.breaches import breached_years
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.unanswered import why_none


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a value that must never be passed, with the years in which it was."""
    readings = asked.readings(sightings)
    if not readings:
        return why_none(sightings, asked)
    return dataclasses.replace(asked.decide(readings), breaches=breached_years(readings, asked))
