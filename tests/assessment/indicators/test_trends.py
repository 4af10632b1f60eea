"""Observed trends by the first version of the rule, by hand in tests/golden/expected_isle_trends.csv.

The suicide rate has 10.0, 9.8, 9.0, 9.4 in 2020 to 2023. The slopes of its six pairs are -0.2, -0.5, -0.2,
-0.8, -0.2 and 0.4; their median is -0.2, the median figure 9.6, and -0.2 of 9.6 is -2.08 %: less, which is
better. Literacy has 90.0, 90.5, 90.4: slopes 0.5, 0.2, -0.1, median 0.2, and 0.2 of 90.4 is 0.22 %: below the
threshold of 1 %. Cases took 100, 110 and 130 days in 2020, 2022 and 2024: slopes 5, 7.5 (over four years) and
10; their median is 7.5, and of 110 that is 6.82 %. PM2.5 has 99, 100, 101: 1 % of 100 is not less than the
threshold. A gap of -1, 0, 1 has no share of its median, which is 0.
"""

import csv
import datetime
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tallystick.assessment import REGISTRY, assess
from tallystick.assessment.indicators.model import Trend
from tallystick.assessment.indicators.trends import observed_trends, theil_sen
from tallystick.assessment.record import verdict_tables
from tallystick.base.dates import PartialDate, Period
from tallystick.register import Method, Package, load_package
from tallystick.register.files import chosen_method
from tallystick.register.model import Observation
from tests.register.packages import GOLDEN

ISLE = load_package(str(GOLDEN.parent / "isle"))
METHOD = chosen_method(ISLE, None)
EXPECTED = Path(__file__).parents[2] / "golden" / "expected_isle_trends.csv"
FIRST = "O001"


def suicide(package: Package, method: Method = METHOD) -> Trend:
    """The country's trend by its statistical office."""
    rows = [one for one in observed_trends(package, method) if one.indicator == "health.suicide"]
    return next(one for one in rows if (one.area, one.issuing_body) == ("QY", "Isle Statistics"))


def with_first(**changes: object) -> Package:
    """The isle with another first figure, of 2020."""
    rows = tuple(replace(one, **changes) if one.id == FIRST else one for one in ISLE.observations)  # type: ignore[arg-type]
    return replace(ISLE, observations=rows)


def test_every_trend_is_as_worked_out_by_hand() -> None:
    with EXPECTED.open(encoding="utf-8", newline="") as lines:
        expected = list(csv.DictReader(lines, strict=True))
    first = assess(ISLE, METHOD, REGISTRY.named({}))
    table = verdict_tables(ISLE, first)["trends.csv"].decode()
    found = [{name: row[name] for name in expected[0]} for row in csv.DictReader(table.splitlines())]
    assert found == expected


def test_the_median_of_the_slopes_is_not_moved_by_one_wild_figure() -> None:
    points = {year: Decimal(10 + year - 2020) for year in range(2020, 2026)}
    assert theil_sen(points) == 1
    assert theil_sen(points | {2023: Decimal(500)}) == 1


def test_a_statistic_goes_before_a_claim_of_the_same_body_and_year() -> None:
    assert "O005" not in suicide(ISLE).figures
    assert suicide(ISLE).figures == ("O001", "O002", "O003", "O004")


@pytest.mark.parametrize(
    "changes",
    [
        {"source": "isle-late"},
        {"source": "isle-press"},
        {"restated": True},
        {"qualifier": "at_least"},
        {"unit": "percent"},
        {"accumulation": "since_start"},
        {"period": Period.parse("2019")},
        {"period": Period.parse("2020-01/2020-06")},
        {"period": Period.parse("2019/2020")},
        {"as_of": PartialDate.parse("2020-06-30")},
    ],
    ids=lambda changes: f"{next(iter(changes))} {next(iter(changes.values()))}",
)
def test_a_figure_that_may_not_be_joined_is_left_out(changes: dict[str, object]) -> None:
    assert suicide(with_first(**changes)).years == (2021, 2022, 2023)


def test_a_figure_after_the_day_that_is_judged_is_left_out() -> None:
    earlier = METHOD.model_copy(update={"judged_to": datetime.date(2022, 12, 31)})
    assert suicide(ISLE, earlier).years == (2020, 2021, 2022)


def test_the_measure_of_a_target_has_a_verdict_and_no_trend() -> None:
    assert [one for one in observed_trends(ISLE, METHOD) if one.commitment == "A.3"] == []
    verdict = next(one for one in assess(ISLE, METHOD).verdicts if one.policy == "default")
    assert (verdict.target, verdict.verdict) == ("A.3.t1", "met")


def test_an_indicator_without_a_direction_has_no_trend() -> None:
    assert "scrutiny.review_correction_rate" not in {one.indicator for one in observed_trends(ISLE, METHOD)}


def test_trends_move_no_answer() -> None:
    without = replace(ISLE, commitment_indicators=())
    assert assess(ISLE, METHOD).commitments == assess(without, METHOD).commitments
    assert assess(ISLE, METHOD).verdicts == assess(without, METHOD).verdicts
    enjoyed = {one.verdict for one in assess(ISLE, METHOD).commitments if one.question == "right_enjoyed"}
    assert enjoyed == {"not_yet_coded"}


def test_without_a_rule_in_the_method_there_is_no_trend() -> None:
    assert observed_trends(ISLE, METHOD.model_copy(update={"trend": None})) == ()


def test_the_threshold_and_the_years_are_the_methods() -> None:
    assert METHOD.trend is not None
    strict = METHOD.trend.model_copy(update={"threshold": 0.03})
    assert suicide(ISLE, METHOD.model_copy(update={"trend": strict})).trend == "no_clear_change"
    long = METHOD.trend.model_copy(update={"years": 5})
    assert suicide(ISLE, METHOD.model_copy(update={"trend": long})).trend == "too_few_years"


def test_figures_that_stay_show_no_clear_change() -> None:
    def same(one: Observation) -> Observation:
        return replace(one, value=Decimal(0))

    still = replace(ISLE, observations=tuple(same(one) for one in ISLE.observations))
    assert suicide(still).trend == "no_clear_change"
    assert "lie about 0" in suicide(still).reason.text


def test_each_reason_says_the_years_and_the_size() -> None:
    assert suicide(ISLE).reason.text == (
        "From 2020 to 2023 the figures of 4 years fell by 2.08 % a year (the median of all pairs), which is "
        "the better way."
    )
