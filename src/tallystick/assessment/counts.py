"""Counts of single years added up; with years missing the sum is a lower bound."""

from datetime import date
from decimal import Decimal

from tallystick.assessment.asked import Asked
from tallystick.assessment.compare import Span
from tallystick.assessment.reading import Reading
from tallystick.base.dates import Period
from tallystick.base.quick import quick

_NOTHING = Decimal(0)


def sums_of_years(readings: list[Reading], asked: Asked) -> list[Reading]:
    """The sum up to each year of the plan that has a count, of one figure a year.

    From the first gap on, the plan's first year included, a sum is only a lower bound; a gap is also what a
    year's count leaves out that begins after the year's first day, or ends before its last and is not the
    newest.

    Args:
        readings: counts of single years.
        asked: the question; of several counts of a year its order takes the first.
    """
    added: list[Reading] = []
    found: list[Reading] = []
    complete = True
    for year in asked.question.plan.years():
        first = asked.first(_of_year(readings, year))
        if first is None:
            complete = False
        else:
            added.append(first)
            complete = complete and first.period.first == date(year, 1, 1)
            found.append(_sum(added, complete=complete))
            complete = complete and first.end == date(year, 12, 31)
    return found


def _of_year(readings: list[Reading], year: int) -> list[Reading]:
    """The counts of a year: of the whole one, else those of a part of it that end last."""
    within = [one for one in readings if one.period.is_one_year and one.period.last.year == year]
    whole = [one for one in within if one.period.is_whole_year]
    last = max((one.end for one in within), default=None)
    return whole or [one for one in within if one.end == last]


def _sum(added: list[Reading], *, complete: bool) -> Reading:
    begun, ended = added[0].period, added[-1].period
    text = begun.text if len(added) == 1 else f"{begun.last.year}/{ended.last.year}"
    highs = [one.possible.high for one in added]
    low, high = total([one.possible.low for one in added]), total(highs) if complete else None
    return quick(Reading)(
        sum([one.value for one in added], _NOTHING),
        quick(Span)(low, high, True, True),
        _NOTHING,
        quick(Period)(begun.first, ended.last, text),
        added[-1].as_of,
        added[-1].end,
        tuple([sighting for one in added for sighting in one.sightings]),
        None,
        None,
    )


def total(ends: list[Decimal | None]) -> Decimal | None:
    """The sum of some ends; None where one of them is without end."""
    known = [one for one in ends if one is not None]
    return sum(known, _NOTHING) if len(known) == len(ends) else None
