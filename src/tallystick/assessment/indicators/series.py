"""The figures that may be joined to a trend: one indicator, area, group, issuing body and vintage."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.base.dates import EARLIEST_YEAR, Period
from tallystick.base.identifiers import natural_key
from tallystick.register.figures import AreaGroup, figures_of
from tallystick.register.indicators import Indicator
from tallystick.register.method import Method
from tallystick.register.model import Observation, Package, Source

_EXACTNESS = {"exact": 0, "approximate": 1}
#: Kinds of source that never make a series: they repeat others, or were filed and not published.
_NO_SERIES = frozenset({"media", "submission"})


@dataclass(frozen=True, slots=True, order=True)
class SeriesKey:
    """What the figures of a series have in common."""

    indicator: str
    area: str
    group: str
    issuing_body: str
    vintage: str


YearlyFigures = Mapping[int, Observation]


class YearlySeries:
    """The series of each indicator of a package: for each its years and the one figure of each.

    A figure counts when its source was known in time and its own body has not replaced it, when it is exact
    or approximate and in the indicator's unit, speaks of one whole calendar year from the last before the
    plan to the last that is judged, and does not grow by itself as a count since the start does.
    """

    def __init__(self, package: Package, method: Method, *, earlier: bool = False) -> None:
        """Open the figures of the package; ``earlier``: those of long before the plan too."""
        plan = Period.parse(package.descriptor.tallystick.plan.period)
        self._method = method
        self._years = range(EARLIEST_YEAR if earlier else plan.first.year - 1, method.judged_to.year + 1)
        self._sources = {one.id: one for one in package.sources}
        self._figures = figures_of(package.observations)

    def of(self, indicator: Indicator) -> Iterator[tuple[SeriesKey, YearlyFigures]]:
        """The series of an indicator, sorted."""
        for place, held in self._figures.by_place([indicator.id]):
            yield from self._joined(indicator, place, held[indicator.id])

    def at(self, indicator: Indicator, place: AreaGroup) -> Iterator[tuple[SeriesKey, YearlyFigures]]:
        """The series of an indicator for one area and group, sorted."""
        yield from self._joined(indicator, place, self._figures.at(indicator.id, place))

    def places(self, indicator: Indicator) -> Collection[AreaGroup]:
        """The areas and groups for which an indicator has a figure."""
        return self._figures.places(indicator.id)

    def _joined(
        self, indicator: Indicator, place: AreaGroup, figures: Iterable[Observation]
    ) -> Iterator[tuple[SeriesKey, YearlyFigures]]:
        found: dict[tuple[str, str], dict[int, list[Observation]]] = {}
        for one in figures:
            source = self._sources[one.source]
            year = one.period.first.year
            if year in self._years and _counts(one, source, indicator, self._method):
                voiced = source.issuing_body, one.vintage or ""
                found.setdefault(voiced, {}).setdefault(year, []).append(one)
        for voiced in sorted(found):
            yield SeriesKey(indicator.id, *place, *voiced), _one_a_year(found[voiced], self._sources)


def _counts(one: Observation, source: Source, indicator: Indicator, method: Method) -> bool:
    published_in_time = source.date is not None and source.date.last <= method.known_by
    return (
        published_in_time
        and source.kind not in _NO_SERIES
        and not one.restated
        and one.qualifier in _EXACTNESS
        and one.unit == indicator.unit
        and one.accumulation != "since_start"
        and _is_whole_year(one, method.judged_to)
    )


def _is_whole_year(one: Observation, judged_to: date) -> bool:
    first, last = one.period.first, one.period.last
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
    return whole and last <= judged_to and (one.as_of is None or one.as_of.last >= last)


def _one_a_year(years: Mapping[int, Sequence[Observation]], sources: Mapping[str, Source]) -> YearlyFigures:
    return {year: _first(years[year], sources) for year in sorted(years)}


def _first(figures: Sequence[Observation], sources: Mapping[str, Source]) -> Observation:
    """The one figure of a year, of at least one."""
    if len(figures) == 1:
        return figures[0]
    return min(figures, key=lambda one: _order(one, sources[one.source]))


def _order(one: Observation, source: Source) -> tuple[object, ...]:
    """Statistics before claims, exact before approximate, the latest publication first."""
    published = source.date.last.toordinal() if source.date else 0
    return source.kind != "official_statistic", _EXACTNESS[one.qualifier], -published, natural_key(one.id)
