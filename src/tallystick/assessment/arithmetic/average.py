"""Average: the mean of the years, from the plan's first on, is compared with the promised value."""

from decimal import Decimal

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.compare import Span
from tallystick.assessment.outcome import Basis, Outcome, unrated
from tallystick.assessment.reading import Reading
from tallystick.assessment.unanswered import why_none
from tallystick.base.dates import Period
from tallystick.base.quantities import EXACT
from tallystick.base.reasons import Listing, Reason, Year

_MISSING = Reason("An average needs a figure of every year; none is there for {years}.")
_OPEN = Reason("The mean of {period} is too close to the target to decide.")


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a promise for the mean of all years; before the last one it is the mean so far."""
    readings = asked.readings(sightings)
    if not readings:
        return why_none(sightings, asked)
    years = {
        year: asked.first(one for one in readings if one.period.is_one_year and one.period.last.year == year)
        for year in range(asked.question.plan.first.year, asked.question.target.deadline.year + 1)
    }
    there = [year for year, one in years.items() if one is not None]
    until = max(there, default=0)
    missing = tuple(year for year, one in years.items() if one is None and year < until)
    if missing or not there:
        lacking = missing or tuple(years)
        return unrated(_MISSING.saying(years=Listing(tuple(map(Year, lacking)), ",")), years=lacking)
    mean = mean_of([one for one in years.values() if one is not None])
    stands = asked.side(mean)
    if stands == "open":
        return unrated(_OPEN.saying(period=mean.period))
    basis: Basis = "deadline" if asked.question.at_deadline(mean.period.last) else "earlier"
    return Outcome(stands, basis, mean)


def mean_of(readings: list[Reading]) -> Reading:
    """The mean of the figures of some years in a row, with every number that it can mean."""
    first, last = readings[0].period, readings[-1].period
    text = first.text if len(readings) == 1 else f"{first.last.year}/{last.last.year}"
    return Reading(
        value=_mean([one.value for one in readings]),
        possible=Span(
            _mean_of_ends([one.possible.low for one in readings]),
            _mean_of_ends([one.possible.high for one in readings]),
        ),
        slack=Decimal(0),
        period=Period(first.first, last.last, text),
        as_of=readings[-1].as_of,
        end=readings[-1].end,
        sightings=tuple(sighting for one in readings for sighting in one.sightings),
    )


def _mean(values: list[Decimal]) -> Decimal:
    return EXACT.divide(sum(values, Decimal(0)), Decimal(len(values)))


def _mean_of_ends(ends: list[Decimal | None]) -> Decimal | None:
    known = [one for one in ends if one is not None]
    return _mean(known) if len(known) == len(ends) else None
