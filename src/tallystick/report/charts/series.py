"""Figures that may be joined by a line: one indicator, one issuing body, one vintage, one way of counting."""

from collections import defaultdict
from dataclasses import dataclass

from tallystick.report.charts.points import DrawnFigures, Point


@dataclass(frozen=True, slots=True)
class Series:
    """Figures that measure the same thing in the same way.

    Attributes:
        measure: the indicator and issuing body.
        vintage: which edition of a restated series.
        points: in order of time, one a place.
    """

    measure: tuple[str, str]
    vintage: str
    points: tuple[Point, ...]


def series_of(figures: DrawnFigures) -> tuple[Series, ...]:
    """The figures as series, by measure and vintage."""
    found: dict[tuple[tuple[str, str], str], dict[float, Point]] = defaultdict(dict)
    for point in figures.points:
        found[_key(point)].setdefault(point.at, point)
    return tuple(Series(key[0], key[1], tuple(points.values())) for key, points in sorted(found.items()))


def breaks_of(series: tuple[Series, ...]) -> list[tuple[Point, Point]]:
    """The two sides of each break: one measure, where one vintage ends before the next begins."""
    found = []
    for one in series:
        later = [
            other
            for other in series
            if other.measure == one.measure and other.points[0].at > one.points[-1].at
        ]
        if later:
            nearest = min(later, key=lambda other: other.points[0].at)
            found.append((one.points[-1], nearest.points[0]))
    return found


def _key(point: Point) -> tuple[tuple[str, str], str]:
    one = point.sighting.observation
    vintage = "|".join([one.vintage or "", one.accumulation or "", "restated" if one.restated else ""])
    return (point.sighting.indicator.id, point.sighting.source.issuing_body), vintage
