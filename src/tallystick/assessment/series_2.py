"""Levels that may be joined to a change, second version: a base that can't bear it is named."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.reading import Reading
from tallystick.assessment.series import since
from tallystick.base.reasons import Reason, Year

REPLACED = Reason(
    "The base of {year} has been replaced by its own body; the series is not joined, and no other year "
    "stands in for it."
)
NOT_ABOVE_ZERO = Reason(
    "The base of {year} may be 0 or less, from which no change can be told; no other year stands in for it."
)
ACROSS_ZERO = Reason(
    "From a base above 0 ({year}) the figure went below 0 ({period}); a percentage across 0 has no agreed "
    "meaning."
)
#: Indicator, issuing body and vintage.
_SeriesKey = tuple[str, str, str]
#: Why a base can't bear a change, or None where it can.
Barred = Callable[[Reading], Reason | None]


@dataclass(slots=True)
class JoinedChanges:
    """JoinedChanges that series of levels stand for, and why others could not be joined.

    Attributes:
        readings: the changes.
        refused: why a series was not joined.
    """

    readings: list[Reading] = field(default_factory=list)
    refused: list[Reason] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Level:
    """A level, and whether its own body has replaced it."""

    reading: Reading
    replaced: bool

    @property
    def year(self) -> int:
        """The year it speaks of."""
        return self.reading.period.last.year


def changes_2(sightings: Iterable[Sighting], asked: Asked) -> JoinedChanges:
    """The signed change since the base year that each level inside the plan stands for.

    In percent of the base, or in percentage points where that is the target's unit. Levels of one indicator,
    issuing body and vintage are joined; the base year is the one named, else the last before the plan, else
    the earliest of the series inside it. A base that has been replaced is not joined; nor is, for a change in
    percent, one that is not surely above 0, or a figure that is not surely 0 or more.

    Args:
        sightings: observations of one area and group.
        asked: the question, and the kinds of source it is put to; the base obeys them too.
    """
    found = JoinedChanges()
    relative = asked.question.target.unit == "percent"
    barred = _surely_above_zero if relative else _anything
    for levels in series_of(
        (one for one in sightings if one.observation.value_in_target_unit is None), asked
    ):
        base = base_or_refusal(_of_base_year(levels, asked), asked, barred)
        if isinstance(base, Reason):
            found.refused.append(base)
        elif base is not None:
            _join(levels, base, asked, found, relative=relative)
    return found


def stock_changes_2(sightings: Iterable[Sighting], asked: Asked) -> JoinedChanges:
    """What a stock grew by since the last figure before the plan, else since the earliest inside it.

    Only stocks in the target's own unit, with a value in it, are joined, within one body and vintage.
    """
    return stocks_grown(
        (one for one in sightings if one.observation.unit == asked.question.target.unit),
        asked,
        _surely_above_zero,
    )


def stocks_grown(sightings: Iterable[Sighting], asked: Asked, barred: Barred) -> JoinedChanges:
    """What stocks grew by since the last figure before the plan, else since the earliest inside it.

    Args:
        sightings: the stocks that may be joined.
        asked: the question, and the kinds of source it is put to.
        barred: why a base can't bear it.
    """
    found = JoinedChanges()
    first = asked.question.plan.first
    for levels in series_of(sightings, asked):
        before = [one for one in levels if one.reading.end < first]
        last = max((one.reading.end for one in before), default=None)
        start = last or min(one.reading.end for one in levels)
        base = base_or_refusal([one for one in levels if one.reading.end == start], asked, barred)
        if isinstance(base, Reason):
            found.refused.append(base)
        elif base is not None:
            found.readings += [
                since(one.reading, base, relative=False)
                for one in levels
                if not one.replaced and one.reading.end >= first and one.reading.end > base.end
            ]
    return found


def series_of(sightings: Iterable[Sighting], asked: Asked) -> Iterator[list[Level]]:
    """The levels of each series, those that were replaced too."""
    grouped: dict[_SeriesKey, list[Level]] = defaultdict(list)
    for one in sightings:
        code = asked.exclusion(one, level=True) if asked.hears(one) else "not heard"
        if code in {"", "restated"}:
            key = (one.observation.indicator, one.source.issuing_body, one.observation.vintage or "")
            grouped[key].append(Level(asked.reading(one), bool(code)))
    return (grouped[key] for key in sorted(grouped))


def _of_base_year(levels: list[Level], asked: Asked) -> list[Level]:
    """The levels of the base year; where none is named and it is missing, of the earliest in the plan."""
    question = asked.question
    yearly = [one for one in levels if one.reading.period.is_one_year]
    found = [one for one in yearly if one.year == question.base_year]
    if not found and question.target.baseline_year is None:
        inside = [one.year for one in yearly if one.year in question.plan.years()]
        found = [one for one in yearly if inside and one.year == min(inside)]
    return found


def base_or_refusal(levels: list[Level], asked: Asked, barred: Barred) -> Reading | Reason | None:
    """The base that some levels of one time give, why it can't be one, or None where there is none."""
    if not levels:
        return None
    year = Year(levels[0].year)
    standing = [one.reading for one in levels if not one.replaced]
    if not standing:
        return REPLACED.saying(year=year)
    base = asked.first(standing)
    why = barred(base) if base is not None else None
    return base if why is None else why.saying(year=year)


def _surely_above_zero(base: Reading) -> Reason | None:
    low = base.possible.low
    return NOT_ABOVE_ZERO if low is None or low <= 0 else None


def _anything(_: Reading) -> Reason | None:
    return None


def _join(levels: list[Level], base: Reading, asked: Asked, found: JoinedChanges, *, relative: bool) -> None:
    inside = asked.question.open_for_figures
    for one in levels:
        level = one.reading
        later = level.period.within(inside) and level.period.last > base.period.last
        if one.replaced or not later:
            continue
        if relative and _below_zero(level):
            found.refused.append(ACROSS_ZERO.saying(year=Year(base.period.last.year), period=level.period))
        else:
            found.readings.append(since(level, base, relative=relative))


def _below_zero(level: Reading) -> bool:
    low = level.possible.low
    return level.value < 0 or (low is not None and low < Decimal(0))
