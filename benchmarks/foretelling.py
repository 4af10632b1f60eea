"""Which rule of pace warns early and which cries wolf: fictional plans of five years, with noise.

``python -m benchmarks.foretelling`` draws courses from 2020 to 2025 towards a tenth more, twice as much and
half, by five ways of getting there or not, in three strengths of noise, and holds what each rule says after
each year against the end. Everything is fictional and drawn from one seed.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import product
from statistics import NormalDist
from typing import NamedTuple

from tallystick.assessment.pace import extrapolated, growth, linear
from tallystick.assessment.pace.answer import PaceAnswer
from tallystick.assessment.pace.course import CoursePoint, PaceCourse
from tallystick.assessment.pace.scorecard import Foretold, Scorecard, scorecard

BASE, YEARS = 50.0, 5
AIMS = {"a tenth more": 55.0, "twice as much": 100.0, "half": 25.0}
#: Noise of a yearly figure, as a share of the way from the base to the promised number.
NOISE = (0.02, 0.1, 0.25)
PLANS = 150
#: The share of the way that would be done after a share of the time, without noise.
WAYS: dict[str, Callable[[float], float]] = {
    "even": lambda time: time,
    "first fast, then slow": lambda time: 1 - (1 - time) ** 2,
    "first slow, then fast": lambda time: time**2,
    "stops half way": lambda time: min(time, 0.5),
    "turns back": lambda time: 1.6 * time * (1.1 - time),
}
RULES: dict[str, Callable[[PaceCourse], PaceAnswer]] = {
    "linear": linear.answer,
    "growth": growth.answer,
    "extrapolated": extrapolated.answer,
}


class _Drawn(NamedTuple):
    """A course: what it aims at, how it goes, its noise, and its figures from the base on."""

    aim: str
    way: str
    noise: float
    figures: list[float]


class _Told(NamedTuple):
    """What a rule said of a course after a year."""

    rule: str
    year: int
    drawn: _Drawn
    foretold: Foretold


def _courses() -> Iterator[_Drawn]:
    kinds = list(product(AIMS, WAYS, NOISE))
    drawn = iter(NormalDist().samples(len(kinds) * PLANS * (YEARS + 1), seed=2025))
    for aim, way, noise in kinds:
        for plan in range(PLANS):
            reach = 0.85 + 0.35 * plan / PLANS  # some plans aim at more than the promise, some at less
            shares = [reach * WAYS[way](year / YEARS) + noise * next(drawn) for year in range(YEARS + 1)]
            yield _Drawn(aim, way, noise, [BASE + (AIMS[aim] - BASE) * share for share in shares])


def _foretold() -> Iterator[_Told]:
    for drawn in _courses():
        wanted, rising = Decimal(str(AIMS[drawn.aim])), AIMS[drawn.aim] > BASE
        points = [
            CoursePoint(date(2020 + year, 12, 31), Decimal(str(round(value, 3))))
            for year, value in enumerate(drawn.figures)
        ]
        held = [(one.value >= wanted) if rising else (one.value <= wanted) for one in points]
        for year in range(1, YEARS):
            course = PaceCourse(
                points[0],
                tuple(points[1 : year + 1]),
                wanted,
                date(2020 + YEARS, 12, 31),
                rising,
                base_met=held[0],
                met=held[year],
            )
            for name, rule in RULES.items():
                standing = rule(course).standing
                if standing is not None:
                    yield _Told(name, year, drawn, Foretold(standing.side == "holds", held[-1]))


def _line(name: str, card: Scorecard) -> str:
    kept, failed = card.calm + card.wolf, card.warned + card.missed
    warned = f"{card.warned / failed:.0%} of {failed}" if failed else "none failed"
    wolf = f"{card.wolf / kept:.0%} of {kept}" if kept else "none was kept"
    return f"| {name} | {card.right / card.rated:.0%} of {card.rated} | {warned} | {wolf} |"


def _table(title: str, told: list[_Told]) -> None:
    print(f"\n{title}\n\n| rule | foretold rightly | of the failed it warned | of the kept it cried wolf |")
    print("| --- | --- | --- | --- |")
    for rule in RULES:
        print(_line(rule, scorecard(one.foretold for one in told if one.rule == rule)))


def main() -> None:
    """Print the scorecards: by year, by aim, by noise, and by way."""
    told = list(_foretold())
    for year in range(1, YEARS):
        _table(f"after {year} of {YEARS} years", [one for one in told if one.year == year])
    half_way = [one for one in told if one.year == YEARS - 2]
    for aim in AIMS:
        _table(f"after 3 years, {aim}", [one for one in half_way if one.drawn.aim == aim])
    for noise in NOISE:
        title = f"after 3 years, noise of {noise:.0%} of the way"
        _table(title, [one for one in half_way if one.drawn.noise == noise])
    for way in WAYS:
        _table(f"after 3 years, {way}", [one for one in half_way if one.drawn.way == way])


if __name__ == "__main__":
    main()
