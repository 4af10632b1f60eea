"""Which indicators an index of a plan holds, and the figure of each for each unit."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tallystick.assessment.indicators.series import SeriesKey, YearlyFigures, YearlySeries
from tallystick.base.dates import Period
from tallystick.register.index_rule import IndexRule
from tallystick.register.indicators import AVAILABILITY, Indicator
from tallystick.register.method import Method
from tallystick.register.model import OFFICIAL_KINDS, Observation, Package

_TIERS = {"international_estimate": "international", "independent": "independent"}


@dataclass(frozen=True, slots=True)
class ChosenIndicator:
    """An indicator of an index.

    Attributes:
        indicator: the indicator.
        chapter: the chapter of the first commitment that it serves.
        posts: the lower and the upper goalpost; None where the method says none.
        availability: how its values stand, as the package says; empty where it says nothing.
    """

    indicator: Indicator
    chapter: str
    posts: tuple[float, float] | None
    availability: str


@dataclass(frozen=True, slots=True)
class ChosenFigure:
    """The figure of an indicator for a unit.

    Attributes:
        observation: the observation.
        low: the lowest that a body prints for the same time.
        high: the highest.
    """

    observation: Observation
    low: Decimal
    high: Decimal


def chosen_indicators(package: Package, rule: IndexRule) -> tuple[ChosenIndicator, ...]:
    """The indicators that have a direction and serve a commitment, by chapter, each once."""
    chapter_of = _chapters(package)
    served: dict[str, str] = {}
    standing: dict[str, str] = {}
    targets = {one.id: one.commitment for one in package.targets}
    sections = {one.id: chapter_of[one.section] for one in package.commitments}
    for link in package.target_indicators:
        if link.role == "plan_measure":
            served.setdefault(link.indicator, sections[targets[link.target]])
    for one in package.commitment_indicators:
        served.setdefault(one.indicator, sections[one.commitment])
        standing[one.indicator] = min(
            standing.get(one.indicator, AVAILABILITY[-1]), one.availability, key=AVAILABILITY.index
        )
    wanted = set(rule.indicators)
    order = {one.id: at for at, one in enumerate(package.outline)}
    found = [
        ChosenIndicator(one, served[one.id], _posts(rule, one), standing.get(one.id, ""))
        for one in package.indicators
        if one.direction is not None
        and one.id in served
        and (one.id in wanted if wanted else one.kind in rule.kinds)
    ]
    return tuple(sorted(found, key=lambda one: order[one.chapter]))


def _posts(rule: IndexRule, indicator: Indicator) -> tuple[float, float] | None:
    return rule.goalposts.get(indicator.id) or rule.unit_goalposts.get(indicator.unit)


def _chapters(package: Package) -> dict[str, str]:
    """The chapter of each part of the plan."""
    above = {one.id: one.parent for one in package.outline}
    found = {}
    for part in above:
        here = part
        while (parent := above[here]) is not None:
            here = parent
        found[part] = here
    return found


#: By area and year, the figure of an indicator.
PlacedFigures = Mapping[tuple[str, int], ChosenFigure]


class ChosenFigures:
    """The figures of the whole people, by indicator, area and year.

    Of each indicator and area one series is taken for all years: of the voice that the method asks first, and
    of this voice's series the one with most years. So a number never moves because another body is heard.
    """

    def __init__(self, package: Package, method: Method) -> None:
        """Open the figures of the package."""
        self._series = YearlySeries(package, method)
        self._kinds = {one.id: one.kind for one in package.sources}
        self._tiers = method.policies.default
        self._plan = Period.parse(package.descriptor.tallystick.plan.period)

    def of(self, indicator: Indicator) -> PlacedFigures:
        """The figures of an indicator, inside the plan's years."""
        held: dict[str, list[tuple[SeriesKey, YearlyFigures]]] = defaultdict(list)
        for key, years in self._series.of(indicator):
            if not key.group and self._tier(years) in self._tiers:
                held[key.area].append((key, years))
        return {
            (area, year): figure
            for area, series in held.items()
            for year, figure in self._one_series(series)
            if year >= self._plan.first.year
        }

    def _one_series(
        self, series: list[tuple[SeriesKey, YearlyFigures]]
    ) -> Iterator[tuple[int, ChosenFigure]]:
        _, taken = min(series, key=lambda one: (self._tiers.index(self._tier(one[1])), -len(one[1]), one[0]))
        for year, observation in taken.items():
            printed = [years[year].value for _, years in series if year in years]
            yield year, ChosenFigure(observation, min(printed), max(printed))

    def _tier(self, years: YearlyFigures) -> str:
        kind = self._kinds[years[max(years)].source]
        return "official" if kind in OFFICIAL_KINDS else _TIERS[kind]
