"""Counts by the second version of the rule: what an earlier one settled, and what contradicts it."""

import pytest

from tallystick.assessment import assess
from tallystick.assessment.model import TargetVerdict
from tallystick.register.files import chosen_method
from tests.golden.cases import package_of

UNDECIDED = "2025 <150 stat since"  # up to 150 of 100: it may be enough, or not


def answer(figures: str) -> TargetVerdict:
    package = package_of("cumulative cumulative_at_least 100 count additional", figures)
    found = assess(package, chosen_method(package, "final"))
    return next(one for one in found.verdicts if one.policy == "official")


@pytest.mark.parametrize(
    ("figures", "right"),
    [
        ("2023 120 stat since", "met 120 2023"),
        ("2022 110 stat since | 2023 120 stat since", "met 120 2023"),  # the latest of them
        ("2023 120 stat since | 2023 90 claim since", "cannot_be_rated None "),  # of the same day
        ("2022 90 stat since | 2023 120 stat since", "met 120 2023"),  # of an earlier one
        ("2023 120 stat since | 2024 90 claim since", "cannot_be_rated None "),
        ("2023 120 stat since | 2024 <119 stat since", "cannot_be_rated None "),  # surely lower
        ("2023 120 stat since | 2024 <120 stat since", "met 120 2023"),  # it may be the same
        ("2023 120 stat since | 2020 10 stat stock | 2024 60 stat stock", "cannot_be_rated None "),  # 50 more
        ("2023 120 stat since | 2020 10 stat stock | 2023 60 stat stock", "met 120 2023"),  # of the same day
        ("2024 120 stat since | 2020 10 stat stock | 2023 60 stat stock", "met 120 2024"),  # of an earlier one
        ("2023 120 stat since | 2020 10 stat stock | 2024 110 stat stock", "met 120 2023"),  # 100 more: holds
        ("2023 120 stat since | 2020 10 stat stock | 2024 <120 stat stock", "met 120 2023"),  # open
        ("2020 10 stat stock | 2023 120 stat stock", "cannot_be_rated None "),  # and settles nothing
    ],
)
def test_an_earlier_count_answers_where_nothing_contradicts_it(figures: str, right: str) -> None:
    one = answer(f"{figures} | {UNDECIDED}")
    assert f"{one.verdict} {one.observed} {one.period}" == right


def test_of_two_that_leave_it_open_the_count_since_the_start_says_why() -> None:
    """The year's count is exact, and with four years missing a lower bound."""
    reason = answer(f"{UNDECIDED} | 2025 20 stat year").reason.text
    assert reason == "The latest figure (2025) is only an upper bound, which leaves it open."


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        ("2020 100 stat stock restated | 2025 210 stat stock", "The base of 2020 has been replaced"),
        ("2020 ~1 stat stock r=2 | 2025 210 stat stock", "The base of 2020 may be below 0"),
        ("2020 -1 stat stock | 2025 210 stat stock", "The base of 2020 may be below 0"),
        ("2020 100 stat stock bare restated | 2025 210 stat stock bare", "none in the plan's own definition"),
        ("2020 100 stat stock | 2025 210 stat stock on=2027", "published after the day"),
        ("2019 90 stat stock | 2020 100 stat stock", "from before the plan"),
        ("2025 210 stat since on=2027", "published after the day"),
        ("2020 100 stat stock by=A | 2025 210 stat stock by=B", "no body does so here"),
        ("2025 210 stat", "No figure counts what was reached since the plan began."),
    ],
)
def test_why_a_stock_says_nothing_of_what_was_added(figures: str, why: str) -> None:
    one = answer(figures)
    assert one.verdict == "cannot_be_rated"
    assert why in one.reason.text


@pytest.mark.parametrize(
    ("figures", "right"),
    [
        ("2020 0 stat stock | 2025 100 stat stock", "met 100"),  # a hundred more than none
        ("2020 0 stat stock | 2025 99 stat stock", "not_met 99"),
        ("2020 ~1 stat stock r=1 | 2025 102 stat stock", "met 101"),  # 100 to 102 more
        ("2020 ~1 stat stock r=1 | 2025 101 stat stock", "cannot_be_rated None"),  # 99 to 101
        ("2020 <5 stat stock | 2025 105 stat stock", "met 100"),  # at least 100
        ("2020 90 stat stock bare restated | 2021 10 stat stock | 2025 110 stat stock", "met 100"),
    ],
)
def test_so_many_more_than_none_is_so_many(figures: str, right: str) -> None:
    one = answer(figures)
    assert f"{one.verdict} {one.observed}" == right
