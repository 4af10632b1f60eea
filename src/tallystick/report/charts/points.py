"""Which figures of a target one drawing can hold: the country's, for everybody, in one unit."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from tallystick.register.model import Observation, Target
from tallystick.report.book import Book
from tallystick.report.charts.scale import year_position
from tallystick.report.first_hand import first_hand
from tallystick.report.sourced import SourcedFigure

_DRAWN_ROLES = ("plan_measure", "other_measure")
#: Figures from longer ago than this before the plan stay in the table.
_YEARS_BEFORE = 6


@dataclass(frozen=True, slots=True)
class Point:
    """A figure with its place in time and its number in the chart's unit."""

    sighting: SourcedFigure
    at: float
    number: Decimal

    @property
    def value(self) -> float:
        """The number as a place on the scale."""
        return float(self.number)

    @property
    def is_plan_measure(self) -> bool:
        """Whether it is measured as the plan says."""
        return self.sighting.role == "plan_measure"


@dataclass(frozen=True, slots=True)
class DrawnFigures:
    """The figures that one drawing holds.

    Attributes:
        unit: the unit of the scale.
        levels: whether a promised change is drawn as the levels that it changes.
        stock: whether "N more" is drawn as the stock that grows.
        points: in order of time.
        left_out: how many of the country's figures are only in the table.
    """

    unit: str
    levels: bool
    stock: bool
    points: tuple[Point, ...]
    left_out: int


def drawings(book: Book, target: Target) -> tuple[DrawnFigures, ...]:
    """The figures of each drawing of a target: for a promised change its levels, and the change as given.

    The levels alone are drawn where the headline rests on them, or where nobody gives the change.
    """
    earliest = min(book.plan_period.first.year - _YEARS_BEFORE, target.baseline_year or 9999)
    known = [one for one in _national(book, target) if one.observation.period.last.year >= earliest]
    rows = list(filter(first_hand(known), known))
    given = [one for one in rows if one.observation.value_in_target_unit is not None]
    if target.arithmetic != "change":
        return _some(_plain(book, target, rows, given))
    levels = _levels(rows)
    if not levels:
        return _some(_plain(book, target, rows, given))
    verdict = book.verdicts[target.id, "default"]
    of_levels = _figures(rows, levels, levels[0].observation.unit, levels=True)
    if verdict.base_value is not None or not given:
        return _some(of_levels)
    of_change = _figures(given, given, target.unit, more=_worked_out(book, target, given))
    return _some(of_change, _figures(levels, levels, levels[0].observation.unit, levels=True))


def _some(*figures: DrawnFigures) -> tuple[DrawnFigures, ...]:
    return tuple(one for one in figures if one.points)


def _national(book: Book, target: Target) -> list[SourcedFigure]:
    """The country's figures for everybody that could be drawn or must be said to be left out."""
    return [
        one
        for one in book.sightings.get(target.id, ())
        if one.observation.area == book.plan.country
        and one.observation.group is None
        and one.role in _DRAWN_ROLES
        and one.source.kind != "submission"
    ]


def _plain(book: Book, target: Target, rows: list[SourcedFigure], given: list[SourcedFigure]) -> DrawnFigures:
    counted = _one_count(book, target, given)
    stock = target.counts == "additional" and any(one.observation.accumulation == "stock" for one in counted)
    return _figures(rows, counted, target.unit, stock=stock)


def _levels(rows: list[SourcedFigure]) -> list[SourcedFigure]:
    """The figures that a change is worked out from, in the unit most of them have."""
    levels = [one for one in rows if one.observation.value_in_target_unit is None]
    units = Counter(one.observation.unit for one in levels if one.role == "plan_measure")
    if not units:
        return []
    unit = units.most_common(1)[0][0]
    return [one for one in levels if one.observation.unit == unit]


def _one_count(book: Book, target: Target, rows: list[SourcedFigure]) -> list[SourcedFigure]:
    """For a total that builds up: only one of year counts, counts since the start, and stocks."""
    ways = [one.observation.accumulation for one in rows if one.role == "plan_measure"]
    if target.arithmetic != "cumulative" or len(set(ways)) < 2:
        return rows
    decided = set(book.verdicts[target.id, "default"].figures)
    used = [one.observation.accumulation for one in rows if one.observation.id in decided]
    way = (used or [Counter(ways).most_common(1)[0][0]])[0]
    return [one for one in rows if one.observation.accumulation == way]


def _figures(
    rows: list[SourcedFigure],
    drawn: list[SourcedFigure],
    unit: str,
    *,
    levels: bool = False,
    stock: bool = False,
    more: tuple[Point, ...] = (),
) -> DrawnFigures:
    points = sorted(
        (*(_point(one, level=levels) for one in drawn), *more),
        key=lambda one: (one.at, one.sighting.observation.id),
    )
    return DrawnFigures(unit, levels, stock, tuple(points), len(rows) - len(drawn))


def _worked_out(book: Book, target: Target, given: list[SourcedFigure]) -> tuple[Point, ...]:
    """Changes that an answer rests on and nobody gives: worked out from levels, so that a contest is seen."""
    known = {one.observation.id for one in given}
    sightings = {one.observation.id: one for one in book.sightings.get(target.id, ())}
    found: dict[str, Point] = {}
    for (name, _), verdict in book.verdicts.items():
        if name != target.id or verdict.observed is None or known & set(verdict.figures):
            continue
        levels = [sightings[one] for one in verdict.figures if one in sightings]
        if levels:
            last = max(levels, key=lambda one: (one.observation.as_of or one.observation.period).last)
            at = year_position((last.observation.as_of or last.observation.period).last)
            found[last.observation.id] = Point(last, at, verdict.observed)
    return tuple(found.values())


def _point(sighting: SourcedFigure, *, level: bool) -> Point:
    one: Observation = sighting.observation
    given = one.value if level or one.value_in_target_unit is None else one.value_in_target_unit
    return Point(sighting, year_position((one.as_of or one.period).last), given)
