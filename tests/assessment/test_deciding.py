"""Where nothing puts figures of one year in order, all that they can mean is kept and the worst shown."""

import pytest

from tallystick.assessment import assess
from tallystick.assessment.model import TargetVerdict
from tallystick.register.files import chosen_method
from tests.golden.cases import package_of

REST = " | 2022 20 stat{0} | 2023 20 stat{0} | 2024 20 stat{0} | 2025 20 stat{0}"


def answer(promise: str, figures: str) -> TargetVerdict:
    package = package_of(promise, figures)
    found = assess(package, chosen_method(package, "final"))
    return next(one for one in found.verdicts if one.policy == "official")


def told(promise: str, figures: str) -> str:
    one = answer(promise, figures)
    return f"{one.verdict} {one.observed}"


# 30 or 40 in 2021 and 4 x 20 after it: 110 or 120.
@pytest.mark.parametrize(
    ("value", "right"),
    [(110, "met 110"), (111, "cannot_be_rated None"), (120, "cannot_be_rated None"), (121, "not_met 110")],
)
@pytest.mark.parametrize(
    "figures", ["2021 30 stat year | 2021 40 stat year", "2021 40 stat year | 2021 30 stat year"]
)
def test_of_two_counts_of_a_year_the_sum_keeps_both_and_shows_the_lower(
    figures: str, value: int, right: str
) -> None:
    promise = f"cumulative cumulative_at_least {value} count additional"
    assert told(promise, figures + REST.format(" year")) == right


# At least 50 in 2021, and at least 60: the mean of five years is 130 / 5 = 26 at least.
@pytest.mark.parametrize(
    ("promise", "right"),
    [
        ("average >= 26 count up", "met 26"),
        ("average >= 27 count up", "cannot_be_rated None"),
        ("average <= 1000 count down", "cannot_be_rated None"),  # nothing bounds it above
        ("average < 26 count down", "not_met 28"),  # 140 / 5: the one that stands worse is shown
    ],
)
def test_of_two_lower_bounds_the_lower_holds_and_there_is_no_upper_one(promise: str, right: str) -> None:
    assert told(promise, "2021 >50 stat | 2021 >60 stat" + REST.format("")) == right


# At most 50 in 2021, or at most 60: the mean is at most 140 / 5 = 28.
@pytest.mark.parametrize(
    ("promise", "right"),
    [("average <= 28 count down", "met 28"), ("average <= 27 count down", "cannot_be_rated None")],
)
def test_of_two_upper_bounds_the_higher_holds(promise: str, right: str) -> None:
    assert told(promise, "2021 <50 stat | 2021 <60 stat" + REST.format("")) == right


def test_a_lower_and_an_upper_bound_leave_both_ends_open() -> None:
    figures = "2021 >50 stat | 2021 <60 stat" + REST.format("")
    assert told("average <= 1000 count down", figures) == "cannot_be_rated None"


def test_the_latest_day_is_looked_for_in_the_latest_period() -> None:
    """Half of 2025 ends after March; the whole of it, though counted in March, ends last."""
    figures = "2025-01/2025-06 79 stat % | 2025@2025-03-31 81 stat % | 2025@2025-02 60 stat %"
    assert told("level >= 80 percent up", figures) == "met 81"


# What is known of a year's end goes before what is known of its June, whoever says so and however exactly.
# Base 2020: 100 at its end, 200 in June; 85 in 2025 is -15 % of the one and -57.5 % of the other.
@pytest.mark.parametrize("late", ["2020 100 claim bare by=A", "2020 ~100 claim bare r=0.1 by=A"])
@pytest.mark.parametrize("early", ["2020-06 200 stat bare by=A", "2020@2020-06 200 stat bare by=A"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_base_is_that_of_the_latest_day_of_its_year(late: str, early: str, turned: bool) -> None:
    figures = [early, late] if turned else [late, early]
    figures.append("2025 85 stat bare by=A")
    assert told("change decrease_by 20 percent", " | ".join(figures)) == "not_met -15"


# 2021: 30 by its end by a claim, 60 by October by a statistic; with 4 x 20 that is 110, not 140.
@pytest.mark.parametrize(("value", "right"), [(110, "met 110"), (111, "not_met 110")])
@pytest.mark.parametrize(
    "figures",
    ["2021 30 claim year | 2021@2021-10 60 stat year", "2021@2021-10 60 stat year | 2021 30 claim year"],
)
def test_of_two_counts_of_a_year_the_sum_takes_that_of_the_later_day(
    figures: str, value: int, right: str
) -> None:
    promise = f"cumulative cumulative_at_least {value} count additional"
    assert told(promise, figures + REST.format(" year")) == right


# The mean of 30 and 4 x 20 is 22, with the 60 of October it would be 28.
@pytest.mark.parametrize(("value", "right"), [(22, "met 22"), (23, "not_met 22")])
def test_of_two_figures_of_a_year_the_mean_takes_that_of_the_later_day(value: int, right: str) -> None:
    figures = "2021 30 claim | 2021@2021-10 60 stat" + REST.format("")
    assert told(f"average >= {value} count up", figures) == right
