"""Where a promise begins and ends in a drawing: the base, the promised number and the way between."""

from dataclasses import dataclass
from decimal import Decimal

from tallystick.register.model import Target
from tallystick.report.book import Book
from tallystick.report.charts.points import DrawnFigures, Point
from tallystick.report.charts.scale import year_position

_HIGHER = frozenset({">=", ">", "increase_by", "cumulative_at_least"})


@dataclass(frozen=True, slots=True)
class Course:
    """The way that a promise asks for.

    Attributes:
        base: the base's place in time and number; None where none is known.
        end: the deadline's place in time.
        promised: the promised number in the chart's unit; None where it can't be drawn without a base.
        flat: whether the promised number holds all the time, as a floor, a ceiling or a yearly promise does.
    """

    base: tuple[float, Decimal] | None
    start: float
    end: float
    promised: Decimal | None
    flat: bool


def course(book: Book, target: Target, figures: DrawnFigures) -> Course:
    """The course of a target among its figures."""
    start = float(book.plan_period.first.year - 1)
    end = year_position(target.deadline.last)
    base = _base(book, target, figures, start)
    promised = _promised(target, figures, base)
    flat = target.arithmetic in {"ceiling", "floor", "annual"} or _holds_already(
        target, figures, base or _earliest(figures), promised
    )
    return Course(base, start, end, promised, flat)


def _base(book: Book, target: Target, figures: DrawnFigures, start: float) -> tuple[float, Decimal] | None:
    if target.arithmetic == "change" and not figures.levels:
        return (float(target.baseline_year or start), Decimal(0))
    if figures.levels:
        verdict = book.verdicts.get((target.id, "default"))
        if verdict is not None and verdict.base_value is not None and verdict.base_year is not None:
            return (float(verdict.base_year), verdict.base_value)
    if target.arithmetic == "annual":
        return None
    if target.counts == "additional" and not figures.stock:
        return (start, Decimal(0))
    point = _base_point(figures.points, float(target.baseline_year or start))
    if point is None or (figures.levels and point.at != float(target.baseline_year or start)):
        return None
    return (point.at, point.number)


def _earliest(figures: DrawnFigures) -> tuple[float, Decimal] | None:
    """The first figure by the plan's measure: no base, but it tells on which side of the promise it began."""
    measured = [one for one in figures.points if one.is_plan_measure]
    return (measured[0].at, measured[0].number) if len(measured) > 1 else None


def _base_point(points: tuple[Point, ...], year: float) -> Point | None:
    """The plan's own measure at the base year, else the last one before it."""
    measured = [one for one in points if one.is_plan_measure and not one.sighting.observation.restated]
    before = [one for one in measured if one.at <= year + 0.001]
    if before:
        latest = max(one.at for one in before)
        return next(one for one in before if one.at == latest)
    return None


def _promised(target: Target, figures: DrawnFigures, base: tuple[float, Decimal] | None) -> Decimal | None:
    sign = -1 if target.comparator == "decrease_by" else 1
    if target.arithmetic == "change" and not figures.levels:
        return sign * target.value
    if figures.levels:
        if base is None:
            return None
        change = base[1] * target.value / 100 if target.unit == "percent" else target.value
        return base[1] + sign * change
    if figures.stock:
        return None if base is None else base[1] + target.value
    return target.value


def _holds_already(
    target: Target, figures: DrawnFigures, base: tuple[float, Decimal] | None, promised: Decimal | None
) -> bool:
    """Whether the base stands on the promised side at the start: then the promise is a floor or ceiling."""
    if base is None or promised is None or figures.levels or figures.stock:
        return False
    if target.comparator in _HIGHER:
        return target.arithmetic in {"level", "cumulative"} and base[1] >= promised
    return target.comparator in {"<=", "<"} and base[1] <= promised
