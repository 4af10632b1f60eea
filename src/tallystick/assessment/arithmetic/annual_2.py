"""Annual, second version: what each year says is kept, so that voices can be compared year by year."""

import dataclasses

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.outcome import Outcome, unrated
from tallystick.assessment.reading import Reading
from tallystick.assessment.unanswered import why_none
from tallystick.base.dates import Period
from tallystick.base.reasons import Listing, Reason, Year

_MISSING = Reason("Every year needs a figure; none decides for {years}.")


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a promise for every single year, from the plan's first to the deadline's."""
    readings = asked.readings(sightings)
    if not readings:
        return why_none(sightings, asked)
    years = range(asked.question.plan.first.year, asked.question.target.deadline.year + 1)
    outcomes = {year: _of_year(readings, year, asked) for year in years}
    told = tuple(single for one in outcomes.values() for single in one.told)
    short = tuple(year for year, one in outcomes.items() if one.side == "short")
    if short:
        return Outcome("short", "final", outcomes[short[-1]].reading, years=short, told=told)
    missing = tuple(year for year, one in outcomes.items() if one.side != "holds")
    if missing:
        return dataclasses.replace(_nothing_for(missing), told=told)
    return Outcome("holds", "deadline", _together([one.decisive for one in outcomes.values()]), told=told)


def _together(years: list[Reading]) -> Reading:
    """The last year's figure, resting on those of all years."""
    first, last = years[0].period, years[-1].period
    text = last.text if len(years) == 1 else f"{first.last.year}/{last.last.year}"
    return dataclasses.replace(
        years[-1],
        period=Period(first.first, last.last, text),
        sightings=tuple(sighting for one in years for sighting in one.sightings),
    )


def _nothing_for(missing: tuple[int, ...]) -> Outcome:
    return unrated(_MISSING.saying(years=Listing(tuple(map(Year, missing)), ",")), years=missing)


def _of_year(readings: list[Reading], year: int, asked: Asked) -> Outcome:
    of_year = [one for one in readings if one.period.is_one_year and one.period.last.year == year]
    return asked.decide(of_year) if of_year else _nothing_for((year,))
