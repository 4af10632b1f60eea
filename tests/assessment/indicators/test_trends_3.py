"""Who is furthest behind, third version: nobody whose figure is a part of the country's own."""

import dataclasses
from decimal import Decimal

import pytest

from tests.assessment.indicators.test_trends_2 import judged, package, series, years


@pytest.mark.parametrize(
    ("unit", "denominator", "others", "behind"),
    [
        ("persons", None, ("40",), ""),  # a part of all nurses is no fewer nurses than there should be
        ("persons", "every thousand inhabitants", ("40",), "women"),
        ("yuan", None, ("40",), ""),  # the product of a province, or an income: nothing tells
        ("yuan", None, ("40", "95"), "women"),  # no part is more than the whole, so it is an average
        ("percent", None, ("40",), "women"),
        ("years", None, ("40",), "women"),
    ],
)
def test_of_a_total_no_part_is_behind(
    unit: str, denominator: str | None, others: tuple[str, ...], behind: str
) -> None:
    found = package(series(years("80", "81", "82")), unit=unit, denominator=denominator)
    last = found.observations[-1]
    parts = [
        dataclasses.replace(last, id=f"g{place}", value=Decimal(value), group=("women", "men")[place])
        for place, value in enumerate(others)
    ]
    figures = tuple(dataclasses.replace(one, unit=unit) for one in (*found.observations, *parts))
    (one,) = judged(dataclasses.replace(found, observations=figures)).trends
    assert one.furthest_group == behind
