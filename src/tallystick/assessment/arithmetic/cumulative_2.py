"""Cumulative, second version: a count can't fall, a stock can, and a short count is a last figure."""

from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.counts import sums_of_years
from tallystick.assessment.deciding import by_itself, first_that_decides
from tallystick.assessment.outcome import Basis, Outcome, unrated
from tallystick.assessment.reading import Reading
from tallystick.assessment.series_2 import JoinedChanges, stock_changes_2
from tallystick.base.quick import altered, quick
from tallystick.base.reasons import Reason

#: What stocks grew by since before the plan.
StocksGrown = Callable[[list[Sighting], Asked], JoinedChanges]
#: Whether another reading says that a count isn't to be relied on.
Contradicted = Callable[["Count", "list[Count]", Asked], bool]
#: Which reading is taken where several end on one day.
_PREFERRED = ("since_start", "stock", "year")
_NOTHING = Reason("No figure counts what was reached since the plan began.")
_ONE_END = Reason(
    "A stock says what was added only where one body gives it at both ends; no body does so here."
)


class Count(NamedTuple):
    """A reading and what it counts: since the start, a stock or its change, or a sum of years."""

    what: str
    reading: Reading


def answer(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer of a promise to reach a count by the deadline.

    A count since the start and a sum of years grow only: at or above N they are final, short of N they are
    the last figure until they cover the deadline's last day. A stock, or its change, is judged as a level.
    """
    return answer_by(stock_changes_2, contradicted_by_counts, sightings, asked)


def answer_by(
    grown: StocksGrown, contradicted: Contradicted, sightings: list[Sighting], asked: Asked
) -> Outcome:
    """The same, by some way of telling what a stock grew by and what contradicts a count."""
    found, refused = _counts(grown, sightings, asked)
    if not found:
        return unrated(refused or _NOTHING)
    told = tuple([_answer(one, asked) for one in found])
    return altered(_latest(found, contradicted, asked), told=told)


def _latest(found: list[Count], contradicted: Contradicted, asked: Asked) -> Outcome:
    end = max(one.reading.end for one in found)
    latest = [one for one in found if one.reading.end == end]
    undecided = []
    for what in _PREFERRED:
        alike = [one.reading for one in latest if one.what == what]
        if alike:
            outcome = first_that_decides(alike, asked)
            if outcome.rated:
                return _answer(Count(what, outcome.decisive), asked)
            undecided.append(outcome)
    return _settled_before(found, contradicted, asked) or undecided[0]


def _answer(one: Count, asked: Asked) -> Outcome:
    reading = one.reading
    if one.what == "stock":
        return by_itself(reading, asked)
    stands = asked.side(reading)
    basis: Basis = "deadline" if reading.end >= asked.question.target.deadline.last else "earlier"
    return quick(Outcome)(stands, "final" if stands == "holds" else basis, reading, None, False, (), (), ())


def _settled_before(found: list[Count], contradicted: Contradicted, asked: Asked) -> Outcome | None:
    """The latest earlier count at or above N that nothing later contradicts, where the newest is open."""
    settled = [
        one.reading
        for one in found
        if one.what != "stock" and asked.side(one.reading) == "holds" and not contradicted(one, found, asked)
    ]
    last = max((one.end for one in settled), default=None)
    first = asked.first(one for one in settled if one.end == last)
    return Outcome("holds", "final", first) if first else None


def contradicted_by_counts(one: Count, found: list[Count], asked: Asked) -> bool:
    """Whether a count of the same day or later is surely lower, or falls short."""
    low = one.reading.possible.low
    for other in found:
        if other.what == "stock" or other.reading.end < one.reading.end:
            continue
        high = other.reading.possible.high
        lower = low is not None and high is not None and high < low
        if lower or asked.side(other.reading) == "short":
            return True
    return False


def _whole_or_more(reading: Reading, asked: Asked) -> Reading:
    """A count since the start; one that begins in a later year of the plan counts that much at least."""
    later = reading.period.first.year > asked.question.plan.first.year
    if reading.period.is_one_year or not later:
        return reading
    return altered(reading, possible=altered(reading.possible, high=None))


def _counts(
    grown: StocksGrown, sightings: list[Sighting], asked: Asked
) -> tuple[list[Count], Reason | None]:
    of: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        of[sighting.observation.accumulation or ""].append(sighting)
    refused: list[Reason] = []
    stocks = asked.readings(of["stock"])
    if asked.question.target.counts != "total":
        joined = grown(of["stock"], asked)
        stocks, refused = joined.readings, joined.refused
    readings = {
        "since_start": [_whole_or_more(one, asked) for one in asked.readings(of["since_start"])],
        "stock": stocks,
        "year": sums_of_years(asked.readings(of["year"]), asked),
    }
    found = [Count(what, one) for what, those in readings.items() for one in those]
    if not refused and of["stock"]:
        refused = [_ONE_END]
    return found, refused[0] if refused else None
