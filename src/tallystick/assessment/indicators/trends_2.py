"""Where figures of a commitment's indicators went, second version: described from three, tested from five."""

import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from tallystick.assessment.indicators.furthest import (
    NOBODY,
    Furthest,
    FurthestBehind,
    VoicedSeries,
    furthest_behind,
)
from tallystick.assessment.indicators.kendall import chance_of, score
from tallystick.assessment.indicators.model import VOICES, Trend
from tallystick.assessment.indicators.packed import PackedTrends
from tallystick.assessment.indicators.series import SeriesKey, YearlyFigures, YearlySeries
from tallystick.assessment.indicators.trends import median, theil_sen
from tallystick.assessment.indicators.trends_told import told
from tallystick.base.dates import Period
from tallystick.base.quantities import EXACT, rounded
from tallystick.base.quick import altered, quick
from tallystick.base.verdicts import IMPROVED, WORSENED
from tallystick.register.indicators import Indicator
from tallystick.register.large import LargeRows
from tallystick.register.method import Method
from tallystick.register.model import OFFICIAL_KINDS, Package

#: From so many years on a series is tested; before, only where it went is said.
TESTED_FROM = 5
#: The probability by chance up to which a tested series is said to have improved or worsened.
CHANCE = Fraction(1, 10)
TOO_FEW, STEADY, ROSE, FELL = "too_few_years", "no_clear_change", "rose", "fell"
_KINDS = {"international_estimate": "international", "independent": "independent"}


def observed_trends_2(package: Package, method: Method) -> Collection[Trend]:
    """The trend of every series of every commitment's indicators with a direction, in the package's order.

    On the years from the base on, the last before the plan: from the method's fewest years on, whether the
    figures rose or fell; from five on, improved or worsened where the exact two-sided probability by chance
    (Mann 1945, Kendall 1975) is at most one in ten, else no clear change. What went before the plan stands
    beside. Targets' own measures are there too. Areas and groups appear where they have years enough, the
    country also where it has too few. Nothing where the method has no rule for trends.
    """
    return trends_with(package, method, furthest_behind)


def trends_with(package: Package, method: Method, furthest: FurthestBehind) -> Collection[Trend]:
    """The trends of `observed_trends_2`, with who is furthest behind by a rule of its own.

    Those of a package whose figures lie in columns are pressed together.
    """
    rule = method.trend
    if rule is None:
        return ()
    indicators = {one.id: one for one in package.indicators}
    series = _Shelf(package, method, furthest)
    told = [(one, indicators[one.indicator]) for one in package.commitment_indicators]
    directed = [(one, indicator) for one, indicator in told if indicator.direction is not None]
    if isinstance(package.observations, LargeRows):
        packed = PackedTrends(series.nation)
        for link, indicator in directed:
            packed.link(link.commitment, indicator.id, series.trends(indicator, link.commitment, rule.years))
        return packed if len(packed) else ()
    found: dict[str, list[Trend]] = {}
    trends: list[Trend] = []
    for link, indicator in directed:
        if indicator.id not in found:
            found[indicator.id] = list(series.trends(indicator, link.commitment, rule.years))
            trends += found[indicator.id]
        else:
            trends += [altered(one, commitment=link.commitment) for one in found[indicator.id]]
    return tuple(trends)


class _Shelf:
    """The series of a package, each indicator's at a time.

    Attributes:
        nation: the area and group of the country as a whole.
    """

    def __init__(self, package: Package, method: Method, furthest: FurthestBehind) -> None:
        plan = Period.parse(package.descriptor.tallystick.plan.period)
        self._base = plan.first.year - 1
        self._country = package.descriptor.tallystick.plan.country
        self.nation = (self._country, "")
        self._series = YearlySeries(package, method, earlier=True)
        self._kinds = {one.id: one.kind for one in package.sources}
        self._furthest = furthest

    def trends(self, indicator: Indicator, commitment: str, fewest: int) -> Iterator[Trend]:
        """The trends of an indicator, for one commitment."""
        shown = [self._shown(key, series) for key, series in self._series.of(indicator)]
        told_of = [one for one in shown if one.inside]
        repeats = _repeated(told_of)
        furthest = self._furthest(indicator, self._country, told_of)
        trends = [
            _trend(
                (indicator, commitment, fewest), one, repeats.get(one.key, ""), furthest.get(one.key, NOBODY)
            )
            for one in told_of
            if len(one.inside) >= fewest or (one.key.area, one.key.group) == self.nation
        ]
        yield from _contested(trends)

    def _shown(self, key: SeriesKey, series: YearlyFigures) -> VoicedSeries:
        kind = self._kinds[series[max(series)].source]
        voice = "official" if kind in OFFICIAL_KINDS else _KINDS[kind]
        inside = {year: one for year, one in series.items() if year >= self._base}
        before = {year: one for year, one in series.items() if year <= self._base}
        return VoicedSeries(key, voice, inside, before)


def _repeated(shown: list[VoicedSeries]) -> dict[SeriesKey, str]:
    """For each series that another one of the same indicator, area and group prints too, that one's body.

    The longer series is the one that counts; of two of one length, that of the voice that is asked first.
    """
    kept: dict[tuple[str, str], list[VoicedSeries]] = defaultdict(list)
    found: dict[SeriesKey, str] = {}
    for one in sorted(shown, key=lambda one: (-len(one.inside), VOICES.index(one.voice), one.key)):
        place = one.key.area, one.key.group
        twin = next((other for other in kept[place] if _prints(one.inside, other.inside)), None)
        if twin is None:
            kept[place].append(one)
        else:
            found[one.key] = twin.key.issuing_body
    return found


def _prints(one: YearlyFigures, other: YearlyFigures) -> bool:
    """Whether two series overlap and have the same figure in every year of both."""
    shared = one.keys() & other.keys()
    return bool(shared) and all(one[year].value == other[year].value for year in shared)


def _trend(of: tuple[Indicator, str, int], shown: VoicedSeries, repeats: str, furthest: Furthest) -> Trend:
    """A trend, of which nothing is known yet of other voices; every field by place, as `quick` has it."""
    indicator, commitment, fewest = of
    points = {year: one.value for year, one in shown.inside.items()}
    years = tuple(points)
    enough = len(points) >= fewest
    slope = theil_sen(points) if enough else None
    went = _where(points, fewest, indicator)
    before = _where({year: one.value for year, one in shown.before.items()}, fewest, indicator)
    share = indicator.unit == "percent"
    change = _share(slope, points) if slope is not None and not share else slope
    return quick(Trend)(
        commitment,
        indicator.id,
        shown.key.area,
        shown.key.group,
        shown.key.issuing_body,
        shown.key.vintage,
        went.word,
        indicator.direction or "",
        years,
        points[years[0]],
        points[years[-1]],
        indicator.unit,
        None if slope is None else rounded(slope, 6),
        None if change is None else rounded(change, 2),
        tuple([one.id for one in shown.inside.values()]),
        tuple(dict.fromkeys([one.source for one in shown.inside.values()])),
        told(went.word, years, fewest, went.chance),
        shown.voice,
        "" if change is None else "points" if share else "percent",
        went.score,
        went.chance,
        before.word,
        tuple(shown.before),
        repeats,
        False,
        furthest.group,
        furthest.group_value,
        furthest.area,
        furthest.area_value,
    )


class _Went(NamedTuple):
    """Where figures went, one of `TRENDS`, with their score where they are enough, and the tested chance."""

    word: str
    score: int | None = None
    chance: Decimal | None = None


_TOO_FEW_TO_TELL = _Went(TOO_FEW)


def _where(points: Mapping[int, Decimal], fewest: int, indicator: Indicator) -> _Went:
    values = [points[year] for year in sorted(points)]
    if len(values) < min(fewest, TESTED_FROM):
        return _TOO_FEW_TO_TELL
    moved = score(values)
    by_chance = chance_of(values, moved) if len(values) >= TESTED_FROM else None
    chance = None if by_chance is None else _chance(by_chance)
    if len(values) < fewest:
        return _Went(TOO_FEW, None, chance)
    if moved == 0 or (by_chance is not None and by_chance > CHANCE):
        word = STEADY
    elif by_chance is None:
        word = ROSE if moved > 0 else FELL
    else:
        word = IMPROVED.code if (moved > 0) == (indicator.direction == "up") else WORSENED.code
    return _Went(word, moved, chance)


def _share(slope: Decimal, points: Mapping[int, Decimal]) -> Decimal | None:
    """The slope in percent of the median figure; None where that is 0 and has no percent."""
    level = abs(median(list(points.values())))
    return EXACT.divide(EXACT.multiply(slope, Decimal(100)), level) if level else None


@functools.lru_cache(maxsize=4096)  # of many short series few chances differ
def _chance(number: Fraction) -> Decimal:
    return rounded(EXACT.divide(Decimal(number.numerator), Decimal(number.denominator)), 4)


def _contested(trends: Iterable[Trend]) -> Iterator[Trend]:
    """The trends, each told whether another voice's figures of the same people went the other way."""
    known = list(trends)
    ways = {(one.area, one.group, one.voice, (one.score or 0) > 0) for one in known if _went(one)}
    for one in known:
        other_way = (one.score or 0) <= 0
        others = (voice for voice in VOICES if voice != one.voice)
        contested = _went(one) and any((one.area, one.group, voice, other_way) in ways for voice in others)
        yield altered(one, contested=contested) if contested else one


def _went(one: Trend) -> bool:
    return bool(one.score) and one.trend not in {TOO_FEW, STEADY}
