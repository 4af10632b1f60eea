"""Which figures of a target one drawing can hold: the country's, for everybody, in one unit."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from tallystick.register.model import Observation, Target
from tallystick.report.book import Book, Sighting
from tallystick.report.charts.scale import year_position

_DRAWN_ROLES = ("plan_measure", "other_measure")


@dataclass(frozen=True, slots=True)
class Point:
    """A figure with its place in time and its number in the chart's unit."""

    sighting: Sighting
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
class Figures:
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


def national(book: Book, target: Target) -> list[Sighting]:
    """The country's figures for everybody that could be drawn or must be said to be left out."""
    return [
        one
        for one in book.sightings.get(target.id, ())
        if one.observation.area == book.plan.country
        and one.observation.group is None
        and one.role in _DRAWN_ROLES
    ]


def choose(book: Book, target: Target, earliest: int) -> Figures:
    """The figures to draw, from a year on: levels of a promised change before the change itself."""
    rows = national(book, target)
    if target.arithmetic == "change":
        levels = _levels(rows)
        if levels:
            unit = levels[0].observation.unit
            return _figures(rows, _since(levels, earliest), unit, levels=True)
    given = _since([one for one in rows if _given(one.observation)], earliest)
    counted = _one_count(book, target, given)
    stock = target.counts == "additional" and any(one.observation.accumulation == "stock" for one in counted)
    return _figures(rows, counted, target.unit, stock=stock)


def _since(rows: list[Sighting], year: int) -> list[Sighting]:
    return [one for one in rows if one.observation.period.last.year >= year]


def _given(one: Observation) -> bool:
    return one.value_in_target_unit is not None


def _levels(rows: list[Sighting]) -> list[Sighting]:
    """The figures that a change is worked out from, in the unit most of them have."""
    levels = [one for one in rows if not _given(one.observation)]
    plan = [one for one in levels if one.role == "plan_measure"]
    if not plan:
        return []
    unit = Counter(one.observation.unit for one in plan).most_common(1)[0][0]
    chosen = [one for one in levels if one.observation.unit == unit]
    chosen.sort(key=lambda one: one.role != "plan_measure")
    return chosen


def _one_count(book: Book, target: Target, rows: list[Sighting]) -> list[Sighting]:
    """For a total that builds up: only one of year counts, counts since the start, and stocks."""
    ways = [one.observation.accumulation for one in rows if one.role == "plan_measure"]
    if target.arithmetic != "cumulative" or len(set(ways)) < 2:
        return rows
    verdict = book.verdicts.get((target.id, "default"))
    decided = set(verdict.figures) if verdict else set()
    used = [one.observation.accumulation for one in rows if one.observation.id in decided]
    way = (used or [Counter(ways).most_common(1)[0][0]])[0]
    return [one for one in rows if one.observation.accumulation == way]


def _figures(
    rows: list[Sighting], drawn: list[Sighting], unit: str, *, levels: bool = False, stock: bool = False
) -> Figures:
    points = sorted(
        (_point(one, levels) for one in drawn),
        key=lambda one: (one.at, one.sighting.observation.id),
    )
    return Figures(unit, levels, stock, tuple(points), len(rows) - len(drawn))


def _point(sighting: Sighting, level: bool) -> Point:
    one = sighting.observation
    given = one.value if level or one.value_in_target_unit is None else one.value_in_target_unit
    return Point(sighting, year_position((one.as_of or one.period).last), given)
