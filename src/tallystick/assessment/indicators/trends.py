"""Observed trends: where the figures of a commitment's indicators went. Never a verdict on a target."""

from decimal import Decimal
from itertools import combinations

from tallystick.assessment.indicators.model import Trend
from tallystick.assessment.indicators.series import SeriesKey, YearlyFigures, YearlySeries
from tallystick.base.quantities import EXACT, Percent, rounded
from tallystick.base.reasons import Count, Listing, Reason, Value, Year, msgid
from tallystick.register.indicators import CommitmentIndicator, Indicator
from tallystick.register.method import Method, TrendRule
from tallystick.register.model import Package

_HUNDRED = Decimal(100)
_REASONS = {
    ("improving", True): msgid(
        "From {first} to {last} the figures of {years} years rose by {change} a year (the median of all "
        "pairs), which is the better way."
    ),
    ("improving", False): msgid(
        "From {first} to {last} the figures of {years} years fell by {change} a year (the median of all "
        "pairs), which is the better way."
    ),
    ("worsening", True): msgid(
        "From {first} to {last} the figures of {years} years rose by {change} a year (the median of all "
        "pairs), which is the worse way."
    ),
    ("worsening", False): msgid(
        "From {first} to {last} the figures of {years} years fell by {change} a year (the median of all "
        "pairs), which is the worse way."
    ),
}
_LITTLE = msgid(
    "From {first} to {last} the figures of {years} years moved by {change} a year (the median of all "
    "pairs); less than {threshold} counts as no clear change."
)
_ABOUT_NOTHING = msgid(
    "From {first} to {last} the figures of {years} years lie about 0, so that no share can be given."
)
_TOO_FEW = msgid("A trend needs figures of {need} years; there are those of {list}.")


def observed_trends(package: Package, method: Method) -> tuple[Trend, ...]:
    """The trend of every series of every commitment's indicators, in the package's order.

    An indicator that measures a target of the commitment is left out: the target's verdict speaks of it. One
    without a direction has no better way. Areas and groups appear where they have years enough, the country
    also where it has too few. Nothing where the method has no rule for trends.
    """
    rule = method.trend
    if rule is None:
        return ()
    indicators = {one.id: one for one in package.indicators}
    country = package.descriptor.tallystick.plan.country
    measured = _measured(package)
    series = YearlySeries(package, method)
    return tuple(
        _trend(link, indicators[link.indicator], key, figures, rule)
        for link in package.commitment_indicators
        if (link.commitment, link.indicator) not in measured
        and indicators[link.indicator].direction is not None
        for key, figures in series.of(indicators[link.indicator])
        if len(figures) >= rule.years or (key.area, key.group) == (country, "")
    )


def theil_sen(points: dict[int, Decimal]) -> Decimal:
    """The median of the slopes between all pairs of years (Theil 1950, Sen 1968).

    Examples:
        >>> theil_sen({2020: Decimal(10), 2021: Decimal(12), 2023: Decimal(13)})
        Decimal('1')
    """
    return median(
        [
            _slope(EXACT.subtract(points[late], points[early]), late - early)
            for early, late in combinations(sorted(points), 2)
        ]
    )


def _slope(rise: Decimal, years: int) -> Decimal:
    return rise if years == 1 else EXACT.divide(rise, Decimal(years))


def median(values: list[Decimal]) -> Decimal:
    """The middle value, or the mean of the two in the middle.

    Examples:
        >>> median([Decimal(3), Decimal(1), Decimal(2)]), median([Decimal(1), Decimal(2)])
        (Decimal('2'), Decimal('1.5'))
    """
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return EXACT.divide(EXACT.add(ordered[half - 1], ordered[half]), Decimal(2))


def _measured(package: Package) -> set[tuple[str, str]]:
    commitments = {one.id: one.commitment for one in package.targets}
    return {
        (commitments[one.target], one.indicator) for one in package.target_indicators if one.role != "context"
    }


def _trend(
    link: CommitmentIndicator, indicator: Indicator, key: SeriesKey, series: YearlyFigures, rule: TrendRule
) -> Trend:
    points = {year: one.value for year, one in series.items()}
    enough = len(points) >= rule.years
    slope = theil_sen(points) if enough else None
    change = _share(slope, points) if slope is not None else None
    trend = "too_few_years" if slope is None else _judged(slope, change, indicator, rule)
    years = tuple(points)
    return Trend(
        commitment=link.commitment,
        indicator=link.indicator,
        area=key.area,
        group=key.group,
        issuing_body=key.issuing_body,
        vintage=key.vintage,
        trend=trend,
        direction=indicator.direction or "",
        years=years,
        first_value=points[years[0]],
        last_value=points[years[-1]],
        unit=indicator.unit,
        slope=None if slope is None else rounded(slope, 6),
        yearly_change=None if change is None else rounded(change, 2),
        figures=tuple(one.id for one in series.values()),
        sources=tuple(dict.fromkeys(one.source for one in series.values())),
        reason=_reason(trend, years, change, rule),
    )


def _share(slope: Decimal, points: dict[int, Decimal]) -> Decimal | None:
    """The slope in percent of the median figure; None where that is 0 and has no percent."""
    level = abs(median(list(points.values())))
    return EXACT.divide(EXACT.multiply(slope, _HUNDRED), level) if level else None


def _judged(slope: Decimal, change: Decimal | None, indicator: Indicator, rule: TrendRule) -> str:
    small = change is not None and abs(change) < Decimal(str(rule.threshold)) * _HUNDRED
    if slope == 0 or small:
        return "no_clear_change"
    return "improving" if (slope > 0) == (indicator.direction == "up") else "worsening"


def _reason(trend: str, years: tuple[int, ...], change: Decimal | None, rule: TrendRule) -> Reason:
    if trend == "too_few_years":
        return Reason(_TOO_FEW, list=Listing(tuple(map(Year, years)), ","), need=Count(rule.years))
    values: dict[str, Value] = {
        "first": Year(years[0]),
        "last": Year(years[-1]),
        "years": Count(len(years)),
    }
    if change is None:
        return Reason(_ABOUT_NOTHING, **values)
    size = Percent(abs(rounded(change, 2)))
    if trend == "no_clear_change":
        threshold = Percent(rounded(Decimal(str(rule.threshold)) * _HUNDRED, 2))
        return Reason(_LITTLE, **values, change=size, threshold=threshold)
    return Reason(_REASONS[trend, change > 0], **values, change=size)
