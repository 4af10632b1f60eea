"""The group and the area that are furthest behind, beside the average."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from tallystick.assessment.indicators.series import SeriesKey, YearlyFigures
from tallystick.register.indicators import Indicator
from tallystick.register.totals import is_total, may_be_total


class VoicedSeries(NamedTuple):
    """A series as it is shown: whose, its years from the base on and before it."""

    key: SeriesKey
    voice: str
    inside: YearlyFigures
    before: YearlyFigures


@dataclass(frozen=True, slots=True)
class Furthest:
    """Who is furthest behind in the last year of the country's figures; empty where nothing is known.

    Attributes:
        group: the group of people.
        group_value: its figure.
        area: the part of the country.
        area_value: its figure.
    """

    group: str = ""
    group_value: Decimal | None = None
    area: str = ""
    area_value: Decimal | None = None


#: Who is furthest behind beside each series of the country: of an indicator, the country, and its series.
FurthestBehind = Callable[[Indicator, str, Iterable[VoicedSeries]], dict[SeriesKey, Furthest]]
#: Where nobody is known to be behind.
NOBODY = Furthest()


def furthest_behind(
    indicator: Indicator, country: str, shown: Iterable[VoicedSeries]
) -> dict[SeriesKey, Furthest]:
    """For each series of the country, who was furthest behind in its last year, by the same voice.

    Only who stands worse than the country itself is behind.
    """
    everything = list(shown)
    found: dict[SeriesKey, Furthest] = {}
    for one in everything:
        if (one.key.area, one.key.group) != (country, ""):
            continue
        year = max(one.inside)
        beside = [
            (other.key, other.inside[year].value)
            for other in everything
            if other.voice == one.voice
            and year in other.inside
            and _worse(indicator, other.inside[year].value, one.inside[year].value)
        ]
        group = _worst(indicator, ((key.group, value) for key, value in beside if key.area == country))
        area = _worst(indicator, ((key.area, value) for key, value in beside if not key.group), but=country)
        found[one.key] = Furthest(*group, *area)
    return found


def furthest_behind_2(
    indicator: Indicator, country: str, shown: Iterable[VoicedSeries]
) -> dict[SeriesKey, Furthest]:
    """The same where a part can stand behind the whole: of totals nobody does, for each part has less.

    Of an amount that may be a total or an average, somebody must have more than the country has.
    """
    everything = list(shown)
    if is_total(indicator):
        return {}
    found = furthest_behind(indicator, country, everything)
    if not may_be_total(indicator):
        return found
    return {
        one.key: found[one.key]
        for one in everything
        if one.key in found and _is_passed(one, everything, max(one.inside))
    }


def _is_passed(whole: VoicedSeries, everything: Iterable[VoicedSeries], year: int) -> bool:
    """Whether a part has more than the whole in a year."""
    return any(
        other.voice == whole.voice
        and year in other.inside
        and other.inside[year].value > whole.inside[year].value
        for other in everything
    )


def _worse(indicator: Indicator, value: Decimal, average: Decimal) -> bool:
    return value < average if indicator.direction == "up" else value > average


def _worst(
    indicator: Indicator, figures: Iterator[tuple[str, Decimal]], but: str = ""
) -> tuple[str, Decimal | None]:
    """The name with the worst figure, the first by name among equals."""
    named = sorted((name, value) for name, value in figures if name != but)
    if not named:
        return "", None
    up = indicator.direction == "up"
    return min(named, key=lambda pair: pair[1]) if up else max(named, key=lambda pair: pair[1])
