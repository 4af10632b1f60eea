"""The check of each indicator: specific, measurable, relevant, sourced, dated, each by a stated rule."""

from collections import defaultdict

from tallystick.assessment.indicators.model import IndicatorQuality
from tallystick.base.dates import Period
from tallystick.register.figures import figures_of
from tallystick.register.indicators import CommitmentIndicator, Indicator
from tallystick.register.method import Method
from tallystick.register.model import Package

#: A definition with fewer words leaves open who or what is counted.
FEWEST_WORDS = 12
#: Units of a ratio, which says little without both its parts.
RATIOS = frozenset({"percent", "per_1000", "per_10000", "per_100000", "per_million"})


def indicator_quality(package: Package, method: Method) -> tuple[IndicatorQuality, ...]:
    """The five checks of every indicator that serves a commitment, in the package's order."""
    links: dict[str, list[CommitmentIndicator]] = defaultdict(list)
    for one in package.commitment_indicators:
        links[one.indicator].append(one)
    latest = _latest_years(package, method)
    begins = Period.parse(package.descriptor.tallystick.plan.period).first.year
    return tuple(
        IndicatorQuality(
            indicator=one.id,
            specific=_specific(one),
            measurable=one.frequency is not None and (one.direction is not None or one.unit == "date"),
            relevant=any(link.answers != "context" for link in links[one.id]),
            sourced=_sourced(links[one.id]),
            dated=latest.get(one.id, 0) >= begins,
        )
        for one in package.indicators
        if one.id in links
    )


def _specific(one: Indicator) -> bool:
    whole = one.unit not in RATIOS or (one.numerator is not None and one.denominator is not None)
    return whole and len(one.definition.split()) >= FEWEST_WORDS


def _sourced(links: list[CommitmentIndicator]) -> bool:
    return any(link.availability == "published" for link in links)


def _latest_years(package: Package, method: Method) -> dict[str, int]:
    """The latest year, not after the last that is judged, for which a value was read."""
    years: dict[str, int] = {}
    for one in package.commitment_indicators:
        if one.latest_year is not None and one.availability == "published":
            years[one.indicator] = max(years.get(one.indicator, 0), one.latest_year)
    figures = figures_of(package.observations)
    for indicator in package.indicators:
        ended = [one.last.year for one in figures.periods(indicator.id) if one.last <= method.judged_to]
        if ended:
            years[indicator.id] = max(years.get(indicator.id, 0), *ended)
    return years
