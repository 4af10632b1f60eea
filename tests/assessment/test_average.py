"""The mean of the years: of the first alone it is that year's figure, of several it speaks of all of them."""

from datetime import date
from decimal import Decimal

import pytest

from tallystick.assessment import assess
from tallystick.assessment.arithmetic.average import mean_of
from tallystick.assessment.compare import Span
from tallystick.assessment.reading import Reading
from tallystick.base.dates import Period
from tallystick.register.files import chosen_method
from tests.golden.cases import package_of


def told(figures: str) -> str:
    package = package_of("average <= 50 count down", figures)
    found = assess(package, chosen_method(package, "final"))
    one = next(one for one in found.verdicts if one.policy == "official")
    return f"{one.verdict} {one.observed} {one.period}"


@pytest.mark.parametrize(
    ("figures", "right"),
    [
        ("2021 40 stat", "last_figure_meets 40 2021"),
        ("2021 40 stat | 2022 60 stat", "last_figure_meets 50 2021/2022"),
        ("2021 40 stat | 2022 61 stat", "last_figure_falls_short 50.5 2021/2022"),
        ("2022 40 stat", "cannot_be_rated None "),  # the first year is missing
    ],
)
def test_before_the_last_year_it_is_the_mean_so_far(figures: str, right: str) -> None:
    assert told(figures) == right


def reading(year: int, value: str, low: str | None, high: str | None) -> Reading:
    possible = Span(None if low is None else Decimal(low), None if high is None else Decimal(high))
    period = Period.parse(str(year))
    return Reading(Decimal(value), possible, Decimal(0), period, f"{year}-06", date(year, 6, 30), ())


def test_a_mean_covers_all_its_years_and_ends_with_the_last() -> None:
    mean = mean_of([reading(2021, "1", "1", "3"), reading(2022, "4", "2", None)])
    assert (mean.value, mean.possible) == (Decimal("2.5"), Span(Decimal("1.5"), None))
    assert (mean.period.first, mean.period.last) == (date(2021, 1, 1), date(2022, 12, 31))
    assert (mean.as_of, mean.end) == ("2022-06", date(2022, 6, 30))
