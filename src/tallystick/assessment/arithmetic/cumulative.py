"""Cumulative: what was counted up to a day, from counts of years, a count since the start, or a stock."""

from collections import defaultdict
from decimal import Decimal

from tallystick.assessment.admit import Evidence, Sighting
from tallystick.assessment.compare import Span, side, wanted
from tallystick.assessment.outcome import Basis, Outcome, leaves_open, unrated
from tallystick.assessment.question import Question
from tallystick.assessment.reading import Reading, order, plain_reading
from tallystick.assessment.series import stock_changes
from tallystick.base.dates import PartialDate, Period
from tallystick.base.quantities import Observed
from tallystick.base.reasons import Reason

#: Which reading is taken where several end on one day.
_PREFERRED = ("since_start", "stock", "year")


def answer(
    everything: list[Sighting], question: Question, evidence: Evidence, kinds: tuple[str, ...]
) -> Outcome:
    """The answer of a promise to reach a count by the deadline."""
    found = _readings(everything, question, evidence, kinds)
    if not found:
        return unrated(Reason("No figure counts what was reached since the plan began."))
    end = max(one.end for _, one in found)
    latest = sorted(
        (pair for pair in found if pair[1].end == end),
        key=lambda pair: (_PREFERRED.index(pair[0]), order(pair[1], kinds)),
    )
    sides = [one.side(question) for _, one in latest]
    for (_, reading), stands in zip(latest, sides, strict=True):
        if stands != "open":
            other = "short" if stands == "holds" else "holds"
            basis = _basis(reading, question)
            if basis == "none":
                return unrated(_unfinished(reading, question))
            return Outcome(stands, basis, reading, conflict=other in sides)
    return _settled_before(found, question, kinds) or unrated(leaves_open(latest[0][1]))


def _settled_before(
    found: list[tuple[str, Reading]], question: Question, kinds: tuple[str, ...]
) -> Outcome | None:
    """An earlier count that no later one can undo, where the latest is a bound that leaves it open."""
    final = [one for _, one in found if one.side(question) == "holds" and _basis(one, question) == "final"]
    if not final:
        return None
    last = max(one.end for one in final)
    return Outcome(
        "holds", "final", min((one for one in final if one.end == last), key=lambda one: order(one, kinds))
    )


def _readings(
    everything: list[Sighting], question: Question, evidence: Evidence, kinds: tuple[str, ...]
) -> list[tuple[str, Reading]]:
    of: dict[str, list[Sighting]] = defaultdict(list)
    for one in everything:
        of[one.observation.accumulation or ""].append(one)
    admitted = {
        name: [
            plain_reading(one, question)
            for one in of[name]
            if one.source.kind in kinds and not evidence.exclusion(one, question)
        ]
        for name in _PREFERRED
    }
    found = [("since_start", one) for one in admitted["since_start"]]
    if question.target.counts == "total":
        found += [("stock", one) for one in admitted["stock"]]
    else:
        found += [("stock", one) for one in stock_changes(of["stock"], question, evidence, kinds)]
    total = _sum_of_years(admitted["year"], question, kinds)
    return found + ([("year", total)] if total else [])


def _sum_of_years(readings: list[Reading], question: Question, kinds: tuple[str, ...]) -> Reading | None:
    """The counts of single years added from the plan's first year on, as far as there is no gap."""
    added: list[Reading] = []
    for year in question.plan.years():
        of_year = [one for one in readings if one.period.is_one_year and one.period.last.year == year]
        if not of_year:
            break
        added.append(min(of_year, key=lambda one: order(one, kinds)))
    if not added:
        return None
    first, last = added[0].period, added[-1].period
    text = first.text if len(added) == 1 else f"{first.last.year}/{last.last.year}"
    lows = [one.possible.low for one in added]
    highs = [one.possible.high for one in added]
    return Reading(
        value=sum((one.value for one in added), Decimal(0)),
        possible=Span(_total(lows), _total(highs)),
        slack=Decimal(0),
        period=Period(first.first, last.last, text),
        as_of=added[-1].as_of,
        end=added[-1].end,
        sightings=tuple(sighting for one in added for sighting in one.sightings),
    )


def _total(ends: list[Decimal | None]) -> Decimal | None:
    known = [one for one in ends if one is not None]
    return sum(known, Decimal(0)) if len(known) == len(ends) else None


def _basis(reading: Reading, question: Question) -> Basis:
    """``final`` where later growth can't change the side, ``deadline`` where the count covers its time."""
    grown = Span(reading.possible.low, None)
    if side(grown, wanted(question)) == reading.side(question):
        return "final"
    return "deadline" if reading.end >= question.target.deadline.last else "none"


def _unfinished(reading: Reading, question: Question) -> Reason:
    return Reason(
        "The count stood at {observed} ({until}), short of the target, and may have grown since.",
        observed=Observed(reading.value, question.target.unit),
        until=PartialDate.parse(reading.as_of) if reading.as_of else reading.period,
    )
