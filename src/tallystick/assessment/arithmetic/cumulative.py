"""Cumulative: what was counted up to a day, from counts of years, a count since the start, or a stock."""

from collections import defaultdict
from decimal import Decimal

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.compare import Span, side
from tallystick.assessment.outcome import Basis, Outcome, leaves_open, unrated
from tallystick.assessment.reading import Reading
from tallystick.assessment.series import stock_changes
from tallystick.base.dates import PartialDate, Period
from tallystick.base.quantities import Observed
from tallystick.base.reasons import Reason

#: Which reading is taken where several end on one day.
_PREFERRED = ("since_start", "stock", "year")


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a promise to reach a count by the deadline."""
    found = _readings(sightings, asked)
    if not found:
        return unrated(Reason("No figure counts what was reached since the plan began."))
    end = max(one.end for _, one in found)
    latest = sorted(
        (pair for pair in found if pair[1].end == end),
        key=lambda pair: (_PREFERRED.index(pair[0]), asked.order(pair[1])),
    )
    sides = [asked.side(reading) for _, reading in latest]
    for (_, reading), stands in zip(latest, sides, strict=True):
        if stands != "open":
            other = "short" if stands == "holds" else "holds"
            basis = _basis(reading, asked)
            if basis == "none":
                return unrated(_unfinished(reading, asked.question.target.unit))
            return Outcome(stands, basis, reading, conflict=other in sides)
    return _settled_before(found, asked) or unrated(leaves_open(latest[0][1]))


def _settled_before(found: list[tuple[str, Reading]], asked: Asked) -> Outcome | None:
    """An earlier count that no later one can undo, where the latest is a bound that leaves it open."""
    final = [one for _, one in found if asked.side(one) == "holds" and _basis(one, asked) == "final"]
    last = max((one.end for one in final), default=None)
    first = asked.first(one for one in final if one.end == last)
    return Outcome("holds", "final", first) if first else None


def _readings(sightings: list[Sighting], asked: Asked) -> list[tuple[str, Reading]]:
    of: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        of[sighting.observation.accumulation or ""].append(sighting)
    admitted = {name: asked.readings(of[name]) for name in _PREFERRED}
    found = [("since_start", one) for one in admitted["since_start"]]
    if asked.question.target.counts == "total":
        found += [("stock", one) for one in admitted["stock"]]
    else:
        found += [("stock", one) for one in stock_changes(of["stock"], asked)]
    total = _sum_of_years(admitted["year"], asked)
    return found + ([("year", total)] if total else [])


def _sum_of_years(readings: list[Reading], asked: Asked) -> Reading | None:
    """The counts of single years added from the plan's first year on, as far as there is no gap."""
    added: list[Reading] = []
    for year in asked.question.plan.years():
        first = asked.first(
            one for one in readings if one.period.is_one_year and one.period.last.year == year
        )
        if first is None:
            break
        added.append(first)
    if not added:
        return None
    begun, ended = added[0].period, added[-1].period
    text = begun.text if len(added) == 1 else f"{begun.last.year}/{ended.last.year}"
    lows = [one.possible.low for one in added]
    highs = [one.possible.high for one in added]
    return Reading(
        value=sum((one.value for one in added), Decimal(0)),
        possible=Span(_total(lows), _total(highs)),
        slack=Decimal(0),
        period=Period(begun.first, ended.last, text),
        as_of=added[-1].as_of,
        end=added[-1].end,
        sightings=tuple(sighting for one in added for sighting in one.sightings),
    )


def _total(ends: list[Decimal | None]) -> Decimal | None:
    known = [one for one in ends if one is not None]
    return sum(known, Decimal(0)) if len(known) == len(ends) else None


def _basis(reading: Reading, asked: Asked) -> Basis:
    """``final`` where later growth can't change the side, ``deadline`` where the count covers its time."""
    grown = Span(reading.possible.low, None)
    if side(grown, asked.promised) == asked.side(reading):
        return "final"
    return "deadline" if reading.end >= asked.question.target.deadline.last else "none"


def _unfinished(reading: Reading, unit: str) -> Reason:
    return Reason(
        "The count stood at {observed} ({until}), short of the target, and may have grown since.",
        observed=Observed(reading.value, unit),
        until=PartialDate.parse(reading.as_of) if reading.as_of else reading.period,
    )
