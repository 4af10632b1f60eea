"""Counts by the first version of the rule: what settled before the end, and what may have grown since."""

from decimal import Decimal

import pytest

from tallystick.assessment import REGISTRY, assess
from tallystick.assessment.model import TargetVerdict
from tallystick.base.dates import Period
from tallystick.base.quantities import Observed
from tallystick.register.files import chosen_method
from tests.golden.cases import package_of

HUNDRED_MORE = "cumulative cumulative_at_least 100 count additional"
UNDECIDED = "2025 <150 stat since"  # up to 150 of 100: it may be enough, or not


def answer(promise: str, figures: str) -> TargetVerdict:
    package = package_of(promise, figures)
    found = assess(package, chosen_method(package, "final"), REGISTRY.named({}))
    return next(one for one in found.verdicts if one.policy == "official")


def told(figures: str) -> str:
    one = answer(HUNDRED_MORE, figures)
    return f"{one.verdict} {one.basis} {one.observed} {one.period}"


@pytest.mark.parametrize(
    ("figures", "right"),
    [
        ("2023 120 stat since", "met final 120 2023"),
        ("2022 110 stat since | 2023 120 stat since", "met final 120 2023"),  # the later of the two
        ("2022 110 stat since | 2023 90 stat since", "met final 110 2022"),  # 90 settles nothing
        ("2023 100 stat since", "met final 100 2023"),
        ("2023 99 stat since", "cannot_be_rated none None "),
        ("2023 >100 stat since", "met final 100 2023"),
        ("2023 <120 stat since", "cannot_be_rated none None "),
    ],
)
def test_where_the_last_figure_leaves_it_open_an_earlier_one_may_have_settled_it(
    figures: str, right: str
) -> None:
    assert told(f"{figures} | {UNDECIDED}") == right


def test_about_a_count_nothing_is_settled_before_the_end() -> None:
    """By this version more than about 100 is no longer about 100, so that 100 may still be undone."""
    one = answer("cumulative about 100 count additional", f"2023 100 stat since | {UNDECIDED}")
    assert (one.verdict, one.observed) == ("cannot_be_rated", None)


def test_a_settled_count_needs_no_exactness_of_what_came_after() -> None:
    assert "only an upper bound" in answer(HUNDRED_MORE, UNDECIDED).reason.text


@pytest.mark.parametrize("unit", ["count", "percent"])
def test_an_unfinished_count_is_told_in_the_targets_unit(unit: str) -> None:
    reason = answer(
        f"cumulative cumulative_at_least 100 {unit} additional", f"2023 40 stat since unit={unit}"
    ).reason
    assert dict(reason.values) == {"observed": Observed(Decimal(40), unit), "until": Period.parse("2023")}


def test_a_count_of_a_day_is_told_with_that_day() -> None:
    reason = answer(HUNDRED_MORE, "2023@2023-06-30 40 stat since").reason
    assert "(2023-06-30)" in reason.text
