"""The course that a target's figures give under some kinds of source, or why they give none."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.pace.answer import PaceAnswer, unrated
from tallystick.assessment.pace.course import CoursePoint, PaceCourse
from tallystick.assessment.reading import Reading
from tallystick.base.identifiers import natural_key
from tallystick.base.quantities import EXACT
from tallystick.base.reasons import Reason, Year
from tallystick.base.verdicts import ON_COURSE

_HUNDRED = Decimal(100)

_EACH_YEAR = Reason("Every year counts by itself here; no course leads to the promised number.")
_KEPT_SO_FAR = Reason("Every year counts by itself, and every year so far keeps the promise.")
_CENSUS = Reason("It is promised for everybody, which only a census can show; no course leads there.")
_NO_BASE = Reason("No one body gives a figure for {year}, from which the plan counts, and a later one.")
_TOO_FEW = Reason("No one body gives figures of two years, and one figure has no pace.")
#: Body, measure and vintage: only figures that share them are put on one course.
_SeriesKey = tuple[str, str, str, str]


#: Where the course of one series begins, if it does.
_Begins = Callable[[Sequence[Reading], Asked], Reading | None]


class _Begun(NamedTuple):
    """A series with the place where its course begins."""

    key: _SeriesKey
    course: PaceCourse


def course_of(
    sightings: Sequence[Sighting], asked: Asked, told: Iterable[Outcome], *, share: bool
) -> PaceCourse | PaceAnswer:
    """The course of the body whose figures reach furthest; of several the one with the most figures.

    Only figures of one body, measure and vintage are put on one course; bounds are no points on it. It begins
    in the year that the plan names; where it names none, in the last year before the plan, else in the
    earliest of the series within it. Where no course leads to the number, the answer that all rules share.

    Args:
        sightings: the figures by the plan's own definition, of any time.
        asked: the question, and the kinds of source that are heard.
        told: what the target's own arithmetic reads from these figures, one after the other.
        share: whether the plan's measure is a share of a whole in percent.
    """
    return _course(sightings, asked, told, share=share, begin=_base)


def course_of_2(
    sightings: Sequence[Sighting], asked: Asked, told: Iterable[Outcome], *, share: bool
) -> PaceCourse | PaceAnswer:
    """The course of version 1, but begun with the last figure of its earliest year and not with the first.

    So it does where the year before the plan is known: a figure of June is no base beside one of December.
    """
    return _course(sightings, asked, told, share=share, begin=_base_2)


def _course(
    sightings: Sequence[Sighting], asked: Asked, told: Iterable[Outcome], *, share: bool, begin: _Begins
) -> PaceCourse | PaceAnswer:
    target = asked.question.target
    readings = [one.decisive for one in told]
    match target.arithmetic:
        case "level" | "ceiling" | "floor":
            found = _of_levels(_levels(sightings, asked), asked, share=share, begin=begin)
        case "change":
            found = _of_changes(readings, asked)
        case "cumulative":
            found = _of_counts(sightings, readings, asked, begin)
        case "annual":
            return _of_each_year(readings, asked)
        case "universal":
            return unrated(_CENSUS)
        case _:
            return unrated(_EACH_YEAR)
    best = max(found, key=_reach, default=None)
    if best is not None:
        return best.course
    named = target.baseline_year
    return unrated(_TOO_FEW if named is None else _NO_BASE.saying(year=Year(named)))


def _reach(one: _Begun) -> tuple[object, ...]:
    return one.course.latest.end, len(one.course.later), tuple(map(natural_key, one.key))


def _of_each_year(readings: list[Reading], asked: Asked) -> PaceAnswer:
    question = asked.question
    years = [year for year in question.plan.years() if date(year, 12, 31) <= question.open_for_figures.last]
    held = {one.period.last.year for one in readings if asked.side(one) == "holds"}
    if years and held.issuperset(years):
        return PaceAnswer(ON_COURSE, "kept_so_far", None, _KEPT_SO_FAR)
    return unrated(_EACH_YEAR)


def _levels(sightings: Iterable[Sighting], asked: Asked) -> list[Reading]:
    """Every level in the target's unit, those from before the plan too."""
    return [
        asked.reading(one)
        for one in sightings
        if one.observation.value_in_target_unit is not None and asked.admits(one, level=True)
    ]


def _of_levels(readings: Iterable[Reading], asked: Asked, *, share: bool, begin: _Begins) -> Iterator[_Begun]:
    for key, of_body in _series(readings):
        by_day = _by_day(of_body, asked)
        base = begin(by_day, asked)
        later = [one for one in by_day if base is not None and one.end.year > base.end.year]
        if base is not None and later:
            wanted = asked.question.target.value
            yield _Begun(
                key,
                PaceCourse(
                    base=_point(base),
                    later=tuple(map(_point, later)),
                    wanted=wanted,
                    deadline=asked.question.target.deadline.last,
                    rising=_rising(asked, base.value < wanted),
                    base_met=asked.side(base) == "holds",
                    met=asked.side(later[-1]) == "holds",
                    share=share,
                ),
            )


def _base(by_day: Sequence[Reading], asked: Asked) -> Reading | None:
    """The last figure of the base year; where the plan names no year, else the first one inside it."""
    question = asked.question
    inside = [one for one in by_day if one.end >= question.plan.first]
    of_year = [one for one in by_day if one.end.year == question.base_year and one.end < question.plan.first]
    if question.target.baseline_year is not None:
        of_year = [one for one in by_day if one.end.year == question.target.baseline_year]
        return of_year[-1] if of_year else None
    return of_year[-1] if of_year else next(iter(inside), None)


def _base_2(by_day: Sequence[Reading], asked: Asked) -> Reading | None:
    """The last figure of the year in which the course of version 1 begins."""
    first = _base(by_day, asked)
    return first and [one for one in by_day if one.end.year == first.end.year][-1]


def _of_changes(readings: Iterable[Reading], asked: Asked) -> Iterator[_Begun]:
    """Changes as levels: on the base's own level where it is known, else on a base of 100, or of 0 points."""
    question = asked.question
    relative = question.target.unit == "percent"
    for key, of_body in _series(readings):
        known = [one for one in of_body if one.base_value is not None]
        year = next((one.base_year for one in known if one.base_year), question.base_year)
        by_day = [one for one in _by_day(known or of_body, asked) if one.end.year > year]
        if not by_day:
            continue
        first = by_day[0]
        level = first.base_value if first.base_value is not None else _HUNDRED if relative else Decimal(0)
        moved = _moved(level, relative=relative)
        rising = _rising(asked, True)
        wanted = question.target.value if rising else -question.target.value
        yield _Begun(
            key,
            PaceCourse(
                base=CoursePoint(date(year, 12, 31), level),
                later=tuple(_point(one, moved(one.value)) for one in by_day),
                wanted=moved(wanted),
                deadline=question.target.deadline.last,
                rising=rising,
                met=asked.side(by_day[-1]) == "holds",
                counted=level == 0,
            ),
        )


def _moved(level: Decimal, *, relative: bool) -> Callable[[Decimal], Decimal]:
    """How a change becomes a level."""
    if not relative:
        return lambda change: EXACT.add(level, change)
    return lambda change: EXACT.divide(EXACT.multiply(level, EXACT.add(_HUNDRED, change)), _HUNDRED)


def _of_counts(
    sightings: Sequence[Sighting], readings: Iterable[Reading], asked: Asked, begin: _Begins
) -> Iterator[_Begun]:
    """Counts from nothing at the plan's start; a stock that is promised in all, as a level."""
    question = asked.question
    if question.target.counts == "total":
        stocks = [one for one in sightings if one.observation.accumulation == "stock"]
        yield from _of_levels(_levels(stocks, asked), asked, share=False, begin=begin)
        readings = [one for one in readings if one.sightings[-1].observation.accumulation != "stock"]
    for key, of_body in _series(readings):
        year = next((one.base_year for one in of_body if one.base_year), question.plan.first.year - 1)
        by_day = [one for one in _by_day(of_body, asked) if one.end.year > year]
        if not by_day:
            continue
        yield _Begun(
            key,
            PaceCourse(
                base=CoursePoint(date(year, 12, 31), Decimal(0)),
                later=tuple(map(_point, by_day)),
                wanted=question.target.value,
                deadline=question.target.deadline.last,
                rising=True,
                met=asked.side(by_day[-1]) == "holds",
                counted=True,
            ),
        )


def _rising(asked: Asked, otherwise: bool) -> bool:
    """Whether more is better; where the number is to be met from both sides, as the caller says."""
    promised = asked.promised
    if (promised.low is None) == (promised.high is None):
        return otherwise
    return promised.high is None


def _series(readings: Iterable[Reading]) -> Iterator[tuple[_SeriesKey, list[Reading]]]:
    """The readings that are numbers and no bounds, by body, measure, vintage and way of counting."""
    found: dict[_SeriesKey, list[Reading]] = defaultdict(list)
    for one in readings:
        if one.possible.low is not None and one.possible.high is not None:
            figure = one.sightings[-1]
            of = figure.observation
            found[of.indicator, figure.source.issuing_body, of.vintage or "", of.accumulation or ""].append(
                one
            )
    return iter(found.items())


def _by_day(readings: Iterable[Reading], asked: Asked) -> list[Reading]:
    """One reading of each last day, in order: of several the first by the order of the method."""
    of_day: dict[date, list[Reading]] = defaultdict(list)
    for one in readings:
        of_day[one.end].append(one)
    firsts = (asked.first(of_day[end]) for end in sorted(of_day))
    return [one for one in firsts if one is not None]


def _point(reading: Reading, value: Decimal | None = None) -> CoursePoint:
    """The reading on its day; a change with the level that it leads to."""
    return CoursePoint(reading.end, reading.value if value is None else value, reading)
