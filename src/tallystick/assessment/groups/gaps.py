"""The gap of each group to the average: its figure by everybody's, now and when the plan began."""

import dataclasses
from collections.abc import Iterator
from decimal import Decimal

from tallystick.assessment.edge import printed_half
from tallystick.assessment.groups.model import NARROWER, NO_CLEAR_CHANGE, WIDER, GapRatio, GroupGap
from tallystick.assessment.indicators.series import SeriesKey, YearlyFigures, YearlySeries
from tallystick.base.dates import Period
from tallystick.base.quantities import EXACT, rounded
from tallystick.register.indicators import Indicator
from tallystick.register.method import Method
from tallystick.register.model import Observation, Package
from tallystick.register.totals import is_total

_PLACES = 4


def group_gaps(package: Package, method: Method) -> tuple[GroupGap, ...]:
    """The gaps of all groups with figures of the whole country, by indicator and group.

    A group is held against everybody by figures of one year, one issuing body and one vintage only; where
    the average is not above 0 or the group's figure lies below it, a ratio means nothing and is not given.
    """
    plan = Period.parse(package.descriptor.tallystick.plan.period)
    country = package.descriptor.tallystick.plan.country
    series = YearlySeries(package, method)
    return tuple(
        gap
        for indicator in package.indicators
        for gap in _of(indicator, series, country, plan.first.year - 1)
    )


def group_gaps_2(package: Package, method: Method) -> tuple[GroupGap, ...]:
    """The gaps of version 1 but those of totals, where a group's figure is a part of everybody's.

    Whether a gap became narrower is asked of how far both ratios can lie from 1, on whichever side.
    """
    totals = {one.id for one in package.indicators if is_total(one)}
    return tuple(
        one if one.base is None else dataclasses.replace(one, change=_change_2(one.base, one.now))
        for one in group_gaps(package, method)
        if one.indicator not in totals
    )


def _of(indicator: Indicator, series: YearlySeries, country: str, base: int) -> Iterator[GroupGap]:
    groups = sorted({group for area, group in series.places(indicator) if area == country and group})
    if not groups:
        return
    average = {_whose(key): figures for key, figures in series.at(indicator, (country, ""))}
    for group in groups:
        for key, figures in series.at(indicator, (country, group)):
            ratios = _ratios(figures, average.get(_whose(key), {}))
            if ratios:
                yield _gap(indicator, key, ratios, base)


def _whose(key: SeriesKey) -> tuple[str, str]:
    return key.issuing_body, key.vintage


def _ratios(group: YearlyFigures, average: YearlyFigures) -> dict[int, GapRatio]:
    found = ((year, _ratio(year, group[year], average[year])) for year in group if year in average)
    return {year: one for year, one in found if one is not None}


def _ratio(year: int, group: Observation, average: Observation) -> GapRatio | None:
    if average.value <= 0 or group.value < 0:
        return None
    low, high = _interval(group, average)
    ratio = rounded(EXACT.divide(group.value, average.value), _PLACES)
    return GapRatio(year, group.value, average.value, ratio, low, high, (group.id, average.id))


def _interval(group: Observation, average: Observation) -> tuple[Decimal | None, Decimal | None]:
    """What the ratio can be, given what both figures can be rounded from."""
    reach, of_average = printed_half(group), printed_half(average)
    if reach is None or of_average is None or average.value <= of_average:
        return None, None
    low = EXACT.divide(max(group.value - reach, Decimal(0)), average.value + of_average)
    high = EXACT.divide(group.value + reach, average.value - of_average)
    return rounded(low, _PLACES), rounded(high, _PLACES)


def _gap(indicator: Indicator, key: SeriesKey, ratios: dict[int, GapRatio], base: int) -> GroupGap:
    now = ratios[max(ratios)]
    first = ratios[base if base in ratios else min(ratios)]
    then = first if first.year < now.year else None
    worse = None
    if indicator.direction is not None:
        worse = now.ratio < 1 if indicator.direction == "up" else now.ratio > 1
    return GroupGap(
        indicator=indicator.id,
        group=key.group,
        issuing_body=key.issuing_body,
        vintage=key.vintage,
        unit=indicator.unit,
        worse=worse,
        now=now,
        base=then,
        change="" if then is None else _change(then, now),
    )


def _change(then: GapRatio, now: GapRatio) -> str:
    """Whether the ratio came nearer to 1; nothing is clear where what the two can be overlaps."""
    before, after = abs(then.ratio - 1), abs(now.ratio - 1)
    ends = (then.low, then.high, now.low, now.high)
    known = [one for one in ends if one is not None]
    if len(known) == len(ends) and known[0] <= known[3] and known[2] <= known[1]:
        return NO_CLEAR_CHANGE
    if before == after:
        return NO_CLEAR_CHANGE
    return NARROWER if after < before else WIDER


def _change_2(then: GapRatio, now: GapRatio) -> str:
    """Whether the ratio came nearer to 1; nothing is clear where both can be as far from it."""
    before, after = _distance(then), _distance(now)
    if before is not None and after is not None and before[0] <= after[1] and after[0] <= before[1]:
        return NO_CLEAR_CHANGE
    apart = abs(then.ratio - 1), abs(now.ratio - 1)
    if apart[0] == apart[1]:
        return NO_CLEAR_CHANGE
    return NARROWER if apart[1] < apart[0] else WIDER


def _distance(one: GapRatio) -> tuple[Decimal, Decimal] | None:
    """How near to 1 and how far from it a ratio can be; None where its interval is not known."""
    if one.low is None or one.high is None:
        return None
    ends = sorted((abs(one.low - 1), abs(one.high - 1)))
    return (Decimal(0) if one.low <= 1 <= one.high else ends[0]), ends[1]
