"""A target's chart: the base, the way to the promise, and every figure that can be drawn."""

import dataclasses
import math
from dataclasses import dataclass
from decimal import Decimal

from tallystick.register.model import Target
from tallystick.report import words
from tallystick.report.book import Book
from tallystick.report.charts.apart import apart
from tallystick.report.charts.course import Course, course
from tallystick.report.charts.labels import MarkWords, place_labels
from tallystick.report.charts.model import BOTTOM, LEFT, RIGHT, TOP, Chart, ChartMark, Label, Stroke, Tick
from tallystick.report.charts.onward import Onward, is_later, onward_of
from tallystick.report.charts.points import DrawnFigures, Point, drawings
from tallystick.report.charts.scale import Scale, span
from tallystick.report.charts.series import Series, breaks_of, series_of
from tallystick.report.charts.words import Words
from tallystick.voice.language import Language

_FROM_ZERO = frozenset({"cumulative", "annual"})
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_KINDS = tuple(words.SOURCE_KIND)
_ARROWS = {"at_least": "up", "at_most": "down"}


@dataclass(frozen=True, slots=True)
class _Frame:
    """The two scales of one drawing."""

    across: Scale
    down: Scale
    ticks: tuple[Decimal, ...]

    def spot(self, at: float, value: float) -> tuple[float, float]:
        return self.across.place(at), self.down.place(value)


def target_charts(book: Book, language: Language, target: Target) -> tuple[Chart, ...]:
    """The charts of a target: mostly one, none where not a single figure can be drawn."""
    return tuple(_chart(book, language, target, figures) for figures in drawings(book, target))


def _chart(book: Book, language: Language, target: Target, figures: DrawnFigures) -> Chart:
    way = course(book, target, figures)
    onward = onward_of(book, target.id, figures)
    later = frozenset(one for one in figures.points if is_later(book, one.sighting))
    frame = _frame(target, figures, way, onward)
    told = Words(language, target, figures, way, onward, has_later=bool(later))
    letters = _letters(figures)
    judged = dataclasses.replace(figures, points=tuple(one for one in figures.points if one not in later))
    series = series_of(judged)
    points = tuple(
        _mark(frame, one, told, later) for one in (*_marked(judged, series), *_apart(figures, later))
    )
    marks = apart((*points, *_course_marks(frame, way, told, figures)))
    broken = tuple(_between(frame, *pair) for pair in breaks_of(series))
    lines = (
        *_course_lines(frame, way),
        *_onward_lines(frame, way, onward),
        *(line for one in series for line in _joined(frame, one)),
    )
    named, lettered = _named(frame, book, way, told, later), _lettered(frame, figures, letters, told)
    return Chart(
        title=told.title(),
        description=told.description(),
        unit=told.unit(frame.ticks),
        gutter=told.gutter(frame.ticks),
        y_ticks=tuple(Tick(frame.down.place(float(one)), told.tick(one, frame.ticks)) for one in frame.ticks),
        x_ticks=_years(frame.across, way),
        lines=lines,
        marks=marks,
        breaks=broken,
        labels=place_labels(named, lettered, marks, lines),
        letters=tuple((letter, name) for name, letter in letters.items()),
        shapes=told.shapes({one.shape for one in marks}),
        promised=way.promised is not None,
        notes=told.notes(float(frame.ticks[0]), has_breaks=bool(broken)),
    )


def _frame(target: Target, figures: DrawnFigures, way: Course, onward: Onward | None) -> _Frame:
    places = [one.at for one in figures.points] + [way.start, way.end]
    values = [one.value for one in figures.points]
    if way.base is not None:
        places.append(way.base[0])
        values.append(float(way.base[1]))
    if way.promised is not None:
        values.append(float(way.promised))
    if onward is not None:
        values += [float(one) for one in _ends(onward)]
    from_base = way.base is not None and way.base[1] != 0
    shares = figures.unit == "percent" and min(values) >= 0 and max(values) <= 100
    low, high, ticks = span(
        values, from_zero=target.arithmetic in _FROM_ZERO and not from_base, most=100.0 if shares else None
    )
    across = Scale(math.floor(min(places) + 0.001), math.ceil(max(places) - 0.001), LEFT, RIGHT)
    return _Frame(across, Scale(low, high, BOTTOM, TOP), ticks)


def _years(across: Scale, way: Course) -> tuple[Tick, ...]:
    years = range(round(across.low), round(across.high) + 1)
    main = {years[0], round(way.start), round(way.end)}
    crowded = len(years) > 7
    return tuple(Tick(across.place(year), str(year), crowded and year not in main) for year in years)


def _course_lines(frame: _Frame, way: Course) -> list[Stroke]:
    if way.promised is None:
        return []
    end = frame.spot(way.end, float(way.promised))
    if way.flat:
        return [Stroke(*frame.spot(way.start, float(way.promised)), *end, "promise")]
    if way.base is None or way.base[0] >= way.end:
        return []
    return [Stroke(*frame.spot(way.base[0], float(way.base[1])), *end, "promise")]


def _ends(onward: Onward) -> list[Decimal]:
    """Where a projection ends: on its line, and at the two ends of its band."""
    course = onward.course
    return [one for one in (course.projected, course.projected_low, course.projected_high) if one is not None]


def _onward_lines(frame: _Frame, way: Course, onward: Onward | None) -> list[Stroke]:
    """From the latest figure to where it would stand at the deadline, and to the ends of the band."""
    if onward is None or onward.last.at >= way.end:
        return []
    start = frame.spot(onward.last.at, onward.last.value)
    return [
        Stroke(*start, *frame.spot(way.end, float(one)), "band" if place else "onward", dashed=True)
        for place, one in enumerate(_ends(onward))
    ]


def _apart(figures: DrawnFigures, later: frozenset[Point]) -> list[Point]:
    """The figures that are not judged: each with a mark of its own, and joined to none."""
    return [one for one in figures.points if one in later]


def _course_marks(frame: _Frame, way: Course, words: Words, figures: DrawnFigures) -> list[ChartMark]:
    """The base, where no figure is drawn in its place, and the promise."""
    marks = []
    drawn = {(one.at, one.number) for one in figures.points}
    if way.base is not None and way.base not in drawn:
        spot = frame.spot(way.base[0], float(way.base[1]))
        marks.append(ChartMark(*spot, "base", "base", "", False, words.base()))
    if way.promised is not None:
        spot = frame.spot(way.end, float(way.promised))
        marks.append(ChartMark(*spot, "promise", "promise", "", False, words.promised()))
    return marks


def _marked(figures: DrawnFigures, series: tuple[Series, ...]) -> list[Point]:
    """The figures that have a mark: all by the plan's measure, of each line by another one its last.

    Who says the same number of the same time again adds no mark; statistics come before claims.
    """
    passed = {
        point.sighting.observation.id
        for one in series
        if not one.points[0].is_plan_measure
        for point in one.points[:-1]
    }
    joined = {point.sighting.observation.id for one in series for point in one.points}
    first: dict[tuple[str, float, Decimal], Point] = {}
    for one in sorted(figures.points, key=lambda point: _KINDS.index(point.sighting.source.kind)):
        name = one.sighting.observation.id
        if one.is_plan_measure or (name in joined and name not in passed):
            first.setdefault((one.sighting.indicator.id, one.at, one.number), one)
    return [one for one in figures.points if one in first.values()]


def _mark(frame: _Frame, point: Point, words: Words, later: frozenset[Point]) -> ChartMark:
    one = point.sighting.observation
    tone = "restated" if one.restated else "plan" if point.is_plan_measure else "other"
    tone = "later" if point in later else tone
    return ChartMark(
        *frame.spot(point.at, point.value),
        shape=point.sighting.source.kind,
        tone=tone,
        arrow=_ARROWS.get(one.qualifier, ""),
        approximate=one.qualifier == "approximate",
        title=words.mark(point) if point.is_plan_measure else "",
    )


def _joined(frame: _Frame, series: Series) -> list[Stroke]:
    tone = "plan" if series.points[0].is_plan_measure else "other"
    return [
        Stroke(*frame.spot(a.at, a.value), *frame.spot(b.at, b.value), tone, dashed=b.at - a.at > 1.5)
        for a, b in zip(series.points, series.points[1:], strict=False)
    ]


def _between(frame: _Frame, a: Point, b: Point) -> tuple[float, float]:
    first, second = frame.spot(a.at, a.value), frame.spot(b.at, b.value)
    return round((first[0] + second[0]) / 2, 1), round((first[1] + second[1]) / 2, 1)


def _letters(figures: DrawnFigures) -> dict[str, str]:
    """A letter for each other measure, in the order of their names."""
    names = sorted({one.sighting.indicator.title for one in figures.points if not one.is_plan_measure})
    return dict(zip(names, _LETTERS, strict=False))


def _named(frame: _Frame, book: Book, way: Course, words: Words, later: frozenset[Point]) -> list[MarkWords]:
    """The words for promise, latest figure and base, the most needed first."""
    latest = _latest(book, words, later)
    high = way.promised if way.promised is not None else (latest.number if latest else Decimal(0))
    named = []
    if way.promised is not None:
        above = latest is None or way.promised >= latest.number
        spot = frame.spot(way.end, float(way.promised))
        named.append(MarkWords(*spot, words.promised(), "promise", above))
    if latest is not None:
        above = way.promised is None or latest.number > way.promised
        spot = frame.spot(latest.at, latest.value)
        named.append(MarkWords(*spot, words.latest(latest, book), "plan", above))
    if (
        way.base is not None
        and words.base()
        and not way.flat
        and (latest is None or way.base != (latest.at, latest.number))
    ):
        spot = frame.spot(way.base[0], float(way.base[1]))
        named.append(MarkWords(*spot, words.base(), "base", above=way.base[1] > high))
    return named


def _latest(book: Book, words: Words, later: frozenset[Point]) -> Point | None:
    """The figure that the headline rests on, else the plan's measure's last one."""
    verdict = book.verdicts.get((words.target.id, "default"))
    decided = set(verdict.figures) if verdict else set()
    measured = [one for one in words.figures.points if one.is_plan_measure and one not in later]
    found = [one for one in measured if one.sighting.observation.id in decided] or measured
    return max(found, key=lambda one: one.at) if found else None


def _lettered(frame: _Frame, figures: DrawnFigures, letters: dict[str, str], told: Words) -> list[Label]:
    """A letter at the last figure of each other measure; at a change, with how much it is."""
    is_change = told.target.arithmetic == "change" and not figures.levels
    last: dict[str, Point] = {}
    for one in figures.points:
        if not one.is_plan_measure:
            last[one.sighting.indicator.title] = one
    return [
        Label(
            *frame.spot(one.at, one.value),
            "start",
            f"{letters[name]} {told.amount(one.number)}" if is_change else letters[name],
            "other",
        )
        for name, one in sorted(last.items())
        if name in letters
    ]
