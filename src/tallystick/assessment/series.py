"""Levels of one indicator, area, group, issuing body and vintage, which alone may be joined to a change."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.compare import Span
from tallystick.assessment.reading import Reading
from tallystick.base.quantities import EXACT

_SeriesKey = tuple[str, str, str]
_HUNDRED = Decimal(100)


def changes(sightings: list[Sighting], asked: Asked) -> list[Reading]:
    """The signed change since the base year that each level inside the plan stands for.

    In percent of the base, or in percentage points where that is the target's unit. Design: "a level series
    of one issuing body, one definition and one vintage is compared by its own change since its base year".

    Args:
        sightings: observations of one area and group.
        asked: the question, and the kinds of source it is put to; the base obeys them too.
    """
    found: list[Reading] = []
    question = asked.question
    for levels in _series(sightings, asked):
        base = _base(levels, asked)
        if base is None or base.value == 0:
            continue
        inside = question.open_for_figures
        found.extend(
            since(one, base, relative=question.target.unit == "percent")
            for one in levels
            if one.period.within(inside) and one.period.last > base.period.last
        )
    return found


def _series(sightings: list[Sighting], asked: Asked) -> Iterator[list[Reading]]:
    """The levels that may be joined: none of a series whose base has been replaced."""
    grouped: dict[_SeriesKey, list[Reading]] = defaultdict(list)
    torn: set[_SeriesKey] = set()
    for one in sightings:
        key = (one.observation.indicator, one.source.issuing_body, one.observation.vintage or "")
        if one.observation.restated and one.observation.period.last.year == asked.question.base_year:
            torn.add(key)
        level = one.observation.value_in_target_unit is None
        if level and asked.admits(one, level=True):
            grouped[key].append(asked.reading(one))
    return (grouped[key] for key in sorted(grouped) if key not in torn)


def _base(levels: list[Reading], asked: Asked) -> Reading | None:
    """The level of the base year; where the plan names none and it is missing, the earliest in the plan."""

    def of(year: int) -> Reading | None:
        return asked.first(one for one in levels if one.period.is_one_year and one.period.last.year == year)

    question = asked.question
    base = of(question.base_year)
    if base is None and question.target.baseline_year is None:
        inside = [year for year in question.plan.years() if of(year) is not None]
        base = of(inside[0]) if inside else None
    return base


def since(level: Reading, base: Reading, *, relative: bool) -> Reading:
    """The move from one reading to a later one, with every number that it can mean; the base is not 0."""
    low, high = level.possible.low, level.possible.high
    base_low, base_high = base.possible.low, base.possible.high
    return Reading(
        value=_moved(level.value, base.value, relative=relative),
        possible=Span(
            None if low is None or base_high is None else _moved(low, base_high, relative=relative),
            None if high is None or base_low is None else _moved(high, base_low, relative=relative),
        ),
        slack=Decimal(0),
        period=level.period,
        as_of=level.as_of,
        end=level.end,
        sightings=(*base.sightings, *level.sightings),
        base_year=base.period.last.year,
        base_value=base.value,
    )


def _moved(now: Decimal, then: Decimal, *, relative: bool) -> Decimal:
    difference = EXACT.subtract(now, then)
    return EXACT.divide(EXACT.multiply(difference, _HUNDRED), then) if relative else difference


def stock_changes(sightings: list[Sighting], asked: Asked) -> list[Reading]:
    """What a stock grew by since the last figure before the plan, else since the earliest inside it."""
    grouped: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for one in sightings:
        same_unit = one.observation.unit == asked.question.target.unit
        if same_unit and asked.admits(one, level=True):
            key = (one.observation.indicator, one.observation.vintage or "")
            grouped[key].append(asked.reading(one))
    return [change for key in sorted(grouped) for change in _grown(grouped[key], asked)]


def _grown(levels: list[Reading], asked: Asked) -> Iterator[Reading]:
    first = asked.question.plan.first
    ordered = sorted(levels, key=lambda one: (one.end, asked.order(one)))
    before = [one for one in ordered if one.end < first]
    inside = [one for one in ordered if one.end >= first]
    base = None
    if before:
        base = asked.first(one for one in before if one.end == before[-1].end)
    elif inside:
        base = inside[0]
    for level in inside:
        if base is not None and level.end > base.end:
            yield since(level, base, relative=False)
